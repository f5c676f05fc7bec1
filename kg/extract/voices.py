"""Who speaks: from the words that name a speaker to referents, named or unnamed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from kg.draft import Draft, Referent, TableMention
from kg.extract.backers import ARTICLES, BEHIND, actors_of, author_after, backers, issuer, owner_before
from kg.extract.cues import voices
from kg.extract.naming import apposed_name
from kg.extract.syntax import phrase

if TYPE_CHECKING:
    from spacy.tokens import Token

_DOCUMENTS = frozenset({"document", "poll"})
_GOVERNING = frozenset({"government", "administration", "regime", "leadership", "cabinet"})
_PLURAL_TAGS = frozenset({"NNS", "NNPS"})
_NOBODY = frozenset({"this", "that", "there", "these", "those", "what", "which", "something", "nothing", "all"})
_NO_ONE = frozenset({"nobody", "none", "neither"})
_NAME_LIMIT = 10
# They take part in events as their state; as speakers they are sources without a name.
_UNNAMED = frozenset({"officials", "authorities"})
# Whoever is the subject of these speaks, also when no list knows the noun; "the move suggests" is no speech.
_PLAIN = frozenset(
    "say tell write add tweet explain recall insist reply ask argue complain announce claim allege warn deny admit "
    "declare pledge vow promise confess accuse demand urge acknowledge state note remark comment respond maintain "
    "contend assert testify believe".split()
)
_FORMER = frozenset({"former", "retired", "ex", "onetime", "erstwhile", "ex-"})
_NAMEABLE = frozenset({"person", "spokes", "body"})
_TITLE_PARTS = frozenset({"compound", "nmod", "amod"})
_SOME_OF = frozenset({"one", "two", "three", "four", "five"})
_TIMES = frozenset({"DATE", "TIME", "CARDINAL", "PERCENT", "MONEY"})


@dataclass(slots=True)
class Voice:
    """Who speaks, as far as the words tell."""

    referents: list[Referent]
    start: int
    end: int
    """Token range of the words that name the speaker."""
    hearsay: bool = False
    """Nobody in particular: "experts", "some"."""
    pending: bool = False
    """A pronoun or description that a later pass may resolve."""

    def again(self) -> Voice:
        """Return the same voice for a further utterance."""
        return Voice(list(self.referents), self.start, self.end, self.hearsay, self.pending)


class Speakers:
    """The draft of an article with the speakers that no earlier step knows, each made once."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self._unnamed = {r.name.lower(): r for r in draft.voices() if r.anonymous}
        self._named: dict[str, Referent] | None = None

    def unnamed(self, made: Referent) -> Referent:
        """Return the one referent under the description of the given one."""
        return self._unnamed.setdefault(made.name.lower(), made)

    def named(self, name: str) -> Referent:
        """Return the actor of a name or alias, else a new referent: a name that speaks without being known."""
        if self._named is None:
            self._named = {}
            for referent in (*self.draft.table.referents(), *self.draft.voices()):
                for known in (referent.name, *sorted(referent.aliases)) if referent.is_actor else ():
                    self._named.setdefault(known, referent)
        made = Referent(name, "organization", aliases={name}, confidence=0.4, rule="unlisted-name")
        return self._named.setdefault(name, made)


def find_voice(known: Speakers, head: Token, lemma: str = "say") -> Voice | None:
    """Return who the noun phrase of `head` stands for as the subject of a verb of speech; None if it cannot speak.

    A pronoun without a known referent gives a voice without referents, to be settled later.
    """
    draft = known.draft
    if head.dep_ == "det" and head.lower_ == "both":
        head = head.head
    start, end = phrase(head)
    if head.lower_ in _NO_ONE or any(c.dep_ == "det" and c.lower_ == "no" for c in head.lefts):
        return None
    mention = draft.table.at(head.i)
    actors = actors_of(mention)
    if mention is not None and actors and not (mention.kind == "description" and head.lower_ in _UNNAMED):
        pending = mention.kind in ("pronoun", "description")
        return Voice([*actors, *_conjuncts(draft, head, actors)], start, end, pending=pending)
    person = _person_at_end(draft, head, start, end)
    if person is not None:
        return Voice([person.referent], start, max(end, person.end))
    if head.pos_ == "PRON" or head.tag_ in ("WP", "WDT"):
        vague = head.lower_ in voices()
        return None if head.lower_ in _NOBODY else Voice([], start, end, hearsay=vague, pending=True)
    return _unlisted(known, head, mention, lemma)


def _unlisted(known: Speakers, head: Token, mention: TableMention | None, lemma: str) -> Voice | None:
    """Return the voice of a noun that names no known actor."""
    draft = known.draft
    start, end = phrase(head)
    kind = voices().get(head.lemma_.lower(), "")
    other = next((m for t in head.children if t.dep_ == "appos" for m in [draft.table.at(t.i)] if actors_of(m)), None)
    one = head.tag_ == "NN" and kind in _NAMEABLE
    beside = draft.table.at(head.i + 1) if one and head.i + 1 < len(draft.doc) else None
    named = beside is not None and beside.kind in ("name", "acronym") and beside.start == head.i + 1
    if beside is not None and named and beside.referent.type == "media":
        return Voice(actors_of(beside), start, max(end, beside.end))
    if other is not None and (not kind or head.tag_ == "CD" or one):
        return Voice(actors_of(other), start, end)
    name = apposed_name(head) if one or head.pos_ == "NUM" else None
    if name is not None:
        return Voice(actors_of(draft.table.at(name.end - 1)) or [known.named(name.text)], start, max(end, name.end))
    if head.lower_ in _SOME_OF and any(c.lower_ == "of" for c in head.rights):
        return Voice([anonymous(known, head)], start, end)
    retired = any(c.lower_ in _FORMER for c in head.lefts)
    if (kind == "spokes" and not retired) or kind in _DOCUMENTS or head.lemma_.lower() in _GOVERNING:
        body = _behind(known, head, (start, end))
        if body:
            return Voice(body, start, end)
        author = author_after(head, end) if kind in _DOCUMENTS else None
        voice = find_voice(known, author) if author is not None else None
        if voice is not None:
            return Voice(voice.referents, start, voice.end, pending=voice.pending)
    if kind == "expert" and start == head.i:
        return Voice([anonymous(known, head)], start, end, hearsay=True)
    if kind in _DOCUMENTS and head.left_edge.lower_ in ("the", "its", "his", "her", "their"):
        return Voice([], start, end, pending=True)
    if not kind and (mention is not None or head.text[0].isupper()) and head.ent_type_ not in _TIMES:
        return Voice([known.named(mention.referent.name if mention is not None else _words(draft, head))], start, end)
    if kind or (lemma in _PLAIN and head.pos_ in ("NOUN", "PROPN") and head.ent_type_ not in _TIMES):
        unnamed = anonymous(known, head)
        return Voice([unnamed, *_conjuncts(draft, head, [])], start, end, pending=head.left_edge.lower_ == "the")
    return None


