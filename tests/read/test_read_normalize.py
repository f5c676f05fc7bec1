"""Stored text: one form, stable offsets, nothing hostile left."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.read.normalize import compose, normalize, squeeze

HOSTILE = st.text(
    st.one_of(
        st.characters(),
        st.characters(categories=["Cs"]),
        st.sampled_from("aceсеоαονϲ\u0301\u0327\u00a0\u202e\u2066\u00ad\u200b\ufeff\r\n\t\x00\x85\u2028"),
    ),
    max_size=60,
)


@settings(deadline=None, max_examples=150)
@given(HOSTILE)
def test_normalising_twice_changes_nothing(text: str) -> None:
    """normalize is idempotent and its result is NFC."""
    once = normalize(text)
    assert normalize(once) == once
    assert unicodedata.is_normalized("NFC", once)


@settings(deadline=None, max_examples=150)
@given(HOSTILE)
def test_length_is_that_of_the_composed_text(text: str) -> None:
    """After composition one character stands for one character."""
    assert len(normalize(text)) == len(compose(text))


@settings(deadline=None, max_examples=150)
@given(HOSTILE)
def test_nothing_hostile_is_left(text: str) -> None:
    """No control, bidirectional, surrogate or odd space character survives, and the text can be encoded."""
    result = normalize(text)
    result.encode()
    kinds = {unicodedata.category(character) for character in result if character != "\n"}
    assert not kinds & {"Cc", "Cs", "Zl", "Zp"}
    assert {character for character in result if unicodedata.category(character) == "Zs"} <= {" "}
    assert not any(unicodedata.bidirectional(character) in ("RLO", "LRO", "RLE", "LRE", "PDF") for character in result)


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        ("the\u00a0harbour", "the harbour"),
        ("12\u202f000", "12 000"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("e\u0301tat", "état"),
        ("inter\u00adnational", "international"),
        ("\u0441ould not", "could not"),
        ("P\u0430r\u0456s", "Paris"),
        ("\u039fslo", "Oslo"),
        ("Москва and Athens", "Москва and Athens"),
        ("Αθήνα", "Αθήνα"),
        ("μg of α", "μg of α"),
        ("a\x00b\x1bc", "a b c"),
        ("left\u202eright", "left right"),
        ("half\ud83dpair", "half\ufffdpair"),
        ("line\u2028next", "line\nnext"),
    ],
)
def test_single_forms(given_text: str, expected: str) -> None:
    """Each kind of character becomes what the module says."""
    assert normalize(given_text) == expected


def test_squeeze_makes_one_line() -> None:
    """A headline with line ends, no-break and double spaces becomes one line with single spaces."""
    assert squeeze(" A\u00a0 head\nline ") == "A head line"
