"""Terms and lines in N-Triples syntax."""

import pyoxigraph
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.rdf import terms
from kg.rdf.articles import web_iri
from kg.rdf.terms import Quad, Term

ANY = st.text(alphabet=st.characters(), max_size=60)
few = settings(max_examples=200, deadline=None)


def parsed(line: str) -> pyoxigraph.Quad:
    (quad,) = pyoxigraph.parse(line, format=pyoxigraph.RdfFormat.N_QUADS)
    return quad


@few
@given(ANY, st.sampled_from(["", "en", "de-CH", "not a tag"]))
def test_literals_survive_a_strict_reader(text: str, language: str) -> None:
    """Any text becomes a literal that pyoxigraph and our own parser read back, lone surrogates as U+FFFD."""
    encoded = terms.literal(text, language=language)
    quad = parsed(f"<https://x.example/s> <https://x.example/p> {encoded} .")
    assert quad.object.value == terms.parse(encoded).value == terms.scrub(text)
    assert (quad.object.language or "").lower() == terms.parse(encoded).language.lower()


@few
@given(ANY)
def test_iris_survive_a_strict_reader(tail: str) -> None:
    """Any tail behind a base becomes an IRI that pyoxigraph takes in the fragment, where identifiers put names."""
    encoded = terms.iri("https://x.example/a#" + tail.replace("#", ""))
    assert parsed(f"{encoded} <https://x.example/p> {encoded} .").subject.value == encoded[1:-1]


@few
@given(ANY)
def test_web_addresses_survive_a_strict_reader(tail: str) -> None:
    """Whatever follows the host of an address, what web_iri accepts is an IRI for pyoxigraph."""
    address = web_iri("https://x.example/" + tail)
    if address is not None:
        assert parsed(f"{terms.iri(address)} <https://x.example/p> <https://x.example/o> .")


@pytest.mark.parametrize(
    "address", ["", "x.example/a", "ftp://x.example/", "javascript:alert(1)", "http://", "https://[::1"]
)
def test_what_is_no_web_address(address: str) -> None:
    """Only http and https addresses with a host become IRIs; others stay text."""
    assert web_iri(address) is None


@few
@given(ANY, ANY)
def test_quads_read_back(text: str, name: str) -> None:
    """Lines written by Quad are read back equal by read_quads, line separators inside literals included."""
    quads = [
        Quad("<https://x.example/s>", "<https://x.example/p>", terms.literal(text), "<https://x.example/g>"),
        Quad("_:b0", "<https://x.example/p>", terms.literal(text, language="en")),
        Quad("<https://x.example/s>", "<https://x.example/p>", terms.iri("https://x.example/" + name)),
    ]
    assert list(terms.read_quads("".join(f"{quad}\n" for quad in quads))) == quads


def test_a_broken_line_is_an_error() -> None:
    """What is no quad is named, not skipped."""
    with pytest.raises(ValueError, match="not an N-Quads line"):
        list(terms.read_quads("<https://x.example/s> nonsense .\n"))
    with pytest.raises(ValueError, match="not a term"):
        terms.parse("nonsense")


@pytest.mark.parametrize(
    "term", [Term("iri", "https://x.example/a"), Term("bnode", "b1"), Term("literal", 'a"\\\n', "en")]
)
def test_terms_print_and_parse(term: Term) -> None:
    """A term printed and parsed is the same term."""
    assert terms.parse(str(term)) == term
