"""Where words of one form stand in a text, found at list speed: reading single tokens of spaCy is slow."""

from functools import cache

from spacy.attrs import LEMMA, LOWER, ORTH
from spacy.strings import get_string_id
from spacy.tokens import Doc

_KEY = "newskg.capitals"


def capitals(doc: Doc) -> list[int]:
    """Return the indices of the tokens that begin with a capital letter; made once and kept with the document."""
    known = doc.user_data.get(_KEY)
    if known is None:
        strings, keys = doc.vocab.strings, doc.to_array(ORTH).tolist()
        wanted = {key for key in set(keys) if strings[key][0].isupper()}
        known = doc.user_data[_KEY] = [index for index, key in enumerate(keys) if key in wanted]
    return known


def standing(doc: Doc, words: frozenset[str]) -> list[int]:
    """Return the indices of the tokens whose lower-case form is one of the words."""
    wanted = _keys(words)
    return [index for index, key in enumerate(doc.to_array(LOWER).tolist()) if key in wanted]


def with_lemma(doc: Doc, lemmas: frozenset[str]) -> list[int]:
    """Return the indices of the tokens whose lemma is one of these."""
    wanted = _keys(lemmas)
    return [index for index, key in enumerate(doc.to_array(LEMMA).tolist()) if key in wanted]


@cache
def _keys(words: frozenset[str]) -> frozenset[int]:
    """Return the numbers under which spaCy keeps words: the same in every vocabulary."""
    return frozenset(get_string_id(word) for word in words)
