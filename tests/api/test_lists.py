"""What the lists promise: exact totals, pages that fit together, filters that hold."""

import base64
import csv
import io
from urllib.parse import parse_qsl, quote

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from httpx import Response
from rdflib import Dataset, Graph, URIRef
from rdflib.compare import isomorphic
from sample_folder import BASE, HOSTILE

from api.shapes import csv_of
from kg.vocab import NEWS, SAID

LISTS = (
    "entities", "statements", "events", "articles", "sources", "entities/country/NO/neighbors",
    "disputes", "dyads", "topics", "entities/country/NO/mentions", "entities/country/NO/timeline",
    "edges?from=country/NO&to=country/IS", "entities?sort=name", "dyads?sort=score",
    "entities/country/NO/neighbors?sort=name",
)  # fmt: skip


def ask(client: TestClient, path: str, **parameters: object) -> Response:
    """Ask a list, whose address may have parameters already."""
    head, _, told = path.partition("?")
    return client.get(f"/api/v1/{head}", params=dict(parse_qsl(told)) | parameters)


def get(client: TestClient, path: str, **parameters: object) -> dict:  # type: ignore[type-arg]
    answer = ask(client, path, **parameters)
    assert answer.status_code == 200, answer.text
    content = answer.json()
    assert isinstance(content, dict)
    return content


@pytest.mark.parametrize("path", LISTS)
def test_pages_make_the_whole(client: TestClient, path: str) -> None:
    """Following `next` gives every item once, as many as `total` says."""
    whole = get(client, path, limit=500)
    assert whole["total"] == len(whole["items"]) > 0
    assert whole["next"] is None
    seen, cursor = [], ""
    while cursor is not None:
        page = get(client, path, limit=2, cursor=cursor)
        assert page["total"] == whole["total"]
        assert page["truncated"] is False
        seen += page["items"]
        cursor = page["next"]
    assert seen == whole["items"]


@pytest.mark.parametrize("path", LISTS)
def test_every_list_is_csv_too(client: TestClient, path: str) -> None:
    """CSV holds all items, without a cap, under a head."""
    total = get(client, path)["total"]
    answer = ask(client, path, format="csv", limit=1)
    assert answer.headers["content-type"].startswith("text/csv")
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert len(rows) == total


THINGS = [path for path in LISTS if "neighbors" not in path and "mentions" not in path and "dyads" not in path]


@pytest.mark.parametrize("path", THINGS)
def test_every_list_of_things_is_rdf_too(client: TestClient, path: str) -> None:
    """Turtle and JSON-LD hold the same graph: all things of the list, no event without its statements, no statement
    without evidence and the outlet that published it, and nothing that is said of actors by nobody."""
    turtle, jsonld = (ask(client, path, format=form, limit=1) for form in ("ttl", "jsonld"))
    assert turtle.headers["content-type"].startswith("text/turtle")
    assert jsonld.headers["content-type"] == "application/ld+json"
    graph = Graph().parse(data=turtle.text, format="turtle")
    assert isomorphic(graph, Dataset().parse(data=jsonld.text, format="json-ld").default_context)
    items = get(client, path, limit=500)["items"]
    names = {one.get("id") or one.get("event") or one["statement"]["id"] for one in items}
    assert {URIRef(BASE + name) for name in names} <= set(graph.subjects())
    for node in graph.subjects(URIRef(NEWS.eventType)):
        assert (None, URIRef(NEWS.describes), node) in graph
    for node in graph.subjects(URIRef(NEWS.status)):
        spoken = URIRef(NEWS.evidence) / URIRef(NEWS.inArticle) / URIRef(NEWS.publisher)
        assert list(graph.objects(node, spoken)) and (node, URIRef(NEWS.speaker), None) in graph
    assert not [verb for verb in graph.predicates() if verb.startswith(SAID.iri)]


@pytest.mark.parametrize("path", LISTS)
def test_a_cursor_continues_its_own_list(client: TestClient, path: str) -> None:
    """A cursor of another list, another question or with other letters is refused; length and form may change."""
    cursor = get(client, path, limit=1)["next"] or get(client, "statements", limit=1)["next"]
    own = get(client, path, limit=1)["next"] is not None
    assert not own or get(client, path, limit=3, cursor=cursor)["items"]
    others = [one for one in LISTS if one != path] if own else [path]
    wrong = [(other, cursor) for other in others] + [(path, cursor[:-2] + "AA"), (path, cursor[4:]), (path, "_" * 3000)]
    for other, told in wrong:
        assert ask(client, other, cursor=told).status_code == 400, (other, told)
    if own and "neighbors" not in path:
        assert ask(client, path, cursor=cursor, source="source/daily-fjord").status_code == 400


