"""Matrix products by NumPy on one core."""

import spacy
from spacy.language import Language
from thinc.api import NumpyOps
from threadpoolctl import threadpool_info

from kg.annotate.matrices import on_one_core
from kg.annotate.pipeline import load_pipeline
from kg.config import DEFAULT_MODEL

TEXT = "Ministers of Chad and Niger met in Zinder on Friday, an aide to Idriss Oumarou said. They agreed on little."


def _cores() -> set[int]:
    return {library["num_threads"] for library in threadpool_info() if library["user_api"] == "blas"}


def test_every_model_of_the_pipeline_multiplies_by_numpy(nlp: Language):
    """No model of a loaded pipeline goes on multiplying by BLIS."""
    ops = [node.ops for name in ("tagger", "parser", "ner") for node in nlp.get_pipe(name).model.walk()]
    assert ops
    assert not any(isinstance(one, NumpyOps) and one.use_blis for one in ops)


def test_products_stay_the_same():
    """Tags, heads, labels and names of a text are those that the pipeline gives with its own products."""
    ours, own = load_pipeline(DEFAULT_MODEL)(TEXT), spacy.load(DEFAULT_MODEL)(TEXT)
    read = [[(t.tag_, t.dep_, t.head.i, t.ent_type_) for t in doc] for doc in (ours, own)]
    assert read[0] == read[1]


def test_one_core_is_lent_and_given_back():
    """Inside, NumPy's products take one core; behind it as many as before, an error between or not."""
    before = _cores()
    try:
        with on_one_core():
            assert _cores() == {1}
            raise KeyError
    except KeyError:
        assert _cores() == before
