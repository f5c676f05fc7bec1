"""Records: frozen, attributed, harmless in a notebook; graphs and RDF for other libraries."""

import os
import pickle
import subprocess
import sys
from copy import deepcopy
from pathlib import Path

import networkx
import pytest
from rdflib import RDF, URIRef
from sample_folder import HOSTILE

from kg import errors
from kg.client.graph import NewsGraph
from kg.client.show import marked, visible
from kg.vocab import NEWS


def test_a_statement_names_who_says_it(graph: NewsGraph) -> None:
    """`str` of a statement is its reading, its HTML has speaker, outlet, status in words and the sentence marked."""
    statement = graph.statements(speaker="Kari Nordmo")[0]
    assert str(statement) == statement.reading
    assert str(statement).startswith("The Meridian (2025-11-14) quotes Kari Nordmo: ")
    assert repr(statement).startswith("Statement(reported: The Meridian (2025-11-14) quotes Kari Nordmo")
    shown = statement._repr_html_()
    assert "reported as said by others" in shown
    assert "The Meridian (2025-11-14) quotes Kari Nordmo</bdi>" in shown
    assert "<mark>These catches are an insult</mark>" in shown
    around = statement.context()
    assert "quotes Kari Nordmo" in around._repr_html_()
    assert around.text[around.start : around.end] == statement.evidence.exact


def test_no_word_of_an_article_becomes_markup(graph: NewsGraph) -> None:
    """A name that is markup stays text in every kind of HTML; characters that reorder text are made visible."""
    hostile = graph.entities(q="img src")[0]
    assert hostile.label == HOSTILE
    pieces = [
        hostile,
        hostile.statements(),
        hostile.statements()[0].context(),
        graph.events(),
        graph.entities(),
        graph.sources(),
        graph.stats(),
        graph.sparql("SELECT ?l WHERE { ?s rdfs:label ?l }"),
        graph,
    ]
    for piece in pieces:
        assert "<img" not in piece._repr_html_(), piece
    assert "&lt;img" in hostile._repr_html_()
    assert visible("a\u202eb\x1b[2J\u2028") == "a\\u202eb\\u001b[2J\\u2028"
    assert marked("a<b>c", [(1, 4), (3, 99), (-5, 0)]) == "<bdi>a<mark>&lt;b&gt;c</mark></bdi>"


def test_an_article_shows_its_spans(graph: NewsGraph) -> None:
    """The text comes with offsets that fit it, and as a page in which markup of the article stays text."""
    article = graph.articles(q="quarrel")[0]
    annotated = article.annotated()
    named = [span for span in annotated.spans if span.kind == "mention" and span.ref == "person/kari-nordmo"]
    assert {annotated.text[span.start : span.end] for span in named} == {"Kari Nordmo"}
    assert "<img" not in article.html()
    assert "&lt;img" in article.html()


def test_records_are_frozen_and_complete(local: NewsGraph) -> None:
    """Each key is an attribute and an item, nested objects are records, nothing can be set, a missing key is told."""
    statement = local.statements(speaker="Kari Nordmo")[0]
    assert dict(statement)["id"] == statement["id"] == statement.id
    assert statement.speaker == local["Kari Nordmo"].statements_by()[0].speakers[0]
    assert statement.speaker.statements_by().total == 1
    assert statement.article.text.startswith("Norway has accused")
    assert statement.article.statements().total == 7
    assert {statement, local.statement(statement)} == {statement}
    with pytest.raises(AttributeError, match="frozen"):
        statement.status = "asserted"
    with pytest.raises(AttributeError, match=r"has no 'truth'; it has: id, status"):
        _ = statement.truth
    assert (local["Norway"].counts.statements_about, local["Norway"]["statements_about"]) == (7, 7)
    assert "speaker" in dir(statement)


def test_events_and_edges_are_told_never_claimed(graph: NewsGraph) -> None:
    """An event shows by how many statements of which status it is told, an edge that it is said."""
    accused = graph.events(type="ACCUSE", initiator="Norway")[0]
    assert "as told in statements: 1 asserted, 1 denied" in repr(accused)
    assert {status: len(ones) for status, ones in dict(accused.load().told).items()} == {"asserted": 1, "denied": 1}
    behind = graph.edge("Norway", "Iceland", relation="ACCUSE")
    (edge,) = behind.more["edges"]
    assert "is said to accuse" in repr(edge)
    assert [one.id for one in edge.statements()] == [one.id for one in behind]
    (path,) = graph.paths("Kari Nordmo", "Iceland", max_length=1)
    assert path.nodes[0].label == "Kari Nordmo"


