"""Outlets side by side, disputes, pairs, subject headings."""

import csv
import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from sample_folder import ICELAND, NORWAY, Pen, add, help_after_storm, quarrel
from test_lists import get

from api.app import ServeOptions, create_app
from kg.query.question import PoolLimits
from kg.reading import Reading

BOTH = "source/the-meridian,source/daily-fjord"


def side(found: dict, name: str) -> dict:  # type: ignore[type-arg]
    (one,) = (one for one in found["sources"] if one["id"] == f"source/{name}")
    assert isinstance(one, dict)
    return one


def test_outlets_stand_side_by_side(client: TestClient) -> None:
    """Counts of one outlet are those of its own list of statements, under every way of counting."""
    for by, keys in (("type", {"ACCUSE": 3, "AID": 1}), ("status", {"denied": 1}), ("actor", {"country/IS": 1})):
        found = get(client, "compare", sources=BOTH, about="country/IS", by=by)
        assert found["by"] == by and {key["key"] for key in found["keys"]} >= set(keys)
        for name in ("the-meridian", "daily-fjord"):
            listed = get(client, "statements", about="country/IS", source=f"source/{name}")
            assert side(found, name)["statements"] == listed["total"]
        summed = {key: sum(one["counts"].get(key, 0) for one in found["sources"]) for key in keys}
        assert summed == keys


def test_a_comparison_tells_words_and_voices(client: TestClient) -> None:
    """Each outlet has its own words for the actor, and those whom it quotes; the outlet itself is none of them."""
    found = get(client, "compare", sources=BOTH, about="country/NO")
    words = {one["id"]: {w["words"] for w in one["words"]["country/NO"]["items"]} for one in found["sources"]}
    assert words == {"source/the-meridian": {"Norway", "Norwegian"}, "source/daily-fjord": {"Norway"}}
    assert "Iceland" in {one["label"] for one in side(found, "the-meridian")["quoted"]["items"]}
    assert side(found, "daily-fjord")["quoted"]["total"] == 0


def test_what_only_one_outlet_tells(client: TestClient) -> None:
    """Statements of what no other outlet tells come with their readings; a limit cuts items, never totals."""
    found = get(client, "compare", sources=BOTH, about="country/IS")
    only = side(found, "daily-fjord")["only_here"]
    assert (only["total"], only["items"][0]["event"]["type"]) == (1, "AID")
    assert only["items"][0]["reading"].startswith("Daily Fjord (2025-12-02)")
    cut = side(get(client, "compare", sources=BOTH, about="country/IS", limit=0), "daily-fjord")["only_here"]
    assert cut == {"total": 1, "items": []}


def test_disputes_within_a_comparison(client: TestClient) -> None:
    """A denial stands beside what it denies; it is one outlet's alone and so opposed to nothing elsewhere."""
    found = get(client, "compare", sources=BOTH, **{"from": "country/NO", "to": "country/IS"})
    assert found["disputed"]["total"] == 1
    (pair,) = found["disputed"]["items"]
    assert pair["counter_statement"]["disputes"] == [pair["statement"]["id"]]
    assert found["opposed"] == {"total": 0, "items": []}


@pytest.mark.parametrize(
    ("query", "status", "said"),
    [
        ("sources=source/the-meridian&about=country/IS", 400, "1 outlets"),
        (f"sources={BOTH}", 400, "about="),
        (f"sources={BOTH}&about=country/IS&from=country/NO&to=country/IS", 400, "about="),
        (f"sources={BOTH}&from=country/NO", 400, "about="),
        (f"sources={BOTH}&about=country/XX", 404, "country/XX"),
        ("sources=source/the-meridian,source/nobody&about=country/IS", 404, "source/nobody"),
        ("sources=source/the-meridian,country/IS&about=country/IS", 404, "no outlet"),
        (f"sources={BOTH}&about=country/IS&source=source/axios", 400, "twice"),
    ],
)
def test_a_comparison_without_sense_is_refused(client: TestClient, query: str, status: int, said: str) -> None:
    """Too few outlets, no subject or two, and names that nothing has are errors that say so."""
    answer = client.get(f"/api/v1/compare?{query}")
    assert (answer.status_code, said in answer.text) == (status, True), answer.text


def test_a_comparison_as_csv(client: TestClient) -> None:
    """One row per outlet and key, zeros included."""
    answer = client.get("/api/v1/compare", params={"sources": BOTH, "about": "country/IS", "format": "csv"})
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    keys = {row["key"] for row in rows}
    assert len(rows) == 2 * len(keys)
    assert {(row["source"], row["key"]): row["count"] for row in rows}["source/daily-fjord", "ACCUSE"] == "0"


