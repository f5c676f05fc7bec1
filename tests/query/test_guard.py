"""What may run: words are words and not what looks like one."""

import gc
import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import QueryRefused, QuerySyntaxError
from kg.query.guard import Limits, inspect
from kg.query.tokens import tokenize


@pytest.mark.parametrize(
    "query",
    [
        'ASK { FILTER("SERVICE" != "LOAD") }',
        "SELECT ?service WHERE { ?service ?p ?load } # SERVICE <http://x/>",
        "PREFIX service: <http://service/> SELECT * { ?s service:SERVICE <http://x/SERVICE> }",
        "SELECT * { ?s ?p 'SERVICE <http://x/>' }",
        'SELECT * { ?s ?p """LOAD "SERVICE" <http://x/>""" }',
        'SELECT * { ?s ?p "a"@en-service }',
        "SELECT * { _:SERVICE ?p $LOAD }",
        r'SELECT * { ?s ?p "\" SERVICE <http://x/> {}" }',
        "SELECT * { ?s <http://x/#SERVICE> ?o }",
    ],
)
def test_words_inside_of_other_tokens_pass(query: str) -> None:
    """SERVICE and LOAD in strings, comments, IRIs, names and variables refuse nothing."""
    inspect(query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }",
        "SELECT * { service silent ?x { ?s ?p ?o } }",
        "SELECT * { ?s ?p ?o .SERVICE<http://x/>{} }",
        "SELECT * { ?s ?p 1SERVICE<http://x/>{} }",
        "SELECT * { FILTER(?a<?b)SERVICE?c{?x ?y ?z}FILTER(?c>1) }",
        "SELECT * { ?s <http://x#y> ?o # comment\nSERVICE <http://x/> {} }",
        "SELECT * { ?s ?p 'it''s' SERVICE <http://x/> {} }",
        r"SELECT * { \u0053ERVICE <http://x/> {} }",
        r'SELECT * { ?s ?p "\u0022 SERVICE <http://x/> { } } #" }',
        "LOAD <http://127.0.0.1/x.ttl>",
        "PREFIX a: <http://a/> load silent a:x INTO GRAPH a:y",
        'SELECT * { ?s ?p """a""" SERVICE <http://x/> {} }',
        "SELECT * { ?s a:b\\#c ?o . SERVICE <http://x/> {} }",
    ],
)
def test_reaching_out_is_refused_by_name(query: str) -> None:
    """However it is written, SERVICE or LOAD as a word is refused, and the message names it."""
    with pytest.raises(QueryRefused, match=r"SERVICE|LOAD"):
        inspect(query)


@pytest.mark.parametrize(
    ("query", "form"),
    [
        ("SELECT * {}", "select"),
        ("# ASK\nPREFIX select: <http://x/> BASE <http://y/> ask {}", "ask"),
        ("construct where { ?s ?p ?o }", "construct"),
        ("DESCRIBE <http://x/>", "describe"),
        ("INSERT DATA { <a:a> <a:b> <a:c> }", "update"),
        ("PREFIX a: <http://a/> DELETE WHERE { ?s ?p ?o } ; INSERT DATA {}", "update"),
        ("SELECT * { { SELECT ?s { ?s ?p ?o } } }", "select"),
    ],
)
def test_the_form_is_told(query: str, form: str) -> None:
    """The first operation word outside of the prologue is the form, in any case."""
    assert inspect(query).form == form


def test_no_form_is_a_syntax_error() -> None:
    """A text without a form is not a query."""
    for query in ("", "hello", "PREFIX a: <http://a/>", "{ SELECT }"):
        with pytest.raises(QuerySyntaxError):
            inspect(query)


def test_several_operations_are_refused() -> None:
    """Two queries in one request are no query; the place where the second begins is told."""
    with pytest.raises(QuerySyntaxError, match="column 13"):
        inspect("SELECT * {} ; \n ASK {}")


@pytest.mark.parametrize("unit", ["{", "(", "[", "!", "-"])
def test_deep_nesting_is_refused(unit: str) -> None:
    """Brackets and signs may be 100 deep and no deeper."""
    inspect("ASK {" + unit * 90)
    with pytest.raises(QueryRefused, match="100 levels"):
        inspect("ASK {" + unit * 5000)


