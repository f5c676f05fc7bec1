"""Capitals and countries by the phrase that they stand in: invented sentences, half of them where nobody acts."""

import pytest
from table_words import names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kenya hit back at Washington over the tariffs.", "United States"),
        ("The minister lashed out at Tokyo on Monday.", "Japan"),
        ("Talks between London and Nairobi failed.", "United Kingdom"),
        ("Ana Keller rejected the German offer.", "Germany"),
        ("Boeing sued the state.", "Boeing"),
    ],
)
def test_whoever_is_aimed_at_or_talks_is_an_actor(read_text, text: str, name: str):
    """What is lashed out at and who stands between talks is a state; a firm that sues is a firm."""
    draft = read_text(text)
    assert name in {m.referent.name for m in draft.table if not m.as_place and not m.attributive}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Flights between London and Nairobi were cancelled.", "United Kingdom"),
        ("A Tokyo court jailed Ana Keller.", "Japan"),
        ("Ana Keller speaks German.", "Germany"),
        ("A Boeing 737 landed in Lima.", "Boeing"),
        ("He arrived at Nairobi on Monday.", "Kenya"),
    ],
)
def test_where_nobody_acts(read_text, text: str, name: str):
    """Routes, courts of a town, languages and products name no actor."""
    draft = read_text(text)
    assert name not in {m.referent.name for m in draft.table if not m.as_place and not m.attributive}


def test_what_backs_is_no_place(read_text):
    """Iran in "Iran-backed" is nowhere that something happens."""
    assert "Iran" not in names(read_text("Iran-backed fighters attacked a base."), "place")
