"""Territories that act: states that no dictionary knows, and provinces, states and cities that decide, vote or sue."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc, Span, Token

from kg import lexicon
from kg.annotate.gazetteer import gazetteer
from kg.annotate.words import POSSESSIVES, institution_words
from kg.draft import Draft, Referent, TableMention
from kg.folding import fold
from kg.spots import capitals

_ENDINGS = ("nian", "ian", "ean", "ese", "ish", "an", "ic", "n", "i")
_LOST = frozenset({"", "a", "ia", "e", "ea", "o", "y", "i", "ya", "en", "land", "us", "os", "as"})
"""What a name may lose before the ending of its adjective: `Karvon-ia`, `Fin-land`."""
_STEM = 4
_MISREAD = ("person", "organization")
_WITH = frozenset({"with", "between", "among"})
_AGAINST = frozenset({"on", "against"})
_WATERS = frozenset("sea ocean gulf strait straits channel bay".split())
_NATURE = frozenset("bay cape coast desert gulf lake mount ocean river sea strait valley".split())


@cache
def state_words(use: str) -> frozenset[str]:
    """Return the words of one use: verb, object, deed, talks, burden, office, realm."""
    return frozenset(word for row in lexicon.rows("state_words") if row["use"] == use for word in row["words"].split())


def read_states(draft: Draft) -> None:
    """Read names that the text gives a government as countries, their adjectives too (`Karvonia`, `Karvonian`).

    Such a country has no code: only the text says that there is one.
    """
    named: dict[str, list[TableMention]] = defaultdict(list)
    for mention in draft.table:
        kind, single = mention.referent.type, mention.end - mention.start == 1
        if mention.referent.rule != "gazetteer" and (kind == "place" or (single and kind in _MISREAD)):
            named[fold(mention.referent.name)].append(mention)
    adjectives = _adjectives(draft, named) if named else {}
    for name, mentions in named.items():
        tokens = adjectives.get(name, [])
        place = any(_is_place(draft.doc, mention) for mention in mentions)
        governed = any(_governs(draft.doc, token.i + 1) for token in tokens)
        if governed or (place and any(_is_governed(draft.doc, mention) for mention in mentions)):
            _declare(draft, mentions, tokens)


def _is_place(doc: Doc, mention: TableMention) -> bool:
    """Whether a name is read as a place, or as a body that the model takes for a place somewhere."""
    kind = mention.referent.type
    return kind == "place" or (kind == "organization" and doc[mention.head].ent_type_ == "GPE")


def _adjectives(draft: Draft, named: dict[str, list[TableMention]]) -> dict[str, list[Token]]:
    """Return the capitalised words that are adjectives or names of the people of a name, by form."""
    starts: dict[str, list[str]] = defaultdict(list)
    for name in named:
        starts[name[:_STEM]].append(name)
    found: dict[str, list[Token]] = defaultdict(list)
    for token in (draft.doc[index] for index in capitals(draft.doc)):
        names = starts.get(fold(token.text[:_STEM]))
        mention = draft.table.at(token.i) if names else None
        if names and (mention is None or (mention.rule == "model" and mention.end - mention.start == 1)):
            for name in names:
                if is_adjective_of(fold(token.text), name):
                    found[name].append(token)
    return found


def is_adjective_of(word: str, name: str) -> bool:
    """Whether a word is by its form the adjective of a place, or the name of its people."""
    word = word.removesuffix("s") if word.endswith(("ns", "is")) else word
    stems = (word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending) and word != name)
    return any(len(stem) >= _STEM and name.startswith(stem) and name[len(stem) :] in _LOST for stem in stems)


def _governs(doc: Doc, index: int) -> bool:
    """Whether a word that only a state has stands at a token or right behind one modifier."""
    return any(
        doc[i].lower_ in institution_words("government") or doc[i].lower_ in state_words("office")
        for i in range(index, min(index + 3, len(doc)))
        if i == index or doc[i - 1].pos_ in ("ADJ", "NOUN", "PROPN")
    )


def _is_governed(doc: Doc, mention: TableMention) -> bool:
    """`Karvonia's government`, `the president of Karvonia`, `the Karvonia government`."""
    if mention.end + 1 < len(doc) and doc[mention.end].text in POSSESSIVES and _governs(doc, mention.end + 1):
        return True
    start = mention.start - 1
    if start > 0 and doc[start].lower_ == "the":
        start -= 1
    return start > 0 and doc[start].lower_ == "of" and doc[start - 1].lower_ in state_words("office")


def _declare(draft: Draft, mentions: list[TableMention], adjectives: list[Token]) -> None:
    name = mentions[0].referent.name
    for mention in mentions:
        surface = draft.doc[mention.start : mention.end].text
        mention.referent = Referent(name, "country", aliases={surface}, rule="state")
    for token in adjectives:
        people = Referent(name, "country", rule="state")
        draft.table.add(TableMention(token.i, token.i + 1, token.i, people, "demonym", rule="state"))


def sole_state(draft: Draft) -> Referent | None:
    """Return the state without a code that the article tells of, None if there are several or none."""
    states = {m.referent.name: m.referent for m in draft.table if m.referent.rule == "state"}
    return next(iter(states.values())) if len(states) == 1 else None


def is_ruling(doc: Doc, mention: TableMention) -> bool:
    """Whether the name of a place stands for those who rule it, by its verb, preposition or possession."""
    if not _can_rule(doc[mention.start : mention.end]):
        return False
    head = doc[mention.head]
    while head.dep_ == "conj" and head.head.i < head.i:
        head = head.head
    return _acts(head) or any(_acts(noun) for noun in _realm(head))


def _can_rule(name: Span) -> bool:
    """Whether a place can have rulers: no sea, building or street."""
    known = [entry.use for entry in gazetteer().get(name.text) if entry.kind == "place"]
    if known:
        return any(use in ("region", "city", "continent") for use in known)
    return not any(token.text in institution_words("venue") for token in name) and not is_nature(name.text)


def is_nature(name: str) -> bool:
    """Whether a name is that of a sea, mountain or other part of nature."""
    return any(word in _NATURE for word in name.lower().split())


def is_water(name: str) -> bool:
    """Whether a name is that of a sea, which may lie between countries."""
    return any(word in _WATERS for word in name.lower().split())


def _realm(head: Token) -> Iterator[Token]:
    """Yield `state` of `the state of X`."""
    if head.dep_ == "pobj" and head.head.lower_ == "of" and head.head.head.lower_ in state_words("realm"):
        yield head.head.head


def _acts(head: Token) -> bool:
    governor = head.head
    if head.dep_ == "nsubj":
        return governor.lemma_ in state_words("verb")
    if head.dep_ in ("dobj", "nsubjpass", "dative"):
        return governor.lemma_ in state_words("object")
    if head.dep_ == "poss":
        return governor.lower_ in state_words("deed")
    if head.dep_ != "pobj":
        return False
    noun = governor.head
    if governor.dep_ == "agent":
        return noun.lemma_ in state_words("verb")
    if governor.lower_ in _WITH:
        return noun.lower_ in state_words("talks")
    return governor.lower_ in _AGAINST and noun.lower_ in state_words("burden")
