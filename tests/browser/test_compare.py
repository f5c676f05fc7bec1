"""Outlets side by side."""

import pytest
from driving import Driven, Keys

pytestmark = pytest.mark.browser

OUTLETS = ("source/the-meridian", "source/daily-fjord")
PLACE = "#/compare?of=country/IS&with=country/NO&source=" + "&source=".join(OUTLETS)
ASKED = f"compare?sources={','.join(OUTLETS)}&from=country/IS&to=country/NO"


def test_outlets_are_chosen_and_set_side_by_side(page: Driven) -> None:
    """An actor is typed, outlets are pressed; the choice stands in the address, and more than three cannot be made."""
    page.open()
    page.click(page.button("Compare", "header"))
    page.find("#on").send_keys("iceland", Keys.ENTER)
    page.until(lambda: page.place == "/compare?of=country/IS")
    page.sees(".compare", "Choose two or three outlets")
    for name in OUTLETS:
        page.click(page.find(f".numbers [data-source='{name}']"))
    page.until(lambda: [one.get_attribute("data-source") for one in page.all(".side")] == list(OUTLETS))
    page.chrome.back()
    page.until(lambda: not page.all(".side"))


def test_every_number_is_the_apis(page: Driven) -> None:
    """Counts by kind, status and speaker, words, voices and what only one tells are those of `/compare`."""
    page.open(PLACE)
    for words, way in (("Kind", "type"), ("Status", "status"), ("Speaker", "actor")):
        page.click(page.button(words, ".tools"))
        told = page.api(f"{ASKED}&by={way}")
        rows = {
            one["key"]: [str(side["counts"].get(one["key"], 0)) for side in told["sources"]] for one in told["keys"]
        }
        rows[""] = [str(side["statements"]) for side in told["sources"]]
        for key, numbers in rows.items():
            cells = page.until(lambda key=key: page.all(f".counts tr[data-key='{key}'] td"))  # type: ignore[misc]
            assert [cell.text for cell in cells] == numbers, (way, key)
    for side in told["sources"]:
        shown = f".side[data-source='{side['id']}']"
        page.sees(f"{shown} .only", str(side["only_here"]["total"]))
        assert len(page.all(f"{shown} .card")) == len(side["only_here"]["items"])
        used = [f"“{one['words']}” {one['count']}" for words in side["words"].values() for one in words["items"]]
        assert [one.text for one in page.all(f"{shown} .used li")] == used
        quoted = [f"{one['label']} {one['count']}" for one in side["quoted"]["items"]]
        assert [one.text for one in page.all(f"{shown} .quoted li")] == quoted
    assert any(side["only_here"]["total"] for side in told["sources"])


def test_what_only_one_tells_goes_on_to_its_end(page: Driven) -> None:
    """A list shows ten items and how many there are, and more when asked, until all are there."""
    page.open("#/compare?of=country/US&source=source/daily-fjord&source=source/the-meridian")
    side = ".side[data-source='source/daily-fjord']"
    page.until(lambda: len(page.all(f"{side} .card")) == 10)
    page.sees(side, "10 of 43 shown")
    while page.all(f"{side} .meta button"):
        page.click(page.find(f"{side} .meta button"))
        page.until(lambda: not page.all(".compare [aria-busy='true']"))
    assert len({one.get_attribute("data-id") for one in page.all(f"{side} .card")}) == 43
    assert " shown." not in page.text(side)


def test_the_comparison_can_be_read_out(page: Driven) -> None:
    """axe finds nothing serious, and nothing runs over the side of a phone."""
    page.open(PLACE)
    page.find(".side .card")
    page.sound()
    page.chrome.set_window_size(500, 900)
    page.open(PLACE)
    page.find(".side .card")
    assert page.chrome.execute_script("return document.documentElement.scrollWidth - window.innerWidth") <= 0
    page.chrome.set_window_size(1440, 960)
