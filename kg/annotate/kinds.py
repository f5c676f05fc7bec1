"""Bodies and media that only a plain noun beside them tells: `the phone company Hormuud`, `the federation, the CGT`."""

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc, Token

from kg import lexicon
from kg.annotate.candidates import Candidate, NameType
from kg.annotate.gazetteer import gazetteer
from kg.annotate.words import institution_words, is_first_name, name_words, titles
from kg.spots import capitals

_KINDS: dict[str, NameType] = {
    "body": "organization",
    "loose": "organization",
    "firm": "organization",
    "media": "media",
}
_NO_NAMES = frozenset({"DATE", "TIME", "NORP", "LAW", "EVENT", "WORK_OF_ART", "LANGUAGE", "ORDINAL", "CARDINAL"})
_AMBIGUOUS = frozenset("house office board panel service paper side force forces guard mission chamber unit".split())
"""Nouns of bodies that are as often something else."""
_LONGEST = 4
_ROMAN = frozenset("IVXLCDM")
_SHORTEST, _LONGEST_ACRONYM = 3, 6
_OPENING = frozenset({"a", "an"})
_NEAR = 6
"""How many words an apposition has up to its noun."""
SETTLEMENTS = frozenset("town village city suburb hamlet island islet district province region".split())


@cache
def kind_words() -> dict[str, NameType]:
    """Return the nouns that tell what a name beside them is."""
    known = {word: _KINDS[row["kind"]] for row in lexicon.rows("descriptions") if row["kind"] in _KINDS
             for word in row["words"].split()}  # fmt: skip
    return {word: kind for word, kind in known.items() if word not in _AMBIGUOUS}


def told_kind(doc: Doc, start: int, end: int) -> NameType | None:
    """Return the kind that the noun of which a name is an apposition, or which stands right before it, tells."""
    return _behind_kind(doc, start, end) or _apposed_kind(doc, start, end)


def _behind_kind(doc: Doc, start: int, end: int) -> NameType | None:
    root: Token = doc[start:end].root
    before = doc[start - 1] if start else None
    noun = root.head if root.dep_ == "appos" and root.head.i < start else before
    beside = noun is not None and (noun == before or doc[start - 1].lower_ in (",", "the", "("))
    if (
        noun is None
        or not beside
        or noun.pos_ != "NOUN"
        or noun.tag_ != "NN"
        or is_first_name(doc[start].text, sure=True)
    ):
        return None
    clause = root.dep_ in ("nsubj", "nsubjpass") and root.head.dep_ == "relcl"  # "the firm Hormuz runs"
    return None if clause else kind_words().get(noun.lower_)


def _apposed_kind(doc: Doc, start: int, end: int) -> NameType | None:
    """Return the kind that an apposition behind a name tells: `Vorcem, a Bergen maker of cement,`, `Lunde, a town`."""
    if end + 2 >= len(doc) or doc[end].text != "," or is_first_name(doc[start].text, sure=True):
        return None
    if doc[end + 1].lower_ not in _OPENING:
        return None
    noun = next((t for t in doc[end + 2 : end + 2 + _NEAR] if t.tag_ == "NN" and not _leans_on(t)), None)
    if noun is None or noun.left_edge.i > end + 1 or any(_is_clausal(t) for t in doc[end + 1 : noun.i]):
        return None
    kind = kind_words().get(noun.lower_)
    return "place" if kind is None and noun.lower_ in SETTLEMENTS else kind


def _is_clausal(token: Token) -> bool:
    """Whether a word belongs to a clause or phrase of its own: not `based` in `a Reno-based company`."""
    return token.pos_ == "ADP" or (token.pos_ == "VERB" and token.nbor(-1).text != "-")


def _leans_on(noun: Token) -> bool:
    """Whether a noun only stands before the one that tells the kind: `aid` in `an aid group`."""
    return noun.dep_ in ("compound", "nmod", "amod", "poss") and noun.head.i > noun.i


def kinded(doc: Doc, candidate: Candidate) -> Candidate:
    """Return a name that the model found as what the noun beside it tells."""
    kind = told_kind(doc, candidate.start, candidate.end)
    if kind is None or candidate.type == "media":
        return candidate
    return Candidate(candidate.start, candidate.end, kind, "kind-word")


def kinded_runs(doc: Doc, taken: list[bool]) -> Iterator[Candidate]:
    """Yield capitalised runs that nothing covers and whose kind a noun beside them tells."""
    after = 0
    for start in capitals(doc):
        end, opens = start, doc[start].is_sent_start
        while (
            start >= after
            and end < len(doc)
            and end - start < _LONGEST
            and not taken[end]
            and _is_name_word(doc[end])
            and (end == start or not doc[end].is_sent_start)
        ):
            end += 1
        after = max(end, after)
        kind = (_apposed_kind if opens else told_kind)(doc, start, end) if end > start else None
        if kind is not None:
            yield Candidate(start, end, kind, "kind-word")


def acronyms(doc: Doc, taken: list[bool]) -> Iterator[Candidate]:
    """Yield acronyms that nothing covers where somebody acts or owns: `the CMA said`, `DBP's office`, `by the TAO`."""
    for index in capitals(doc):
        token = doc[index]
        letters = len(token.text) if token.text.isalpha() and token.text.isupper() else 0
        if taken[index] or not _SHORTEST <= letters <= _LONGEST_ACRONYM or token.ent_type_ in _NO_NAMES:
            continue
        if token.lower_ in name_words("never") or token.text in name_words("letters") or _is_shouted(token):
            continue
        if gazetteer().get(token.text.capitalize()) or not set(token.text) - _ROMAN:
            continue  # a town in capitals, a number
        agent = token.dep_ == "pobj" and token.head.dep_ == "agent"
        acts = token.dep_ in ("nsubj", "nsubjpass") and token.head.pos_ == "VERB"
        if token.pos_ == "PROPN" and (acts or agent or token.dep_ == "poss"):
            yield Candidate(index, index + 1, "organization", "acronym")


def _is_shouted(token: Token) -> bool:
    """Whether a word stands among others in capitals, as in a heading."""
    near = [t for t in token.doc[max(token.i - 2, 0) : token.i + 3] if t.is_alpha and t.i != token.i and len(t) > 1]
    return sum(t.text.isupper() for t in near) > 1


def _is_name_word(token: Token) -> bool:
    plain = token.text[0].isupper() and token.pos_ == "PROPN" and token.ent_type_ not in _NO_NAMES
    never = token.lower_ in titles() or token.lower_ in name_words("never") or token.text in institution_words("thing")
    return plain and not never
