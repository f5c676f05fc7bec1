"""What is in view can be taken along; and every number on the page is that of the API and of SPARQL."""

import json
import shlex
from functools import partial
from pathlib import Path
from urllib.request import urlopen
from xml.etree import ElementTree

import pytest
from driving import Driven

pytestmark = pytest.mark.browser

PLACES = (
    "#/country/NO", "#/country/US", "#/country/US?min=3", "#/country/NO?source=source/daily-fjord",
    "#/country/NO?relation=ACCUSE", "#/country/NO?status=denied&status=asserted", "#/country/NO?from=2025-11-01",
)  # fmt: skip


def sorted_files(folder: Path, pattern: str) -> list[Path]:
    return sorted(folder.glob(pattern))


@pytest.mark.parametrize("place", PLACES)
def test_numbers_are_those_of_the_api_and_of_sparql(page: Driven, place: str) -> None:
    """Statements in all and by status, and how often each line is told, are what the copied queries count."""
    page.open(place + ("&" if "?" in place else "?") + "view=table")
    page.find(".evidence .rest")
    page.click(page.button("Download"))
    rows = page.ask(page.copied("Copy its statements as SPARQL"))
    shown = page.text(".evidence .rest").split(" statement")[0].split(" of ")[-1]
    assert int(shown) == len({row["statement"] for row in rows}) > 0
    numbers = {one.get_attribute("data-status"): int(one.text.split()[0]) for one in page.all(".numbers button")}
    for status in {row["status"].rpartition("#")[2] for row in rows}:
        told = {row["statement"] for row in rows if row["status"].endswith(status)}
        assert numbers[status] == len(told)
    base = page.api("stats")["base"]
    lines: dict[str, int] = {}
    for row in page.ask(page.copied("Copy its lines as SPARQL")):
        key = f"{row['from'].removeprefix(base)} {row['to'].removeprefix(base)}"
        lines[key] = lines.get(key, 0) + int(row["times"])
    center = place[2:].partition("?")[0]
    in_view = {row.get_attribute("data-line") or "": row for row in page.all("table.lines tbody tr")}
    times = {key: int(row.find_element("css selector", "td.number").text) for key, row in in_view.items()}
    at_center = {key: number for key, number in times.items() if center in key.split()}
    assert at_center.items() <= lines.items()
    if page.api("entities/" + center + "/ego")["neighbors"][center] <= 25:
        assert at_center == lines


def test_the_files_are_those_of_the_view(page: Driven) -> None:
    """GEXF, GraphML, CSV, Turtle and JSON come from the addresses of the menu, with the filters of the view."""
    page.open("#/country/NO?source=source/daily-fjord")
    page.drawn(3, 2)
    page.click(page.button("Download"))
    links = {one.text: one.get_attribute("href") or "" for one in page.all(".downloads a")}
    begins = {"GEXF, for Gephi": b"<?xml", "GraphML": b"<?xml", "CSV, nodes and edges": b"PK", "Turtle": b""}
    for name, begin in begins.items():
        with urlopen(links[name]) as answer:
            content = answer.read()
        assert content.startswith(begin) and content, name
        assert b"Meridian" not in content, name
    with urlopen(links["JSON, as this page reads it"]) as answer:
        assert len(json.load(answer)["nodes"]) == 3


def test_copy_as_curl(page: Driven) -> None:
    """The copied command gets what is in view."""
    page.open("#/country/IS?expand=country/NO")
    page.drawn(4, 5)
    page.click(page.button("Download"))
    command = shlex.split(page.copied("Copy as curl"))
    assert command[0] == "curl"
    with urlopen(command[1]) as answer:
        assert len(json.load(answer)["nodes"]) == 4


def test_the_picture_as_a_file(page: Driven, tmp_path_factory: pytest.TempPathFactory) -> None:
    """PNG and SVG are saved as they are in view; names stay text in them."""
    folder = tmp_path_factory.mktemp("saved")
    page.chrome.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(folder)})
    page.open("#/org/img-src-x-onerror-document-title-1")
    page.drawn(2, 1)
    page.click(page.button("Download"))
    for name, begin in (("PNG", b"\x89PNG"), ("SVG", b"<svg")):
        page.click(page.button(name, ".downloads"))
        pattern = f"*.{name.lower()}"
        (saved,) = page.until(partial(sorted_files, folder, pattern))
        assert saved.read_bytes().startswith(begin)
    assert "<img" not in saved.read_text()
    assert "&#60;img" in saved.read_text()
    ElementTree.parse(saved)
