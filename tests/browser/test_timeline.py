"""An actor, or two, over time."""

import pytest
from driving import ActionChains, Driven, Keys

pytestmark = pytest.mark.browser

ICELAND = "entities/country/IS/timeline"


def numbers(page: Driven, selector: str = ".numbers button") -> dict[str, int]:
    return {one.get_attribute("data-status") or "": int(one.text.split()[0]) for one in page.all(selector)}


def test_bars_and_table_have_the_numbers_of_the_api(page: Driven) -> None:
    """Each bar, each row and the undated are the API's; articles stand by their original day."""
    page.open("#/timeline?of=country/IS&bucket=day")
    page.find(".time-picture")
    told = page.api(f"{ICELAND}?bucket=day&articles=true&limit=1")
    bars = {
        one.get_attribute("data-begin"): len(one.find_elements("css selector", "rect"))
        for one in page.all(".time-picture g[data-begin]")
    }
    assert bars == {one["begin"]: len(one["counts"]) for one in told["buckets"]}
    assert len(page.all(".time-picture .article")) == len(told["articles"]["items"])
    page.sees(".counted", f"{told['total']} dated event")
    page.sees(".counted", f"{told['undated']} without a date")
    page.click(page.find(".twin summary"))
    heads = [one.text for one in page.all(".twin thead th")][1:]
    rows = {
        one.get_attribute("data-begin"): dict(
            zip(heads, [int(cell.text) for cell in one.find_elements("css selector", "td")], strict=True)
        )
        for one in page.all(".twin tbody tr")
    }
    for one in told["buckets"]:
        assert {name: rows[one["begin"]][name] for name in one["counts"]} == one["counts"]
    assert {day: row["articles"] for day, row in rows.items() if row["articles"]} == {
        one["begin"]: one["count"] for one in told["articles"]["items"]
    }
    summed = {status: sum(one["counts"].get(status, 0) for one in told["buckets"]) for status in numbers(page)}
    assert numbers(page) == summed


def test_the_brush_sets_the_days_in_the_address(page: Driven) -> None:
    """A drag chooses days, which stand in the address and hold for the list; the numbers are the API's."""
    page.open("#/timeline?of=country/IS&bucket=day")
    brush = page.find(".brush")
    page.chrome.execute_script("arguments[0].scrollIntoView({block: 'center'})", brush)
    width = brush.size["width"]
    chain = ActionChains(page.chrome, duration=0).move_to_element_with_offset(brush, -int(width * 0.3), -20)
    chain.click_and_hold().move_by_offset(40, 0).move_by_offset(40, 0).release().perform()
    page.until(lambda: "from=" in page.place and "to=" in page.place)
    options = dict(part.split("=") for part in page.place.partition("?")[2].split("&"))
    told = page.api(f"{ICELAND}?from={options['from']}&to={options['to']}&date_field=event&limit=1")
    page.sees(".within .actions", f"{told['total']} dated event")
    page.click(page.button("All days"))
    page.until(lambda: "from=" not in page.place)
    page.chrome.back()
    page.until(lambda: f"from={options['from']}" in page.place)


def test_the_brush_listens_to_keys(page: Driven) -> None:
    """Handles are sliders: arrows move them by a day, Home and End to the ends, Escape lets all days in again."""
    page.open("#/timeline?of=country/IS&bucket=day")
    first, last = page.find(".handle.from"), page.find(".handle.to")
    begin = first.get_attribute("aria-valuetext")
    first.send_keys(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT)
    page.until(lambda: "from=" in page.place)
    assert page.find(".handle.from").get_attribute("aria-valuetext") != begin
    last.send_keys(Keys.ARROW_LEFT)
    page.until(lambda: first.get_attribute("aria-valuemax") == last.get_attribute("aria-valuenow"))
    last.send_keys(Keys.HOME)
    page.until(lambda: first.get_attribute("aria-valuenow") == last.get_attribute("aria-valuenow"))
    last.send_keys(Keys.ESCAPE)
    page.until(lambda: "from=" not in page.place)
    assert first.get_attribute("aria-valuetext") == begin


def test_days_not_known_exactly_are_wide(page: Driven) -> None:
    """What is told to lie within a month is one wide bar and no bar of a day."""
    told = page.api("entities/country/US/timeline?bucket=day&limit=500")
    spans = {
        (one["date"], one["end_date"]) for one in told["items"] if one["end_date"] and one["end_date"] != one["date"]
    }
    assert spans, "the sample has an event of which only the month is known"
    page.open("#/timeline?of=country/US&bucket=day")
    page.find(".time-picture")
    assert len(page.all(".time-picture .wide")) == len(spans)
    begins = {one.get_attribute("data-begin") for one in page.all(".time-picture g[data-begin]")}
    assert not {day for day, _ in spans} & begins
    page.sees(".numbers", "some day within")


def test_a_pair_and_a_status_can_be_chosen(page: Driven) -> None:
    """Names are typed, statuses switched; all of it stands in the address."""
    page.open("#/timeline")
    page.find("#who").send_keys("iceland", Keys.ENTER)
    page.sees("h1", "Iceland over time")
    page.find("#whom").send_keys("norway", Keys.ENTER)
    page.until(lambda: page.place == "/timeline?of=country/IS&with=country/NO")
    told = page.api(f"{ICELAND}?with=country/NO&limit=1")
    page.sees(".counted", f"{told['total']} dated event")
    page.open("#/timeline?of=country/IS")
    page.click(page.find(".numbers [data-status='reported']"))
    page.until(lambda: page.place == "/timeline?of=country/IS&status=reported")
    told = page.api(f"{ICELAND}?status=reported&limit=1")
    page.sees(".counted", f"{told['total']} dated event")
    page.until(lambda: {one.get_attribute("data-status") for one in page.all(".card")} == {"reported"})


def test_the_timeline_can_be_read_out(page: Driven) -> None:
    """axe finds nothing serious, and nothing runs over the side of a phone."""
    page.open("#/timeline?of=country/IS&bucket=day&from=2025-11-13&to=2025-11-14")
    page.find(".within .card")
    page.sound()
    page.chrome.set_window_size(500, 900)
    page.open("#/timeline?of=country/IS&bucket=day")
    page.find(".time-picture")
    assert page.chrome.execute_script("return document.documentElement.scrollWidth - window.innerWidth") <= 0
    page.chrome.set_window_size(1440, 960)
