"""One sentence that always names who says it."""

import doctest
from itertools import product
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.query import readings
from kg.query.readings import LONGEST, Voice, brief_reading, reading, voice_of
from kg.vocab import STATUSES, Attribution


def test_the_example_holds() -> None:
    """The example of the docstring is right."""
    assert doctest.testmod(readings).failed == 0


@pytest.mark.parametrize(("attribution", "status"), list(product(get_args(Attribution), STATUSES)))
def test_outlet_and_speaker_come_first(attribution: str, status: str) -> None:
    """In every combination outlet and speaker stand before the sentence, and what did not happen is marked."""
    voice = Voice("Northern Wire", "2025-03-17", attribution, status, ["Ilse Varga"], ["Strait Observer"], True)
    told = reading(voice, "A sentence.")
    head, _, sentence = told.partition(": ")
    assert sentence == "A sentence."
    assert all(n in head for n in ("Northern Wire (2025-03-17)", "Ilse Varga (unnamed)", "relayed by Strait Observer"))
    assert ("(of what" in head or "denial" in head) == (status in ("denied", "future", "hypothetical"))


def test_an_outlet_speaks_for_itself() -> None:
    """Own voice names the outlet alone; white space of the sentence is made single."""
    assert (
        reading(Voice("Buoy", None, "ownVoice", "asserted", ["Buoy"]), "A\n b.") == "Buoy says in its own voice: A b."
    )
    assert reading(Voice("Buoy", None, "ownVoice", "asserted", ["Ann"]), "A.") == "Ann writes in Buoy: A."


@given(st.text(max_size=1000), st.lists(st.text(min_size=1, max_size=400), max_size=5))
def test_brief_readings_never_lose_the_voice(sentence: str, names: list[str]) -> None:
    """However long names and sentence, a brief reading has at most 300 characters and begins with its voice."""
    voice = Voice("The Wire", "2025-03-04", "paraphrased", "hypothetical", ["Ada", *names], names, True)
    told = brief_reading(voice, sentence)
    assert len(told) <= LONGEST
    assert told.startswith("The Wire (2025-03-04) reports what Ada") and " (of what might be):" in told


@given(st.text(max_size=200))
def test_the_voice_stands_before_the_sentence(sentence: str) -> None:
    """What names who says it can be had without the sentence."""
    voice = Voice("The Wire", None, "quoted", "reported", ["Ada"])
    assert voice_of(reading(voice, sentence), sentence) == str(voice) == "The Wire quotes Ada"
