"""One graph in six syntaxes."""

import json
import re
import subprocess
import sys

import pyoxigraph
import pytest
from sampling import BASE, article_and_meta_nquads

from kg.errors import UsageError
from kg.rdf import terms
from kg.rdf.formats import FORMATS, convert
from kg.rdf.terms import Quad

READERS = {
    "turtle": pyoxigraph.RdfFormat.TURTLE,
    "trig": pyoxigraph.RdfFormat.TRIG,
    "jsonld": pyoxigraph.RdfFormat.JSON_LD,
    "ntriples": pyoxigraph.RdfFormat.N_TRIPLES,
    "nquads": pyoxigraph.RdfFormat.N_QUADS,
    "rdfxml": pyoxigraph.RdfFormat.RDF_XML,
}
HOSTILE = 'a"b\\c\r\n\t<&>]]> \x85\u2028 \U0001f600 """ @prefix x: <y> .\n@prefix z: <y> .'


def triples(text: str, form: str, graphs: bool) -> set[tuple[str, ...]]:
    quads = pyoxigraph.parse(text, format=READERS[form])
    return {
        (str(q.subject), str(q.predicate), plain(str(q.object)), str(q.graph_name) if graphs else "") for q in quads
    }


def plain(term: str) -> str:
    """A term with `1.0` as `1`: rdflib gives whole decimals a point, and their value stays."""
    return re.sub(r'\.0(?="\^\^<http://www.w3.org/2001/XMLSchema#decimal>)', "", term)


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_is_lost(form: str) -> None:
    """A strict reader of each syntax finds the very same triples, and the graphs where the syntax has them."""
    nquads = article_and_meta_nquads()
    graphs = form in ("trig", "jsonld", "nquads")
    assert triples(convert(nquads, form, base=BASE), form, graphs) == triples(nquads, "nquads", graphs)


@pytest.mark.parametrize("form", FORMATS)
def test_hostile_literals(form: str) -> None:
    """Quotation marks, markup, line ends and prefix lines inside a literal come back unchanged."""
    values = [
        terms.literal(HOSTILE, language="en"),
        terms.literal(HOSTILE),
        terms.literal("5", datatype=terms.XSD + "int"),
    ]
    rows = [Quad(f"<{BASE}s>", f"<{BASE}p>", value, f"<{BASE}g>") for value in values]
    found = {row[2] for row in triples(convert(rows, form, base=BASE), form, False)}
    assert found == {row[2] for row in triples("".join(f"{row}\n" for row in rows), "nquads", False)}


def test_control_characters_are_replaced_in_xml_only() -> None:
    """RDF/XML cannot hold a null character and shows U+FFFD; the other syntaxes keep it."""
    rows = [Quad(f"<{BASE}s>", f"<{BASE}p>", terms.literal("a\x00b"))]
    for form in FORMATS:
        ((_, _, value, _),) = triples(convert(rows, form, base=BASE), form, False)
        assert value.strip('"') in ({"a\ufffdb"} if form == "rdfxml" else {"a\x00b", "a\\u0000b"})


def test_order_depends_on_the_quads_alone() -> None:
    """Two processes with different hash seeds write the same bytes in every syntax."""
    code = (
        "import sys, hashlib; sys.path.append('tests/ontology'); from sampling import *; from kg.rdf.formats import *\n"
        "n = article_and_meta_nquads()\n"
        "print([hashlib.sha256(convert(n, f, base=BASE).encode()).hexdigest() for f in FORMATS])"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONHASHSEED": seed}, capture_output=True, check=True, text=True
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1]


def test_prefixes_are_ours() -> None:
    """Turtle abbreviates with the project's prefixes, JSON-LD uses the short names of its context."""
    nquads = article_and_meta_nquads()
    assert "news:speaker person:mira-voss" in convert(nquads, "turtle", base=BASE)
    document = json.loads(convert(nquads, "jsonld", base=BASE))
    statements = [node for graph in document["@graph"] for node in graph["@graph"] if "speaker" in node]
    assert len(statements) == 9
    assert all(isinstance(node["extractionConfidence"], str) and node["status"] for node in statements)


def test_unknown_syntax_is_an_error() -> None:
    """An unknown name is refused with the names there are."""
    with pytest.raises(UsageError, match="turtle"):
        convert("", "n3", base=BASE)


def test_predicate_without_a_name_cannot_be_xml() -> None:
    """RDF/XML needs a predicate that ends in a name, and says so."""
    rows = [Quad(f"<{BASE}s>", f"<{BASE}1>", '"x"')]
    with pytest.raises(UsageError, match="RDF/XML"):
        convert(rows, "rdfxml", base=BASE)
