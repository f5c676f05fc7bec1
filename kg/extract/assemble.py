"""From the draft of an article to its frozen reading: identifiers, spans, and the statements that carry everything.

Every event and tie gets at least one statement that describes it. Inside reported speech that is the speaker's; a
further statement is made where the events of one utterance differ in polarity or modality. Outside it is the
article's own voice: the author's, or the original outlet's when no author is given.
"""

from collections import defaultdict
from dataclasses import dataclass, field, replace

from kg import iris
from kg.draft import Draft, DraftEvent, DraftTie, Referent, Speech
from kg.extract.assemble_actors import Cast, make_cast
from kg.extract.confidence import confidence_of, event_rules, statement_rules, tie_rules
from kg.extract.presence import drop_unlikely
from kg.reading import Event, Reading, Span, Statement, Tie
from kg.vocab import Attribution, Modality, Polarity

_SHADE: dict[str, tuple[Polarity, Modality]] = {
    "actual": ("affirmed", "actual"),
    "claimed": ("affirmed", "actual"),
    "planned": ("affirmed", "future"),
    "possible": ("affirmed", "hypothetical"),
    "denied": ("negated", "actual"),
}


@dataclass(slots=True)
class _Desk:
    """What the functions below share while they work on one draft."""

    draft: Draft
    cast: Cast
    sentences: list[Span]
    numbers: dict[tuple[int, int], int] = field(default_factory=lambda: defaultdict(int))
    """How many statements stand on an evidence span so far."""
    main: dict[int, Statement] = field(default_factory=dict)
    """The statement of each speech, by identity."""


def assemble(draft: Draft, model: str) -> Reading:
    """Return the reading of a draft whose steps have all run."""
    drop_unlikely(draft)
    sentences = [_span(draft, s.start_char, s.end_char) for s in draft.doc.sents if s.text.strip()]
    desk = _Desk(draft, make_cast(draft), sentences)
    events = [_event(desk, event) for event in draft.events]
    ties = _ties(desk)
    statements = _statements(desk, events, ties)
    return Reading(
        article=draft.article,
        actors=desk.cast.actors,
        places=desk.cast.places,
        mentions=desk.cast.mentions,
        events=tuple(events),
        ties=tuple(ties),
        statements=tuple(statements),
        sentences=tuple(sentences),
        model=model,
    )


def _span(draft: Draft, start: int, end: int) -> Span:
    text = draft.article.text
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end, text[start:end])


def _sentence(desk: _Desk, token: int) -> Span:
    sentence = desk.draft.doc[token].sent
    return _span(desk.draft, sentence.start_char, sentence.end_char)


def _event(desk: _Desk, event: DraftEvent) -> Event:
    doc, cast = desk.draft.doc, desk.cast
    first, last = doc[event.start], doc[event.end - 1]
    trigger = _span(desk.draft, first.idx, last.idx + len(last))
    initiators, recipients = cast.ids(event.agents), cast.ids(event.targets)
    kind = f"{event.type}.{event.mode}" if event.mode else event.type
    return Event(
        id=iris.mint_event(desk.draft.article.id, trigger.start, trigger.end, kind),
        type=event.type,
        trigger=trigger,
        sentence=_sentence(desk, event.head),
        label=_event_label(event, trigger.exact),
        status=event.status,
        initiators=initiators,
        recipients=recipients,
        place=cast.id(event.place) if event.place else None,
        place_rule=event.place_rule,
        when=event.when,
        when_rule=event.when_rule,
        attributed_to=cast.id(event.attributed_to) if event.attributed_to else None,
        mode=event.mode,
        rule=event.rule,
        lexicon=event.lexicon,
        confidence=confidence_of("events", *event_rules(event.rule, event.confidence)),
    )


def _event_label(event: DraftEvent, trigger: str) -> str:
    """Return the event in words, hedged by its type alone: `Germany · sanction · Northern Ferries (banned)`."""
    agents = ", ".join(dict.fromkeys(r.name for r in event.agents)) or "somebody"
    targets = ", ".join(dict.fromkeys(r.name for r in event.targets))
    middle = f"{agents} · {event.type.lower()}"
    return f"{middle} · {targets} ({trigger})" if targets else f"{middle} ({trigger})"


def _ties(desk: _Desk) -> list[Tie]:
    numbers: dict[tuple[Span, str], int] = defaultdict(int)
    return [_tie(desk, tie, numbers) for tie in desk.draft.ties]


def _tie(desk: _Desk, tie: DraftTie, numbers: dict[tuple[Span, str], int]) -> Tie:
    sentence = _sentence(desk, tie.token)
    numbers[sentence, tie.type] += 1
    number = numbers[sentence, tie.type]
    return Tie(
        id=iris.mint_tie(desk.draft.article.id, sentence.start, sentence.end, tie.type, number),
        type=tie.type,
        source=desk.cast.id(tie.source),
        target=desk.cast.id(tie.target) if tie.target else None,
        sentence=sentence,
        role=tie.role,
        former=tie.former,
        status=tie.status,
        rule=tie.rule,
        confidence=confidence_of("relations", *tie_rules(tie.type, tie.rule)),
    )