@pytest.mark.parametrize(
    ("parameters", "total"),
    [
        ({}, 1),
        ({"status": "denied"}, 1),
        ({"status": "asserted"}, 1),
        ({"status": "future"}, 0),
        ({"speaker": "country/IS"}, 1),
        ({"speaker": "person/kari-nordmo"}, 0),
        ({"about": "country/NO"}, 1),
        ({"source": "source/daily-fjord"}, 0),
        ({"event_type": "accuse"}, 1),
        ({"from": "2025-12-01"}, 0),
    ],
)
def test_disputes_are_filtered(client: TestClient, parameters: dict[str, object], total: int) -> None:
    """A pair is listed when one of its statements passes."""
    found = get(client, "disputes", **parameters)
    assert found["total"] == total == len(found["items"])
    for pair in found["items"]:
        assert pair["statement"]["disputed_by"][0]["id"] == pair["counter_statement"]["id"]


def test_dyads_add_up_edges(client: TestClient) -> None:
    """A pair has the events, outlets and mean score of its edges; what is only planned or denied is none."""
    pairs = {(one["source"]["id"], one["target"]["id"]): one for one in get(client, "dyads")["items"]}
    aid = pairs["country/IS", "country/NO"]
    assert (aid["count"], aid["mean_score"], aid["relations"]) == (1, 10.0, {"AID": 1})
    assert aid["sources"] == [{"id": "source/daily-fjord", "label": "Daily Fjord"}]
    assert aid["example"].startswith("Daily Fjord (2025-12-02) says in its own voice: ")
    edges = client.get(aid["evidence_url"]).json()["edges"]
    assert [edge["id"] for edge in edges] == [edge["id"] for edge in aid["edges"]["items"]]
    kari = pairs["person/kari-nordmo", "country/IS"]
    assert (kari["count"], kari["mean_score"]) == (2, -3.25)
    assert "SANCTION" not in str(pairs)


def test_dyads_of_countries(client: TestClient) -> None:
    """Rolled up, an actor counts for its country; each quarter can be asked for, each order too."""
    pairs = {(one["source"]["id"], one["target"]["id"]): one for one in get(client, "dyads", rollup="country")["items"]}
    assert set(pairs) == {("country/IS", "country/NO"), ("country/NO", "country/IS")}
    assert pairs["country/NO", "country/IS"]["count"] == 3
    assert pairs["country/NO", "country/IS"]["edges"]["total"] == 3
    kind = get(client, "dyads", rollup="country", quad="material_cooperation")["items"]
    assert [one["quads"]["MATERIAL_COOPERATION"] for one in kind] == [1]
    hostile = get(client, "dyads", rollup="country", sort="score")["items"]
    assert [one["mean_score"] for one in hostile] == sorted(one["mean_score"] for one in hostile)
    assert get(client, "dyads", concerning="person/kari-nordmo")["total"] == 1
    assert client.get("/api/v1/dyads?quad=LOVE").status_code == 400


def test_topics_are_counted(client: TestClient) -> None:
    """Headings come with whose they are; filters on statements leave those of the articles that hold one."""
    found = {one["id"]: one for one in get(client, "topics")["items"]}
    assert set(found) == {"topic/fishing", "topic/weather"}
    assert (found["topic/fishing"]["articles"], found["topic/fishing"]["sources"]) == (1, 1)
    scheme = found["topic/fishing"]["scheme"]["id"]
    assert [one["id"] for one in get(client, "topics", scheme=scheme)["items"]] == ["topic/fishing"]
    assert [one["id"] for one in get(client, "topics", status="denied")["items"]] == ["topic/fishing"]
    assert [one["id"] for one in get(client, "topics", source="source/daily-fjord")["items"]] == ["topic/weather"]


def test_outlets_contradict_each_other(tmp_path: Path) -> None:
    """What one outlet tells as having happened and another as denied stands in one line, the newest of each shown."""
    third = replace(help_after_storm().article, publisher="Fjord Watch", published=date(2025, 12, 3))
    pen = Pen(replace(third, text="Iceland never sent rescue boats to Norway. Iceland sent no boats at all."))
    for words in ("never sent", "sent no boats"):
        denied = pen.event(words, "AID", (ICELAND, NORWAY))
        pen.say(words, "source/fjord-watch", len(pen.statements) + 1, describes=(denied,), polarity="negated")
    watch = Reading(pen.article, (ICELAND, NORWAY), (), (), tuple(pen.events), (), tuple(pen.statements))
    add(tmp_path / "kg", quarrel(), help_after_storm(), watch)
    with TestClient(create_app(tmp_path / "kg", ServeOptions(limits=PoolLimits(workers=1)))) as client:
        found = get(client, "disputes", by="outlet")
        (line,) = found["items"]
        assert found["total"] == 1
        assert (line["type"], line["told"], line["denied"]) == ("AID", 1, 2)
        assert (line["initiators"][0]["label"], line["recipients"][0]["label"]) == ("Iceland", "Norway")
        assert line["statement"]["article"]["original_source"]["label"] == "Daily Fjord"
        assert line["counter_statement"]["article"]["original_source"]["label"] == "Fjord Watch"
        assert get(client, "disputes", by="outlet", source="source/daily-fjord")["total"] == 1
        assert get(client, "disputes", by="outlet", source="source/the-meridian")["total"] == 0
        assert get(client, "disputes")["total"] == 1
        whole = csv.DictReader(io.StringIO(client.get("/api/v1/disputes?by=outlet&format=csv").text))
        assert [row["initiators"] for row in whole] == ["country/IS"]
