"""Scores of statements and relations."""

from kg.check.score.matching import Names, Pair, pairing
from kg.check.score.schema import KINDS, PREDICATES, Record
from kg.check.score.tally import Tally
from kg.check.score.text import norm, token_f1

_SYMMETRIC = ("ally_of", "family_of")
_Key = tuple[str, str, str]


def score_statements(
    tally: Tally, key: str, sides: tuple[list[Record], list[Record]], names: tuple[Names, Names]
) -> None:
    """Count detection, speaker (also by kind), and the properties of the detected statements."""
    gold, predicted = sides
    pairs = _found(gold, predicted, names)
    matched = [(gold[i], predicted[j]) for i, j in pairs]
    right = [pair for pair in matched if _same_speaker(*pair, names)]
    sizes = (len(predicted), len(gold))
    tally.layer("statements.detection", len(pairs), sizes)
    tally.layer("statements.speaker", len(right), sizes)
    for kind in KINDS:
        of_kind = (sum(p["kind"] == kind for p in predicted), sum(g["kind"] == kind for g in gold))
        hits = (sum(p["kind"] == kind for _, p in right), sum(g["kind"] == kind for g, _ in right))
        tally.layer(f"statements.speaker.{kind}", hits[0], of_kind, hits[1])
    for one, other in matched:
        _details(tally, (one, other), names)
        if (one, other) not in right:
            tally.wrong("statements", "speaker", key, f"{one['speaker']} <> {other['speaker']}: {one['content'][:80]}")
    tally.unmatched("statements", key, sides, pairs, lambda s: f"{s['speaker']}: {s['content'][:100]}")


def match_statements(gold: list[Record], predicted: list[Record], names: tuple[Names, Names]) -> list[int]:
    """Return which predicted statements are found in the gold with the same speaker."""
    return [j for i, j in _found(gold, predicted, names) if _same_speaker(gold[i], predicted[j], names)]


def _found(gold: list[Record], predicted: list[Record], names: tuple[Names, Names]) -> list[Pair]:
    return pairing(gold, predicted, lambda g, p: _weight(g, p, names))


def _details(tally: Tally, pair: tuple[Record, Record], names: tuple[Names, Names]) -> None:
    gold, predicted = pair
    tally.share("statements.kind", gold["kind"] == predicted["kind"])
    tally.share("statements.polarity", gold["polarity"] == predicted["polarity"])
    tally.share("statements.content_f1", token_f1(gold["content"], predicted["content"]))
    wanted, got = names[0].many(gold["about"]), names[1].many(predicted["about"])
    tally.layer("statements.about", len(wanted & got), (len(got), len(wanted)))
    if gold["via"]:
        tally.share("statements.via", names[0].one(gold["via"]) == names[1].one(predicted["via"]))


def _same_speaker(gold: Record, predicted: Record, names: tuple[Names, Names]) -> bool:
    """Return whether the speaker is the same actor; unnamed ones need only be described in similar words."""
    if names[1].one(predicted["speaker"]) in names[0].many([gold["speaker"], *(gold.get("co_speakers") or [])]):
        return True
    return norm(gold["speaker"]) not in names[0].table and token_f1(gold["speaker"], predicted["speaker"]) >= 0.5


def _weight(gold: Record, predicted: Record, names: tuple[Names, Names]) -> float:
    likeness = token_f1(gold["content"], predicted["content"])
    return 0 if likeness < 0.5 else 10 + 2 * likeness + _same_speaker(gold, predicted, names)


def score_relations(
    tally: Tally, key: str, sides: tuple[list[Record], list[Record]], names: tuple[Names, Names]
) -> None:
    """Count relations overall and per predicate; each triple counts once per article."""
    gold, predicted = (sorted({_key(r, n) for r in side}) for side, n in zip(sides, names, strict=True))
    pairs = pairing(gold, predicted, _likeness)
    tally.layer("relations", len(pairs), (len(predicted), len(gold)))
    for predicate in PREDICATES:
        hits = sum(gold[i][1] == predicate for i, _ in pairs)
        of_kind = (sum(p[1] == predicate for p in predicted), sum(g[1] == predicate for g in gold))
        tally.layer(f"relations.{predicate}", hits, of_kind)
    tally.unmatched("relations", key, (gold, predicted), pairs, " | ".join)


def match_relations(gold: list[Record], predicted: list[Record], names: tuple[Names, Names]) -> list[int]:
    """Return which predicted relations stand in the gold; the same triple may be told more than once."""
    wanted, got = ([_key(row, n) for row in side] for side, n in zip((gold, predicted), names, strict=True))
    return [j for j, one in enumerate(got) if any(_likeness(other, one) for other in wanted)]


def _key(relation: Record, names: Names) -> _Key:
    """Return a relation with resolved names; symmetric ones in alphabetical order, positions as worded."""
    position = relation["predicate"] == "holds_position"
    one = names.one(relation["subject"])
    other = norm(relation["object"]) if position else names.one(relation["object"])
    if relation["predicate"] in _SYMMETRIC:
        one, other = sorted((one, other))
    return one, relation["predicate"], other


def _likeness(gold: _Key, predicted: _Key) -> float:
    if gold[:2] != predicted[:2]:
        return 0
    position = gold[1] == "holds_position"
    likeness = token_f1(gold[2], predicted[2]) if position else float(gold[2] == predicted[2])
    return 1 + likeness if likeness >= 0.5 else 0
