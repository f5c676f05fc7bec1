"""Where names are told to be: "the chapel in Sel Harbour", "Lyon, France", "Maria Silva of Porto", "Paris-based X"."""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from kg import lexicon
from kg.draft import Draft, DraftTie, Referent, TableMention
from kg.extract.tie_offices import words_of
from kg.extract.tree import Tree

_STANDING = frozenset(("in", "near", "outside"))
# Behind a holder of one of these, "of X" names what the office is of, not where its holder is from.
_SEATED = frozenset("governor gov. president minister chairman chairwoman chair leader king queen".split())


def locations(draft: Draft, tree: Tree) -> Iterator[DraftTie]:
    """Yield ties of a name to the place that follows it with a comma, a preposition, or stands before `-based`."""
    mentions = [mention for mention in draft.table if mention.kind in ("name", "acronym", "metonym")]
    for first, second in pairwise(mentions):
        if tree.sentence[first.end - 1] != tree.sentence[second.start] or not _is_place(second):
            continue
        if rule := _rule(draft, first, tree, second):
            for referent in _joined(draft, tree, first) if rule == "place-in" else (first.referent,):
                yield DraftTie("LOCATED_IN", referent, second.referent, second.start, rule=rule, confidence=0.6)
    yield from _based(draft, tree)
    yield from _described(draft, tree, mentions)


def _rule(draft: Draft, first: TableMention, tree: Tree, second: TableMention) -> str:
    """Return the name of the rule that ties two neighbouring names, empty if none does."""
    between = tree.lower[first.end : second.start]
    kind = first.referent.type
    if between == [","]:
        return "place-comma" if _is_place(first) and holds(second.referent, first.referent) else ""
    bare = [word for word in between if word not in words_of("stay")]
    if len(bare) == 1 and bare[0] in _STANDING and len(between) <= 4:
        preposition = first.end + between.index(bare[0])
        attached = tree.head[preposition] == first.head
        if kind == "place" and holds(second.referent, first.referent):
            return "place-in"
        stands = kind in ("place", "organization", "media") and attached and not _is_elsewhere(tree, first.head)
        return "place-in" if stands else ""
    if kind == "person" and bare in (["of"], ["from"]) and len(between) <= 2:
        return "" if _has_seat(draft, first) else "person-of"
    return ""


def _is_elsewhere(tree: Tree, head: int) -> bool:
    """Whether it is the premises of a name that stand at the place: "the offices of N in"."""
    if tree.dep[head] != "pobj":
        return False
    prep = tree.head[head]
    return tree.lemma[tree.head[prep]] in words_of("premises")


def _joined(draft: Draft, tree: Tree, last: TableMention) -> Iterator[Referent]:
    """Yield a name and those it is joined to: "A and B in C"."""
    yield last.referent
    leader = tree.leader(last.head)
    if leader != last.head and (other := draft.table.at(leader)) and other.referent.type == last.referent.type:
        yield other.referent


@cache
def _level(name: str) -> int:
    """Return how wide a place is: 1 a town or spot, 2 a region, 3 a continent or sea; 0 if the lexicon lacks it."""
    return {"region": 2, "continent": 3, "sea": 3}.get(_kinds().get(name, ""), 1 if name in _kinds() else 0)


@cache
def _kinds() -> dict[str, str]:
    return {row["name"]: row["kind"] for row in lexicon.rows("places")}


def holds(outer: Referent, inner: Referent) -> bool:
    """Whether a place can hold another: a comma between them is then none of a list."""
    if inner.type == "country" or inner.iso2:
        return False
    if outer.type == "country" or outer.iso2:
        return inner.country in (None, outer.iso2 or outer.country)
    wide = _level(outer.name) == 2 or outer.name.split()[-1].lower() in words_of("wide")
    return wide and _level(inner.name) < 2 and (inner.country is None or inner.country == outer.country)


def _has_seat(draft: Draft, person: TableMention) -> bool:
    """Whether the title before a person is of an office: then the place behind the name is the office's."""
    return any(
        office.holder is person.referent
        and office.end == person.start
        and (_SEATED | words_of("seat") | {"representative"}) & {word.lower() for word in office.role.split()}
        for office in draft.offices
    )


def _is_place(mention: TableMention) -> bool:
    return mention.as_place or mention.referent.type == "place"


def _based(draft: Draft, tree: Tree) -> Iterator[DraftTie]:
    for index, word in enumerate(tree.lower):
        if word != "based" or index < 2 or tree.words[index - 1] != "-":
            continue
        place, holder = draft.table.at(index - 2), _based_one(draft, tree, index)
        if place and holder and place.referent is not holder.referent:
            yield DraftTie("LOCATED_IN", holder.referent, place.referent, index, rule="based", confidence=0.7)


def _based_one(draft: Draft, tree: Tree, index: int) -> TableMention | None:
    """Return whom `-based` is said of: its head, or the first name behind the nouns ("network N")."""
    if found := draft.table.at(tree.head[index]):
        return found
    for following in range(index + 1, min(index + 6, len(tree.words))):
        if found := draft.table.at(following):
            return found
        if tree.pos[following] not in ("NOUN", "ADJ", "PROPN"):
            return None
    return None


def _described(draft: Draft, tree: Tree, mentions: list[TableMention]) -> Iterator[DraftTie]:
    """Yield names right behind a site with a place or people before it: "the French daily N", "Leipzig start-up N"."""
    for mention in mentions:
        index = mention.start - 1
        if mention.referent.type not in ("organization", "media", "place") or index < 1:
            continue
        if tree.lemma[index] not in sites() or tree.pos[index] not in ("NOUN", "ADJ", "PROPN"):
            continue
        outer = draft.table.at(index)
        while outer is None and index > max(0, mention.start - 5) and tree.pos[index] in ("NOUN", "ADJ", "PROPN"):
            index -= 1
            outer = draft.table.at(index)
        if outer is not None and outer.end == index + 1 and holds_site(outer, mention):
            yield DraftTie("LOCATED_IN", mention.referent, outer.referent, index, rule="described", confidence=0.6)


def holds_site(outer: TableMention, inner: TableMention) -> bool:
    """Whether a place or the adjective of a country can tell where a name is."""
    if outer.referent.type not in ("place", "country"):
        return False
    return inner.referent.type != "place" or holds(outer.referent, inner.referent)


@cache
def sites() -> frozenset[str]:
    """Return the nouns of what lies somewhere: towns, companies, media, buildings."""
    return frozenset(row["noun"] for row in lexicon.rows("tie_nouns") if row["tie"] == "LOCATED_IN")
