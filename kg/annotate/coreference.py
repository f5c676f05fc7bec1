"""Pronouns and descriptions: who "he", "the agency" and "we" refer to.

Two passes, since "I" and "we" have a referent, and "he" inside a quotation loses one (its speaker), only when it is
known who speaks.
"""

from collections.abc import Callable

from spacy.attrs import POS, SENT_START
from spacy.symbols import ADJ, NOUN, NUM, PRON, PROPN
from spacy.tokens import Token

from kg.annotate.actors import dominant_state
from kg.annotate.description_words import is_spoken_for
from kg.annotate.descriptions import Describer
from kg.annotate.history import SUBJECTS, History
from kg.annotate.metonyms import is_location
from kg.annotate.profiles import read_profiles
from kg.annotate.pronouns import GENDERS, PRONOUNS, is_expletive, resolve
from kg.annotate.several import find_nationals
from kg.annotate.titles import read_later_titles
from kg.annotate.whereabouts import settle_homes
from kg.draft import Draft, MentionKind, Referent, TableMention

_FIRST = frozenset({"i", "me", "my", "mine", "myself"})
_FIRST_PLURAL = frozenset({"we", "us", "our", "ours", "ourselves"})
_NOMINAL = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "conj", "attr", "poss", "appos", "agent", "dative", "ROOT"})

_HEADS = frozenset({NOUN, PROPN, NUM, ADJ})

_Wanted = Callable[[Token], bool]


def resolve_references(draft: Draft) -> None:
    """First pass: pronouns of the third person outside quotations, and descriptions."""
    _walk(draft, lambda token: draft.quote_at(token.idx) is None, end=len(draft.doc), second=False)


def resolve_with_speakers(draft: Draft) -> None:
    """Second pass: first persons, and third persons inside quotations, which are never their speaker."""
    end = 0
    for token in draft.doc:
        word = token.lower_
        if word in _FIRST or word in _FIRST_PLURAL:
            _first_person(draft, token)
        elif word in PRONOUNS and draft.quote_at(token.idx) is not None:
            end = token.i + 1
    _walk(draft, lambda token: draft.quote_at(token.idx) is not None, end=end, second=True)
    settle_homes(draft)
    read_later_titles(draft)


def _walk(draft: Draft, wanted: _Wanted, *, end: int, second: bool) -> None:
    """Go through the text up to a token, with everybody told of so far in mind."""
    history, doc, at = History(), draft.doc, draft.table.at
    describer = None if second else Describer(draft, history, _home(draft), read_profiles(draft))
    # Numbers of all tokens at once: properties of single tokens are slow.
    for index, (part, start) in enumerate(doc.to_array([POS, SENT_START]).tolist()[:end]):
        if start == 1 and index:
            history.sentence += 1
        mention = at(index)
        if mention is not None:
            if index == mention.head:
                token = doc[index]
                if mention.kind == "demonym" and not second and _take_up_nationals(draft, history, token, mention):
                    continue
                history.mention(_anchor(draft, token), mention)
                _add_group(draft, history, token, mention)
        elif part == PRON:
            token = doc[index]
            if token.lower_ in PRONOUNS and wanted(token) and not is_expletive(token):
                found = resolve(token, history, _speakers(draft, token) if second else ()) or _ahead(draft, token)
                _learn_gender(token, found)
                _enter(draft, history, token, found, "pronoun")
        elif part in _HEADS:
            _take_up(draft, history, doc[index], describer)


def _take_up_nationals(draft: Draft, history: History, token: Token, mention: TableMention) -> bool:
    """Enter `the Chilean` as the person named before, as nobody known where there is none; whether it was entered."""
    people = find_nationals(token, mention.referent.iso2, history)
    if people is None:
        return False
    draft.table.remove(mention)
    for person in people:
        person.country = person.country or mention.referent.iso2
    if people:
        _enter(draft, history, token, people, "description")
    else:
        history.generic(token)
    return True


def _take_up(draft: Draft, history: History, noun: Token, describer: Describer | None) -> None:
    """Enter a noun as whom it describes, else as somebody or something without a name."""
    if not (noun.dep_ in _NOMINAL or is_spoken_for(noun)) or _is_predicate(draft, noun):
        return
    found = describer.find(noun) if describer is not None else ()
    if found:
        _enter(draft, history, noun, found, "description")
    elif noun.pos_ in ("NOUN", "PROPN"):
        history.generic(noun)


def _anchor(draft: Draft, token: Token) -> Token:
    """Return the noun that a name is an apposition of: it holds the place of the name in its clause."""
    while token.dep_ == "appos" and token.head.i < token.i and draft.table.at(token.head.i) is None:
        token = token.head
    return token


