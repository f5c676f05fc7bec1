"""Step `status`: how each event is told: actual, planned, possible, denied or claimed, and by whom.

First the sentence itself (`kg.extract.modality`), then speech: a speaker's own act, or one of the speaker's side,
counts as actual, somebody else's as claimed.
"""

from __future__ import annotations

from kg.draft import Draft, DraftEvent, Referent, Speech
from kg.extract.committal import is_noncommittal
from kg.extract.doubt import doubt_of, is_false_voice
from kg.extract.frames import Frame
from kg.extract.framing import frames_of
from kg.extract.modality import ACTUAL, Verdict, judge_frame
from kg.extract.tree import Tree, tree_of
from kg.vocab import EventType

_ANNOUNCED_AHEAD: frozenset[EventType] = frozenset(
    ("RETREAT", "CONSULT", "MOBILIZE", "OTHER", "AID", "COOPERATE", "CONCEDE", "REQUEST", "PROTEST")
)
_ANNOUNCING = frozenset(("announce", "unveil", "schedule", "plan"))
_OFFERING = frozenset(("offer", "pledge", "promise", "vow", "commit"))
_OFFERED: frozenset[EventType] = frozenset(("AID", "MOBILIZE", "CONCEDE", "RETREAT"))
"""What is not yet done by offering it."""
_DOUBTFUL_STANCES = frozenset(("claimed", "accused", "suggested", "believed", "predicted", "speculated"))
_INVITING = frozenset(("event_verbs:invite", "event_nouns:invitation", "event_verbs:call strike"))
Known = tuple[list[DraftEvent], dict[int, list[Referent]]]
_CLAIMED_DEED = "event_verbs:claim responsibility"
_HEAVY: frozenset[EventType] = frozenset(("ASSAULT", "COERCE"))
_CONTESTED: frozenset[EventType] = frozenset(("ASSAULT", "COERCE", "ACCUSE", "THREATEN", "SANCTION", "REJECT"))


def judge_events(draft: Draft) -> None:
    """Set status, cue, speech and source of every event."""
    tree, frames = tree_of(draft.doc), frames_of(draft)
    told: dict[EventType, list[DraftEvent]] = {}
    offices = _bodies_of(draft)
    for event in draft.events:
        frame = frames[event.head]
        verdict = _announced(tree, event, frame, judge_frame(frame))
        if verdict.status == "denied" and _left_open(draft, frame):
            verdict = Verdict("possible", verdict.cue, "noncommittal")
        event.speech = draft.speech_at(draft.doc[event.head])
        if event.speech is not None and event.speech.speakers:
            event.attributed_to = event.speech.speakers[0]
        if verdict.status in ("actual", "claimed"):
            verdict = doubt_of(tree, event.head) or verdict
        if verdict.status == "actual" and not _is_past(frame) and _lies_ahead(draft, event):
            verdict = Verdict("planned", "", "future-date")
        if verdict.status in ("actual", "planned") and is_asked(draft, event.head):
            verdict = Verdict("possible", "?", "asked")
        if verdict.status == "actual" and event.speech is not None:
            aside = draft.quote_at(draft.doc[event.head].idx) is None and _is_aside(tree, event.head)
            verdict = judge_speech(event, frame, event.speech, (told.get(event.type, []), offices))
            verdict = ACTUAL if aside and verdict.status in ("claimed", "denied") else verdict
        if verdict.status in ("planned", "possible") and event.speech is not None and is_denial(event.speech):
            verdict = Verdict("denied", event.speech.cue, "speech")
        if event.lexicon == _CLAIMED_DEED and verdict.status == "actual":
            verdict = Verdict("claimed", "claimed", "claimed-deed")
            event.attributed_to = event.attributed_to or next(iter(event.agents), None)
        event.status, event.cue = verdict.status, verdict.cue
        if event.speech is None and event.status == "actual":
            told.setdefault(event.type, []).append(event)


def _announced(tree: Tree, event: DraftEvent, frame: Frame, verdict: Verdict) -> Verdict:
    """An announced withdrawal or meeting lies ahead, like what one is invited to; announced sanctions are in force."""
    verb = "" if frame.light is None else tree.lemma[frame.light]
    if verdict.status == "actual" and verb in _ANNOUNCING and event.type in _ANNOUNCED_AHEAD:
        return Verdict("planned", verb, "announced")
    if verdict.status == "actual" and event.lexicon in _INVITING:
        return Verdict("planned", tree.lower[event.head], "invited")
    if verdict.status == "actual" and event.type in _OFFERED and tree.lemma[event.head] in _OFFERING:
        return Verdict("planned", tree.lower[event.head], "offered")
    return verdict


