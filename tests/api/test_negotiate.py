"""`Accept` headers read as RFC 9110 says."""

import contextlib
import gc
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.negotiate import NotAcceptable, choose

OFFERS = [("json", ("application/json",)), ("csv", ("text/csv",)), ("xml", ("application/xml", "text/xml"))]


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        (None, "json"),
        ("", "json"),
        ("*/*", "json"),
        ("text/*", "csv"),
        ("text/xml", "xml"),
        ("application/*;q=0.2, text/csv;q=0.3", "csv"),
        ("application/json;q=0, */*", "csv"),
        ("text/csv; charset=utf-8", "csv"),
        ("application/xml, application/json", "json"),
        ("text/csv;Q=0.1, application/xml;q=0.10", "csv"),
        ("text/csv;q=7", "csv"),
    ],
)
def test_the_best_offer_is_chosen(accept: str | None, chosen: str) -> None:
    """Quality decides, then how exactly a range names the offer, then our order."""
    assert choose(accept, OFFERS) == chosen


@pytest.mark.parametrize("accept", ["image/png", "application/json;q=0", "text/csv;q=0, application/pdf"])
def test_nothing_left_is_an_error(accept: str) -> None:
    """An `Accept` that leaves nothing is refused with what there is."""
    with pytest.raises(NotAcceptable, match="application/json, text/csv"):
        choose(accept, OFFERS)


@pytest.mark.parametrize("unit", ['\\"', '"', '"a', "a/b,", ";", '",'])
def test_a_long_header_takes_time_by_its_length(unit: str) -> None:
    """A header that is eight times as long takes no more than some eight times as long to read."""

    def seconds(header: str) -> float:
        begin = time.process_time()
        with contextlib.suppress(NotAcceptable):
            choose(header, OFFERS)
        return time.process_time() - begin

    short, long = (f'a/b;x="{unit * times}' for times in (2000, 16_000))
    gc.disable()
    try:
        assert min(seconds(long) for _ in range(5)) < 32 * min(seconds(short) for _ in range(5)) + 0.01
    finally:
        gc.enable()


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_any_header_is_read(accept: str) -> None:
    """Whatever the header holds, an offer is chosen or the refusal is ours."""
    with contextlib.suppress(NotAcceptable):
        assert choose(accept, OFFERS) in ("json", "csv", "xml")
