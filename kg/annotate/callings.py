"""Persons that only a calling beside the name tells: `his lawyer, Salcedo,`, `Hnatiuk, the deputy minister, said`."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.annotate.candidates import Candidate
from kg.annotate.words import institution_words, is_first_name, name_words, titles
from kg.spots import capitals

_NO_BEARER = frozenset(
    "founder owner fan producer rival member founding general president-elect winner champion host partner operator "
    "sponsor provider maker buyer ally leader manufacturer publisher developer lender backer justice private model "
    "executive".split()
)
"""Callings of bodies and states as well: `the owner, Meridian`."""
_OWNERS = ("det", "poss")
_WHEREABOUTS = frozenset("in at near to from outside inside".split())
_NEAR = 5
_LONGEST = 3


def called(doc: Doc, candidate: Candidate) -> Candidate:
    """Return what the model or a list of places takes for a place or body as the person whose calling is beside it."""
    place = candidate.entry is not None and candidate.entry.kind == "place"
    if not place and (candidate.entry is not None or candidate.rule != "model"):
        return candidate
    if candidate.type not in ("place", "organization") or candidate.length > 3:
        return candidate
    words = [doc[index].text for index in range(candidate.start, candidate.end)]
    if not all(word[0].isupper() and not word.isupper() for word in words if word != "-"):
        return candidate
    told = institution_words("body") | institution_words("venue") | institution_words("thing")
    if candidate.length == 1 and doc[candidate.start].text not in told and _is_called(doc, candidate):
        return Candidate(candidate.start, candidate.end, "person", "kind-word")
    surname = doc[candidate.end - 1].text
    first = doc[candidate.start]
    named = is_first_name(first.text)  # "Dean Kamen"
    if not place and candidate.length == 2 and surname not in told and _is_calling(first) and not named:
        return Candidate(candidate.start + 1, candidate.end, "person", "kind-word")  # "Skipper Root"
    return candidate


def called_runs(doc: Doc, taken: list[bool]) -> Iterator[Candidate]:
    """Yield names that nothing covers and that stand beside a calling."""
    told = institution_words("body") | institution_words("venue") | institution_words("thing") | name_words("never")
    last = -1
    for index in capitals(doc):
        end = index
        while end < len(doc) and end - index < _LONGEST and not taken[end] and _is_plain(doc[end], told):
            end += 1
        if index > last and end > index:
            one = Candidate(index, end, "person", "kind-word")
            if _is_called(doc, one):
                last = end
                yield one


def _is_plain(token: Token, told: frozenset[str]) -> bool:
    plain = token.pos_ == "PROPN" and token.text.istitle() and len(token) > 2 and not token.ent_type_
    return plain and token.lower_ not in titles() and not {token.text, token.lower_} & told


def _is_called(doc: Doc, candidate: Candidate) -> bool:
    start, end = candidate.start, candidate.end
    before = doc[start - 1] if start else None
    if before is not None and before.lower_ == "certain" and start > 1 and doc[start - 2].lower_ == "a":
        return True  # "a certain Yershov"
    if before is not None and before.text == "," and start > 2 and end < len(doc) and doc[end].text in (",", "."):
        noun = doc[start - 2]
        if noun.dep_ == "pobj" and noun.head.lower_ == "to" and noun.head.i == noun.left_edge.i - 1:
            noun = noun.head.head  # "its ambassador to Peru, N,"
        return _is_calling(noun) and noun.text.islower() and any(c.dep_ in _OWNERS for c in noun.children)
    return (before is None or before.lower_ not in _WHEREABOUTS) and _goes_before_calling(doc, end)


def _goes_before_calling(doc: Doc, end: int) -> bool:
    """Whether `, the deputy minister,` stands behind a name: between commas, with nothing but the calling in it."""
    if end + 2 >= len(doc) or doc[end].text != "," or doc[end + 1].lower_ not in ("the", "a", "an", "his", "her"):
        return False
    for token in doc[end + 2 : end + 2 + _NEAR]:
        after = doc[token.i + 1].text if token.i + 1 < len(doc) else "."
        if after in (",", "of") and _is_calling(token):
            return True
        if not (token.text.islower() and token.is_alpha):
            return False
    return False


def _is_calling(token: Token) -> bool:
    title = titles().get(token.lower_)
    return title is not None and not title.plural and token.lower_ not in _NO_BEARER
