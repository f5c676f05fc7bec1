"""Positions, and what they say of the body: a spokesman is with it, a chairman leads it, a senator sits in it."""

from collections.abc import Iterator
from functools import cache

from kg import lexicon
from kg.draft import Draft, DraftTie, Office, Referent, TableMention
from kg.extract.tree import Tree
from kg.vocab import TieType


@cache
def words_of(use: str) -> frozenset[str]:
    """Return the words of one class of the lexicon `tie_classes`."""
    rows = (row for row in lexicon.rows("tie_classes") if row["class"] == use)
    return frozenset(word.replace("_", " ") for row in rows for word in row["words"].split())


def positions(draft: Draft, _tree: Tree) -> Iterator[DraftTie]:
    """Yield the positions of `draft.offices`, and the tie to the body that each implies."""
    told = _fullest(draft.offices)
    for office in draft.offices:
        yield from of_office(draft, office, told=id(office) in told)


def of_office(draft: Draft, office: Office, *, told: bool = True) -> Iterator[DraftTie]:
    """Yield one position, unless it is told more fully elsewhere, and the ties to the bodies that it names."""
    bodies = _bodies(draft, office)
    words = _words(office)
    if told:
        state = next((body.referent for body in bodies if body.referent.type in _BODIES), None)
        yield DraftTie(
            "HOLDS_POSITION", office.holder, state, office.start, role=office.role, former=office.former,
            end=office.end, rule=f"position:{office.rule}", confidence=office.confidence,
        )  # fmt: skip
    for body in bodies:
        if tie := _tie_to(draft, body, words, former=office.former):
            yield DraftTie(tie, office.holder, body.referent, office.start, former=office.former, end=office.end,
                           rule=f"office:{office.rule}", confidence=office.confidence * 0.8)  # fmt: skip


_BODIES = ("country", "organization", "media")


def _words(office: Office) -> list[str]:
    text = office.role.replace("’", "'").replace("-", " ").lower()
    return [word.removesuffix("'s").strip(",.'") for word in text.split()]


def _fullest(offices: list[Office]) -> set[int]:
    """Return which offices are positions of their own: no kin, and none that repeats a fuller wording of its holder."""
    kept: dict[int, list[tuple[frozenset[str], Office]]] = {}
    for office in offices:
        words = frozenset(_words(office)) - _SMALL
        if words & words_of("kin"):
            continue
        others = kept.setdefault(id(office.holder), [])
        if any(words <= other for other, _ in others):
            continue
        others[:] = [(other, one) for other, one in others if not other < words]
        others.append((words, office))
    return {id(office) for others in kept.values() for _, office in others}


_SMALL = frozenset("the a an of for to at in and".split())


def _bodies(draft: Draft, office: Office) -> list[TableMention]:
    """Return the bodies whose position it is: not the one that an envoy is sent to or that it deals with."""
    bodies: dict[int, TableMention] = {}
    for mention in draft.table.within(office.start, office.end):
        before = [draft.doc[i].lower_ for i in range(max(office.start, mention.start - 2), mention.start)]
        if before[-1:] == ["the"]:
            before.pop()
        if before and before[-1] in _TOWARDS:
            continue
        if mention.referent is not office.holder:
            bodies.setdefault(id(mention.referent), mention)
    return list(bodies.values())


_TOWARDS = frozenset(("to", "for", "on", "against"))


def _tie_to(draft: Draft, mention: TableMention, words: list[str], *, former: bool) -> TieType | None:
    body = mention.referent
    if body.type in ("person", "place") or (words_of("kin") - {"partner", "friend"}) & set(words):
        return None
    if body.type == "country":
        # Heads of state and ministers hold a position in their state; only envoys are told as being with it.
        return "AFFILIATED_WITH" if words_of("envoy") & set(words) else None
    if {"owner", "proprietor"} & set(words):
        return "OWNS"
    if is_party(body):
        return _in_party(draft, mention, words)
    if _leads(words):
        return "LEADS"
    sits = words_of("seat") & set(words) or "minority" in words or "majority" in words
    return "MEMBER_OF" if sits and not former else "AFFILIATED_WITH"


def _in_party(draft: Draft, mention: TableMention, words: list[str]) -> TieType:
    """Who leads a party stands right beside its name: a Democratic committee chairman is a member."""
    behind = draft.doc[mention.end].lower_ if mention.end < len(draft.doc) else ""
    before = [token.lower_ for token in draft.doc[max(0, mention.start - 2) : mention.start]]
    if _leads(words) and (behind in HEADS or behind in _LINKS or "of" in before):
        return "LEADS"
    return "AFFILIATED_WITH" if words_of("hired") & set(words) else "MEMBER_OF"


_LINKS = frozenset(("'s", "’s", "party"))


def is_party(body: Referent) -> bool:
    """Whether a body is a party, a parliamentary group or a political camp by its name."""
    if body.type not in ("organization", "group"):
        return False
    name = body.name.lower()
    return name in words_of("known") or not words_of("party").isdisjoint(name.split())


HEADS = frozenset(row["noun"] for row in lexicon.rows("tie_nouns") if row["tie"] == "LEADS")


def is_head(modifiers: list[str]) -> bool:
    """Whether a head, leader or director with these words before it leads the whole body, as no deputy does."""
    return not words_of("below") & {word for modifier in modifiers for word in modifier.split("-")}


def _leads(words: list[str]) -> bool:
    heads = HEADS & set(words)
    if "chief" in heads and not _is_chief(words):
        heads -= {"chief"}
    return bool(heads) and not (words_of("below") | words_of("kin")) & set(words)


def _is_chief(words: list[str]) -> bool:
    """Whether the chief is one of the whole: no chief engineer or chief of staff, but a chief executive."""
    behind = words[words.index("chief") + 1 :]
    if behind[:2] in (["of", "staff"], ["of", "mission"]):
        return False
    return not behind or behind[0] in ("of", "executive", "at", "for", "minister")