def _statements(desk: _Desk, events: list[Event], ties: list[Tie]) -> list[Statement]:
    by_speech: dict[int, list[tuple[Polarity, Modality, str]]] = defaultdict(list)
    own: dict[tuple[Span, Polarity, Modality, Attribution], list[tuple[str, str, float]]] = defaultdict(list)
    drafts: list[DraftEvent | DraftTie] = [*desk.draft.events, *desk.draft.ties]
    read: list[Event | Tie] = [*events, *ties]
    for drafted, told in zip(drafts, read, strict=True):
        polarity, modality = _SHADE[told.status]
        if drafted.speech is not None and drafted.speech.speakers:
            by_speech[id(drafted.speech)].append((polarity, modality, told.id))
        else:
            attribution: Attribution = "hearsay" if told.status == "claimed" else "ownVoice"
            own[told.sentence, polarity, modality, attribution].append((told.id, drafted.cue, told.confidence))
    spoken = [
        s for speech in desk.draft.speeches if speech.speakers for s in _spoken(desk, speech, by_speech[id(speech)])
    ]
    return _with_disputes(desk, spoken) + [_own(desk, key, told) for key, told in own.items()]


def _number(desk: _Desk, evidence: Span) -> int:
    desk.numbers[evidence.start, evidence.end] += 1
    return desk.numbers[evidence.start, evidence.end]


def _spoken(desk: _Desk, speech: Speech, told: list[tuple[Polarity, Modality, str]]) -> list[Statement]:
    """Return the statement of a speech, and one more for every other (polarity, modality) among its events."""
    shades: dict[tuple[Polarity, Modality], list[str]] = defaultdict(list)
    for polarity, modality, described in told:
        shades[polarity, modality].append(described)
    main: tuple[Polarity, Modality] = ("affirmed", "actual")
    if speech.polarity == "negated":
        main = ("negated", "actual")
    elif len(shades) == 1 and next(iter(shades))[0] == "affirmed":
        # A negated event inside an affirmed utterance is a denial of its own: the utterance itself denies nothing.
        (main,) = shades
    first = _speech_statement(desk, speech, main, tuple(shades.pop(main, ())))
    desk.main[id(speech)] = first
    rest = [_speech_statement(desk, speech, shade, tuple(ids), further=True) for shade, ids in sorted(shades.items())]
    return [first, *rest]


def _speech_statement(
    desk: _Desk, speech: Speech, shade: tuple[Polarity, Modality], describes: tuple[str, ...], further: bool = False
) -> Statement:
    evidence = _evidence(desk, speech)
    article = desk.draft.article.id
    content = tuple(_span(desk.draft, start, end) for start, end in speech.contents)
    return Statement(
        id=iris.mint_statement(article, evidence.start, evidence.end, _number(desk, evidence)),
        speakers=desk.cast.ids(speech.speakers),
        evidence=evidence,
        polarity=shade[0],
        modality=shade[1],
        attribution=speech.attribution,
        describes=describes,
        about=_about(desk, speech),
        content=content,
        kind=None if further else speech.kind,
        speaker_surface=speech.speaker_surface,
        cue=speech.cue,
        via=desk.cast.ids(speech.via),
        rule=speech.rule,
        lexicon=speech.lexicon,
        confidence=confidence_of("statements", *statement_rules(desk.draft, speech)),
    )


def _evidence(desk: _Desk, speech: Speech) -> Span:
    """Return the sentences from the first to the last that the cue or the content of a speech touches."""
    starts = [start for start, _ in speech.contents]
    ends = [end for _, end in speech.contents]
    if speech.cue_token is not None:
        cue = desk.draft.doc[speech.cue_token]
        starts.append(cue.idx)
        ends.append(cue.idx + len(cue))
    first, last = min(starts), max(ends)
    touched = [s for s in desk.sentences if s.start < last and first < s.end]
    if not touched:
        return _span(desk.draft, first, last)
    return _span(desk.draft, touched[0].start, touched[-1].end)


def _about(desk: _Desk, speech: Speech) -> tuple[str, ...]:
    found: list[Referent] = []
    for start, end in speech.contents:
        tokens = desk.draft.tokens(start, end)
        if tokens is not None:
            for mention in desk.draft.table.within(tokens.start, tokens.end):
                found += [r for r in mention.referents if r.is_actor]
    return desk.cast.ids(found)


def _own(
    desk: _Desk, key: tuple[Span, Polarity, Modality, Attribution], told: list[tuple[str, str, float]]
) -> Statement:
    sentence, polarity, modality, attribution = key
    return Statement(
        id=iris.mint_statement(desk.draft.article.id, sentence.start, sentence.end, _number(desk, sentence)),
        speakers=desk.cast.own_voice,
        evidence=sentence,
        polarity=polarity,
        modality=modality,
        attribution=attribution,
        describes=tuple(dict.fromkeys(described for described, _, _ in told)),
        cue=next((cue for _, cue, _ in told if cue), ""),
        rule="own-voice" if attribution == "ownVoice" else "hearsay",
        confidence=min(confidence for _, _, confidence in told),
    )


def _with_disputes(desk: _Desk, statements: list[Statement]) -> list[Statement]:
    """Return the statements with the identifiers of those that they dispute."""
    disputes = {
        desk.main[id(speech)].id: tuple(desk.main[id(other)].id for other in speech.disputes if id(other) in desk.main)
        for speech in desk.draft.speeches
        if speech.disputes and id(speech) in desk.main
    }
    return [replace(s, disputes=disputes[s.id]) if disputes.get(s.id) else s for s in statements]
