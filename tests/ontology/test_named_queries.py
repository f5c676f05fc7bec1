"""The competency questions, asked of a real graph on two engines."""

import re

import pyoxigraph
import pytest
import rdflib
from sampling import BASE, warning_reading

from kg import iris
from kg.query.library import named_queries, term_of
from kg.rdf.formats import to_dataset
from kg.rdf.terms import Quad
from kg.store.bindings import bind

ARTICLE = warning_reading().article.id
VALUES = {
    "target": "country/JP", "who": "person/mira-voss", "outlet": "source/norland-courier", "center": "country/JP",
    "from": "group/norland", "to": "country/JP", "relation": "said:threaten", "actor": "country/JP",
    "beginning": "Har", "topic": "topic/asia", "place": "group/norland", "article": ARTICLE,
}  # fmt: skip
SPECIAL = {
    "05-repost-chain": {"outlet": iris.mint_entity("media", "Ångström Blog")},
    "27-ties-of-an-actor": {"actor": "person/aksel-dahl"},
}
QUERIES = named_queries()


@pytest.fixture(scope="session")
def oxigraph(sample_quads: list[Quad]) -> pyoxigraph.Store:
    store = pyoxigraph.Store()
    store.load("".join(f"{quad}\n" for quad in sample_quads).encode(), format=pyoxigraph.RdfFormat.N_QUADS)
    return store


@pytest.fixture(scope="session")
def dataset(sample_quads: list[Quad]) -> rdflib.Dataset:
    return to_dataset(sample_quads, base=BASE)


def values_for(name: str) -> dict[str, str]:
    """The values that the parameters of a query take in these tests."""
    values = {**VALUES, **SPECIAL.get(name, {})}
    return {parameter.name: values[parameter.name] for parameter in QUERIES[name].parameters}


def bound(name: str) -> str:
    return QUERIES[name].bound(values_for(name), BASE)


def ask_oxigraph(store: pyoxigraph.Store, query: str) -> list[tuple[str, ...]] | bool:
    """Rows as lexical forms, sorted; the triples of a CONSTRUCT as rows; the answer of an ASK."""
    result = store.query(query, use_default_graph_as_union=True)
    if isinstance(result, pyoxigraph.QueryBoolean):
        return bool(result)
    if isinstance(result, pyoxigraph.QueryTriples):
        return sorted({(str(t.subject.value), str(t.predicate.value), str(t.object.value)) for t in result})
    return sorted(tuple("" if term is None else term.value for term in row) for row in result)


def ask_rdflib(dataset: rdflib.Dataset, query: str) -> list[tuple[str, ...]] | bool:
    result = dataset.query(query)
    if result.type == "ASK":
        return bool(result.askAnswer)
    if result.type == "CONSTRUCT":
        return sorted({(str(s), str(p), str(o)) for s, p, o in result.graph})
    return sorted(tuple("" if term is None else str(term) for term in row) for row in result)


def comparable(answer: list[tuple[str, ...]] | bool) -> object:
    """Numbers compared by value: engines write 2.50 and 2.5; sources joined in any order."""
    if isinstance(answer, bool):
        return answer
    return sorted(tuple(_plain(value) for value in row) for row in answer)


def _plain(value: str) -> str:
    if re.fullmatch(r"-?\d+\.\d+", value):
        return f"{float(value):.6f}".rstrip("0").rstrip(".")
    return ", ".join(sorted(value.split(", ")))


@pytest.mark.parametrize("name", QUERIES)
def test_engines_agree(name: str, oxigraph: pyoxigraph.Store, dataset: rdflib.Dataset) -> None:
    """Every named query has an answer on the sample, and it is the same in pyoxigraph and rdflib."""
    query = bound(name)
    ours, theirs = ask_oxigraph(oxigraph, query), ask_rdflib(dataset, query)
    assert comparable(ours) == comparable(theirs)
    assert ours is False if name.startswith("25") else ours


@pytest.mark.parametrize("name", [name for name, query in QUERIES.items() if query.parameters])
def test_binding_by_values(name: str, oxigraph: pyoxigraph.Store) -> None:
    """A parameter bound by a VALUES row gives the answer that the term in its place gives."""
    values = values_for(name)
    rows = {p.name: term_of(p, values[p.name], BASE) for p in QUERIES[name].parameters}
    assert ask_oxigraph(oxigraph, bind(QUERIES[name].text, rows)) == ask_oxigraph(oxigraph, bound(name))


@pytest.mark.parametrize("name", QUERIES)
def test_head(name: str) -> None:
    """The head of every query follows ontology/queries/README.md, and its parameters are what the page allows."""
    query = QUERIES[name]
    body = re.sub(r"(?m)^#.*$", "", query.text)
    assert re.fullmatch(r"\d\d-[a-z-]+", name)
    assert query.title and query.question
    assert len(query.parameters) == query.text.count("#+ param:")
    selected = "" if "CONSTRUCT" in body else body[: body.index("{")]
    for parameter in query.parameters:
        variable = rf"\?{parameter.name}\b"
        assert re.search(variable, body)
        assert not re.search(variable, selected), "a parameter is not selected"
        assert not re.search(rf"AS {variable}|GROUP BY[^\n]*{variable}", body)
        assert term_of(parameter, parameter.example, BASE)
    assert "example.org" not in query.text


def test_denied_event_names_its_denial(oxigraph: pyoxigraph.Store) -> None:
    """The disputed arrest comes with the ministry that denies it and the hearsay that claims it."""
    ((_, claimant, _, disputant, label, sentence, _),) = ask_oxigraph(oxigraph, bound("03-disputed-claims"))
    assert (claimant, disputant) == ("Zoë Quist", "Ministry of Trade")
    assert "arrested" in label and sentence.startswith("Norland’s police reportedly")


def test_anonymous_voice_keeps_its_relay(oxigraph: pyoxigraph.Store) -> None:
    """Unnamed officials are listed with the agency that relays them, under the original source."""
    ((_, source, who, via, _),) = ask_oxigraph(oxigraph, bound("15-anonymous-voices"))
    assert (source, who, via) == ("Norland Courier", "two officials", "Capital Wire")


def test_former_position_is_told_as_former(oxigraph: pyoxigraph.Store) -> None:
    """A position that somebody held and one that somebody holds are told apart, each with its teller."""
    rows = ask_oxigraph(oxigraph, bound("26-positions"))
    ((_, holder, role, former, *_),) = rows
    assert (holder, role, former) == ("Mira Voss", "foreign minister", "false")


def test_position_without_a_body_is_still_a_tie(oxigraph: pyoxigraph.Store) -> None:
    """A premier of nothing named is listed among his ties, next to the party that he belongs to."""
    rows = ask_oxigraph(oxigraph, bound("27-ties-of-an-actor"))
    assert [(kind, label, role) for _, kind, _, _, label, role, *_ in rows] == [
        ("holds position", "", "premier"),
        ("member of", "Harbour Party", ""),
    ]