def _left_open(draft: Draft, frame: Frame) -> bool:
    """Whether somebody "refused to confirm or deny" it: that leaves it open."""
    return any(
        is_noncommittal(draft.doc[above.index]) for above in frame.governors if above.lemma in ("confirm", "deny")
    )


def is_asked(draft: Draft, index: int) -> bool:
    """Whether a token stands in a question, or in the turn of an interviewer, whose premises nobody has affirmed."""
    token = draft.doc[index]
    if any(start <= token.idx < end for start, end in draft.questions):
        return True
    span = token.sent
    return draft.article.text[span.start_char : span.end_char].rstrip(" \n\"'”’)]").endswith("?")


def _is_past(frame: Frame) -> bool:
    """Whether the verb is finite and past: the date ahead is that of what it leads to ("summoned her for Monday")."""
    return frame.tense == "past" and not frame.noun


def is_denial(speech: Speech) -> bool:
    """Whether a speech takes back what it tells."""
    return speech.polarity == "negated" or speech.stance == "denied"


def _lies_ahead(draft: Draft, event: DraftEvent) -> bool:
    return event.when is not None and draft.reference_date is not None and event.when.first > draft.reference_date


def _bodies_of(draft: Draft) -> dict[int, list[Referent]]:
    """Return the organizations that people hold an office of, by the identity of the person."""
    bodies: dict[int, list[Referent]] = {}
    for office in draft.offices:
        bodies.setdefault(id(office.holder), []).extend(b for b in office.bodies if b.type == "organization")
    return bodies


def _is_aside(tree: Tree, head: int) -> bool:
    """Whether a trigger stands in a relative clause behind a comma: what the writer adds, not what the speaker says."""
    index = head
    while tree.dep[index] not in ("relcl", "ccomp", "ROOT"):
        index = tree.head[index]
    return tree.dep[index] == "relcl" and "," in tree.lower[tree.head[index] : index]


def judge_speech(event: DraftEvent, frame: Frame, speech: Speech, known: Known) -> Verdict:
    """Return what reported speech makes of an event that its own sentence tells as happened.

    Args:
        event: with its participants.
        frame: of its trigger.
        speech: the innermost speech that it stands in.
        known: events of the same type that the article has told in its own voice as actual, and who holds an office
            of which bodies.
    """
    told, offices = known
    if (is_denial(speech) and not _is_presupposed(frame)) or is_false_voice(speech.speaker_surface):
        return Verdict("denied", speech.cue, "speech")
    doubtful = speech.stance in _DOUBTFUL_STANCES
    # What was done to the speaker's side is the speaker's word against the unnamed other's.
    actors = event.agents or ([] if event.type in _HEAVY else event.targets)
    sides = [(speaker, actor) for speaker in speech.speakers for actor in actors]
    if speech.stance != "claimed" and any(
        _same_side(*pair) or pair[1] in offices.get(id(pair[0]), ()) for pair in sides
    ):
        return ACTUAL
    if speech.rule.startswith("block") and not doubtful and event.type not in _HEAVY:
        return ACTUAL  # the author of a whole text narrates
    if not doubtful and _is_granted(event, frame, told):
        return ACTUAL
    return Verdict("claimed", speech.cue, "speech")


def _is_presupposed(frame: Frame) -> bool:
    """Whether a deed is what a denied clause is about: "denied that its attack had killed civilians"."""
    return frame.noun and bool(frame.governors) and frame.governors[0].link in ("nsubj", "nsubjpass")


def _is_granted(event: DraftEvent, frame: Frame, told: list[DraftEvent]) -> bool:
    """Whether a noun takes for granted what the speaker does not assert: "our agreement", an attack told before."""
    if not frame.noun or frame.light is not None:
        return False
    return _shares(event, told) or (bool(frame.modifiers) and event.type not in _CONTESTED)


def _same_side(speaker: Referent, actor: Referent) -> bool:
    if speaker is actor:
        return True
    if actor.type == "country":
        return speaker.type != "media" and actor.iso2 is not None and speaker.country == actor.iso2
    return speaker.type == "country" and actor.type == "organization" and actor.country == speaker.iso2


def _shares(event: DraftEvent, told: list[DraftEvent]) -> bool:
    """Whether an earlier event has every participant of this one."""
    mine = {id(actor) for actor in (*event.agents, *event.targets)}
    return any(mine <= {id(actor) for actor in (*other.agents, *other.targets)} for other in told)
