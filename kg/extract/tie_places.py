"""Where names are told to be: "the chapel in Sel Harbour", "Lyon, France", "Maria Silva of Porto", "Paris-based X"."""

from collections.abc import Iterator
from itertools import pairwise

from kg.draft import Draft, DraftTie, TableMention
from kg.extract.tree import Tree

_STANDING = frozenset(("in", "near", "outside"))


def locations(draft: Draft, tree: Tree) -> Iterator[DraftTie]:
    """Yield ties of a name to the place that follows it with a comma, a preposition, or stands before `-based`."""
    mentions = [mention for mention in draft.table if mention.kind in ("name", "acronym", "metonym")]
    for first, second in pairwise(mentions):
        between = tree.lower[first.end : second.start]
        if tree.sentence[first.end - 1] != tree.sentence[second.start] or not _is_place(second):
            continue
        if rule := _rule(first, between, tree, second):
            yield DraftTie("LOCATED_IN", first.referent, second.referent, second.start, rule=rule, confidence=0.6)
    yield from _based(draft, tree)


def _rule(first: TableMention, between: list[str], tree: Tree, second: TableMention) -> str:
    """Return the name of the rule that ties two neighbouring names, empty if none does."""
    if between == [","] and _is_place(first) and second.referent.type in ("place", "country"):
        # "Lyon, France": the comma of a list has no closing comma and a country of the same kind before it.
        smaller = first.referent.type == "place" and first.referent.country in (None, _code(second))
        return "place-comma" if smaller else ""
    if len(between) == 1 and between[0] in _STANDING:
        attached = tree.head[first.end] == first.head
        fits = first.referent.type in ("place", "organization", "media") and attached
        return "place-in" if fits else ""
    if between in (["of"], ["from"], [",", "from"], [",", "of"]) and first.referent.type == "person":
        return "person-of"
    if between in (["'s"], ["’s"]):
        return ""
    return ""


def _is_place(mention: TableMention) -> bool:
    return mention.as_place or mention.referent.type == "place"


def _code(mention: TableMention) -> str | None:
    return mention.referent.iso2 or mention.referent.country


def _based(draft: Draft, tree: Tree) -> Iterator[DraftTie]:
    for index, word in enumerate(tree.lower):
        if word != "based" or index < 2 or tree.words[index - 1] != "-":
            continue
        place = draft.table.at(index - 2)
        holder = draft.table.at(tree.head[index]) or (
            draft.table.at(index + 1) if index + 1 < len(tree.words) else None
        )
        if place and holder and place.referent is not holder.referent:
            yield DraftTie("LOCATED_IN", holder.referent, place.referent, index, rule="based", confidence=0.7)
