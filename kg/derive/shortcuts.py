"""`said:` predicates: two-column edges from the events, ties and statements of one article.

An event gives an edge from each initiator to each recipient, and a tie from one end to the other, if at least one
statement that describes it is asserted or reported; what is denied, foreseen or supposed gives none. A speaker
speaks about the actors that a statement is about or whose act or tie it describes, at any status.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final

from kg import iris
from kg.rdf.terms import Quad, iri
from kg.vocab import EVENT_TYPES, NEWS, RDF, SAID, SCHEMA, SHORTCUTS, TYPE

_ABOUT: Final = iri(SCHEMA.about)
_ACTOR: Final = iri(NEWS.Actor)
_DESCRIBES: Final = iri(NEWS.describes)
_SPEAKER: Final = iri(NEWS.speaker)
_SPEAK_ABOUT: Final = iri(SAID.speakAbout)
_STATUS: Final = iri(NEWS.status)
_TYPE: Final = iri(RDF.type)
_TOLD: Final = frozenset((iri(NEWS.asserted), iri(NEWS.reported)))
_ACTOR_KINDS: Final = ("person/", "org/", "source/", "group/", "country/")
_ENDS: Final = (
    (iri(NEWS.eventType), iri(NEWS.initiator), iri(NEWS.recipient)),
    (iri(NEWS.tieType), iri(NEWS.tieFrom), iri(NEWS.tieTo)),
)
"""Of an event and of a tie: type, from, to."""
_EDGES: Final = {
    name: (iri(SAID[shortcut]), iri(SAID.interact if name in EVENT_TYPES else SAID.tiedTo))
    for name, shortcut in SHORTCUTS.items()
}
READS: Final = frozenset((_ABOUT, _DESCRIBES, _SPEAKER, _STATUS, _TYPE, *chain.from_iterable(_ENDS)))
"""The predicates that the rules look at."""

_Objects = dict[tuple[str, str], list[str]]


def shortcuts(quads: Sequence[Quad], base: str) -> Iterator[Quad]:
    """Yield the `said:` quads that the graph of one article supports, the same one perhaps more than once."""
    graph = iri(iris.expand(iris.mint_graph("derived"), base))
    objects: _Objects = defaultdict(list)
    for quad in quads:
        objects[quad.subject, quad.predicate].append(quad.object)
    actors = {quad.subject for quad in quads if quad.object == _ACTOR and quad.predicate == _TYPE}
    for statement in {quad.subject for quad in quads if quad.predicate in (_SPEAKER, _DESCRIBES)}:
        told = _TOLD.intersection(objects.get((statement, _STATUS), ()))
        about = list(objects.get((statement, _ABOUT), ()))
        for described in objects.get((statement, _DESCRIBES), ()):
            for types, starts, ends in _edges(described, objects):
                about += starts + ends
                if told:
                    yield from _between(types, starts, ends, graph)
        for speaker in objects.get((statement, _SPEAKER), ()):
            for actor in about:
                if actor != speaker and (actor in actors or _is_actor(actor, base)):
                    yield Quad(speaker, _SPEAK_ABOUT, actor, graph)


def _edges(described: str, objects: _Objects) -> Iterator[tuple[list[str], list[str], list[str]]]:
    """Yield types, starts and ends of an event or a tie."""
    for names in _ENDS:
        types, starts, ends = (objects.get((described, name), []) for name in names)
        if types:
            yield types, starts, ends


def _between(types: list[str], starts: list[str], ends: list[str], graph: str) -> Iterator[Quad]:
    # A mode (COERCE.arrest) counts as its type.
    roots = (name[1:-1].removeprefix(TYPE.iri).partition(".")[0] for name in types)
    predicates = [predicate for root in roots for predicate in _EDGES.get(root, ())]
    for start in starts:
        for end in ends:
            if start != end:
                for predicate in predicates:
                    yield Quad(start, predicate, end, graph)


def _is_actor(term: str, base: str) -> bool:
    return iris.compress(term[1:-1], base).startswith(_ACTOR_KINDS)