@pytest.mark.parametrize(
    ("parameters", "total"),
    [
        ({}, 9),
        ({"status": "denied"}, 1),
        ({"status": ["denied", "future"]}, 2),
        ({"source": "source/daily-fjord"}, 2),
        ({"source": "https://example.org/newskg/source/daily-fjord"}, 2),
        ({"posted_by": "source/harbour-log"}, 7),
        ({"from": "2025-12-01"}, 2),
        ({"to": "2025-11-14"}, 7),
        ({"from": "2025-11-15", "to": "2025-11-15", "date_field": "posted"}, 7),
        ({"from": "2025-11-13", "to": "2025-11-13", "date_field": "event"}, 2),
        ({"topic": "topic/weather"}, 2),
        ({"min_confidence": 0.75}, 4),
        ({"lang": "EN"}, 9),
        ({"lang": ["pt", "de"]}, 0),
        ({"speaker": "person/kari-nordmo"}, 1),
        ({"about": "country/IS"}, 7),
        ({"via": "source/axios"}, 1),
        ({"attribution": "quoted"}, 2),
        ({"modality": "future"}, 1),
        ({"polarity": "negated"}, 1),
        ({"event_type": "threaten"}, 1),
        ({"event_type": "HOLDS_POSITION"}, 1),
        ({"disputed": True}, 1),
        ({"anonymous": True}, 1),
        ({"q": "herring"}, 1),
        ({"q": "insult ports"}, 2),
        ({"q": "nowhere"}, 0),
        ({"concerning": "person/kari-nordmo"}, 3),
    ],
)
def test_statements_are_filtered(client: TestClient, parameters: dict[str, object], total: int) -> None:
    """Each filter leaves what it says."""
    found = get(client, "statements", **parameters)
    assert found["total"] == total == len(found["items"])


@pytest.mark.parametrize(
    ("parameters", "total"),
    [
        ({}, 2),
        ({"status": "denied"}, 1),
        ({"min_confidence": 0.9}, 2),
        ({"min_confidence": 0.92}, 1),
        ({"from": "2025-12-01", "date_field": "event"}, 1),
        ({"status": "denied", "source": "source/daily-fjord"}, 0),
    ],
)
def test_articles_have_a_statement_left(client: TestClient, parameters: dict[str, object], total: int) -> None:
    """What is asked of statements leaves the articles that hold one, and no filter is passed over."""
    assert get(client, "articles", **parameters)["total"] == total == get(client, "stats", **parameters)["articles"]
    assert sum(one["posted"] for one in get(client, "sources", **parameters)["items"]) == total


def test_newest_first(client: TestClient) -> None:
    """Statements come by original date, the latest first."""
    days = [one["article"]["original_date"] for one in get(client, "statements")["items"]]
    assert days == sorted(days, reverse=True)


def test_a_misspelled_filter_is_an_error(client: TestClient) -> None:
    """An unknown parameter or value is refused and the known ones are named."""
    for query, named in (("sorce=x", "source"), ("status=true", "asserted"), ("event_type=SHOUT", "THREATEN")):
        answer = client.get(f"/api/v1/statements?{query}")
        assert answer.status_code == 400
        assert answer.headers["content-type"] == "application/problem+json"
        assert named in answer.text
    assert client.get("/api/v1/statements?from=2025-12-01&to=2025-11-01").status_code == 400
    assert client.get("/api/v1/statements?cursor=nonsense").status_code == 400


@pytest.mark.parametrize("told", ["[-1]", "[-1000000]", "[99999999999]", "[true]", "[1.5]", "[NaN]", "1", "[" * 5_000])
@pytest.mark.parametrize("path", ["entities", "statements", "entities/country/NO/neighbors"])
def test_a_made_up_cursor_is_an_error(client: TestClient, path: str, told: str) -> None:
    """A cursor of the wrong type, sign or depth is refused."""
    cursor = base64.urlsafe_b64encode(told.encode()).decode().rstrip("=")
    assert client.get(f"/api/v1/{path}", params={"cursor": cursor}).status_code == 400


def test_a_statement_names_who_says_it(client: TestClient) -> None:
    """Speaker, outlets, chain, sentence and offsets are all there, and the reading names the speaker."""
    (shown,) = get(client, "statements", speaker="person/kari-nordmo")["items"]
    assert shown["speaker"] == {"id": "person/kari-nordmo", "label": "Kari Nordmo", "anonymous": False}
    assert (shown["status"], shown["attribution"], shown["cue"]) == ("reported", "quoted", "said")
    assert shown["article"]["original_source"]["label"] == "The Meridian"
    assert shown["article"]["posted_by"]["label"] == "Harbour Log"
    assert (shown["article"]["original_date"], shown["article"]["posted_date"]) == ("2025-11-14", "2025-11-15")
    assert shown["event"]["type"] == "ACCUSE"
    assert (shown["event"]["date"], shown["event"]["date_basis"]) == ("2025-11-13", "relative")
    assert shown["reading"].startswith("The Meridian (2025-11-14) quotes Kari Nordmo: “These catches")