@pytest.mark.parametrize(
    ("query", "patterns"),
    [
        ("SELECT ?a ?b (COUNT(?c) AS ?n) WHERE { ?a ?b ?c . ?c ?d ?e } GROUP BY ?a ?b ORDER BY ?n LIMIT 3", 2),
        ("SELECT * { ?a ?b ?c ; ?d ?e , ?f }", 3),
        ("SELECT * { ?a ?b ?c FILTER(?a IN (1, 2, 3)) ?d ?e ?f }", 2),
        ("SELECT * { VALUES (?a ?b) { (1 2) (3 4) } ?a ?b ?c }", 1),
        ("SELECT * { VALUES ?a { 1 2 3 } ?a ?b ?c }", 1),
        ("PREFIX f: <http://f/> SELECT * { ?a f:p/f:q ?c FILTER f:fn(?a, ?b, 1) }", 2),
        ("SELECT * { GRAPH ?g { ?a ?b ?c } OPTIONAL { ?a ?x [ ?y ?z ] } }", 3),
        ("SELECT * { { SELECT ?a WHERE { ?a ?b ?c } GROUP BY ?a } ?a ?d true . ?x a ?y }", 3),
        ("ASK { FILTER NOT EXISTS { ?a ?b ?c } BIND(1 + 2 AS ?x) }", 1),
    ],
)
def test_patterns_are_counted(query: str, patterns: int) -> None:
    """Triple patterns are counted, and expressions, rows of values and heads are not."""
    assert inspect(query).patterns == patterns


@pytest.mark.parametrize("blank", ["\u00a0", "\x85", "\u2003", "\u2028", "\u3000", "\ufeff", "\u200b"])
def test_blanks_of_other_kinds_are_no_blanks(blank: str) -> None:
    """What looks like a blank and is none, as text copied from a page holds it, is a token like any that is wrong."""
    assert [token.text for token in tokenize(f"ASK{blank}{{}}")] == ["ASK", blank, "{", "}"]
    assert inspect(f"ASK {blank}{{}}").form == "ask"
    with pytest.raises(QuerySyntaxError):
        inspect(blank)


def test_too_many_words_are_refused() -> None:
    """A query of 100,000 words and signs is looked at, one of more is not, whatever they are."""
    inspect("ASK { VALUES ?a { " + "1 " * 99_000 + "} }")
    for rubbish in ("1 ", ".", ">", "a "):
        with pytest.raises(QueryRefused, match="words and signs"):
            inspect("ASK { ?a ?b ?c " + rubbish * 110_000 + "}")


@pytest.mark.parametrize("unit", ["<< ", "<", "<< ?a ?b ", "<<(?a ?b "])
def test_triples_in_triples_nest(unit: str) -> None:
    """Triple terms count as brackets do, wherever in the triple around them they stand; comparisons do not."""
    inspect("ASK { << << ?a ?b ?c >> ?d << ?e ?f ?g >> >> ?h ?i FILTER(?a < ?b && (?c < ?d || ?e > ?f)) }" + " " * 9)
    inspect("ASK { " + "?a ?b ?c FILTER(?a < ?c) " * 120 + "}")
    with pytest.raises(QueryRefused, match=r"100 levels|150 triple patterns"):
        inspect("ASK { " + unit * 5000 + "?c")


def test_too_many_patterns_are_refused() -> None:
    """150 patterns pass, 151 do not, in whatever way they are written."""
    inspect("ASK {" + " . ".join(["?a ?b ?c"] * 150) + "}")
    for many in (" . ".join(["?a ?b ?c"] * 151), "?a " + " ; ".join(["?b ?c"] * 152), "?a " + "/".join(["a"] * 200)):
        with pytest.raises(QueryRefused, match="150 triple patterns"):
            inspect("ASK {" + many + "}")


@pytest.mark.parametrize(
    ("head", "unit", "tail"),
    [
        ("SELECT * {", "{} ", "}"),
        ("SELECT * { {} ", "UNION {} ", "}"),
        ("SELECT * {", "OPTIONAL {} ", "}"),
        ("SELECT * {", "FILTER(1) ", "}"),
        ("SELECT * {", "BIND(1 AS ?a) ", "}"),
        ("SELECT * {", "VALUES ?a {1} ", "}"),
        ("SELECT ", "(1 AS ?a) ", "{}"),
        ("SELECT (1 AS ?b) {} GROUP BY ", "(1 AS ?a) ", ""),
        ("SELECT * ", "FROM <a:b> ", "{}"),
        ("DESCRIBE ", "<a:b> ", ""),
    ],
)
def test_chains_of_clauses_are_refused(head: str, unit: str, tail: str) -> None:
    """The engine plans chains of clauses in square time and one inside of the other: 250 pass, 5,000 are refused."""
    inspect(head + unit * 250 + tail)
    with pytest.raises(QueryRefused, match="300"):
        inspect(head + unit * 5000 + tail)


