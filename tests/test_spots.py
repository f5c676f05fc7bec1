"""Where words of one form stand in a text."""

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from kg.spots import capitals, standing, with_lemma

NLP = spacy.blank("en")
TEXTS = st.text(st.sampled_from("aZé Éß1.-'’\n"), min_size=1, max_size=60)


@given(TEXTS)
def test_capitals_are_what_single_tokens_say(text):
    """The indices are those of the tokens whose first character is a capital letter, once and again."""
    doc = NLP(text)
    expected = [token.i for token in doc if token.text[0].isupper()]
    assert capitals(doc) == expected == capitals(doc)


@given(TEXTS, st.frozensets(st.sampled_from(["a", "z", "é", "1", "."])))
def test_words_stand_where_single_tokens_say(text, words):
    """The indices are those of the tokens whose lower-case form is among the words."""
    doc = NLP(text)
    assert standing(doc, words) == [token.i for token in doc if token.lower_ in words]


@pytest.mark.parametrize("lemmas", [frozenset({"say", "be"}), frozenset[str]()])
def test_lemmas_stand_where_single_tokens_say(lemmas):
    """Words that are also names of spaCy's own attributes are found like others."""
    doc = NLP("He said it was late")
    for token, lemma in zip(doc, ("he", "say", "it", "be", "late"), strict=True):
        token.lemma_ = lemma
    assert with_lemma(doc, lemmas) == [token.i for token in doc if token.lemma_ in lemmas]
