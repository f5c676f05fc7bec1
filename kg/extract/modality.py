"""Status of an event by the words of its own sentence: negation, governors, conjunctions, modals, adverbs.

A function of the frame alone, in this order: negation, what governs it, `if`, its own modal, adjectives and adverbs,
purpose. Speech comes afterwards (`kg.extract.status`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.extract.frames import Frame, Governor
from kg.lexicon import rows
from kg.reading import EventStatus

_CLAUSE = ("xcomp", "ccomp", "acl", "oprd", "advcl", "csubj", "csubjpass")
_OBJECT = ("dobj", "nsubjpass", "attr", "obj")
_COPULAS = ("be", "have", "seem", "appear", "get", "become", "remain")
_FIRST = frozenset(("first", "second", "third", "last", "only", "one"))
_STATUSES: dict[str, EventStatus] = {
    "actual": "actual", "planned": "planned", "possible": "possible", "denied": "denied", "claimed": "claimed",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Verdict:
    """How an event is told, and by which words."""

    status: EventStatus
    cue: str = ""
    rule: str = ""


ACTUAL = Verdict("actual")


@cache
def _governing() -> dict[tuple[str, str, str], EventStatus]:
    """(part, link, lemma) to status."""
    table: dict[tuple[str, str, str], EventStatus] = {}
    for row in rows("implicatives"):
        for link in row["links"].split(","):
            for lemma in row["lemmas"].split():
                table.setdefault((row["part"], link, lemma), _STATUSES[row["status"]])
    return table


@cache
def _words(part: str) -> dict[str, EventStatus]:
    return {w: _STATUSES[row["status"]] for row in rows("modals") if row["part"] == part for w in row["words"].split()}


def judge_frame(frame: Frame) -> Verdict:
    """Return what the sentence itself says of the event, `actual` if it says nothing."""
    if frame.negation and not _harmless_negation(frame):
        return Verdict("denied", frame.negation, "negation")
    if frame.mark in _words("mark") and not frame.noun and not _came(frame, frame.mark):
        return Verdict(_words("mark")[frame.mark], frame.mark, "conditional")
    for verdict in _from_governors(frame):
        return verdict
    return _own_words(frame)


def _harmless_negation(frame: Frame) -> bool:
    # "was not released until Friday" tells that it happened; "not only" adds.
    return "until" in frame.prepositions or "only" in frame.adverbs


def _came(frame: Frame, mark: str) -> bool:
    """Whether a conjunction of time opens a clause of the past: "once inspectors had cleared them" they had."""
    return mark in _words("time") and frame.tense == "past" and not frame.modal


def _own_words(frame: Frame) -> Verdict:
    if frame.modal:
        status = _words("modal").get(frame.modal)
        if frame.modal == "would" and any(g.link == "ccomp" and g.verbal for g in frame.governors):
            status = "planned"  # "said it would": the future of a past
        if status is not None:
            return Verdict(status, frame.modal, "modal")
    for part in ("adjective", "adverb") if frame.noun else ("adverb",):
        for word in frame.adverbs:
            status = _words(part).get(word)
            if status is not None:
                return Verdict(status, word, part)
    return ACTUAL


def _from_governors(frame: Frame) -> Iterator[Verdict]:
    """Yield what the words above say, nearest first, as far up as the event is still their content."""
    noun = frame.noun
    for position, above in enumerate(frame.governors):
        link = above.link
        if position == 0 and link == "acl" and frame.passive and not frame.infinitive:
            return  # "a bill drafted by N" has been drafted
        status = _governed(above, noun)
        if status == "planned" and link == "ccomp" and position == 0 and not (frame.infinitive or noun):
            status = None  # "announced that it had left": the clause has its own tense
        if status not in (None, "actual"):
            yield _dropped(frame.governors[position : position + 2]) or _turned(above, status)
            return
        if above.mark in _words("mark") and link == "advcl" and not _came(frame, above.mark):
            yield Verdict(_words("mark")[above.mark], above.mark, "conditional")
            return
        preposition = link.partition(":")[2]
        if preposition in _words("preposition") and link.startswith("pcomp"):
            yield Verdict(_words("preposition")[preposition], preposition, "preposition")
            return
        aim = frame.infinitive and not _is_outcome(frame)
        if position == 0 and link in ("advcl", "acl") and aim and above.lemma not in _FIRST:
            yield Verdict("planned", "to", "purpose")
            return
        if status != "actual" and not _transparent(above, frame, position):
            return
        if above.negation and link in ("xcomp", *_OBJECT):
            yield Verdict("denied", above.negation, "negation")
            return
        if above.modal:
            modal = _words("modal").get(above.modal)
            if modal is not None:
                yield Verdict(modal, above.modal, "modal")
                return
        noun = not above.verbal


def _is_outcome(frame: Frame) -> bool:
    """Whether an infinitive tells what came of it: "left, only to be robbed"."""
    return "only" in frame.adverbs and frame.passive


def _dropped(pair: tuple[Governor, ...]) -> Verdict | None:
    """Return the verdict of "dropped plans to expel her": what was planned is off."""
    plan, verb = (*pair, None)[:2]
    if plan is None or verb is None or plan.verbal or plan.negation or not verb.verbal or verb.negation:
        return None
    lemma = f"{verb.lemma}_{verb.particle}" if verb.particle else verb.lemma
    off = verb.link in _OBJECT and ("verb", "plan", lemma) in _governing() and not verb.modal
    return Verdict("denied", verb.lemma, "dropped") if off else None


def _governed(above: Governor, noun: bool) -> EventStatus | None:
    """Look the governing word up under the way the event hangs on it."""
    part = "verb" if above.verbal else "noun"
    if above.lemma == "forget" and above.link == "ccomp":
        return "actual"  # "forgot that they had left"
    table = _governing()
    links = [above.link.partition(":")[2]] if ":" in above.link else []
    if above.link in _CLAUSE and above.link != "advcl":
        links.append("clause")
    elif above.link == "advcl" and above.mark in ("", "for"):
        links.append("advcl")
    elif above.link in _OBJECT and noun:
        links.append("object")
    for link in links:
        for kind in (part, "adjective") if part == "noun" else (part,):
            status = table.get((kind, link, f"{above.lemma}_{above.particle}")) if above.particle else None
            status = status or table.get((kind, link, above.lemma))
            if status is not None:
                return status
    if above.lemma in ("be", "go") and above.link == "xcomp":
        return "planned"  # "is to meet", "is going to meet"
    return None


def _turned(above: Governor, status: EventStatus | None) -> Verdict:
    """A negated governor turns its effect: "did not refuse" leaves it open, "does not plan to" denies."""
    cue = f"{above.negation} {above.lemma}".strip()
    if above.negation:
        return Verdict("actual" if status == "denied" else "denied", cue, "governor")
    return Verdict(status or "actual", cue, "governor")


def _transparent(above: Governor, frame: Frame, position: int) -> bool:
    """Whether what is said of the governing word is also said of the event."""
    if above.link == "xcomp" or (above.link == "ccomp" and above.lemma in ("be", "seem", "appear")):
        return True
    if above.link in ("acomp", "attr", "oprd") and above.lemma in _COPULAS:
        return True
    if above.link in _OBJECT and frame.noun and position == 0:
        own = frame.light is not None and frame.light > frame.head  # "is to examine a complaint lodged by N"
        return frame.light == above.index or (not own and (above.passive or frame.indefinite))
    if above.link == "advcl":
        aim = frame.infinitive and not _is_outcome(frame)
        apart = position == 0 and frame.passive and frame.head < above.index  # "backed by N, it would attack"
        return above.mark == "" and not aim and not apart  # "..., killing five" shares the mood of its clause
    return above.link == "conj"