def test_graphs_go_to_networkx_igraph_and_gephi(graph: NewsGraph, tmp_path: Path) -> None:
    """The graph is a MultiDiGraph with labels and counts; what is written for Gephi is the graph as it is now."""
    network = graph.graph(view="actors")
    assert isinstance(network, networkx.MultiDiGraph)
    assert network.nodes["country/NO"]["label"] == "Norway"
    assert network.edges["country/NO", "country/IS", "ACCUSE"]["label"] == "is said to accuse"
    assert (network.to_igraph().vcount(), network.to_igraph().ecount()) == (len(network), network.size())
    network.remove_node("person/kari-nordmo")
    network.to_gexf(tmp_path / "changed.gexf")
    again = networkx.read_gexf(tmp_path / "changed.gexf")
    assert (set(again), again.number_of_edges()) == (set(network), network.number_of_edges())
    ego = graph["Iceland"].ego(limit_nodes=2)
    assert ego.graph["dropped"]["nodes"] == 1
    ego.to_gexf(tmp_path / "ego.gexf")
    assert len(networkx.read_gexf(tmp_path / "ego.gexf")) == 2
    whole = networkx.read_gexf(graph.export(tmp_path / "whole.gexf"))
    assert "person/kari-nordmo" in whole


def test_a_view_becomes_a_page(graph: NewsGraph, tmp_path: Path) -> None:
    """`save_html` writes what `kg export -f html` writes of the view; a copy of a graph is no view any more."""
    ego = graph["Iceland"].ego(status=["asserted"], limit_nodes=2)
    saved = ego.save_html(tmp_path / "ego.html").read_text()
    assert '"about":"country/IS"' in saved
    assert saved == graph.export(tmp_path / "same.html", about="Iceland", status="asserted").read_text()
    assert '"about":null' in graph.graph(min_weight=1).save_html(tmp_path / "whole.html").read_text()
    for other in (ego.copy(), deepcopy(ego), pickle.loads(pickle.dumps(ego))):
        assert set(other) == set(ego)
        with pytest.raises(errors.UsageError, match="no view of a store"):
            other.show()
    with pytest.raises(errors.UsageError, match="events"):
        graph.graph(view="events").save_html(tmp_path / "events.html")
    assert not (tmp_path / "events.html").exists()


def test_a_page_is_shown_in_a_browser(graph_folder: Path, tmp_path: Path) -> None:
    """Outside of notebooks `show` opens the file in the browser of the system, and returns where it lies."""
    browser = tmp_path / "browser"
    browser.write_text('#!/bin/sh\nprintf %s "$1" > "$0.asked"\n')
    browser.chmod(0o755)
    code = f"import kg\nwith kg.open({str(graph_folder)!r}) as g: print(g['Iceland'].ego().show())"
    environment = os.environ | {"BROWSER": str(browser), "TMPDIR": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", code], env=environment, check=True, capture_output=True, text=True)
    shown = Path(done.stdout.strip())
    assert (tmp_path / "browser.asked").read_text() == shown.as_uri()
    assert '"about":"country/IS"' in shown.read_text()


def test_rdf_is_there_to_read(graph: NewsGraph) -> None:
    """A thing comes as an rdflib Graph with the statements about it, a list as its things with who tells them."""
    told = graph.statements(speaker="Kari Nordmo")
    evidence = told.to_rdf().objects(None, URIRef(NEWS.exact))
    assert told[0].evidence.exact in {str(words) for words in evidence}
    with pytest.raises(errors.UsageError, match="'json' or 'csv'"):
        graph.dyads().to_rdf()
    assert set(graph.events().to_rdf().subjects(RDF.type, URIRef(NEWS.Statement)))
    found = graph["Norway"].to_rdf()
    assert len(list(found.subjects(RDF.type, URIRef(NEWS.Statement)))) >= 3


def test_a_folder_is_a_dataset_and_a_store(local: NewsGraph) -> None:
    """The dataset has every quad and graph, answers as the endpoint does, and refuses to be written; so the store."""
    dataset = local.dataset
    query = f"SELECT ?s WHERE {{ ?s a <{NEWS.Statement}> }}"
    assert {str(row.s) for row in dataset.query(query)} == {row.s for row in local.sparql(query)}
    assert len(dataset) == local.sparql("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }")[0].n
    (graph_name,) = {row.g for row in local.sparql("SELECT ?g WHERE { GRAPH ?g { ?s a news:Article } }")} & {
        str(one.identifier) for one in dataset.graphs() if "daily-fjord" in str(one.identifier)
    }
    inside = dataset.graph(URIRef(graph_name))
    assert len(inside) == local.sparql(f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH <{graph_name}> {{ ?s ?p ?o }} }}")[0].n
    with pytest.raises(errors.StoreError, match="to read"):
        dataset.add((RDF.type, RDF.type, RDF.type))
    with pytest.raises(RuntimeError):
        local.store.clear()


def test_the_store_of_a_server_stays_there(remote: NewsGraph) -> None:
    """Asking a remote graph for its store is an error that names other ways."""
    for name in ("store", "dataset"):
        with pytest.raises(errors.UsageError, match="on the server"):
            getattr(remote, name)
