"""The W3C's own protocol tests, their requests sent as the manifest has them."""

import re
from pathlib import Path

import pytest
from rdflib import RDF, Graph, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.compare import isomorphic
from wire import BEARER, UPDATE, Reply, Wire, enc

MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
UT = Namespace("http://www.w3.org/2009/sparql/tests/test-update#")
HT = Namespace("http://www.w3.org/2011/http#")
CNT = Namespace("http://www.w3.org/2011/content#")
RDFS_LABEL = URIRef("http://www.w3.org/2000/01/rdf-schema#label")
STATUSES = {"OK": "200", "Created": "201", "NoContent": "204", "NotFound": "404"}
FORMATS = {
    "boolean": {"application/sparql-results+json", "application/sparql-results+xml"},
    "tabular": {"application/sparql-results+json", "application/sparql-results+xml", "text/csv"},
    "RDF": {"text/turtle", "application/rdf+xml"},
}


def request(graph: Graph, node: object, wire: Wire, found: str = "") -> Reply:
    """Send a request of a manifest, where `/sparql/` is the address of both services and `/gsp` that of the store."""
    fields = [
        (str(graph.value(field, HT.fieldName)), str(graph.value(field, HT.fieldValue)))
        for headers in graph.objects(node, HT.headers)
        for field in Collection(graph, headers)
    ]
    body = graph.value(node, HT.body)
    text = str(graph.value(body, CNT.chars) or "")
    content = text.encode(str(graph.value(body, CNT.characterEncoding) or "utf-8"))
    target = str(graph.value(node, HT.absolutePath)).replace("$LOCATION$", enc(found))
    sent = f"{target} {text} {fields}"
    path = "/update" if "update=" in sent or "sparql-update" in sent or "CLEAR NAMED" in sent else "/sparql"
    target = re.sub("^/gsp", "/store", target.replace("/sparql/", path, 1))
    return wire.send(str(graph.value(node, HT.methodName)), target, *fields, BEARER, body=content)


def statuses(graph: Graph, told: object) -> set[str]:
    """Return what the statuses may begin with."""
    names = [str(one).rpartition("#")[2] for one in graph.objects(told, MF.expectedStatus)]
    return {STATUSES.get(name, name.removeprefix("StatusCode")[:1]) for name in names}


def test_the_protocol_tests_pass(shared: Path, writable: Wire) -> None:
    """Every request of every test gets the status, the truth and the kind of format that the W3C expects."""
    manifest = shared / "w3c/sparql/sparql11/protocol/manifest.ttl"
    graph = Graph().parse(manifest)
    tests = list(Collection(graph, next(graph.objects(None, MF.entries))))
    assert len(tests) == 34
    wrong = []
    for test in tests:
        assert (test, RDF.type, MF.ProtocolTest) in graph
        for data in graph.objects(test, UT.graphData):
            name, file = graph.value(data, RDFS_LABEL), graph.value(data, UT.graph)
            content = Path(str(file).removeprefix("file://")).read_bytes()
            fields = (("Content-Type", "application/n-triples"), BEARER)
            assert writable.send("PUT", f"/store?graph={name}", *fields, body=content).status in (201, 204)
        for node in Collection(graph, graph.value(graph.value(test, MF.action), HT.requests)):
            reply, told = request(graph, node, writable), graph.value(node, HT.resp)
            truth, form = graph.value(told, MF.expectedBoolean), graph.value(told, MF.expectedFormat)
            right = str(reply.status).startswith(tuple(statuses(graph, told)))
            right = right and (truth is None or reply.json["boolean"] is truth.toPython())
            right = right and (form is None or reply.media_type in FORMATS[str(form)])
            wrong += [] if right else [(str(test), reply.status, reply.text[:200])]
    assert wrong == []


@pytest.mark.parametrize(("manifest", "number"), [("manifest-indirect.ttl", 9), ("manifest-direct.ttl", 4)])
def test_the_graph_store_tests_pass(shared: Path, writable: Wire, manifest: str, number: int) -> None:
    """Every request of every test of the graph store gets the status and the triples that the W3C expects."""
    graph = Graph().parse(shared / "w3c/sparql/sparql11/graph-store-protocol" / manifest)
    tests = list(Collection(graph, next(graph.objects(None, MF.entries))))
    assert len(tests) == number
    wrong = []
    for test in tests:
        assert writable.send("POST", "/update", UPDATE, BEARER, body="CLEAR ALL").status == 204
        location = ""
        for node in Collection(graph, graph.value(graph.value(test, MF.action), HT.requests)):
            reply, told = request(graph, node, writable, location), graph.value(node, HT.resp)
            location = reply.field("location") or location
            right = str(reply.status).startswith(tuple(statuses(graph, told)))
            wanted = graph.value(told, HT.body)
            if right and wanted is not None and reply.body:
                base, expected = "http://base.example/", str(graph.value(wanted, CNT.chars))
                kinds = [Graph().parse(data=text, format="turtle", publicID=base) for text in (expected, reply.text)]
                right = isomorphic(*kinds)
            wrong += [] if right else [(str(test), reply.status, reply.text[:200])]
    assert wrong == []
