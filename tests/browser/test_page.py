"""From a name to the sentences behind a line, as a reader gets there."""

import pytest
from driving import ActionChains, Driven, Keys
from sample_folder import HOSTILE

pytestmark = pytest.mark.browser

FRONT = "org/img-src-x-onerror-document-title-1"

FIT_AT_RELEASE = """
const fit = arguments[0];
// A glide takes 200 ms of the clock, and ends in the first frame thereafter.
const framed = (then) => requestAnimationFrame(() => requestAnimationFrame(then));
const glided = () => setTimeout(() => framed(() => { window.glided = true; }), 500);
addEventListener("mouseup", () => setTimeout(() => { fit.click(); glided(); }), { once: true, capture: true });
"""


def test_search_then_line_then_sentence(page: Driven) -> None:
    """From a name to the sentence behind a line: three steps, each in the address, and back again."""
    page.open()
    page.find("#q").send_keys("oslo")
    page.sees("#suggestions li", "Norway")
    page.find("#q").send_keys(Keys.ARROW_DOWN, Keys.ENTER)
    page.sees(".heading h1", "Norway")
    assert page.place == "/country/NO"
    page.drawn(4, 5)
    page.at("country/NO country/IS").click().perform()
    page.sees(".evidence h2", "Norway → Iceland")
    assert page.place == "/country/NO?with=country/NO country/IS"
    panel = page.text(".evidence")
    assert "Norway has accused Iceland of taking too much herring." in panel
    assert "The Meridian, in its own voice, posted by Harbour Log" in panel
    assert "Disputed by Iceland" in panel
    page.chrome.back()
    page.sees(".evidence h2", "Norway")
    page.until(lambda: "→" not in page.text(".evidence h2"))
    page.chrome.forward()
    page.sees(".evidence h2", "Norway → Iceland")


def test_the_beginning_asks_what_can_be_answered(page: Driven) -> None:
    """Six questions from what is in the graph; each leads to statements."""
    page.open()
    page.until(lambda: len(page.all(".questions a")) == 6)
    for place in [one.get_attribute("href") for one in page.all(".questions a")]:
        page.chrome.get(place or "")
        page.find(".card blockquote")


def test_words_are_marked_in_their_context(page: Driven) -> None:
    """The speaker's words are marked, by code points, and the sentences around stand beside them."""
    page.open("#/" + FRONT)
    card = page.find(".card[data-status='reported']")
    assert "quoted by The Meridian" in card.text
    marks = [one.text for one in page.all(".card mark")]
    assert marks[:2] == ["Norway", "lies"]
    assert "Axios reported." in page.text(".card .around")


def test_disputes_stand_beneath(page: Driven) -> None:
    """Who disputes a statement is named directly beneath, and opens there."""
    page.open("#/country/NO?with=country/NO+country/IS")
    page.click(page.button("Iceland", ".disputed"))
    page.sees(".disputes .card", "Iceland denies the Norwegian account.")


def test_statements_lie_under_their_original_source(page: Driven) -> None:
    """Statements are grouped by who told them first, with the numbers of the API."""
    page.open("#/country/NO")
    page.find(".origin")
    told = page.api("statements?concerning=country/NO&facets=true")
    groups = page.all(".origin")
    shown = {one.get_attribute("data-source"): one.find_element("css selector", "h3 .meta").text for one in groups}
    assert shown == {name: f"{n} statement{'' if n == 1 else 's'}" for name, n in told["facets"]["source"].items()}
    assert page.text(".evidence .rest") == f"{told['total']} statements"


def test_nothing_supposed_is_drawn(page: Driven) -> None:
    """Denied, planned and supposed relations draw no line; they are counted, listed, and open their sentences."""
    page.open("#/country/NO")
    page.drawn(4, 5)
    page.sees(".not-drawn", "2 relations told of only as denied, planned or supposed")
    page.click(page.button("List them"))
    page.sees(".evidence h2", "Only denied, planned or supposed")
    page.until(lambda: page.all(".evidence .card"))
    statuses = {one.get_attribute("data-status") for one in page.all(".evidence .card")}
    assert statuses == {"denied", "future", "hypothetical"}
    assert len(page.all(".undrawn li")) == 2
    page.click(page.find(".undrawn li button"))
    page.until(lambda: page.all(".card[data-status='future'], .card[data-status='hypothetical']"))


def test_the_strongest_come_first(page: Driven) -> None:
    """A hub shows 25 of its neighbours, says how many there are, and shows more when asked."""
    page.open("#/country/US")
    page.sees(".reach", "25 of 40 neighbours")
    page.drawn(26, 48)
    page.click(page.button("Show more", ".reach"))
    page.drawn(41, 69)
    assert page.text(".reach").startswith("40 neighbours.")
    assert page.place == "/country/US?n=50"


def test_expanding_hiding_and_undoing(page: Driven) -> None:
    """A double click expands, another collapses; what is hidden is counted; every step can be undone."""
    page.open("#/country/IS")
    page.drawn(3, 4)
    page.at("country/NO").double_click().perform()
    page.drawn(4, 5)
    page.sees(".rest", "Norway: 3 of 3 neighbours")
    assert "expand=country/NO" in page.place
    page.at("country/NO").double_click().perform()
    page.drawn(3, 4)
    page.at("country/NO").click().perform()
    page.sees(".evidence h2", "Norway")
    page.click(page.button("Hide", ".evidence"))
    page.drawn(2, 1)
    page.sees(".rest", "1 actor hidden")
    for nodes, lines in ((3, 4), (4, 5), (3, 4)):
        page.click(page.button("Undo"))
        page.drawn(nodes, lines)


