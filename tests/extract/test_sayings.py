"""Verbs of saying and of silence make no events; what is denied, refused or told does."""

import pytest
from event_reading import one, triggers


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Kenya denied that it had attacked Brazil.", "denied"),
        ("Anna Silva denied the allegations on Monday.", "denied"),
        ("Baker confirmed that Japan had invaded Kenya.", "confirmed"),
        ("Japan declined to comment on the arrest of John Baker.", "declined"),
        ("An official of Kenya, who asked not to be named, criticized Japan.", "asked"),
        ("Silva suggested that Brazil had met Kenya.", "suggested"),
    ],
)
def test_words_about_words_are_no_events(text, word):
    """Denying, confirming, suggesting and keeping silent are no events of their own."""
    assert word not in triggers(text)


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("Anna Silva was denied entry to Japan.", "denied", "REJECT"),
        ("Japan declined to join the treaty with Kenya.", "declined", "REJECT"),
        ("Japan declined the Kenyan offer.", "declined", "REJECT"),
        ("Brazil refused to release Anna Silva.", "refused", "REJECT"),
        ("Brazil asked Kenya to release Anna Silva.", "asked", "REQUEST"),
        ("Kenya denied that it had attacked Brazil.", "attacked", "ASSAULT"),
    ],
)
def test_acts_with_the_same_words_are_events(text, word, kind):
    """Refusing a visa or an offer, requests, and the denied deed itself stay events."""
    assert one(text, word).type == kind
