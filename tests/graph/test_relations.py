from pathlib import Path

from rdflib import Graph, Literal, Namespace
from rdflib.namespace import RDFS

from kg.graph.relations import RELATIONS, SPEAK_ABOUT, words_of
from kg.vocab import SHORTCUTS

SAID = Namespace("https://w3id.org/newskg/said/")


def test_words_are_those_of_the_ontology() -> None:
    """Every kind of edge reads as the ontology labels its shortcut, and every shortcut has a kind."""
    ontology = Graph().parse(Path(__file__).parents[2] / "ontology" / "news.ttl")
    assert set(RELATIONS) == {*SHORTCUTS, SPEAK_ABOUT}
    for relation in RELATIONS.values():
        assert ontology.value(SAID[relation.said], RDFS.label) == Literal(relation.words, lang="en")


def test_merged_kinds_read_one_after_the_other() -> None:
    """The kinds of a merged edge are all told."""
    assert words_of("AID+THREATEN") == "is said to aid; is said to threaten"
