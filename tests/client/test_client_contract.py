"""One contract for a folder and a server: the same calls, the same answers, the same errors."""

import re
from collections.abc import Callable
from random import Random
from typing import Any

import pytest
from asking import CALLS, COUNT, NOT_ASKED, plain, recorded

from kg import errors
from kg.client.graph import NewsGraph
from kg.errors import KgError

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?p ?b . ?c ?p ?d . ?e ?p ?f . ?g ?p ?h . ?i ?p ?j . ?k ?p ?l . ?m ?p ?o }"

WRONG: dict[str, tuple[type[KgError], Callable[[NewsGraph], Any]]] = {
    "a filter that the list does not have": (errors.UsageError, lambda g: len(g.statements(colour="red"))),
    "a value that does not fit": (errors.UsageError, lambda g: len(g.statements(status="true"))),
    "a name that nobody has": (errors.NotFound, lambda g: g["Atlantis"]),
    "an identifier that nobody has": (errors.NotFound, lambda g: g.entity("country/XX")),
    "a statement that is not there": (errors.NotFound, lambda g: g.statement("article/x#s1-2")),
    "an address that is not there": (errors.NotFound, lambda g: g.get("/api/v1/nothing")),
    "no SPARQL": (errors.QuerySyntaxError, lambda g: g.sparql("SELECT ?x WHERE {\n  ?x news:speaker }")),
    "a service": (errors.QueryRefused, lambda g: g.sparql("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }")),
    "an update": (errors.QuerySyntaxError, lambda g: g.sparql("DROP ALL")),
    "no end": (errors.QueryTimeout, lambda g: g.sparql(ENDLESS, timeout=0.3)),
    "a query that is not there": (errors.NotFound, lambda g: g.query("99")),
    "a parameter missing": (errors.UsageError, lambda g: g.query("01", colour="red")),
    "a name that is no text": (errors.UsageError, lambda g: g.statement(7)),
    "half a character": (errors.UsageError, lambda g: g["\ud800"]),
    "half a character in a query": (errors.UsageError, lambda g: g.sparql("SELECT ('\ud800' AS ?x) {}")),
    "an address with spaces": (errors.NotFound, lambda g: g.get("/api/v1/no thing\n")),
    "an export that is none": (errors.UsageError, lambda g: g.export("x.docx")),
}


@pytest.mark.parametrize("route", CALLS)
def test_a_folder_answers_as_a_server_does(route: str, local: NewsGraph, remote: NewsGraph) -> None:
    """Every call gives the same from a folder and over HTTP, and it gives something."""
    here = plain(CALLS[route](local))
    assert here
    assert here == plain(CALLS[route](remote))


def test_every_route_of_the_api_is_reached(local: NewsGraph) -> None:
    """The description of the API names no route without a call of the client; a new route wants a method and a line."""
    described = local.connection.json("/openapi.json")["paths"]
    wanted = {path for path in described if not any(path == one or path.startswith(f"{one}/") for one in NOT_ASKED)}
    assert wanted - CALLS.keys() == set(), "add a method to kg/client/lists.py and a line to tests/client/asking.py"
    for route in wanted:
        watched, sent = recorded(local)
        plain(CALLS[route](watched))
        shape = re.compile(re.sub(r"\\{\w+\\}", ".+", re.escape(route)))
        assert any(shape.fullmatch(asked.path) for asked in sent), route


@pytest.mark.parametrize("wrong", WRONG)
def test_errors_are_of_the_same_class_with_the_same_words(wrong: str, local: NewsGraph, remote: NewsGraph) -> None:
    """What goes wrong is told as the same error with the same hint here and there."""
    kind, call = WRONG[wrong]
    told = []
    for graph in (local, remote):
        with pytest.raises(kind) as caught:
            call(graph)
        assert type(caught.value) is kind
        assert caught.value.message
        told.append(
            (
                caught.value.message,
                caught.value.hint,
                getattr(caught.value, "line", 0),
                getattr(caught.value, "told", {}),
            )
        )
    assert told[0] == told[1]


def test_a_graph_prints_as_what_is_in_it(graph: NewsGraph) -> None:
    """`print(g)` tells articles, original sources and statements by status, and where the graph is."""
    place = graph.connection.transport.place
    assert str(graph).startswith("2 articles · 2 original sources · 9 statements: ")
    assert "1 denied" in str(graph)
    assert place in str(graph)
    assert repr(graph) == f"kg.open({place!r})"


