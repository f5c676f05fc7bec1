"""Where events happen, beyond the phrase right at the trigger."""

import pytest
from event_reading import one


@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        ("Japan and Kenya met in Geneva.", "met", "Geneva"),
        ("Keller travelled to Lisbon to meet Silva.", "meet", "Lisbon"),
        ("Keller left Geneva on Monday.", "left", "Geneva"),
        ("Japan bombed Lisbon.", "bombed", "Lisbon"),
        ("Keller fled to Lisbon, where Norland arrested Baker.", "arrested", "Lisbon"),
        ("Keller arrived in Geneva and met Silva.", "met", "Geneva"),
    ],
)
def test_the_sentence_tells_the_place(text, trigger, place):
    """An event is where its sentence puts it, the place it strikes, or the act it is part of."""
    found = one(text, trigger).event.place
    assert found is not None and found.name == place


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Keller praised Geneva.", "praised"),
        ("Keller criticised Lisbon.", "criticised"),
        ("Japan sued Kenya.", "sued"),
        ("Norland left the talks.", "left"),
        ("Keller met Silva in Geneva, and Norland sued Kenya.", "sued"),
        ("Keller lives in Lisbon. Norland arrested Baker.", "arrested"),
        ("If Keller had met Silva in Geneva, Norland would have sued Kenya.", "sued"),
    ],
)
def test_no_place_is_made_up(text, trigger):
    """Places that are praised, or that another clause or sentence names, are not where an event happens."""
    rows = one(text, trigger)
    assert rows.event.place is None
