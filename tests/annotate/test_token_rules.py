"""The remembering twins of spaCy's token rules set exactly what the originals set."""

from typing import Any

import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.pipeline import AttributeRuler

from kg.annotate.token_rules import quicken

SET: list[int | str] = ["TAG", "POS", "MORPH", "LEMMA", "DEP"]
WORDS = st.lists(
    st.sampled_from(
        "The it there 's is are was gets got him her Reuters  \n 12 % $ ( ' ” – to be been have had not n't who that "
        "US envoys met said saying best better men children, went leaving left U.N. al-Masirah".split(" ")
    ),
    max_size=25,
).map(" ".join)


def test_same_as_the_originals(nlp: Language) -> None:
    """The ruler and the lemmatizer that stand switched off in the pipeline would have set the same, text by text."""
    ruler, lemmatizer = nlp.get_pipe("attribute_ruler"), nlp.get_pipe("lemmatizer")
    assert {"attribute_ruler", "lemmatizer"} <= set(nlp.disabled)

    @settings(max_examples=60, deadline=None)
    @given(WORDS)
    def check(text: str) -> None:
        with nlp.select_pipes(enable=["tok2vec", "tagger", "newskg_paragraph_starts", "parser"]):
            one, other = nlp(text), nlp(text)
        one = lemmatizer(ruler(one))
        for name in ("newskg_token_rules", "newskg_lemmas"):
            other = nlp.get_pipe(name)(other)
        assert one.to_array(SET).tolist() == other.to_array(SET).tolist()
        assert [str(token.morph) for token in one] == [str(token.morph) for token in other]

    check()


def test_rows_of_tokens_and_later_rules() -> None:
    """Rules of several tokens change the token that they name, and of two rules the later one counts."""
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("attribute_ruler")
    assert isinstance(ruler, AttributeRuler)
    ruler.add([[{"LOWER": "red"}, {"IS_ALPHA": True}]], {"POS": "NOUN", "LEMMA": "x"}, index=-1)
    ruler.add([[{"LOWER": {"IN": ["red", "blue"]}}], [{"LOWER": "blue"}, {}]], {"POS": "ADJ", "MORPH": "A=B"})
    ruler.add([[{"ORTH": "Red"}]], {"POS": "PROPN"})
    texts = ["red blue red", "Red", "", "blue", "red 1 Red red !"]
    expected = [doc.to_array(SET).tolist() for doc in nlp.pipe(texts)]
    quicken(nlp)
    assert nlp.disabled == ["attribute_ruler"]
    assert [doc.to_array(SET).tolist() for doc in nlp.pipe(texts)] == expected


def test_other_rules_stay() -> None:
    """A ruler whose patterns repeat tokens, or look at what no key holds, is left in its place."""
    patterns: tuple[list[dict[int | str, Any]], ...] = (
        [{"LOWER": "very", "OP": "+"}],
        [{"ENT_TYPE": "ORG"}],
        [{"NORM": "not"}],
    )
    for pattern in patterns:
        nlp = spacy.blank("en")
        ruler = nlp.add_pipe("attribute_ruler")
        assert isinstance(ruler, AttributeRuler)
        ruler.add([pattern], {"POS": "X"})
        quicken(nlp)
        assert nlp.pipe_names == ["attribute_ruler"]
