"""What the service tells of itself: SPARQL 1.1 Service Description and VoID, in every syntax of RDF."""

from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from pyshacl import validate
from rdflib import RDF, Dataset, Graph, Literal, Namespace, URIRef
from rdflib.compare import isomorphic

from api.census import LISTED, Census, Counter, Graphs
from api.describing import Site, service, void
from kg import derive
from kg.store.folder import FolderStore

SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
VOID = Namespace("http://rdfs.org/ns/void#")
SYNTAXES = {
    "text/turtle": "turtle",
    "application/n-triples": "nt",
    "application/rdf+xml": "xml",
    "application/ld+json": "json-ld",
    "application/trig": "trig",
    "application/n-quads": "nquads",
}
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
SHAPES = """
@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix sd: <http://www.w3.org/ns/sparql-service-description#> .
[] a sh:NodeShape ; sh:targetClass sd:Service ;
  sh:property [ sh:path sd:endpoint ; sh:minCount 1 ; sh:maxCount 1 ; sh:nodeKind sh:IRI ] ;
  sh:property [ sh:path sd:supportedLanguage ; sh:minCount 1 ; sh:in (sd:SPARQL11Query sd:SPARQL11Update) ] ;
  sh:property [ sh:path sd:resultFormat ; sh:nodeKind sh:IRI ] ;
  sh:property [ sh:path sd:feature ; sh:in (sd:DereferencesURIs sd:UnionDefaultGraph sd:RequiresDataset sd:EmptyGraphs
    sd:BasicFederatedQuery) ] ;
  sh:property [ sh:path sd:defaultDataset ; sh:maxCount 1 ; sh:class sd:Dataset ] .
[] a sh:NodeShape ; sh:targetClass sd:Dataset ;
  sh:property [ sh:path sd:defaultGraph ; sh:minCount 1 ; sh:maxCount 1 ; sh:class sd:Graph ] ;
  sh:property [ sh:path sd:namedGraph ; sh:class sd:NamedGraph ] .
[] a sh:NodeShape ; sh:targetClass sd:NamedGraph ;
  sh:property [ sh:path sd:name ; sh:minCount 1 ; sh:maxCount 1 ; sh:nodeKind sh:IRI ] ;
  sh:property [ sh:path sd:graph ; sh:minCount 1 ; sh:maxCount 1 ; sh:class sd:Graph ] .
"""


def fetch(client: TestClient, path: str, media_type: str = "text/turtle") -> Graph:
    answer = client.get(path, headers={"accept": media_type})
    assert answer.status_code == 200
    assert answer.headers["content-type"].partition(";")[0] == media_type
    assert "Accept" in answer.headers["vary"]
    return Graph().parse(data=answer.text, format=SYNTAXES[media_type])


@pytest.fixture(scope="module", autouse=True)
def counted(client: TestClient) -> None:
    """All numbers are there."""
    for _ in range(50):
        if "void:triples" in client.get("/sparql?format=ttl").text:
            return
    pytest.fail("nothing was counted")


@pytest.fixture(scope="module")
def described(client: TestClient) -> Graph:
    return fetch(client, "/sparql")


@pytest.mark.parametrize("path", ["/sparql", "/.well-known/void"])
@pytest.mark.parametrize("media_type", SYNTAXES)
def test_every_syntax_says_the_same(client: TestClient, path: str, media_type: str) -> None:
    """The descriptions can be had in all syntaxes of RDF and hold the same triples in each."""
    answer = client.get(path, headers={"accept": media_type})
    found = Graph()
    for quad in Dataset().parse(data=answer.text, format=SYNTAXES[media_type]).quads():
        found.add(quad[:3])
    assert isomorphic(found, fetch(client, path))


def test_the_endpoint_is_where_it_was_asked(described: Graph) -> None:
    """sd:endpoint is the address of the request (Service Description, section 2)."""
    assert set(described.objects(None, SD.endpoint)) == {URIRef("http://testserver/sparql")}


def test_the_description_fits_the_schema(described: Graph) -> None:
    """Services, datasets and graphs have the properties that the vocabulary gives them, each with the right kind."""
    fits, _, told = validate(described, shacl_graph=Graph().parse(data=SHAPES))
    assert fits, told


