"""Matrix products of a spaCy pipeline by NumPy's own library, on one core.

thinc multiplies by BLIS, which knows few processors; the library that NumPy ships with (OpenBLAS, Accelerate) knows
more, and half of a small pipeline's time are matrix products. Left alone it would take every core for tables too small
to gain by it, beside other workers that want them.
"""

from contextlib import AbstractContextManager
from functools import cache

from spacy.language import Language
from thinc.api import Model, NumpyOps
from threadpoolctl import ThreadpoolController


def multiply_by_numpy(nlp: Language) -> None:
    """Let the models of a pipeline that run on the processor multiply by NumPy; those on a GPU stay as they are."""
    by_numpy = NumpyOps(use_blis=False)
    for _, pipe in nlp.pipeline:
        model = getattr(pipe, "model", None)
        for node in model.walk() if isinstance(model, Model) else ():
            if type(node.ops) is NumpyOps:
                node.ops = by_numpy


def on_one_core() -> AbstractContextManager[object]:
    """Return a context in which matrix products of this process take one core."""
    lent: AbstractContextManager[object] = _controller().limit(limits=1, user_api="blas")
    return lent


@cache
def _controller() -> ThreadpoolController:
    return ThreadpoolController()
