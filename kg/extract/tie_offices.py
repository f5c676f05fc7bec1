"""Positions, and what they say of the body: a spokesman is with it, a chairman leads it, a senator sits in it."""

from collections.abc import Iterator

from kg import lexicon
from kg.draft import Draft, DraftTie, Office, Referent
from kg.extract.tree import Tree
from kg.vocab import TieType

_PARTY = frozenset(("party", "democrats", "republicans", "labour", "conservatives", "greens", "union", "front", "list"))


def positions(draft: Draft, _tree: Tree) -> Iterator[DraftTie]:
    """Yield the positions of `draft.offices`, and the tie to the body that each implies."""
    for office in draft.offices:
        state = next((body for body in office.bodies if body.type in ("country", "organization", "media")), None)
        yield DraftTie(
            "HOLDS_POSITION", office.holder, state, office.start, role=office.role, former=office.former,
            rule=f"position:{office.rule}", confidence=office.confidence,
        )  # fmt: skip
        yield from _implied(office)


def _implied(office: Office) -> Iterator[DraftTie]:
    """Yield how the holder stands to each body that the words of the position name."""
    words = [word.lower() for word in office.role.split()]
    for body in office.bodies:
        tie = _tie_to(body, words)
        if tie:
            yield DraftTie(tie, office.holder, body, office.start, former=office.former, rule=f"office:{office.rule}",
                           confidence=office.confidence * 0.8)  # fmt: skip


def _tie_to(body: Referent, words: list[str]) -> TieType | None:
    if body.type in ("person", "place"):
        return None
    if body.type == "country":
        # Heads of state and ministers hold a position in their state; only envoys are told as being with it.
        return "AFFILIATED_WITH" if any(word.strip(",.") in _ENVOYS for word in words) else None
    if _is_party(body):
        return "LEADS" if _leads(words) else "MEMBER_OF"
    if _leads(words):
        return "LEADS"
    return "MEMBER_OF" if any(word.strip(",.") in _SEATS for word in words) else "AFFILIATED_WITH"


_ENVOYS = frozenset(("ambassador", "envoy", "consul", "attache", "diplomat", "representative", "emissary"))
_SEATS = frozenset(("member", "senator", "mp", "mep", "congressman", "congresswoman", "lawmaker", "legislator"))


def _leads(words: list[str]) -> bool:
    heads = {row["noun"] for row in lexicon.rows("tie_nouns") if row["tie"] == "LEADS"}
    plain = [word.strip(",.") for word in words]
    return any(word in heads for word in plain) and not {"deputy", "vice", "assistant", "former"} & set(plain)


def _is_party(body: Referent) -> bool:
    return bool(_PARTY & {word.lower() for word in body.name.split()})
