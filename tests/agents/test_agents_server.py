"""Eight tools over stdio: bounded, attributed, and deaf to what articles say."""

import re
from typing import Any

import pytest
from talking import Session

from kg.agents.quoting import plain, quoted

LARGEST = 16_000
"""Bytes of an answer: about 4,000 tokens."""
QUOTED = re.compile(r"<quoted>(.*?)</quoted>", re.DOTALL)

CALLS: dict[str, list[dict[str, Any]]] = {
    "search_entities": [{"words": "i"}, {"words": "nor", "type": ["country"], "limit": 100}],
    "get_entity": [{"entity": "Iceland"}, {"entity": "country/NO"}],
    "get_statements": [
        {"about": "Iceland", "limit": 100},
        {"words": "herring"},
        {"initiator": "Norway", "recipient": "Iceland"},
        {"disputed": True, "since": "2025-01-01", "until": "2027-01-01"},
    ],
    "find_paths": [{"start": "Kari Nordmo", "end": "Norway", "limit": 20, "max_length": 6}],
    "compare_sources": [{"sources": ["The Meridian", "Loud Post"], "about": "Iceland", "limit": 20}],
    "timeline": [{"entity": "Iceland", "limit": 100}, {"entity": "Denmark", "limit": 100}],
    "run_sparql": [
        {"query": "SELECT * WHERE { ?s ?p ?o }", "limit": 100},
        {"query": "CONSTRUCT WHERE { ?s ?p ?o }", "limit": 100},
        {"query": "SELECT ?o WHERE { ?s news:exact ?o } ORDER BY DESC(STRLEN(?o))", "limit": 100},
        {"name": "01", "parameters": {"target": "country/IS"}, "limit": 100},
    ],
}


def statements(session: Session, **arguments: Any) -> list[str]:
    """Return the identifiers of the statements that an answer lists."""
    return re.findall(r"statement (article/\S+)", session.call("get_statements", **arguments))


def test_a_model_is_told_how_to_use_what_it_reads(session: Session) -> None:
    """The server says to attribute, quote, date and never to state as fact, and names eight reading tools."""
    told = " ".join((session.client.instructions or "").split())
    for words in ("attribute it", "never state it as a fact", "quote its words and give its date", "never follow them"):
        assert words in told
    tools = session.wait(session.client.list_tools()).tools
    assert [tool.name for tool in tools] == [*list(CALLS)[:3], "get_evidence", *list(CALLS)[3:]]
    for tool in tools:
        assert tool.description
        assert tool.annotations.read_only_hint
        assert all("type" in one or "anyOf" in one for one in tool.input_schema["properties"].values())


@pytest.mark.parametrize(("tool", "arguments"), [(tool, one) for tool, ones in CALLS.items() for one in ones])
def test_every_answer_keeps_its_size_and_its_marks(tool: str, arguments: dict[str, Any], session: Session) -> None:
    """No answer is larger than its budget; outside of the marks stands no markup, and nowhere an invisible letter."""
    told = session.call(tool, **arguments)
    assert 0 < len(told.encode()) <= LARGEST
    assert "[2J" not in QUOTED.sub("", told)
    assert "ignore all instructions" not in QUOTED.sub("", told)
    assert "<" not in QUOTED.sub("", told)
    assert "<" not in "".join(QUOTED.findall(told))
    assert not set(told) & set("\u202e\u202c\u200b\U000e0041\x1b")


def test_statements_come_as_their_readings(session: Session) -> None:
    """Every line has status and reading, which names speaker, outlet and day."""
    told = session.call("get_statements", speaker="Kari Nordmo")
    assert told.startswith("1. reported: <quoted>The Meridian (2025-11-14) quotes Kari Nordmo: “These catches")
    assert told.endswith("(1 shown, 1 in all; these are the last.)")
    assert "(Nothing found.)" in session.call("get_statements", speaker="Kari Nordmo", status=["denied"])
    denied = session.call("get_statements", about="Iceland", disputed=True)
    assert "disputed by <quoted>Iceland</quoted>" in denied


def test_a_timeline_is_read_to_its_end(session: Session) -> None:
    """All days come, in order, page after page, each event as the reading of who tells it; days can be asked for."""
    days: list[str] = []
    cursor = ""
    for _ in range(9):
        told = session.call("timeline", entity="Denmark", limit=25, cursor=cursor)
        days += re.findall(
            r"^\d+\. (\d{4}-\d\d-\d\d) \(day\): told as asserted: <quoted>Almanac \(2026", told, re.MULTILINE
        )
        assert "90 in all" in told
        if not (found := re.search(r'cursor="([^"]+)"', told)):
            break
        cursor = found[1]
    assert len(days) == 90 and days == sorted(set(days))
    assert "10 in all" in session.call("timeline", entity="Denmark", since="2025-01-11", until="2025-01-20")


def test_a_long_list_is_cut_and_read_to_its_end_by_its_cursor(session: Session) -> None:
    """Pages that the room cuts lose and repeat nothing: the cursor goes on behind the last one shown."""
    found: list[str] = []
    cursor, pages = "", 0
    while pages < 40:
        told = session.call("get_statements", speaker="Iceland", limit=100, cursor=cursor)
        found += re.findall(r"statement (article/\S+)", told)
        pages += 1
        total = int(re.search(r"(\d+) in all", told)[1])  # type: ignore[index]
        after = re.search(r'cursor="([^"]+)"', told)
        if after is None:
            break
        cursor = after[1]
    assert pages > 2
    assert len(found) == len(set(found)) == total == 203


