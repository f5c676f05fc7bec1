"""The W3C's own protocol tests, their requests sent as the manifest has them."""

from pathlib import Path

from rdflib import RDF, Graph, Namespace, URIRef
from rdflib.collection import Collection
from wire import BEARER, Reply, Wire

MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
UT = Namespace("http://www.w3.org/2009/sparql/tests/test-update#")
HT = Namespace("http://www.w3.org/2011/http#")
CNT = Namespace("http://www.w3.org/2011/content#")
RDFS_LABEL = URIRef("http://www.w3.org/2000/01/rdf-schema#label")
FORMATS = {
    "boolean": {"application/sparql-results+json", "application/sparql-results+xml"},
    "tabular": {"application/sparql-results+json", "application/sparql-results+xml", "text/csv"},
    "RDF": {"text/turtle", "application/rdf+xml"},
}


def request(graph: Graph, node: object, wire: Wire) -> Reply:
    """Send a request of the manifest: `/sparql/` is there the address of both services."""
    fields = [
        (str(graph.value(field, HT.fieldName)), str(graph.value(field, HT.fieldValue)))
        for headers in graph.objects(node, HT.headers)
        for field in Collection(graph, headers)
    ]
    body = graph.value(node, HT.body)
    text = str(graph.value(body, CNT.chars) or "")
    content = text.encode(str(graph.value(body, CNT.characterEncoding) or "utf-8"))
    target = str(graph.value(node, HT.absolutePath)).removeprefix("/sparql/")
    sent = f"{target} {text} {fields}"
    path = "/update" if "update=" in sent or "sparql-update" in sent or "CLEAR NAMED" in sent else "/sparql"
    method = str(graph.value(node, HT.methodName))
    return wire.send(method, path + target, *fields, BEARER, body=content)


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
            statuses = {str(one).rpartition("StatusCode")[2][0] for one in graph.objects(told, MF.expectedStatus)}
            truth, form = graph.value(told, MF.expectedBoolean), graph.value(told, MF.expectedFormat)
            right = str(reply.status)[0] in statuses
            right = right and (truth is None or reply.json["boolean"] is truth.toPython())
            right = right and (form is None or reply.media_type in FORMATS[str(form)])
            wrong += [] if right else [(str(test), reply.status, reply.text[:200])]
    assert wrong == []
