"""What strangers ask of the graph API: all parameters with values that mean nothing, forms that must agree."""

import csv
import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sample_folder import Pen, add, help_after_storm, quarrel
from test_schemas import ASKED

from api.app import ServeOptions, create_app
from kg.article import Article
from kg.iris import mint_entity
from kg.query.question import PoolLimits
from kg.reading import Actor, Reading

NAMING = {
    "about", "article", "avoid", "concerning", "country", "from", "initiator", "place", "posted_by", "recipient",
    "scheme", "source", "sources", "speaker", "to", "topic", "via",
}  # fmt: skip
"""Parameters whose values are identifiers; days are called from and to as well."""
CHOICES = {
    "status", "date_field", "type", "types", "relation", "event_type", "quad", "sort", "direction", "attribution",
    "modality", "polarity", "format", "bucket", "by", "rollup", "view", "disputed", "anonymous", "both", "speech",
    "limit", "cursor", "timeout", "min_confidence", "hops", "k", "max_length", "max_degree", "facets",
}  # fmt: skip
NAMES = {
    "Latin": "Zoë Ångström-Łukasiewicz", "Cyrillic": "Жанна Щукина", "Greek": "Ὀδυσσεύς Ελύτης",
    "Arabic": "عَبْد الرَّحْمَن", "Devanagari": "श्रीमती क्षमा", "Han": "諸葛亮", "Hangul": "김철수", "Emoji": "👩‍👩‍👧 Nana",
}  # fmt: skip


@pytest.fixture(scope="module")
def routes(client: TestClient) -> list[tuple[str, str]]:
    """Every route of the API that can be asked as it stands, with each of its parameters."""
    paths = client.get("/openapi.json").json()["paths"]
    things = {"entities": "country/NO", "sources": "source/the-meridian"}
    found = []
    for path, ways in paths.items():
        kind = path.removeprefix("/api/v1/").partition("/")[0]
        if path.startswith("/api/v1/") and "get" in ways and ("{name}" not in path or kind in things):
            asked = path.replace("{name}", things.get(kind, "")) + ASKED.get(path.removeprefix("/api/v1"), "")
            asked += "?format=json&view=actors" if path == "/api/v1/export" else ""
            names = (one["name"] for one in ways["get"].get("parameters", ()) if one["in"] == "query")
            found += [(asked, name) for name in names]
    return found


def status(client: TestClient, asked: str, name: str, value: str) -> int:
    head, _, told = asked.partition("?")
    kept = [pair for pair in (one.split("=") for one in told.split("&") if one) if pair[0] != name]
    answer = client.get(head, params=[*((key, rest) for key, rest in kept), (name, value)])
    if answer.status_code >= 400:
        assert answer.headers["content-type"] == "application/problem+json"
    return int(answer.status_code)


def test_a_name_of_nobody_is_no_empty_answer(client: TestClient, routes: list[tuple[str, str]]) -> None:
    """Whatever a parameter names, what the graph does not know is an error, a value that is no choice too."""
    wrong = []
    for asked, name in routes:
        for value in ("country/ZZ", "a/<b> c", "https://example.org/newskg/person/nobody", "¯\\_(ツ)_/¯"):
            if name in NAMING | CHOICES and status(client, asked, name, value) not in (400, 404):
                wrong.append((asked, name, value))
    assert not wrong
    assert {name for _, name in routes} >= NAMING - {"via"}


def test_an_empty_value_asks_for_nothing(client: TestClient) -> None:
    """A form that is sent with empty fields asks as without them."""
    for path in ("statements", "entities", "articles", "events", "sources", "topics", "disputes", "dyads", "stats"):
        whole = client.get(f"/api/v1/{path}").json()
        for name in ("source", "posted_by", "topic", "lang"):
            assert client.get(f"/api/v1/{path}", params={name: ""}).json() == whole, (path, name)


ROWS = {
    "statements": ("id", "reading", "evidence.exact"),
    "events": ("id", "reading"),
    "articles": ("id", "title"),
    "entities": ("id", "label"),
    "sources": ("id", "label"),
    "topics": ("id", "label"),
    "dyads": ("source.id", "target.id", "example"),
    "disputes": ("statement.id", "counter_statement.reading"),
    "entities/country/NO/neighbors": ("entity.id", "relation", "direction", "reading"),
    "entities/country/NO/mentions": ("words", "source.id", "count"),
    "entities/country/NO/timeline": ("id|event", "reading"),
    "edges?from=country/NO&to=country/IS": ("id", "reading"),
}
"""Lists with columns of their CSV; after `|` the key in JSON where it has another name."""


@pytest.mark.parametrize("path", ROWS)
def test_csv_and_pages_say_the_same(scripts: TestClient, path: str) -> None:
    """Under random filters the CSV has the rows of all pages, in their order and with their words."""
    head, _, told = path.partition("?")
    dice = Random(path)
    for _ in range(6):
        common = {
            "status": dice.sample(["asserted", "reported", "denied", "future", "hypothetical"], dice.randint(0, 3)),
            "min_confidence": [dice.choice(["0", "0.5", "0.9"])],
            "source": dice.sample(["source/the-meridian", "source/daily-fjord"], dice.randint(0, 1)),
        }
        filters = [(name, value) for name, values in common.items() for value in values]
        asked = [tuple(one.split("=")) for one in told.split("&") if one] + filters
        if "neighbors" in path:
            asked = [pair for pair in asked if pair[0] not in ("source", "min_confidence", "status")]
        answer = scripts.get(f"/api/v1/{head}", params=[*asked, ("format", "csv")])
        rows = list(csv.DictReader(io.StringIO(answer.text, newline="")))
        items = list(pages(scripts, f"/api/v1/{head}", asked))
        for column in ROWS[path]:
            name, _, key = column.partition("|")
            assert [row[name] for row in rows] == [cell_of(item, key or name) for item in items], (path, asked)


