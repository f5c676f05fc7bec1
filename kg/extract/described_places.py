"""Places taken up by a noun: `the valley` after Rasht Valley, `the town`, `the Mozambican capital`."""

from __future__ import annotations

from functools import cache

from kg import lexicon
from kg.draft import Referent, TableMention
from kg.extract.sides import Sides
from kg.extract.tree import Tree

_POINTING = frozenset(("the", "this", "that", "same"))
_INSIDE = frozenset(("compound", "nmod"))
_SETTLEMENTS = frozenset(("city", "town", "village"))
_CHAMBER = "house"  # "the full House" is no building
_OWNERS = ("amod", "poss", "compound", "nmod")


@cache
def _wide() -> frozenset[str]:
    """Names of places that are no settlement."""
    return frozenset(row["name"] for row in lexicon.rows("places") if row["kind"] not in ("city", "weak"))


@cache
def _capitals() -> dict[str, str]:
    """The capital by ISO 3166-1 alpha-2 code of its country, where it has only one."""
    rows = [row for row in lexicon.rows("capitals") if row["use"] == "capital" and row["name"] == row["place"]]
    named = [row["iso2"] for row in rows]
    return {row["iso2"]: row["place"] for row in rows if named.count(row["iso2"]) == 1}


def told_before(head: int, sides: Sides) -> Referent | None:
    """Return the place that the definite noun at `head` means, None if none is known."""
    tree, noun = sides.tree, sides.tree.lemma[head]
    if noun == "capital":
        found = _capital_of(head, sides)
        if found is not None:
            return found
    if not any(tree.lower[c] in _POINTING for c in tree.kids(head, "det")):
        return None
    earlier = [m for m in reversed(list(sides.table.within(0, head))) if m.as_place or m.kind == "name"]
    for mention in earlier:
        site = mention.referent
        sited = site.type == "place" or (site.type == "organization" and noun != _CHAMBER)
        if sited and (noun in site.name.lower().split() or _was_called(tree, mention, noun)):
            return site
    bare = noun in _SETTLEMENTS and not tree.kids(head, *_OWNERS)
    return _last_settlement(earlier) if bare else None


def _was_called(tree: Tree, mention: TableMention, noun: str) -> bool:
    return tree.lemma[tree.head[mention.head]] == noun and tree.dep[mention.head] in _INSIDE


def _last_settlement(earlier: list[TableMention]) -> Referent | None:
    sites = (m.referent for m in earlier if m.referent.type == "place" or m.as_place)
    return next((site for site in sites if site.type == "place" and site.name not in _wide()), None)


def _capital_of(head: int, sides: Sides) -> Referent | None:
    """Return the capital of the country beside the noun: "the Mozambican capital", "Mozambique's capital"."""
    for child in sides.tree.kids(head, *_OWNERS):
        mention = sides.table.at(child)
        country = mention.referent if mention is not None and mention.referent.type == "country" else None
        name = _capitals().get(country.iso2 or "") if country is not None else None
        if country is not None and name is not None:
            known = (m.referent for m in sides.table if m.referent.type == "place" and m.referent.name == name)
            made = Referent(name, "place", country=country.iso2, aliases={name}, rule="capital-of")
            return next(known, made)
    return None
