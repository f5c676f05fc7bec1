"""The ontology as a graph of every store, so that queries can ask for labels and classes of terms."""

from functools import cache
from hashlib import sha256
from importlib import resources

from kg.rdf.terms import Quad
from kg.store.delta import Delta
from kg.store.parsing import parse_turtle
from kg.vocab import ONTOLOGY_VERSION_IRI


@cache
def _text() -> bytes:
    return resources.files("ontology").joinpath("news.ttl").read_bytes()


def ontology_quads() -> set[Quad]:
    """Return the ontology in the graph of its version."""
    return parse_turtle(_text(), ONTOLOGY_VERSION_IRI)


def ontology_state() -> str:
    """Return the graph and the digest of this program's ontology, by which a store knows that its own is older."""
    return f"{ONTOLOGY_VERSION_IRI} {sha256(_text()).hexdigest()}"


def renewal(state: str) -> Delta:
    """Return the change that puts this program's ontology in the place of the one that `state` names."""
    return Delta(dropped=[state.partition(" ")[0], ONTOLOGY_VERSION_IRI], added=ontology_quads())