def cell_of(item: dict[str, Any], column: str) -> str:
    value: Any = item
    for part in column.split("."):
        value = value[part]
    told = str(value)
    return "'" + told if told.startswith(("=", "+", "-", "@", "\t", "\r")) and isinstance(value, str) else told


def pages(client: TestClient, path: str, asked: list[tuple[str, ...]]) -> Iterator[dict[str, Any]]:
    cursor = ""
    while cursor is not None:
        page = client.get(path, params=[*asked, ("limit", "2"), *([("cursor", cursor)] if cursor else [])]).json()
        yield from page["items"]
        cursor = page["next"]


def voices() -> Reading:
    """An article in which people with names of many scripts speak of each other."""
    people = [Actor(mint_entity("person", name), "person", name) for name in NAMES.values()]
    text = " ".join(f"{name} said {other} lied {number} times." for number, (name, other) in enumerate(around()))
    pen = Pen(Article("Βαβέλ 週刊", date(2025, 11, 20), "صباح 🗼 Вавилон", text=text, topics=("Языки",)))
    for number, who in enumerate(people):
        words, other = f"lied {number} times", people[number - 1]
        told = {"describes": (pen.event(words, "ACCUSE", (who, other)),), "about": (other.id,)}
        pen.say(words, who, number + 1, attribution="quoted", **told)
        pen.mention(who, who.label)
    told = (tuple(pen.mentions), tuple(pen.events), (), tuple(pen.statements), pen.sentences())
    return Reading(pen.article, tuple(people), (), *told)


def around() -> list[tuple[str, str]]:
    names = list(NAMES.values())
    return [(name, names[number - 1]) for number, name in enumerate(names)]


@pytest.fixture(scope="module")
def scripts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A graph with names in many scripts."""
    path = tmp_path_factory.mktemp("scripts") / "kg"
    add(path, quarrel(), help_after_storm(), voices())
    with TestClient(create_app(path, ServeOptions(limits=PoolLimits(workers=1)))) as client:
        yield client


@pytest.mark.parametrize("script", NAMES)
def test_names_in_any_script_lead_everywhere(scripts: TestClient, script: str) -> None:
    """Who is called so is suggested by the first letters, found, asked for by the identifier, and named in readings."""
    name = NAMES[script]
    begun = name.split()[0]
    if script != "Emoji":
        assert name in [one["label"] for one in scripts.get("/api/v1/suggest", params={"q": begun}).json()["items"]]
    (found,) = (one for one in scripts.get("/api/v1/entities?limit=500").json()["items"] if one["label"] == name)
    links = scripts.get(f"/api/v1/entities/{found['id']}").json()["links"]
    for link in ("self", "neighbors", "ego", "timeline", "statements_by", "statements_about", "data"):
        assert scripts.get(links[link]).status_code == 200, link
    (said,) = scripts.get(links["statements_by"]).json()["items"]
    assert said["reading"].startswith(f"Βαβέλ 週刊 (2025-11-20) quotes {name}: ")
    text = scripts.get(f"/api/v1/statements/{said['id'].replace('#', '%23')}/evidence").json()
    assert text["text"][text["start"] : text["end"]] == said["evidence"]["exact"]
    words = scripts.get(f"/api/v1/entities/{found['id']}/mentions").json()["items"]
    assert [one["words"] for one in words] == [name]
    other = mint_entity("person", NAMES["Han" if script != "Han" else "Greek"])
    assert scripts.get("/api/v1/paths", params={"from": found["id"], "to": other}).json()["paths"]


def test_a_commit_between_two_pages_shifts_nothing(tmp_path: Path) -> None:
    """What was there before comes once and in order, whatever a commit adds in front, in between or behind."""
    paths = ("statements", "events", "articles", "entities", "entities?sort=name", "sources", "topics", "dyads")
    add(tmp_path, quarrel(), help_after_storm())
    app = create_app(tmp_path, ServeOptions(limits=PoolLimits(workers=1), refresh=60))
    with TestClient(app) as client:
        key = {"dyads": lambda one: (one["source"]["id"], one["target"]["id"])}
        asked = {path: [tuple(path.partition("?")[2].split("="))] if "?" in path else [] for path in paths}
        before, begun = {}, {}
        for path in paths:
            address = f"/api/v1/{path.partition('?')[0]}"
            before[path] = list(pages(client, address, asked[path]))
            begun[path] = client.get(address, params=[*asked[path], ("limit", "1")]).json()
        add(tmp_path, voices())
        assert app.state.served.refresh()
        for path in paths:
            address, named = f"/api/v1/{path.partition('?')[0]}", key.get(path, lambda one: one["id"])
            cursor, seen = begun[path]["next"], [named(one) for one in begun[path]["items"]]
            while cursor:
                page = client.get(address, params=[*asked[path], ("limit", "2"), ("cursor", cursor)]).json()
                seen, cursor = [*seen, *map(named, page["items"])], page["next"]
            assert len(seen) == len(set(seen)), path
            known = list(map(named, before[path]))
            assert [one for one in seen if one in known] == known, path
