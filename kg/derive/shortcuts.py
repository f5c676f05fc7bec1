"""`said:` predicates: two-column edges from the events, ties and statements of one article.

An event gives an edge from each initiator to each recipient, and a tie from one end to the other, if at least one
statement that describes it is asserted or reported; what is denied, foreseen or supposed gives none. A speaker
speaks about the actors that a statement is about or whose act or tie it describes, at any status.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from kg import iris
from kg.rdf.terms import Quad, iri
from kg.vocab import EVENT_TYPES, NEWS, RDF, SAID, SCHEMA, SHORTCUTS, TYPE

_TOLD: Final = frozenset((iri(NEWS.asserted), iri(NEWS.reported)))
_ACTOR_KINDS: Final = ("person/", "org/", "source/", "group/", "country/")
_OF_STATEMENTS: Final = frozenset((iri(NEWS.speaker), iri(NEWS.describes)))
_FAMILY: Final = {name: SAID.interact if name in EVENT_TYPES else SAID.tiedTo for name in SHORTCUTS}
_ENDS: Final = ((NEWS.eventType, NEWS.initiator, NEWS.recipient), (NEWS.tieType, NEWS.tieFrom, NEWS.tieTo))
"""Of an event and of a tie: type, from, to."""

_Objects = dict[tuple[str, str], list[str]]


def shortcuts(quads: Sequence[Quad], base: str) -> Iterator[Quad]:
    """Yield the `said:` quads that the graph of one article supports, the same one perhaps more than once."""
    graph = iri(iris.expand(iris.mint_graph("derived"), base))
    objects: _Objects = defaultdict(list)
    for quad in quads:
        objects[quad.subject, quad.predicate].append(quad.object)
    actors = {quad.subject for quad in quads if quad.predicate == iri(RDF.type) and quad.object == iri(NEWS.Actor)}
    for statement in {quad.subject for quad in quads if quad.predicate in _OF_STATEMENTS}:
        told = _TOLD.intersection(objects.get((statement, iri(NEWS.status)), ()))
        about = list(objects.get((statement, iri(SCHEMA.about)), ()))
        for described in objects.get((statement, iri(NEWS.describes)), ()):
            for edge in _edges(described, objects):
                about += edge.subjects + edge.objects
                if told:
                    yield from edge.quads(graph)
        for speaker in objects.get((statement, iri(NEWS.speaker)), ()):
            for actor in about:
                if actor != speaker and (actor in actors or _is_actor(actor, base)):
                    yield Quad(speaker, iri(SAID.speakAbout), actor, graph)


class _Edge:
    """From each subject to each object, by the shortcut of each type."""

    def __init__(self, types: list[str], subjects: list[str], objects: list[str]) -> None:
        self.types, self.subjects, self.objects = types, subjects, objects

    def quads(self, graph: str) -> Iterator[Quad]:
        predicates = []
        for event_type in self.types:
            root = event_type[1:-1].removeprefix(TYPE.iri).partition(".")[0]
            if root in SHORTCUTS:
                predicates += [iri(SAID[SHORTCUTS[root]]), iri(_FAMILY[root])]
        for subject in self.subjects:
            for other in self.objects:
                if subject != other:
                    for predicate in predicates:
                        yield Quad(subject, predicate, other, graph)


def _edges(described: str, objects: _Objects) -> Iterator[_Edge]:
    for names in _ENDS:
        types, starts, ends = (objects.get((described, iri(name)), []) for name in names)
        if types:
            yield _Edge(types, starts, ends)


def _is_actor(term: str, base: str) -> bool:
    return iris.compress(term[1:-1], base).startswith(_ACTOR_KINDS)