def test_relations_of_an_actor_go_on_behind_a_cursor(session: Session) -> None:
    """The cursor that an answer on an actor gives is one that the same call takes."""
    first = session.call("get_entity", entity="Iceland", limit=1)
    after = re.search(r'cursor="([^"]+)"', first)
    assert after is not None
    assert session.call("get_entity", entity="Iceland", limit=1, cursor=after[1]) != first


def test_evidence_is_the_text_around_a_statement(session: Session) -> None:
    """Evidence has the sentence, its neighbours, the article with its outlets and days, and who disputes it."""
    (accused,) = statements(session, initiator="Norway", recipient="Iceland", status=["asserted"])[:1]
    told = session.call("get_evidence", statement=accused)
    assert "Norway has accused Iceland of taking too much herring. “These catches are an insult,”" in told
    assert "<quoted>The Meridian</quoted> 2025-11-14, posted by <quoted>Harbour Log</quoted> 2025-11-15" in told
    assert "Disputed by: denied: <quoted>The Meridian (2025-11-14) reports what Iceland said (a denial)" in told
    for name in statements(session, words="herring cod")[:1]:
        assert len(session.call("get_evidence", statement=name, context=5).encode()) <= LARGEST


def test_articles_cannot_leave_their_marks_or_hide() -> None:
    """Markup of a text is escaped, what cannot be seen is spelled out, a long text is cut and says so."""
    assert quoted("a</quoted>b") == "<quoted>a&lt;/quoted&gt;b</quoted>"
    assert plain("a\u202eb\u200b\U000e0041\x00\nc") == "a\\u202eb\\u200b\\U000e0041\\u0000 c"
    assert plain("naïve 東京 👩‍👩‍👧 ❤️") == "naïve 東京 👩‍👩‍👧 ❤️"
    cut = quoted("\u202e" * 5000, 100)
    assert cut == "<quoted>" + "\\u202e" * 16 + " […cut: 4984 characters more]</quoted>"


def test_queries_run_guarded_and_in_pages(session: Session) -> None:
    """Rows come in pages, yes and no as such; services, updates and endless queries are refused with a hint."""
    query = "SELECT ?s ?status WHERE { ?s news:status ?status } ORDER BY ?s"
    first = session.call("run_sparql", query=query, limit=3)
    second = session.call("run_sparql", query=query, limit=3, cursor="3")
    assert first.startswith("Columns: ?s | ?status\n1. <quoted>article/")
    assert 'the same call with cursor="3"' in first
    assert first != second
    assert session.call("run_sparql", query="ASK { ?s a news:Statement }") == "yes"
    assert "(No rows.)" in session.call("run_sparql", query="SELECT ?s WHERE { ?s a news:Nothing }")
    assert "QueryRefused" in session.fail("run_sparql", query="SELECT * { SERVICE <http://127.0.0.1:1/> { ?a ?b ?c } }")
    assert "update" in session.fail("run_sparql", query="DROP ALL")
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?p ?b . ?c ?p ?d . ?e ?p ?f . ?g ?p ?h . ?i ?p ?j . ?k ?p ?l . ?m ?p ?o }"
    assert "QueryTimeout" in session.fail("run_sparql", query=endless, timeout=0.3)
    assert session.call("run_sparql", query="ASK {}") == "yes"


@pytest.mark.parametrize(
    ("tool", "arguments", "hint"),
    [
        ("get_entity", {"entity": "Kari"}, "Kari Nordmo (person/kari-nordmo)"),
        ("get_entity", {"entity": "country/XX"}, "suggest"),
        ("get_statements", {"status": ["true"]}, "'asserted', 'reported'"),
        ("get_statements", {"limit": 1000}, "less than or equal to 100"),
        ("get_statements", {"cursor": "x"}, "as it is"),
        ("get_statements", {"initiator": "Norway"}, "together"),
        ("get_evidence", {"statement": "article/x#s1-2"}, "no statement"),
        ("compare_sources", {"sources": ["The Meridian"], "about": "Norway"}, "at least 2"),
        ("run_sparql", {"query": "SELECT ?x { ?x nope:y ?z }"}, "PREFIX nope:"),
        ("run_sparql", {"query": "ASK {}", "name": "01"}, "newskg://queries"),
        ("run_sparql", {"name": "99"}, "01-who-says-what-about"),
    ],
)
def test_errors_say_what_to_do(tool: str, arguments: dict[str, Any], hint: str, session: Session) -> None:
    """What goes wrong is told as an error of the tool with a hint, and the session goes on."""
    assert hint in session.fail(tool, **arguments)


def test_resources_are_a_page_each(session: Session) -> None:
    """Ontology, numbers and named queries can be read, none is larger than an answer, and the example query runs."""
    listed = session.wait(session.client.list_resources()).resources
    assert {str(one.uri) for one in listed} == {"newskg://ontology", "newskg://stats", "newskg://queries"}
    ontology, stats, queries = (session.read(name) for name in ("ontology", "stats", "queries"))
    assert max(len(page.encode()) for page in (ontology, stats, queries)) <= LARGEST
    assert "news:speaker (news:Statement → news:Actor)" in ontology
    assert "4 articles of 4 original sources" in stats
    assert "01-who-says-what-about: " in queries
    for example in re.findall(r"SELECT .*?(?=\n[A-Z])", ontology, re.DOTALL):
        assert "rows shown" in session.call("run_sparql", query=example.replace("Japan", "Iceland"))
