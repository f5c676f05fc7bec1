"""The page for everybody: by keys alone, as a table, in the dark, on a phone, in another page, with hostile text."""

import pytest
from crowd import LONG, SCRIPT, TURNED
from driving import Driven, Keys
from sample_folder import HOSTILE

from kg import iris

pytestmark = pytest.mark.browser

LINE = "Statements are shown as made by their speakers and sources. Nothing here says whether they are true."
FRONT = "org/img-src-x-onerror-document-title-1"
PLACES = ("", "#/country/NO", "#/country/NO?view=table", "#/country/US?n=50", "#/country/NO?list=undrawn", "#/nobody")


def test_the_keyboard_is_enough(page: Driven) -> None:
    """From the search box to a sentence without a pointer: arrows go from actor to actor, `l` from line to line."""
    page.open("#/country/IS")
    page.drawn(3, 4)
    page.keys("/")
    assert page.chrome.switch_to.active_element.get_attribute("id") == "q"
    page.find("#q").send_keys("norway", Keys.ENTER)
    page.sees(".heading h1", "Norway")
    stage = page.drawn(4, 5)
    page.chrome.execute_script("arguments[0].focus()", stage)
    page.keys("l", Keys.ENTER)
    page.until(lambda: "→" in page.text(".evidence h2"))
    assert page.chrome.switch_to.active_element == stage, "the focus stays in the picture"
    page.open("#/country/NO")
    page.chrome.execute_script("arguments[0].focus()", page.drawn(4, 5))
    page.keys(Keys.ARROW_LEFT, Keys.ENTER)
    page.until(lambda: "with=" in page.place)
    chosen = page.place.partition("with=")[2]
    page.keys("h")
    page.until(lambda: f"hide={chosen}" in page.place)
    page.keys("u")
    page.until(lambda: "hide=" not in page.place)
    page.keys("t")
    page.find("table.lines")


def test_the_table_tells_the_same(page: Driven) -> None:
    """The table has every line and actor of the picture, with the numbers of the API, and opens the same sentences."""
    page.open("#/country/NO")
    nodes, lines = map(int, (page.find(".stage[data-drawn]").get_attribute("data-drawn") or "").split())
    page.click(page.button("Table"))
    page.find("table.lines")
    assert page.place == "/country/NO?view=table"
    rows = page.all("table.lines tbody tr")
    assert (len(page.all("table.actors tbody tr")), len(rows)) == (nodes, lines)
    told: dict[str, int] = {}
    for edge in page.api("entities/country/NO/ego")["edges"]:
        key = f"{edge['source']} {edge['target']}"
        told[key] = told.get(key, 0) + edge["attributes"]["count"]
    shown = {
        row.get_attribute("data-line"): int(row.find_elements("css selector", "td.number")[0].text) for row in rows
    }
    assert shown == told
    page.click(page.find("tr[data-line='country/NO country/IS'] button"))
    page.sees(".evidence h2", "Norway → Iceland")


def test_without_webgl_there_is_the_table(page: Driven) -> None:
    """A machine that cannot draw gets the table, and is told why."""
    hidden = page.chrome.execute_cdp_cmd(
        "Page.addScriptToEvaluateOnNewDocument",
        {"source": "HTMLCanvasElement.prototype.getContext = () => null"},
    )
    try:
        page.open("#/country/NO")
        page.sees(".left", "This browser draws no WebGL")
        assert len(page.all("table.lines tbody tr")) == 5
    finally:
        page.chrome.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", hidden)


@pytest.mark.parametrize("width", [1440, 500])
def test_the_line_never_goes_away(page: Driven, width: int) -> None:
    """On every view, on a phone and a desk, the line is in sight and nothing runs over the side."""
    page.forgiven = ("404",)
    page.chrome.set_window_size(width, 900)
    for place in PLACES:
        page.open(place)
        page.until(lambda: page.all("main h1"))
        footer = page.find("footer p")
        assert footer.text == LINE
        assert page.chrome.execute_script(
            "const box = arguments[0].getBoundingClientRect(); return box.bottom <= innerHeight && box.top >= 0", footer
        )
        overflow = page.chrome.execute_script("return document.documentElement.scrollWidth - window.innerWidth")
        assert overflow <= 0, place
    page.chrome.set_window_size(1440, 960)


def test_light_and_dark(page: Driven) -> None:
    """The page follows the system, and the reader can turn it, which is kept."""
    ground = "return getComputedStyle(document.documentElement).backgroundColor"
    page.open()
    light = page.chrome.execute_script(ground)
    try:
        page.click(page.find("button.theme"))
        dark = page.chrome.execute_script(ground)
        assert light != dark
        page.open("#/country/NO")
        assert page.chrome.execute_script(ground) == dark
        page.click(page.find("button.theme"))
        assert page.chrome.execute_script(ground) == light
        page.chrome.execute_cdp_cmd(
            "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": "dark"}]}
        )
        assert page.chrome.execute_script(ground) == dark
    finally:
        page.chrome.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
        page.chrome.execute_script("localStorage.clear()")


def test_inside_of_another_page(page: Driven) -> None:
    """`?embed=1` leaves the head away and keeps the line; only then other origins may frame it."""
    for place in ("?embed=1#/country/NO", "#/country/NO?embed=1"):
        page.open(place)
        page.sees(".heading h1", "Norway")
        assert not page.all("header")
        assert page.text("footer p") == LINE
        assert page.button("Open in newskg")


def test_hostile_text_stays_text(page: Driven) -> None:
    """Names and titles of markup, turned lines and ten thousand letters are shown, cut visibly, and run nothing."""
    kinds = {LONG: "organization", TURNED: "organization", SCRIPT: "person"}
    names = {name: iris.mint_entity(kind, name[:60]) for name, kind in kinds.items()}
    for name, place in {**names, HOSTILE: FRONT}.items():
        for view in ("", "?view=table"):
            page.open(f"#/{place}{view}")
            page.find(".card blockquote")
            heading = page.text(".heading h1")
            assert heading == name or (heading.endswith("…") and len(heading) <= 160) or name == TURNED
            assert "\u202e" not in heading
            assert not page.all("main img, main script")
            assert page.chrome.execute_script("return document.documentElement.scrollWidth - innerWidth") <= 0
            assert page.chrome.title.endswith(": newskg")
            assert len(page.chrome.title) < 120
    page.open(f"#/{names[LONG]}")
    page.click(page.button("The whole name"))
    assert page.text(".whole") == LONG
    page.open()
    page.find("#q").send_keys("<script>")
    page.sees("#suggestions li", SCRIPT)


def test_nothing_serious_for_assistive_technology(page: Driven, axe: str) -> None:
    """axe finds nothing serious on any view, light and dark."""
    page.forgiven = ("404",)
    for scheme in ("light", "dark"):
        page.chrome.execute_cdp_cmd(
            "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
        )
        more = (f"#/{FRONT}", "#/country/NO?with=country/NO+country/IS", "#/country/NO?path=country/IS")
        for place in (*PLACES, *more)[:: 1 if scheme == "light" else 3]:
            page.open(place)
            page.until(lambda: page.all("main h1"))
            page.until(lambda: not page.all("[aria-busy='true']"))
            page.chrome.execute_script(axe)
            found = page.chrome.execute_async_script(
                "axe.run(document, {resultTypes: ['violations']}).then((told) => arguments[0](told.violations))"
            )
            serious = [one for one in found if one["impact"] in ("serious", "critical")]
            told = [(one["id"], one["nodes"][0]["html"][:200]) for one in serious]
            assert told == [], (scheme, place)
    page.chrome.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