def test_pins_hold(page: Driven) -> None:
    """A node that is dragged stays where it is put, also for whoever gets the address."""
    page.open("#/country/IS")
    page.drawn(3, 4)
    page.at("country/NO").click_and_hold().move_by_offset(15, 10).move_by_offset(60, 40).release().perform()
    page.until(lambda: "pin=country/NO@" in page.place)
    page.at("country/NO").click().perform()
    page.button("Unpin", ".evidence")
    page.open("#" + page.chrome.current_url.partition("#")[2])
    page.drawn(3, 4)
    page.click(page.button("Unpin", ".evidence"))
    page.until(lambda: "pin=" not in page.place)


def test_paths_are_shown_step_by_step(page: Driven) -> None:
    """The way to an actor is stressed in the picture and listed; each step opens its sentences."""
    page.open("#/" + FRONT)
    page.drawn(2, 1)
    page.open(f"#/{FRONT}?path=country/IS")
    page.drawn(4, 5)
    page.sees(".chains li", "Iceland")
    page.click(page.all(".chains li:first-child .step")[-1])
    page.until(lambda: {"Norway", "Iceland"} == set(page.text(".evidence h2").split(" → ")))
    page.open("#/country/NO?path=country/US")
    page.sees(".chains", "No chain of at most four steps")


def test_filters_hold_for_picture_and_list(page: Driven) -> None:
    """Status, kind, source, date and weight change what is drawn and what is listed, and stand in the address."""
    page.open("#/country/NO")
    page.drawn(4, 5)
    page.click(page.button("Filters"))
    page.click(next(one for one in page.all(".sheet label") if one.text == "organization"))
    page.until(lambda: page.place == "/country/NO?type=organization")
    page.drawn(2, 1)
    page.click(page.button("Clear all filters"))
    page.drawn(4, 5)
    page.click(next(one for one in page.all(".sheet label") if one.text.startswith("Daily Fjord")))
    page.drawn(3, 2)
    page.keys(Keys.ESCAPE)
    page.until(lambda: {one.get_attribute("data-source") for one in page.all(".origin")} == {"source/daily-fjord"})
    page.open("#/country/NO?to=2025-11-20")
    page.drawn(3, 2)
    page.open("#/country/US?min=3")
    page.drawn(2, 1)
    assert page.text(".reach") == "1 neighbour."
    page.open("#/country/NO?status=denied")
    page.sees(".nothing", "No line can be drawn")
    page.until(lambda: {one.get_attribute("data-status") for one in page.all(".card")} == {"denied"})


def test_numbers_by_status_are_switches(page: Driven) -> None:
    """Above the list stand the numbers of each status; a click leaves these alone."""
    page.open("#/country/NO")
    page.click(page.find(".numbers [data-status='reported']"))
    page.until(lambda: {one.get_attribute("data-status") for one in page.all(".card")} == {"reported"})
    counted = {one.get_attribute("data-status"): int(one.text.split()[0]) for one in page.all(".numbers button")}
    assert counted == page.api("statements?concerning=country/NO&facets=true")["facets"]["status"]
    assert page.place == "/country/NO?status=reported"


def test_what_lies_under_the_pointer_is_told(page: Driven) -> None:
    """Hovering over a line tells what is said to have passed, before any click."""
    page.open("#/country/NO")
    page.drawn(4, 5)
    page.at("country/NO country/IS").perform()
    page.sees(".over", "Norway → Iceland")
    assert "is said to accuse" in page.text(".over")
    assert "disputed" in page.text(".over")


def test_an_article_opens_at_the_sentence(page: Driven) -> None:
    """The link of a card leads to the text, with the sentence marked and the chain above."""
    page.open("#/" + FRONT)
    page.click(page.find(".card .actions a"))
    page.until(lambda: "Norway lies" in page.text(".text"))
    assert page.find(".text mark").is_displayed()
    page.sees(".chain", "from The Meridian")
    assert page.text(".heading h1, .reader h1") == "Norway and Iceland quarrel over herring"
    assert HOSTILE in page.text(".text")


def test_dragging_the_ground_moves_the_picture(page: Driven) -> None:
    """The picture can be moved and brought back."""
    page.open("#/country/IS")
    stage = page.drawn(3, 4)
    before = page.spot("country/IS")
    ActionChains(page.chrome, duration=0).move_to_element_with_offset(
        stage, -200, -150
    ).click_and_hold().move_by_offset(30, 20).move_by_offset(30, 20).release().perform()
    page.until(lambda: page.spot("country/IS") != before)
    page.click(page.button("Fit"))
    page.until(lambda: page.spot("country/IS") == before)


def test_fit_holds_against_the_glide_after_a_drag(page: Driven) -> None:
    """Pressed while a dragged picture still glides, "Fit" brings it back for good."""
    page.open("#/country/IS")
    stage = page.drawn(3, 4)
    before = page.spot("country/IS")
    page.chrome.execute_script(FIT_AT_RELEASE, page.button("Fit"))
    drag = ActionChains(page.chrome, duration=0).move_to_element_with_offset(stage, -200, -150).click_and_hold()
    drag.move_by_offset(30, 20).move_by_offset(30, 20).release().perform()
    page.until(lambda: page.chrome.execute_script("return window.glided"))
    assert page.spot("country/IS") == before
