"""Datelines: the places before the dash that a report opens with."""

import pytest
from table_words import mention_of, names

from kg.annotate.pipeline import load_pipeline
from kg.config import DEFAULT_MODEL


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("GOMA, DR Congo (AFP) - Keller met Silva on Monday.", {"Goma"}),
        ("Tellmark, Ohio (CNN) — Republican Ann Keller won on Monday.", {"Tellmark", "Ohio"}),
        ("RIYADH: Norway sued Sweden on Friday.", {"Riyadh"}),
        ("OSLO/STOCKHOLM, Dec 14 (Reuters) - Norway sued Sweden.", {"Oslo", "Stockholm"}),
        ("Lima, 10 Jan. 2019 (ANDINA) – The minister met Silva.", {"Lima"}),
        ("Minister quits\n\nNov 3, 2019\n\nNAIROBI, Kenya (AP) — Norway sued Sweden.", {"Nairobi"}),
    ],
)
def test_a_dateline_names_places(read_text, text: str, places: set[str]):
    """The towns before the agency, the date and the dash are places of the article."""
    assert places <= names(read_text(text), "place")


@pytest.mark.parametrize(
    "text",
    [
        "KELLER: We will not sue Norway.",
        "BREAKING — Norway sued Sweden on Monday.",
        "John Smith, March 4, 2022",
        "NATO — the alliance of 32 countries — met Silva.",
        "France - Germany ended 2-1, and Keller was sent off.",
        "Ann Keller (Greens) — a lawyer from Lima — met Silva.",
        "Acme Steel, Nov 5 — the firm sued Norway.",
    ],
)
def test_other_openings_are_no_datelines(read_text, text: str):
    """Labels of turns, bylines, scores and names set off by dashes put no place at the head of a text."""
    assert all(mention.rule != "dateline" for mention in read_text(text).table)


def test_the_name_means_the_place_from_there_on(read_text):
    """A town that a dateline names is no person or body later in the text."""
    draft = read_text("TELLMARK, Ohio (AP) — Keller met Silva. Votes from Tellmark are still counted.")
    assert mention_of(draft, "Tellmark").referent.type == "place"


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("LAGOS, Nigeria — President Ben Obi expelled the envoy of Kenya on Tuesday.", "Obi"),
        ("CARSON CITY, Nev. — Gov. Trent Malloy vetoed a water bill on Tuesday night.", "Malloy"),
        ("GENEVA, June 3 (Reuters) - Kenya accused Chad of fraud.", "Kenya"),
        ("Lagos, the capital of the south, expelled nobody.", "Lagos"),
    ],
)
def test_a_dateline_is_no_subject(text, subject):
    """The report behind a dateline is a sentence of its own; a town that is the subject of a sentence stays so."""
    doc = load_pipeline(DEFAULT_MODEL)(text)
    verb = next(t for t in doc if t.pos_ == "VERB")
    assert [t.text for t in verb.lefts if t.dep_ == "nsubj"] == [subject]
