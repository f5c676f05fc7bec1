import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import Dataset, Graph
from rdflib.compare import isomorphic
from told_samples import Said, first_story, reading, sample_view, second_story, undated_story, view_of

from kg.errors import NotFound
from kg.export.base import ExportOptions
from kg.export.turtle import JsonLdExporter, NQuadsExporter, TrigExporter, TurtleExporter
from kg.graph.filters import Filters
from kg.store.base import View
from kg.store.parsing import parse_nquads
from kg.vocab import ONTOLOGY_VERSION_IRI

FORMS = [(TrigExporter, "trig"), (JsonLdExporter, "json-ld"), (NQuadsExporter, "nquads")]


def export(kind: Any, view: View, filters: Filters | None = None) -> str:
    return b"".join(kind().export(view, ExportOptions(filters=filters or Filters()))).decode()


def quads_of(dataset: Dataset) -> set[tuple[str, ...]]:
    return {
        (s.n3(), p.n3(), o.n3(), str(getattr(g, "identifier", g)))
        for s, p, o, g in dataset.quads()
        if str(getattr(g, "identifier", g)) != ONTOLOGY_VERSION_IRI
    }


def loaded(text: str, form: str) -> Dataset:
    dataset = Dataset()
    dataset.parse(data=text, format=form)
    return dataset


def test_nquads_hold_the_whole_store(view: View) -> None:
    """Without filters the export holds every quad of the store, each once."""
    lines = export(NQuadsExporter, view).splitlines()
    assert len(lines) == len(set(lines))
    assert set(lines) == {str(quad) for quad in view.quads()}


@pytest.mark.parametrize(("exporter", "form"), FORMS[:2])
def test_forms_tell_the_same(view: View, exporter: Any, form: str) -> None:
    """TriG and JSON-LD read back by rdflib hold the same quads in the same graphs as N-Quads."""
    assert quads_of(loaded(export(exporter, view), form)) == quads_of(loaded(export(NQuadsExporter, view), "nquads"))


def test_turtle_holds_the_triples_of_all_graphs(view: View) -> None:
    """Turtle read back by rdflib is the union of the graphs, blank nodes apart."""
    read = Graph().parse(data=export(TurtleExporter, view), format="turtle")
    union = Graph()
    for quad in loaded(export(NQuadsExporter, view), "nquads").quads():
        union.add(quad[:3])
    assert len(read) == len(union)
    assert isomorphic(read, union)


@settings(max_examples=20, deadline=None)
@given(words=st.text(min_size=1, max_size=60))
def test_hostile_sentences_read_back(words: str) -> None:
    """Whatever a sentence holds, TriG and JSON-LD read back the same quads."""
    view = view_of(reading("Post", "2025-01-01", (Said(f"He warned: {words}", about=("org/norland",)),)))
    filters = Filters(source=frozenset({"source/post"}))
    plain = quads_of(loaded(export(NQuadsExporter, view, filters), "nquads"))
    assert plain
    for exporter, form in FORMS[:2]:
        assert quads_of(loaded(export(exporter, view, filters), form)) == plain


def test_jsonld_names_its_prefixes(view: View) -> None:
    """The JSON-LD file is plain JSON with a context of prefixes and one entry per named graph."""
    told = json.loads(export(JsonLdExporter, view))
    assert told["@context"]["news"] == "https://w3id.org/newskg/ns#"
    names = [graph["@id"] for graph in told["@graph"]]
    assert len(names) == len(set(names))
    assert view.base + "graph/entities" in names


def test_neighbourhood_keeps_what_its_statements_need() -> None:
    """About one actor: its statements with event, evidence and speaker, described entities, and no other statement."""
    view = view_of(first_story(), second_story(), undated_story())
    text = export(NQuadsExporter, view, Filters(about="org/esteria"))
    quads = parse_nquads(text)
    assert set(text.splitlines()) < {str(quad) for quad in view.quads()}
    exact = {quad.object for quad in quads if quad.predicate.endswith("ns#exact>")}
    assert '"Esteria thanked Sudavia for the rope."' in exact
    assert '"Sudavia will aid Esteria next year."' in exact
    assert '"Sudavia accused Norland of smuggling herring."' not in exact
    subjects = {quad.subject for quad in quads}
    statements = {quad.subject for quad in quads if quad.predicate.endswith("ns#speaker>")}
    for quad in quads:
        if quad.subject in statements and quad.predicate.endswith(("#describes>", "#evidence>", "#speaker>")):
            assert quad.object in subjects
    said = {quad.predicate for quad in quads if "/said/" in quad.predicate}
    assert {name.rpartition("/")[2] for name in said} == {"support>", "consult>"}


def test_filters_by_status_keep_only_such_statements(view: View) -> None:
    """An export of denied statements holds these alone."""
    quads = parse_nquads(export(NQuadsExporter, view, Filters(status=frozenset({"denied"}))))
    told = {quad.object for quad in quads if quad.predicate.endswith("ns#status>")}
    assert told == {"<https://w3id.org/newskg/ns#denied>"}


def test_unknown_actor_is_an_error_before_the_first_byte() -> None:
    """A name that nobody has raises NotFound when the export is asked for, not in the middle of a file."""
    with pytest.raises(NotFound, match="person/nobody"):
        NQuadsExporter().export(sample_view(), ExportOptions(filters=Filters(about="person/nobody")))