def test_every_reading_names_outlet_and_voice(client: TestClient) -> None:
    """No reading begins with the claim itself."""
    for shown in get(client, "statements")["items"]:
        head = shown["reading"].partition(": ")[0]
        assert shown["article"]["original_source"]["label"] in head
        if shown["attribution"] != "ownVoice":
            assert shown["speaker"]["label"] in head
        moods = {"denied": "denial", "future": "to come", "hypothetical": "might be"}
        assert moods.get(shown["status"], "") in head


def test_disputes_are_shown_both_ways(client: TestClient) -> None:
    """The denial points at what it denies, and the other way round, with who denies."""
    (denial,) = get(client, "statements", status="denied")["items"]
    (claim,) = get(client, "statements", disputed=True)["items"]
    assert denial["disputes"] == [claim["id"]]
    assert claim["disputed_by"] == [{"id": denial["id"], "speakers": [{"id": "country/IS", "label": "Iceland"}]}]


def test_one_statement_and_its_evidence(client: TestClient) -> None:
    """The text around a statement holds the sentence at the offsets told, counted in code points."""
    found = client.get("/api/v1/statements", params={"q": "lies"}).json()["items"][0]
    name = found["id"].replace("#", "%23")
    assert client.get(f"/api/v1/statements/{name}").json() == {**found, "matches": []}
    told = client.get(f"/api/v1/statements/{name}/evidence").json()
    assert told["text"][told["start"] : told["end"]] == found["evidence"]["exact"]
    words = {span["kind"]: told["text"][span["start"] : span["end"]] for span in told["spans"]}
    assert words["trigger"] == "lies"
    assert words["content"] == "Norway lies"
    assert told["start"] > 0


def test_entities_carry_counts(client: TestClient) -> None:
    """One actor has its names, counts, outlets and links."""
    norway = get(client, "entities/country/NO")
    assert norway["label"] == "Norway"
    assert "Oslo" in norway["aliases"]
    assert norway["counts"] == {"mentions": 7, "statements_by": 0, "statements_about": 7, "events": 5}
    assert [one["label"] for one in norway["sources"]] == ["Daily Fjord", "The Meridian"]
    assert client.get(norway["links"]["statements_about"]).json()["total"] == norway["counts"]["statements_about"]
    assert get(client, "entities/https://example.org/newskg/country/NO") == norway


def test_entities_are_found(client: TestClient) -> None:
    """Search by any name, type or country; facets count what is there."""
    assert [one["id"] for one in get(client, "suggest", q="osl")["items"]] == ["country/NO"]
    assert get(client, "suggest", q="nor", type="person")["items"][0]["label"] == "Kari Nordmo"
    assert get(client, "entities", type="country")["total"] == 2
    assert get(client, "entities", country="country/NO")["items"][0]["label"] == "Kari Nordmo"
    assert get(client, "entities", q="kari")["facets"]["type"] == {"person": 1}
    assert get(client, "entities", sort="name")["items"][0]["label"] == HOSTILE


def test_nobody_is_not_an_empty_answer(client: TestClient) -> None:
    """What does not exist is 404 with a hint."""
    for path in (
        "entities/country/XX",
        "entities/country/XX/ego",
        "statements/x",
        "events/x",
        "articles/x",
        "sources/x",
    ):
        answer = client.get(f"/api/v1/{path}")
        assert answer.status_code == 404, path
        assert answer.json()["title"] == "Not Found"


def test_events_show_all_who_tell_them(client: TestClient) -> None:
    """An event comes with its statements by status, the denial included."""
    assert get(client, "events", initiator="country/NO", type="ACCUSE")["total"] == 1
    assert get(client, "events", quad="material_cooperation")["items"][0]["type"] == "AID"
    (found,) = get(client, "events", type="ACCUSE", initiator="country/NO")["items"]
    assert found["statements"] == {"asserted": 1, "denied": 1}
    told = get(client, "events/" + found["id"].replace("#", "%23"))["told"]
    assert set(told) == {"asserted", "denied"}


def test_no_event_stands_without_who_tells_it(client: TestClient) -> None:
    """In every form of the list each event has the readings of all its statements, and each reading names an outlet."""
    for shown in get(client, "events")["items"]:
        assert sum(shown["statements"].values()) == len(shown["told_by"]) > 0
        for one in shown["told_by"]:
            assert one["source"]["label"] in one["reading"].partition(": ")[0]
            assert one["reading"] in shown["reading"]
    rows = csv.DictReader(io.StringIO(client.get("/api/v1/events?format=csv").text))
    assert all("The Meridian (" in row["reading"] or "Daily Fjord (" in row["reading"] for row in rows)


