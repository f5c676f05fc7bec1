"""The step `ties`: standing relations, each from one small rule of a visible list.

Only what a sentence states counts: a title, an apposition, a relation noun or verb, a place right behind a name. One
tie per article and triple, at the first sentence that supports it.
"""

from collections.abc import Callable, Iterator

from kg.draft import Draft, DraftTie, Referent
from kg.extract.tie_bodies import branches, owners, partisans, parts, seats
from kg.extract.tie_doubt import judge_tie
from kg.extract.tie_offices import positions
from kg.extract.tie_places import locations
from kg.extract.tie_words import nouns, verbs
from kg.extract.tree import Tree, tree_of

Rule = Callable[[Draft, Tree], Iterator[DraftTie]]

RULES: tuple[Rule, ...] = (positions, seats, partisans, nouns, verbs, parts, branches, owners, locations)

# Which kinds of referents can stand at the two ends; what fits no line is no tie.
_PEOPLE = frozenset(("person", "group"))
_BODIES = frozenset(("organization", "media", "group", "country"))
_PLACES = frozenset(("place", "country"))
_ENDS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "HOLDS_POSITION": (frozenset(("person",)), _BODIES | _PLACES | _PEOPLE),
    "MEMBER_OF": (_PEOPLE | _BODIES, frozenset(("organization", "group", "media"))),
    "LEADS": (_PEOPLE | frozenset(("organization",)), frozenset(("organization", "media", "group"))),
    "ALLY_OF": (_PEOPLE | _BODIES, _PEOPLE | _BODIES),
    "OPPOSES": (_PEOPLE | _BODIES, _PEOPLE | _BODIES),
    "LOCATED_IN": (_PEOPLE | _BODIES | _PLACES, _PLACES),
    "PART_OF": (_BODIES | _PLACES, _BODIES),
    "AFFILIATED_WITH": (_PEOPLE | frozenset(("organization", "media")), _BODIES | _PEOPLE),
    "CITIZEN_OF": (_PEOPLE, frozenset(("country",))),
    "OWNS": (_PEOPLE | _BODIES, frozenset(("organization", "media", "place"))),
    "FAMILY_OF": (_PEOPLE, _PEOPLE),
    "PREDECESSOR_OF": (_PEOPLE | _BODIES, _PEOPLE | _BODIES),
}


def find_ties(draft: Draft) -> None:
    """Fill `draft.ties`; needs names, actors, offices and speeches."""
    tree = tree_of(draft.doc)
    seen: set[tuple[str, int, int, str, str]] = set()
    for tie in sorted((tie for rule in RULES for tie in rule(draft, tree) if _fits(tie)), key=lambda tie: tie.token):
        tie.speech = draft.speech_at(draft.doc[tie.token])
        judge_tie(draft, tree, tie)
        target = id(tie.target) if tie.type != "HOLDS_POSITION" else 0
        key = (tie.type, id(tie.source), target, tie.role or "", tie.status)
        if key not in seen:
            seen.add(key)
            draft.ties.append(tie)


def _fits(tie: DraftTie) -> bool:
    if tie.source is tie.target or not _stands(tie.source):
        return False
    sources, targets = _ENDS[tie.type]
    if tie.source.type not in sources:
        return False
    return tie.target is None or (tie.target.type in targets and _stands(tie.target))


def _stands(referent: Referent) -> bool:
    """Whether a referent has a name of its own: unnamed and generic ones have no standing relations."""
    return referent.type != "generic" and not referent.anonymous