def test_languages_formats_and_features_are_told(described: Graph) -> None:
    """A folder of articles tells SPARQL 1.1, its ten formats and that the default graph is the union."""
    endpoint = URIRef("http://testserver/sparql")
    assert set(described.objects(endpoint, SD.supportedLanguage)) == {SD.SPARQL11Query}
    assert set(described.objects(endpoint, SD.feature)) == {SD.UnionDefaultGraph}
    assert len(set(described.objects(endpoint, SD.resultFormat))) == 10


def test_the_counts_are_those_of_queries(client: TestClient, described: Graph) -> None:
    """Triples of the default graph and of each named graph are as many as queries count."""

    def count(query: str) -> int:
        rows = client.get("/sparql", params={"query": query}).json()["results"]["bindings"]
        return int(rows[0]["n"]["value"])

    dataset = described.value(None, RDF.type, SD.Dataset)
    default = described.value(dataset, SD.defaultGraph)
    assert described.value(default, VOID.triples) == Literal(count(COUNT))
    named = list(described.objects(dataset, SD.namedGraph))
    assert len(named) == count("SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { } }")
    for graph in named:
        query = f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{described.value(graph, SD.name)}> {{ ?s ?p ?o }} }}"
        assert described.value(described.value(graph, SD.graph), VOID.triples) == Literal(count(query))


def test_void_tells_what_is_there(client: TestClient) -> None:
    """VoID has the totals, and partitions by class and property that add up to them."""
    told = fetch(client, "/.well-known/void")
    dataset = told.value(None, RDF.type, VOID.Dataset)
    partitions = list(told.objects(dataset, VOID.propertyPartition))
    assert sum(int(told.value(one, VOID.triples)) for one in partitions) == int(told.value(dataset, VOID.triples))
    assert len(partitions) == int(told.value(dataset, VOID.properties))
    assert len(list(told.objects(dataset, VOID.classPartition))) == int(told.value(dataset, VOID.classes))
    assert told.value(dataset, VOID.sparqlEndpoint) == URIRef("http://testserver/sparql")
    assert 0 < int(told.value(dataset, VOID.entities)) <= int(told.value(dataset, VOID.distinctSubjects))


def test_a_browser_gets_the_editor(client: TestClient) -> None:
    """Who asks for HTML gets a form that asks queries; `format` still gives the description."""
    browser = {"accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
    assert '<textarea id="query" name="query"' in client.get("/sparql", headers=browser).text
    assert "sd:Service" in client.get("/sparql?format=ttl", headers=browser).text
    assert client.get("/sparql", headers={"accept": "image/png"}).status_code == 406


def test_a_hostile_host_writes_nothing_into_the_description(client: TestClient) -> None:
    """Whatever the Host field holds, the description stays RDF and says nothing else."""
    answer = client.get("/sparql", headers={"host": 'a> a <http://x/y> . <b"\\', "accept": "text/turtle"})
    assert answer.status_code == 200
    assert (None, RDF.type, URIRef("http://x/y")) not in Graph().parse(data=answer.text, format="turtle")


def test_a_plain_folder_has_no_union(tmp_path: Path) -> None:
    """Of a folder of foreign RDF the unnamed graph is the default graph, and that is told."""
    FolderStore.create_plain(tmp_path / "kg", derive)
    assert not Counter(tmp_path / "kg").union
    site = Site("http://x/", "http://x/", union=False, writable=True)
    found = Graph().parse(data=service(site), format="turtle")
    assert (None, SD.feature, None) not in found
    assert (URIRef("http://x/update"), SD.supportedLanguage, SD.SPARQL11Update) in found


def test_what_is_left_out_is_told() -> None:
    """More graphs and classes than are listed, and numbers that are not counted yet, are said to be missing."""
    names = [f"http://x/g{number}" for number in range(LISTED + 1)]
    many = dict.fromkeys(names, 1)
    graphs, census = Graphs(tuple(names[:LISTED]), LISTED + 1), Census(LISTED, LISTED, LISTED, many, many, many)
    site = Site("http://x/", "http://x/", union=True, writable=False, graphs=graphs, census=census)
    assert f"{LISTED} of {LISTED + 1} named graphs are listed" in service(site)
    assert f"The {LISTED} largest partitions of each kind are listed" in void(site)
    waiting = Site("http://x/", "http://x/", union=True, writable=False)
    assert "ask again" in service(waiting)
    assert "void:triples" not in service(waiting)
