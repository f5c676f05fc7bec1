"""Positions, and what they say of the body: a spokesman is with it, a chairman leads it, a senator sits in it."""

from collections.abc import Iterator
from functools import cache

from kg import lexicon
from kg.draft import Draft, DraftTie, Office, Referent
from kg.extract.tree import Tree
from kg.vocab import TieType


@cache
def words_of(use: str) -> frozenset[str]:
    """Return the words of one class: organ, party, known, envoy, seat, below, kin, stay, wide."""
    rows = (row for row in lexicon.rows("tie_classes") if row["class"] == use)
    return frozenset(word.replace("_", " ") for row in rows for word in row["words"].split())


def positions(draft: Draft, _tree: Tree) -> Iterator[DraftTie]:
    """Yield the positions of `draft.offices`, and the tie to the body that each implies."""
    for office in draft.offices:
        bodies = _bodies(draft, office)
        state = next((body for body in bodies if body.type in ("country", "organization", "media")), None)
        yield DraftTie(
            "HOLDS_POSITION", office.holder, state, office.start, role=office.role, former=office.former,
            rule=f"position:{office.rule}", confidence=office.confidence,
        )  # fmt: skip
        words = [word.lower().strip(",.'’s") for word in office.role.replace("-", " ").split()]
        for body in bodies:
            if tie := _tie_to(body, words):
                yield DraftTie(tie, office.holder, body, office.start, former=office.former,
                               rule=f"office:{office.rule}", confidence=office.confidence * 0.8)  # fmt: skip


def _bodies(draft: Draft, office: Office) -> list[Referent]:
    """Return the bodies whose position it is: not the one that an envoy is sent to or that it deals with."""
    bodies: dict[int, Referent] = {}
    for mention in draft.table.within(office.start, office.end):
        before = [draft.doc[i].lower_ for i in range(max(office.start, mention.start - 2), mention.start)]
        if before[-1:] == ["the"]:
            before.pop()
        if before and before[-1] in _TOWARDS:
            continue
        if mention.referent is not office.holder:
            bodies.setdefault(id(mention.referent), mention.referent)
    return list(bodies.values())


def _tie_to(body: Referent, words: list[str]) -> TieType | None:
    if body.type in ("person", "place"):
        return None
    if body.type == "country":
        # Heads of state and ministers hold a position in their state; only envoys are told as being with it.
        return "AFFILIATED_WITH" if words_of("envoy") & set(words) else None
    if is_party(body):
        return "LEADS" if _leads(words) else "MEMBER_OF"
    if _leads(words):
        return "LEADS"
    return "MEMBER_OF" if words_of("seat") & set(words) else "AFFILIATED_WITH"


def is_party(body: Referent) -> bool:
    """Whether a body is a party, a parliamentary group or a political camp by its name."""
    if body.type not in ("organization", "group"):
        return False
    name = body.name.lower()
    return name in words_of("known") or not words_of("party").isdisjoint(name.split())


_TOWARDS = frozenset(("to", "for", "on", "against"))
_HEADS = frozenset(row["noun"] for row in lexicon.rows("tie_nouns") if row["tie"] == "LEADS")


def is_head(modifiers: list[str]) -> bool:
    """Whether a head, leader or director with these words before it leads the whole body: no deputy, no bureau chief."""
    return not words_of("below") & {word for modifier in modifiers for word in modifier.split("-")}


def _leads(words: list[str]) -> bool:
    return bool(_HEADS & set(words)) and not words_of("below") & set(words)
