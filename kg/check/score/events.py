"""Scores of events."""

from collections import Counter

from kg.check.score.matching import Names, Pair, pairing
from kg.check.score.schema import Record
from kg.check.score.tally import Tally
from kg.check.score.text import norm, same_sentence, token_f1, trigger_stems

_SIDES = ("agent", "target")
_NOBODY: frozenset[str | None] = frozenset({None})


def score_events(tally: Tally, key: str, sides: tuple[list[Record], list[Record]], names: tuple[Names, Names]) -> None:
    """Count detection, each property of the detected events, and the two levels that ignore sentences."""
    gold, predicted = sides
    pairs = match_events(gold, predicted, names)
    hits: Counter[str] = Counter()
    credits: dict[str, float] = dict.fromkeys(_SIDES, 0.0)
    for one, other in ((gold[i], predicted[j]) for i, j in pairs):
        earned = {side: _credit(one, other, side, names) for side in _SIDES}
        right = one["type"] == other["type"]
        full = right and earned["agent"] == earned["target"] == 1
        hits.update(detection=1, type=int(right), full=int(full))
        credits = {side: credits[side] + earned[side] for side in _SIDES}
        if not full:
            tally.wrong("events", "differs", key, f"{show(one)}  <>  {show(other)}")
        _details(tally, key, (one, other), names)
    counted = {"detection": hits["detection"], "type": hits["type"], **credits, "full": hits["full"]}
    for level, hit in counted.items():
        tally.layer(f"events.{level}", hit, (len(predicted), len(gold)))
    tally.share("events.leak", 0, sum(event["status"] != "actual" for event in gold))
    for level, typed in (("triples", True), ("pairs", False)):
        wanted, got = _links(gold, names[0], typed), _links(predicted, names[1], typed)
        tally.layer(f"events.{level}", len(wanted & got), (len(got), len(wanted)))
    tally.unmatched("events", key, sides, pairs, show)


def match_events(gold: list[Record], predicted: list[Record], names: tuple[Names, Names]) -> list[Pair]:
    """Return one-to-one pairs of events of the same sentence whose triggers share a stem."""
    return pairing(gold, predicted, lambda g, p: _weight(g, p, names))


def credits_of(gold: Record, predicted: Record, names: tuple[Names, Names]) -> tuple[float, float, float]:
    """Return what a found event earns for its type, its agents and its targets, each 0 to 1."""
    agents, targets = (_credit(gold, predicted, side, names) for side in _SIDES)
    return float(gold["type"] == predicted["type"]), agents, targets


def _credit(gold: Record, predicted: Record, side: str, names: tuple[Names, Names]) -> float:
    """Return 1 for equal sets of participants, a half for an overlap, else 0."""
    wanted, got = names[0].many(gold[side]), names[1].many(predicted[side])
    return 1.0 if wanted == got else 0.5 if wanted & got else 0.0


def _weight(gold: Record, predicted: Record, names: tuple[Names, Names]) -> float:
    """Return how well two events fit, 0 for no candidates; any pair is worth more than a pair's finer likeness."""
    if not same_sentence(gold["sentence"], predicted["sentence"]):
        return 0
    if not trigger_stems(gold["trigger"]) & trigger_stems(predicted["trigger"]):
        return 0
    likeness = token_f1(gold["trigger"], predicted["trigger"]) + bool(gold["type"] == predicted["type"])
    sides = sum(_credit(gold, predicted, side, names) for side in _SIDES)
    same_status = bool(gold["status"] == predicted["status"])
    return 10.0 + likeness + sides + same_status / 10


def _details(tally: Tally, key: str, pair: tuple[Record, Record], names: tuple[Names, Names]) -> None:
    """Count date, status, place and source of one pair of events."""
    gold, predicted = pair
    if gold["date"]:
        tally.share("events.date_exact", norm(gold["date"]) == norm(predicted["date"]))
        one, other = gold["date"][:7], (predicted["date"] or "-")[:7]
        tally.share("events.date_month", one.startswith(other) or other.startswith(one))
    tally.share("events.status", gold["status"] == predicted["status"])
    tally.confusion[gold["status"], predicted["status"]] += 1
    if gold["status"] != "actual":
        leaked = predicted["status"] == "actual"
        tally.share("events.leak", leaked, 0)
        tally.share("events.leak_of_matched", leaked)
        if leaked:
            tally.wrong("status", "leak", key, f"{gold['status']} -> actual: {show(gold)}")
    if gold["place"]:
        tally.share("events.place", norm(gold["place"]) == norm(predicted["place"]))
    if gold["attributed_to"]:
        same = names[0].one(gold["attributed_to"]) == names[1].one(predicted["attributed_to"])
        tally.share("events.attributed_to", same)


def _links(events: list[Record], names: Names, typed: bool) -> set[tuple[str | None, ...]]:
    """Return (agent, target, type) or (agent, target) of all events; an empty side counts as None."""
    return {
        (agent, target, event["type"]) if typed else (agent, target)
        for event in events
        if event["agent"] or event["target"]
        for agent in (names.many(event["agent"]) or _NOBODY)
        for target in (names.many(event["target"]) or _NOBODY)
    }


def show(event: Record) -> str:
    """Return one event on one line."""
    what = f"{event['trigger']} {event['type']}/{event['status']}"
    return f"{what} {event['agent']} -> {event['target']} | {event['sentence'][:70]}"