def test_queries_give_values_of_python(graph: NewsGraph) -> None:
    """Numbers, days, truth and texts come as Python's own, what is unbound as None, ASK as yes or no."""
    rows = graph.sparql(
        """SELECT ?n ?d ?f ?day ?yes ?text ?who ?odd ?none WHERE { VALUES (?n ?d ?f ?day ?yes ?text ?odd) {
        (7 1.5 2e0 "2025-11-14"^^xsd:date true "Bergen"@no "x"^^xsd:integer) }
        ?who a news:Country ; rdfs:label ?label FILTER(STR(?label) = "Norway") }"""
    )
    (row,) = rows
    assert (row.n, float(row.d), row.f, row.day.isoformat(), row.yes) == (7, 1.5, 2.0, "2025-11-14", True)
    assert (row.text, row.odd, row.none) == ("Bergen", "x", None)
    assert graph[row.who].id == "country/NO"
    assert rows.columns == ("n", "d", "f", "day", "yes", "text", "who", "odd", "none")
    assert graph.sparql("ASK { ?s a news:Statement }") is True
    assert len(graph.sparql("CONSTRUCT WHERE { ?s a news:Statement }")) == graph.sparql(COUNT)[0].n


def test_a_name_means_one_or_says_whom_it_may_mean(graph: NewsGraph) -> None:
    """Names and aliases are looked up without regard to case; near ones are named in the hint."""
    assert graph["iceland"].id == graph["reykjavik"].id == "country/IS"
    assert graph["country/IS"] == graph[graph["Iceland"]]
    assert [one.id for one in graph.find("ice")] == ["country/IS"]
    with pytest.raises(errors.NotFound) as caught:
        graph["Kari"]
    assert "Kari Nordmo (person/kari-nordmo)" in caught.value.hint
    by_name = graph.statements(speaker="Kari Nordmo")
    assert by_name.to_dicts() == graph["Kari Nordmo"].statements_by().to_dicts() != []


def test_a_merged_identifier_leads_to_the_one_that_it_was_merged_into(graph: NewsGraph) -> None:
    """Who asks for it, by itself or in a filter, gets what the newer one gives."""
    assert graph.entity("country/NOR") == graph["Norway"]
    about = graph.statements(about="country/NOR", status="asserted", limit=1)
    assert about.to_dicts() == graph["Norway"].statements_about(status="asserted").to_dicts() != []


ODD = (
    "Norway", "country/IS", "The Meridian", "", " ", "Atlantis", "country/ZZ", "a#b", "%2F", "\x00", "🐟", "\ud800",
    None, True, 0, -1, 1.5, float("nan"), [], ["denied", "future"], {"a": 1}, b"bytes", object,
)  # fmt: skip
FILTERS = ("status", "source", "since", "lang", "min_confidence", "q", "limit", "sort", "disputed", "topic", "colour")
ASKING: tuple[Callable[..., Any], ...] = (
    lambda g, who, whom, filters: g.statements(about=who, **filters),
    lambda g, who, whom, filters: g.entity(who).timeline(**filters),
    lambda g, who, whom, filters: g[who].neighbors(**filters),
    lambda g, who, whom, filters: g.edge(who, whom, **filters),
    lambda g, who, whom, filters: g.compare([who, whom], about=whom, **filters),
    lambda g, who, whom, filters: g.disputes(by="outlet", concerning=who, **filters),
    lambda g, who, whom, filters: g.get(f"/api/v1/{who}?limit={whom}"),
    lambda g, who, whom, filters: sorted(g.events(initiator=who, **filters).to_rdf()),
)


def told(graph: NewsGraph, call: Callable[..., Any], *given: Any) -> tuple[str, str]:
    """Return what a call gives, or the error that it raises, which is one of ours."""
    try:
        return "", str(plain(call(graph, *given)))
    except KgError as error:
        return type(error).__name__, f"{error} {error.hint}"


def test_odd_calls_are_answered_alike(local: NewsGraph, remote: NewsGraph) -> None:
    """Whatever is given, both say the same, and what is wrong is an error of ours."""
    dice = Random(7)
    for number in range(240):
        filters = {name: dice.choice(ODD) for name in dice.sample(FILTERS, dice.choice((0, 0, 1, 2)))}
        given = (ASKING[number % len(ASKING)], dice.choice(ODD), dice.choice(ODD), filters)
        assert told(local, *given) == told(remote, *given), given