def _is_predicate(draft: Draft, noun: Token) -> bool:
    """Whether a noun only tells what somebody named is, so that nobody new comes in."""
    if noun.dep_ == "appos":
        return draft.table.at(noun.head.i) is not None
    if noun.dep_ == "attr":
        return any(c.dep_ == "nsubj" and draft.table.at(c.i) is not None for c in noun.head.children)
    return any(c.dep_ == "appos" and draft.table.at(c.i) is not None for c in noun.children)


def _ahead(draft: Draft, pronoun: Token) -> tuple[Referent, ...]:
    """Return the person whom a pronoun in a fronted clause looks ahead to: `Hours before she resigned, N spoke`."""
    verb = pronoun.head
    gender = GENDERS.get(pronoun.lower_)
    if pronoun.dep_ not in SUBJECTS or verb.dep_ not in ("advcl", "pcomp") or gender not in ("m", "f"):
        return ()
    main = verb.head if verb.dep_ == "advcl" else verb.head.head
    subject = next((c for c in main.children if c.dep_ == "nsubj" and c.i > pronoun.i), None)
    mention = draft.table.at(subject.i) if subject is not None else None
    fits = mention is not None and mention.referent.type == "person" and mention.referent.gender in (None, gender)
    return (mention.referent,) if mention is not None and fits and mention.kind == "name" else ()


def _learn_gender(pronoun: Token, found: tuple[Referent, ...]) -> None:
    gender = GENDERS.get(pronoun.lower_)
    if gender and len(found) == 1 and found[0].gender is None and found[0].type == "person":
        found[0].gender = "m" if gender == "m" else "f"


def _enter(draft: Draft, history: History, token: Token, found: tuple[Referent, ...], kind: MentionKind) -> None:
    if not found:
        return
    group = found if len(found) > 1 else ()
    confidence = 0.6 if kind == "pronoun" else 0.65
    mention = TableMention(token.i, token.i + 1, token.i, found[0], kind, group=group, rule=kind, confidence=confidence)
    draft.table.add(mention)
    if kind == "description" and found[0].type == "country":
        mention.as_place = is_location(draft, mention)
    history.mention(token, mention)


def _add_group(draft: Draft, history: History, token: Token, mention: TableMention) -> None:
    """Let everyone who is named side by side be there for a `they`."""
    if token.dep_ == "conj" or mention.group or mention.attributive or mention.as_place:
        return
    together = [mention.referent]
    for other in token.conjuncts:
        listed = _named(draft, other)
        if listed is not None and not listed.as_place and listed.referent.is_actor and listed.referent not in together:
            together.append(listed.referent)
    if len(together) > 1 and mention.referent.is_actor and token.dep_ in SUBJECTS | {"dobj", "pobj"}:
        history.together(token, tuple(together))


def _named(draft: Draft, noun: Token) -> TableMention | None:
    """Return the mention over a noun, or in apposition to it: `his wife N`."""
    found = draft.table.at(noun.i)
    inner = (draft.table.at(c.i) for c in noun.children if c.dep_ == "appos") if found is None else ()
    return found or next((m for m in inner if m is not None), None)


def _home(draft: Draft) -> Referent | None:
    state = dominant_state(draft)
    known = (r for r in draft.table.referents() if r.type == "country" and state in (r.iso2, r.name))
    return next(known, None) if state else None


def _speakers(draft: Draft, token: Token) -> set[int]:
    speech = draft.speech_at(token)
    return {id(speaker) for speaker in speech.speakers} if speech is not None else set()


def _first_person(draft: Draft, token: Token) -> None:
    speech = draft.speech_at(token)
    if speech is None or not speech.speakers or draft.table.at(token.i) is not None:
        return
    if draft.quote_at(token.idx) is None and speech.kind == "indirect":
        return
    speaker = speech.speakers[0]
    if token.lower_ in _FIRST_PLURAL:
        side = _side(draft, speaker)
        if side is None:
            return
        speaker = side
    mention = TableMention(token.i, token.i + 1, token.i, speaker, "first_person", rule="speaker", confidence=0.7)
    draft.table.add(mention)


def _side(draft: Draft, speaker: Referent) -> Referent | None:
    """Return whom a speaker means by `we`: the body in the role, else the country that an official stands for."""
    if speaker.type != "person":
        return speaker if speaker.is_actor else None
    if not speaker.role:
        return None
    words = f" {speaker.role} "
    for referent in draft.table.referents():
        if referent.type in ("organization", "group", "media") and any(
            f" {name} " in words or f" {name}'s " in words for name in (referent.name, *referent.aliases)
        ):
            return referent
    if speaker.country is None:
        return None
    return next((r for r in draft.table.referents() if r.type == "country" and r.iso2 == speaker.country), None)