def _conjuncts(draft: Draft, head: Token, known: list[Referent]) -> list[Referent]:
    """Return those named beside the first speaker: "X and Y said"."""
    found: list[Referent] = []
    for other in head.conjuncts:
        if other.i > head.i:
            found += [r for r in actors_of(draft.table.at(other.i)) if r not in known and r not in found]
    return found


def person_before(draft: Draft, verb: Token, head: Token) -> TableMention | None:
    """Return the person whose name ends right before a verb whose subject is the head of a title."""
    last = verb.i - 1
    while last > 0 and (draft.doc[last].text in (",", ")") or draft.doc[last].pos_ in ("ADV", "AUX")):
        last -= 1
    mention = draft.table.at(last)
    if mention is None or mention.start <= head.i or not _is_person(mention):
        return None
    between = _before_title(draft, mention)
    return (
        None if between.dep_ == "prep" or between.lower_ in (*BEHIND, "and", "or") or between.tag_ == "POS" else mention
    )


def _before_title(draft: Draft, mention: TableMention) -> Token:
    """Return the word before a name and the title that belongs to it: `to` of "to Deputy Minister N"."""
    before = draft.doc[mention.start - 1]
    while before.i > 0 and before.dep_ in _TITLE_PARTS and before.i < before.head.i < mention.end:
        if draft.table.at(before.i) is not None:
            break
        before = before.nbor(-1)
    return before


def _is_person(mention: TableMention) -> bool:
    return mention.referent.type == "person" and mention.kind in ("name", "acronym")


def _person_at_end(draft: Draft, head: Token, start: int, end: int) -> TableMention | None:
    """Return the person named as apposition, at the end of a long title ("Ambassador to Germany N"), or right after."""
    for other in head.children:
        mention = draft.table.at(other.i) if other.dep_ == "appos" else None
        if mention is not None and _is_person(mention):
            return mention
    title = voices().get(head.lemma_.lower()) in ("person", "spokes", "expert")
    after = end + (end < len(draft.doc) and draft.doc[end].text == ",")
    following = draft.table.at(after) if title and after < len(draft.doc) else None
    if following is not None and following.start == after and _is_person(following):
        return following
    last = draft.table.at(end - 1)
    if last is None or last.start <= start or not _is_person(last):
        return None
    before = _before_title(draft, last)
    loose = before.dep_ in ("prep", "cc") or before.lower_ in BEHIND or before.tag_ == "POS"
    return None if loose else last


def _behind(known: Speakers, head: Token, span: tuple[int, int]) -> list[Referent]:
    """Return the body behind a spokesperson or document: possessor, modifier, after "of" or "by", or who issued it."""
    document = voices().get(head.lemma_.lower()) in _DOCUMENTS
    found = backers(known.draft, head, span, document)
    named = issuer(head) if document and not found else None
    voice = find_voice(known, named) if named is not None else None
    if voice is not None:
        found = voice.referents
    found = found or actors_of(owner_before(known.draft, head))
    bodies = [r for r in found if r.type != "person"]
    return bodies[-1:] if bodies and found[0].type != "person" else found[:1]


def _words(draft: Draft, head: Token) -> str:
    start, end = phrase(head)
    joined = next((c.i for c in head.rights if c.dep_ == "cc" and _conjuncts(draft, head, [])), end)
    tokens = [t for t in draft.doc[start : min(end, joined, start + _NAME_LIMIT)] if t.text.strip()]
    while len(tokens) > 1 and tokens[0].lower_ in ARTICLES:
        tokens.pop(0)
    return "".join(t.text_with_ws for t in tokens).strip(" ,;:—–-\"'“”‘’\n") or head.text


def anonymous(known: Speakers, head: Token) -> Referent:
    """Return the unnamed speaker that a noun phrase describes; one referent per description and article."""
    draft = known.draft
    owner = owner_before(draft, head)
    name = f"{owner.referent.name}'s {_words(draft, head)}" if owner is not None else _words(draft, head)
    kind = voices().get(head.lemma_.lower(), "person")
    single = head.tag_ not in _PLURAL_TAGS and kind in ("person", "spokes", "expert")
    type_: Literal["person", "group"] = "person" if single else "group"
    near = (r for m in draft.table.within(*phrase(head)) for r in m.referents if r.type == "country")
    country = next((r.iso2 or r.country for r in (*near, *actors_of(owner))), None)
    rule = "unnamed-speaker"
    made = Referent(name, type_, country=country, plural=not single, anonymous=True, confidence=0.6, rule=rule)
    return known.unnamed(made)
