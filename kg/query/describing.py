"""Things as RDF: what the graph has of them, with what is needed to see who says it."""

from collections.abc import Iterable
from typing import Final

from kg.iris import expand
from kg.rdf.terms import Quad, Term, iri
from kg.store.base import View
from kg.vocab import NEWS, SAID

_LEADS: Final = frozenset(
    iri(one) for one in (NEWS.evidence, NEWS.content, NEWS.describes, NEWS.inArticle, NEWS.repostOf)
)
_HAPPENS: Final = frozenset(iri(one) for one in (NEWS.eventType, NEWS.tieType))
_SHORTCUT: Final = f"<{SAID.iri}"


def describe(view: View, identifiers: Iterable[str]) -> list[Quad]:
    """Return the triples of things, sorted, each once.

    A statement brings its evidence, what it describes and the article that it stands in, with the chain through which
    that came. An event or a tie brings every statement that describes it: none stands alone. What is said of actors
    (`said:`) stays away for the same reason.
    """
    found: set[Quad] = set()
    ahead = [expand(name, view.base) for name in identifiers]
    seen = set(ahead)
    while ahead:
        node = ahead.pop()
        told = [quad for quad in view.quads(subject=node) if not quad.predicate.startswith(_SHORTCUT)]
        found.update(quad._replace(graph_name="") for quad in told)
        near = [quad.object[1:-1] for quad in told if quad.predicate in _LEADS]
        if any(quad.predicate in _HAPPENS for quad in told):
            tellers = view.quads(predicate=NEWS.describes, object=Term("iri", node))
            near += [quad.subject[1:-1] for quad in tellers]
        ahead += dict.fromkeys(one for one in near if one not in seen)
        seen.update(near)
    return sorted(found)
