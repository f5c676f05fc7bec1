"""Scores of article fields, actors and places."""

from kg.check.score.matching import Pair, surfaces
from kg.check.score.schema import ACTOR_TYPES, ARTICLE_FIELDS, Record
from kg.check.score.tally import Tally
from kg.check.score.text import norm, token_f1


def score_fields(tally: Tally, key: str, gold: Record, predicted: Record | None) -> None:
    """Count article fields: over all articles, and over those where the gold has a value."""
    found = predicted["article"] if predicted else {}
    for name in (*ARTICLE_FIELDS, "categories"):
        one, other = gold["article"].get(name), found.get(name)
        if name == "categories":
            wanted, got = repr(sorted(map(norm, one or []))), repr(sorted(map(norm, other or [])))
            filled = bool(one)
        else:
            wanted, got = norm(one), norm(other)
            filled = bool(wanted)
        hit = predicted is not None and wanted == got
        tally.share(f"article.{name}", hit)
        if filled:
            tally.share(f"article_filled.{name}", hit)
        if not hit:
            tally.wrong("article", "wrong", key, f"{name}: gold {wanted!r}, predicted {got!r}")


def score_actors(tally: Tally, key: str, sides: tuple[list[Record], list[Record]], pairs: list[Pair]) -> None:
    """Count actors, their types, roles and affiliations, their aliases (B-cubed) and countries."""
    gold, predicted = sides
    tally.layer("actors", len(pairs), (len(predicted), len(gold)))
    for kind in ACTOR_TYPES:
        hits = sum(gold[i]["type"] == kind == predicted[j]["type"] for i, j in pairs)
        sizes = (sum(p["type"] == kind for p in predicted), sum(g["type"] == kind for g in gold))
        tally.layer(f"actors.{kind}", hits, sizes)
    for i, j in pairs:
        one, other = gold[i], predicted[j]
        tally.share("actors.type", one["type"] == other["type"])
        if one["role"]:
            tally.share("actors.role", token_f1(one["role"], other["role"] or "") >= 0.5)
        if one["country"]:
            tally.share("actors.affiliation_country", norm(one["country"]) == norm(other["country"]))
    wanted, got = [surfaces(actor) for actor in gold], [surfaces(actor) for actor in predicted]
    sizes = (sum(map(len, got)), sum(map(len, wanted)))
    tally.layer("aliases_b3", _b_cubed(got, wanted), sizes, _b_cubed(wanted, got))
    countries = [{norm(actor["iso3"]) for actor in side if actor["iso3"]} for side in sides]
    tally.layer("countries", len(countries[0] & countries[1]), (len(countries[1]), len(countries[0])))
    tally.unmatched("actors", key, sides, pairs, lambda actor: f"{actor['name']} ({actor['type']})")


def _b_cubed(mine: list[set[str]], other: list[set[str]]) -> float:
    """Return, summed over the names of one side, which share of their cluster stands together on the other side."""
    return sum(max((len(a & b) / len(a) for b in other if name in b), default=0) for a in mine for name in a)


def score_places(tally: Tally, key: str, gold: list[Record], predicted: list[Record]) -> None:
    """Count places by name, and the country of the ones found."""
    wanted, got = ({norm(place["name"]): place["iso3"] for place in side} for side in (gold, predicted))
    tally.layer("places", len(wanted.keys() & got.keys()), (len(got), len(wanted)))
    for name in sorted(wanted.keys() & got.keys()):
        if wanted[name]:
            tally.share("places.iso3", norm(wanted[name]) == norm(got[name]))
    sides = (sorted(wanted.keys() - got.keys()), sorted(got.keys() - wanted.keys()))
    tally.unmatched("places", key, sides, (), str)