def test_mentions_tell_where(client: TestClient) -> None:
    """The words for an actor come with outlet, number and places; for one article with all its places."""
    (found,) = get(client, "articles", q="herring")["items"]
    words = get(client, "entities/country/NO/mentions", article=found["id"])["items"]
    text = get(client, f"articles/{found['id']}/annotated")["text"]
    assert {one["words"]: one["count"] for one in words} == {"Norway": 4, "Norwegian": 1}
    for one in words:
        assert len(one["places"]) == one["count"]
        assert {text[place["start"] : place["end"]] for place in one["places"]} == {one["words"]}
        assert one["source"] == {"id": "source/the-meridian", "label": "The Meridian"}


def test_mentions_are_of_articles_that_are_left(client: TestClient) -> None:
    """Words are counted where a filter leaves their article."""
    words = get(client, "entities/country/NO/mentions", source="source/daily-fjord")["items"]
    assert [(one["words"], one["count"]) for one in words] == [("Norway", 2)]
    assert get(client, "entities/country/NO/mentions", status="denied")["items"][0]["source"]["label"] == "The Meridian"
    assert get(client, "entities/country/NO/mentions", lang="pt")["total"] == 0


def test_articles_show_their_chain(client: TestClient) -> None:
    """An article tells through whom it came."""
    (shown,) = get(client, "articles", q="herring")["items"]
    assert shown["posted_by"]["label"] == "Harbour Log"
    assert [link["source"]["label"] for link in shown["chain"]] == ["The Meridian"]
    one = get(client, "articles/" + shown["id"])
    assert one["counts"]["by_status"] == {"asserted": 2, "denied": 1, "future": 1, "hypothetical": 1, "reported": 2}
    text = get(client, f"articles/{shown['id']}/annotated")
    assert all(0 <= span["start"] < span["end"] <= len(text["text"]) for span in text["spans"])


def test_sources_are_counted_by_origin(client: TestClient) -> None:
    """Statements count for the original source; the poster is told."""
    found = {one["label"]: one for one in get(client, "sources")["items"]}
    assert found["The Meridian"]["statements"] == 7
    assert found["Harbour Log"]["posted"] == 1
    meridian = get(client, "sources/source/the-meridian")
    assert meridian["relays"] == [{"id": "source/axios", "label": "Axios", "count": 1}]
    assert meridian["posted_by"][0]["label"] == "Harbour Log"


def test_stats_add_up(client: TestClient) -> None:
    """All totals are of the same statements."""
    stats = get(client, "stats")
    for split in ("by_status", "by_attribution", "by_month"):
        assert sum(stats[split].values()) == stats["statements"] == 9
    assert sum(one["statements"] for one in stats["by_source"]) == 9
    assert stats["articles"] == 2


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx", "\rx"])
def test_csv_holds_no_formulas(text: str) -> None:
    """A text that a spreadsheet would run gets an apostrophe in front; numbers stay numbers."""
    app = FastAPI()
    row = {"id": text, "inner": {"label": text}, "all": [text, "b"], "score": -2}
    app.get("/")(lambda: csv_of([row], ["id", "inner.label", "all", "score"], "rows"))
    _, cells = csv.reader(io.StringIO(TestClient(app).get("/").text, newline=""))
    assert cells == ["'" + text, "'" + text, f"'{text};b", "-2"]


def test_a_common_word_is_cut_and_says_so(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """A word in too many sentences gives the statements of some, marked as such."""
    assert get(client, "statements", q="a")["truncated"] is False
    monkeypatch.setattr("api.routes.statements._MOST_SENTENCES", 1)
    found = get(client, "statements", q="a")
    assert found["truncated"] is True and "add words" in found["note"] and found["items"]


@pytest.mark.parametrize(
    "path", ["entities/country/XX/timeline", "entities/country/XX/mentions", "edges?from=country/NO&to=country/XX"]
)
def test_unknown_actors_are_404(client: TestClient, path: str) -> None:
    """An identifier that nothing has is told, not answered with an empty list."""
    assert client.get(f"/api/v1/{path}").status_code == 404


@pytest.mark.parametrize("query", ["statements?concerning=country/NO", "edges?from=country/NO&to=country/IS&both=true"])
def test_a_list_of_statements_brings_context_and_numbers(client: TestClient, query: str) -> None:
    """With `context` each statement has its surroundings, with `facets` the numbers of all pages are told."""
    found = client.get(f"/api/v1/{query}&context=1&facets=true&limit=2").json()
    for one in found["items"]:
        assert one["in_context"] == client.get(f"/api/v1/statements/{quote(one['id'])}/evidence").json()
    for kind in ("status", "source"):
        counted = {name: client.get(f"/api/v1/{query}&{kind}={name}").json()["total"] for name in found["facets"][kind]}
        assert found["facets"][kind] == counted
        assert sum(counted.values()) == found["total"] > len(found["items"])