@pytest.mark.parametrize("operator", ["+", "*", "/", "||", "&&", "=", "<"])
def test_long_expressions_are_refused(operator: str) -> None:
    """An expression may have a thousand operators and no more; rows of values and lists may be long."""
    inspect("ASK { FILTER(" + f" {operator} ".join(["?a"] * 900) + ") }")
    with pytest.raises(QueryRefused, match="1000 operators"):
        inspect("ASK { FILTER(" + f" {operator} ".join(["?a"] * 5000) + ") }")
    numbers = " ".join(map(str, range(20_000)))
    inspect(f"SELECT * {{ VALUES ?a {{ {numbers} }} FILTER(?a IN ({numbers.replace(' ', ',')})) }}")


def test_size_is_limited_in_bytes() -> None:
    """The size counts bytes, not characters."""
    with pytest.raises(QueryRefused, match="bytes"):
        inspect("ASK {} #" + "é" * 30, Limits(size=60))


def cpu_seconds(run: Callable[[], object]) -> float:
    """Return the processor time of a call, without the collector: it would walk all that earlier tests have left."""
    gc.disable()
    try:
        began = time.process_time()
        run()
        return time.process_time() - began
    finally:
        gc.enable()


@pytest.mark.parametrize(
    "unit",
    [
        "a.",
        "a-",
        "<",
        "<a",
        "#",
        "(",
        '"a',
        "'''",
        '"""',
        '"\\',
        "'\\",
        '"""\\',
        "'''\\",
        ":a.",
        "_:a.",
        "a:b%",
        "\\u",
        "\\u0041",
    ],
)
def test_the_scan_is_linear(unit: str) -> None:
    """Four times the query takes about four times the CPU time, up to the largest query allowed."""

    def seconds(size: int) -> float:
        query = unit * (size // len(unit))
        return min(cpu_seconds(lambda: list(tokenize(query))) for _ in range(3))

    # Linear is 4, quadratic is 16; a tenth of a second is lost in the noise where both are quick.
    assert seconds(250_000) < 12 * seconds(62_500) + 0.1


def test_an_unclosed_string_hides_nothing() -> None:
    """What follows a quote that nothing closes is read as words, and a string after it as a string."""
    with pytest.raises(QueryRefused, match="SERVICE"):
        inspect(r'ASK { "\" SERVICE <http://x/> {} }')
    assert [token.kind for token in tokenize("'a\n'b' \"\"\" ''")] == [
        "mark",
        "word",
        "string",
        "string",
        "mark",
        "string",
    ]


def test_bases_cannot_grow_without_end() -> None:
    """Thousands of BASE lines, each relative to the one before, are refused and take no seconds."""

    def refused() -> None:
        with pytest.raises(QueryRefused, match="base"):
            inspect("BASE <a/> " * 20_000 + "ASK {}")

    assert cpu_seconds(refused) < 5


def test_a_broken_base_is_a_syntax_error() -> None:
    """An IRI that cannot be resolved is the query's fault."""
    with pytest.raises(QuerySyntaxError, match="no IRI"):
        inspect("BASE <http://x/> BASE <http://[x/> ASK {}")


def test_graphs_of_the_dataset_are_resolved() -> None:
    """FROM and FROM NAMED are told as full IRIs."""
    found = inspect(
        "BASE <http://b/x/> PREFIX g: <http://g/> "
        "SELECT * FROM g:one FROM <two> FROM NAMED <http://three/> { ?from ?p ?o }"
    )
    assert found.default_graphs == ("http://g/one", "http://b/x/two")
    assert found.named_graphs == ("http://three/",)


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet=" \n\\\"'<>{}()#?:@_aSE1.-^|&", max_size=40))
def test_tokens_cover_the_text_in_order(query: str) -> None:
    """Tokens are slices of the query that do not overlap."""
    position = 0
    for token in tokenize(query):
        assert token.start >= position
        assert query[token.start : token.start + len(token.text)] == token.text
        position = token.start + len(token.text)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=30).filter(lambda text: "\\" not in text))
def test_a_literal_never_hides_what_follows(text: str) -> None:
    """SERVICE after any string literal is found."""
    escaped = text.replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
    with pytest.raises(QueryRefused):
        inspect(f'SELECT * {{ ?s ?p "{escaped}" . SERVICE <http://x/> {{}} }}')
