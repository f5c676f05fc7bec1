"""The competency questions, asked of a real graph on two engines."""

import re

import pyoxigraph
import pytest
import rdflib
from sampling import BASE, bound, named_queries, parameters, warning_reading

from kg import iris
from kg.rdf.formats import to_dataset
from kg.rdf.terms import Quad, Term
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
KINDS = {"iri", "term", "string", "integer", "decimal", "date"}
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
    return {**VALUES, **SPECIAL.get(name, {})}


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
    query = bound(QUERIES[name], values_for(name))
    ours, theirs = ask_oxigraph(oxigraph, query), ask_rdflib(dataset, query)
    assert comparable(ours) == comparable(theirs)
    assert ours is False if name.startswith("25") else ours


@pytest.mark.parametrize("name", [name for name in QUERIES if parameters(QUERIES[name])])
def test_binding_by_values(name: str, oxigraph: pyoxigraph.Store) -> None:
    """A parameter bound by a VALUES row gives the answer that the term in its place gives."""
    values = values_for(name)
    terms = {
        key: bound(f"#+ param: {key} {kind} x | y\n?{key}", values).split("\n")[1]
        for key, (kind, _) in parameters(QUERIES[name]).items()
    }
    rows = {key: Term("literal", t[1:-1]) if t.startswith('"') else Term("iri", t[1:-1]) for key, t in terms.items()}
    assert ask_oxigraph(oxigraph, bind(QUERIES[name], rows)) == ask_oxigraph(oxigraph, bound(QUERIES[name], values))


@pytest.mark.parametrize("name", QUERIES)
def test_head(name: str) -> None:
    """The head of every query follows ontology/queries/README.md, and its parameters are what the page allows."""
    query = QUERIES[name]
    body = re.sub(r"(?m)^#.*$", "", query)
    assert re.fullmatch(r"\d\d-[a-z-]+", name)
    for key in ("title", "question"):
        assert len(re.findall(rf"(?m)^#\+ {key}: \S.*$", query)) == 1
    assert len(parameters(query)) == query.count("#+ param:")
    for parameter, (kind, _) in parameters(query).items():
        assert kind in KINDS
        assert re.search(rf"\?{parameter}\b", body)
        head = body[: body.index("{")] if "CONSTRUCT" not in body else ""
        assert not re.search(rf"\?{parameter}\b", head), "a parameter is not selected"
        assert not re.search(rf"AS \?{parameter}\b|GROUP BY[^\n]*\?{parameter}\b", body)
    assert "example.org" not in query


def test_denied_event_names_its_denial(oxigraph: pyoxigraph.Store) -> None:
    """The disputed arrest comes with the ministry that denies it and the hearsay that claims it."""
    ((_, claimant, _, disputant, label, sentence, _),) = ask_oxigraph(oxigraph, QUERIES["03-disputed-claims"])
    assert (claimant, disputant) == ("Zoë Quist", "Ministry of Trade")
    assert "arrested" in label and sentence.startswith("Norland’s police reportedly")


def test_anonymous_voice_keeps_its_relay(oxigraph: pyoxigraph.Store) -> None:
    """Unnamed officials are listed with the agency that relays them, under the original source."""
    ((_, source, who, via, _),) = ask_oxigraph(oxigraph, QUERIES["15-anonymous-voices"])
    assert (source, who, via) == ("Norland Courier", "two officials", "Capital Wire")


def test_former_position_is_told_as_former(oxigraph: pyoxigraph.Store) -> None:
    """A position that somebody held and one that somebody holds are told apart, each with its teller."""
    rows = ask_oxigraph(oxigraph, bound(QUERIES["26-positions"], {"place": "group/norland"}))
    ((_, holder, role, former, *_),) = rows
    assert (holder, role, former) == ("Mira Voss", "foreign minister", "false")
