"""The page as one file."""

import json
import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from sample_folder import HOSTILE, add, help_after_storm, net, quarrel

from kg.errors import UsageError
from kg.export.base import ExportOptions
from kg.export.html import HtmlExporter
from kg.export.saved import Room, choose
from kg.graph.filters import Filters
from kg.graph.projection import project
from kg.store.base import View
from kg.store.folder import open_view


class Parts(HTMLParser):
    """The elements of a page with the text directly inside of them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None], str]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs), ""))

    def handle_endtag(self, tag: str) -> None:
        self.found.append((f"/{tag}", {}, ""))

    def handle_data(self, data: str) -> None:
        if self.found:
            tag, attributes, text = self.found[-1]
            self.found[-1] = (tag, attributes, text + data)

    def of(self, tag: str) -> list[tuple[dict[str, str | None], str]]:
        return [(attributes, text) for one, attributes, text in self.found if one == tag]


def page_of(view: View, filters: Filters | None = None) -> str:
    return b"".join(HtmlExporter().export(view, ExportOptions(filters=filters or Filters()))).decode()


def data_of(page: str) -> dict[str, Any]:
    ((_, text),) = [one for one in Parts(page).of("script") if one[0].get("id") == "graph"]
    data: dict[str, Any] = json.loads(text)
    return data


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("html") / "kg"
    add(path, quarrel(), quarrel("Second Log"), help_after_storm())
    return path


@pytest.fixture(scope="module")
def view(folder: Path) -> View:
    return open_view(folder)


def test_only_its_own_script_and_style_may_run(view: View) -> None:
    """The policy names the digests of the script and the style that are inside, and allows nothing to be loaded."""
    parts = Parts(page_of(view))
    ((meta, _),) = [one for one in parts.of("meta") if one[0].get("http-equiv")]
    assert meta["http-equiv"] == "Content-Security-Policy"
    rules = dict(rule.split(" ", 1) for rule in (meta["content"] or "").split("; "))
    assert rules["default-src"] == "'none'"
    assert "connect-src" not in rules
    ((_, style),) = parts.of("style")
    ((_, script),) = [one for one in parts.of("script") if one[0].get("type") == "module"]
    for name, content in (("script-src", script), ("style-src", style)):
        assert rules[name] == f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"
    assert not [one for _, attributes, _ in parts.found for one in attributes if one in ("src", "href", "srcset")]


def test_text_of_articles_cannot_leave_its_block(view: View) -> None:
    """Markup in names and sentences stands in the file only escaped, and reads back as it was."""
    page = page_of(view)
    ((_, text),) = [one for one in Parts(page).of("script") if one[0].get("id") == "graph"]
    assert not re.search("[<>&\u2028\u2029]", text)
    assert HOSTILE in {one["label"] for one in data_of(page)["actors"]}
    assert "document.title=1" not in page.replace(text, "")


def test_a_title_with_markup_is_escaped(view: View) -> None:
    """The page of an actor is called by its name, which stays text."""
    ((front,),) = [[one["id"] for one in data_of(page_of(view))["actors"] if one["label"] == HOSTILE]]
    parts = Parts(page_of(view, Filters(about=front)))
    assert parts.of("title")[0][1] == f"{HOSTILE}: who says what"
    assert not parts.of("img")


def test_every_statement_of_the_view_is_there(view: View) -> None:
    """Each actor has as many statements as the graph counts, with sentence, spans, speaker and who disputes it."""
    data = data_of(page_of(view))
    graph = project(view)
    assert [one["id"] for one in data["actors"]] == [node.id for node in graph.nodes]
    assert (data["edges"], data["articles"], data["statements"]) == (len(graph.edges), 3, len(data["told"]))
    for told in data["told"]:
        around = told["in_context"]
        article = view.text(told["article"]["id"])
        assert around["text"][around["start"] : around["end"]] == article[slice(*told["at"])]
        assert told["speakers"]
    accused = [one for one in data["told"] if one["status"] == "asserted" and one["disputed_by"]]
    ids = {one["id"] for one in data["told"]}
    assert accused
    assert all(other["id"] in ids for one in accused for other in one["disputed_by"])


def test_who_disputes_is_there_though_filtered_out(view: View) -> None:
    """A statement that disputes one in the view comes along, and is no statement of the view."""
    data = data_of(page_of(view, Filters(status=frozenset({"asserted"}))))
    here = [one for one in data["told"] if not one["beside"]]
    assert {one["status"] for one in here} == {"asserted"}
    assert len(here) == data["statements"]
    assert {one["status"] for one in data["told"] if one["beside"]} == {"denied"}


@pytest.mark.parametrize("about", [None, "country/IS"])
def test_more_statements_than_there_is_room_for_are_an_error(view: View, about: str | None) -> None:
    """Nothing is cut: the error tells how many a page holds, and how many there are where that is known at once."""
    filters = Filters(about=about, source=frozenset({"source/the-meridian"}))
    count = len(choose(view, filters).lines)
    assert len(choose(view, filters, Room(statements=count)).lines) == count
    with pytest.raises(
        UsageError, match=f"holds {count - 1} statements, and this view has {'more' if about else count}"
    ):
        choose(view, filters, Room(statements=count - 1))


def test_a_neighbourhood_holds_its_own_alone(view: View) -> None:
    """Around one actor there are the actors of the graph's cut, and their statements."""
    filters = Filters(about="country/IS")
    data = data_of(page_of(view, filters))
    assert [one["id"] for one in data["actors"] if one["inside"]] == [node.id for node in project(view, filters).nodes]
    assert len(data["actors"]) < len(project(view).nodes)


def netted(folder: Path, size: tuple[int, int], headline: str = "Nets") -> View:
    add(folder, net(size, headline))
    return open_view(folder)


def test_five_thousand_edges_fit_and_no_more(tmp_path: Path) -> None:
    """A view of 5,000 edges becomes a page; of one more there is an error that tells how many and what to do."""
    assert data_of(page_of(netted(tmp_path / "full", (50, 100))))["edges"] == 5_000
    with pytest.raises(UsageError, match="holds 5,000 edges, and this view has 5,001") as raised:
        page_of(netted(tmp_path / "more", (3, 1_667)))
    assert raised.value.hint == "about, source, status and days make it smaller"


def test_the_least_weight_that_would_do_is_told(tmp_path: Path) -> None:
    """Where heavier edges alone would fit, the hint says from which weight on, and how many these are."""
    netted(tmp_path / "kg", (3, 1_667))
    with pytest.raises(UsageError) as raised:
        page_of(netted(tmp_path / "kg", (2, 2), "Nets anew"))
    assert raised.value.hint.startswith("a least weight of 2 leaves 4; about, ")
