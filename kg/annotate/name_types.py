"""What kind of thing each name of an article is, decided over all places where it stands."""

from collections import Counter, defaultdict

from spacy.tokens import Doc

from kg.annotate.candidates import Candidate, NameType
from kg.annotate.persons import is_respelling
from kg.annotate.place_names import is_misread_place, precedes_region
from kg.annotate.words import institution_words, is_common_first_name, is_first_name, name_words, titles
from kg.spots import capitals

_BRIDGES = frozenset("al bin bint ibn von van der den de da dos di du del della la los las le ter ten".split())
"""Small words inside persons' names."""
_RELATED = frozenset(
    "counterpart wife husband son daughter father mother brother sister colleague friend partner widow fiancé fiancée "
    "successor predecessor cousin uncle aunt nephew niece".split()
)
"""Nouns of people by their tie to somebody."""
_NO_BEARER = frozenset("founder owner fan producer rival member founding general president-elect".split())
"""Titles after which a body stands as well: `owner Meridian`."""


def join_persons(doc: Doc, chosen: list[Candidate]) -> list[Candidate]:
    """Join two persons that stand side by side, and take in a lone first name before a surname."""
    taken = covered(doc, chosen)
    joined: list[Candidate] = []
    for candidate in sorted(chosen, key=lambda c: c.start):
        last = joined[-1] if joined else None
        if last is not None and last.type == "person" and _is_bridge(doc, last, candidate, taken):
            joined[-1] = Candidate(last.start, candidate.end, "person", last.rule)
            continue
        if last is not None and last.end == candidate.start and _ends_person(doc, last, candidate):
            candidate.type = "person"
        if candidate.type == "person":
            before = candidate.start - 1
            if (
                last is not None
                and last.type == "person"
                and last.end == candidate.start
                and not doc[candidate.start].is_sent_start
            ):
                if last.entry is None or candidate.entry is None:
                    joined[-1] = Candidate(last.start, candidate.end, "person", last.rule)
                    continue
            elif (
                before >= 0
                and not taken[before]
                and (_is_lone_first_name(doc, before) or _is_name_part(doc, candidate))
                and not doc[candidate.start].is_sent_start
            ):
                full = candidate.entry is not None and candidate.length > 1
                candidate = candidate if full else Candidate(before, candidate.end, "person", candidate.rule)
            if candidate.length == 1 and candidate.entry is None and _goes_on(doc, candidate.end, taken):
                taken[candidate.end] = True
                candidate = Candidate(candidate.start, candidate.end + 1, "person", candidate.rule)
        joined.append(candidate)
    return joined


def _is_bridge(doc: Doc, last: Candidate, candidate: Candidate, taken: list[bool]) -> bool:
    """Whether only small words of names stand between two halves of a person: `Jan | van der | Velde`."""
    gap = range(last.end, candidate.start)
    if not 0 < len(gap) <= 3 or candidate.type != "person" or last.entry or candidate.entry or candidate.length > 2:
        return False
    return not any(taken[i] for i in gap) and all(doc[i].text in _BRIDGES for i in gap)


def _ends_person(doc: Doc, last: Candidate, candidate: Candidate) -> bool:
    """Whether the model cut a person's name in two and took the second half for a body: `Abdoul | Sawa-Oudra`."""
    if last.type != "person" or last.entry is not None or candidate.rule != "model" or candidate.type == "person":
        return False
    words = [token.text for token in doc[candidate.start : candidate.end] if token.text != "-"]
    return len(words) <= 2 and all(w.isalpha() and w[0].isupper() and not w.isupper() for w in words)


def _is_name_part(doc: Doc, candidate: Candidate) -> bool:
    """Whether the word before a lone surname is a given name that no list has: `Colonel Seydun | Dabir`."""
    token, surname = doc[candidate.start - 1], doc[candidate.start]
    plain = token.text.isalpha() and token.text[0].isupper() and not token.text.isupper() and token.pos_ == "PROPN"
    title = candidate.start > 1 and doc[candidate.start - 2].lower_ in titles()
    return candidate.length == 1 and plain and title and token.lower_ not in titles() and token.head == surname


def _goes_on(doc: Doc, index: int, taken: list[bool]) -> bool:
    """Whether a capitalised word that nothing covers goes on with a name: the surname that the model left out."""
    if index >= len(doc) or taken[index]:
        return False
    token = doc[index]
    plain = token.text.isalpha() and token.text[0].isupper() and not token.text.isupper()
    return plain and token.pos_ == "PROPN" and not token.is_sent_start and token.lower_ not in titles()


def _is_lone_first_name(doc: Doc, index: int) -> bool:
    token = doc[index]
    known = is_common_first_name(token.text)
    return token.text[0].isupper() and token.text.isalpha() and token.lower_ not in titles() and known


def settle_types(doc: Doc, chosen: list[Candidate]) -> None:
    """Give every surface one type: a person's surname is a person, else the majority in the article."""
    votes: dict[str, Counter[NameType]] = defaultdict(Counter)
    for candidate in chosen:
        kind = "place" if is_misread_place(doc, candidate) else candidate.type
        kind = "person" if _is_misread_person(doc, candidate) else kind
        votes[_surface(doc, candidate)][kind] += 2 if candidate.rule == "capital-run" else 1
    surnames: set[str] = set()
    for candidate in chosen:
        if candidate.entry is None:
            candidate.type = _winner(votes[_surface(doc, candidate)])
        if candidate.type == "person" and candidate.length > 1:
            surnames.add(doc[candidate.end - 1].text)
            if is_first_name(doc[candidate.start].text):
                surnames.add(doc[candidate.start].text)
    heads = {
        doc[c.start].text
        for c in chosen
        if (c.type == "organization" and c.length > 1 and c.entry is None)
        or (c.entry and c.entry.kind == "organization")
    }
    for candidate in chosen:
        word = doc[candidate.start].text
        if candidate.length == 1 and candidate.entry is None and word not in surnames:
            if word in heads and word not in institution_words("body"):
                candidate.type = "organization"
            elif any(is_respelling(word, surname) for surname in surnames):
                candidate.type = "person"
        weak = candidate.entry is None or candidate.entry.kind in ("place", "media", "organization")
        if candidate.length == 1 and weak and word in surnames and not _is_town(doc, candidate):
            candidate.type, candidate.entry, candidate.rule = "person", None, "surname"


def _is_town(doc: Doc, candidate: Candidate) -> bool:
    """Whether a town that somebody is called like stands as one: `in Houston`, `Houston, Texas`."""
    place = candidate.entry is not None and candidate.entry.kind == "place"
    before = doc[candidate.start - 1].lower_ if candidate.start else ""
    return place and (before in ("in", "near", "outside") or precedes_region(doc, candidate.end))


def _winner(votes: Counter[NameType]) -> NameType:
    """Return the type with most votes; among equals a place, which the model takes for a body more than the reverse."""
    return max(votes, key=lambda kind: (votes[kind], kind == "place"))


def _is_misread_person(doc: Doc, candidate: Candidate) -> bool:
    """Whether the model's body or place has a title before it or a first name, and no word of a body or place."""
    if candidate.rule != "model" or candidate.type not in ("organization", "place") or candidate.length > 4:
        return False
    words = [token.text for token in doc[candidate.start : candidate.end]]
    if is_first_name(words[0], sure=True) and _is_aged(doc, candidate.end):
        return True
    told = (
        institution_words("body") | institution_words("venue") | institution_words("media") | institution_words("thing")
    )
    if (told | name_words("event")) & set(words) or not all(
        word[0].isupper() and not word.isupper() for word in words if word != "-"
    ):
        return False
    if is_first_name(words[0], sure=True) and all(word.isalpha() for word in words):
        return candidate.length in (2, 3)
    if candidate.length == 1:
        return _follows_title(doc, candidate)
    return _follows_title(doc, candidate) or _precedes_title(doc, candidate.end) or _is_apposed(doc, candidate)


def _is_aged(doc: Doc, end: int) -> bool:
    """Whether an age stands behind a name: `Lina Park, 29, sells tea`."""
    after = [token.text for token in doc[end : end + 3]]
    return len(after) == 3 and after[0] == "," and after[1].isdigit() and len(after[1]) == 2 and after[2] in ",."


def _follows_title(doc: Doc, candidate: Candidate) -> bool:
    """Whether a title stands right before a name: `spokesman Arsen Voll`, `Mr Aalto`."""
    before = doc[candidate.start - 1] if candidate.start else None
    if before is None or (candidate.type == "place" and candidate.length == 1):
        return False
    title = titles().get(before.lower_.rstrip(".")) or titles().get(before.lower_)
    return title is not None and not title.plural and before.lower_ not in _NO_BEARER


def _is_apposed(doc: Doc, candidate: Candidate) -> bool:
    """Whether a name stands between commas behind a calling: `her deputy, Regi Husak, said`, `a driver, Jan Roe,`."""
    start, end = candidate.start, candidate.end
    if start < 3 or doc[start - 1].text != "," or end >= len(doc) or doc[end].text not in (",", "."):
        return False
    noun = doc[start - 2]
    title = titles().get(noun.lower_)
    personal = noun.lower_ in _RELATED or (title is not None and not title.plural and noun.lower_ not in _NO_BEARER)
    return personal and any(child.dep_ in ("poss", "det") for child in noun.children)


def _precedes_title(doc: Doc, end: int) -> bool:
    """Whether a name is set beside a calling: `Elmar Tagi, the president of ...`, `Jan Roe, a teacher`."""
    after = doc[end : end + 4]
    if len(after) < 4 or after[0].text != ",":
        return False
    words = [token.lower_ for token in after[1:]]
    return words[0] in ("the", "a", "an") and any(word in titles() for word in words[1:])


def repeats(doc: Doc, chosen: list[Candidate]) -> list[Candidate]:
    """Return further places where a name of the article, or a person's surname, stands uncovered."""
    taken = covered(doc, chosen)
    wanted: dict[str, list[tuple[tuple[str, ...], Candidate]]] = defaultdict(list)
    for candidate in chosen:
        words = tuple(token.text for token in doc[candidate.start : candidate.end])
        wanted[words[0]].append((words, candidate))
        if candidate.type == "person" and candidate.length > 1:
            wanted[words[-1]].append(((words[-1],), candidate))
    surnames = {doc[c.end - 1].text for c in chosen if c.type == "person" and c.length > 1}
    found = []
    for index in capitals(doc):
        if taken[index]:
            continue
        token = doc[index]
        if token.text not in wanted:
            if token.pos_ == "PROPN" and any(is_respelling(token.text, surname) for surname in surnames):
                found.append(Candidate(token.i, token.i + 1, "person", "respelling"))
            continue
        for words, model in sorted(wanted[token.text], key=lambda item: -len(item[0])):
            end = token.i + len(words)
            if tuple(t.text for t in doc[token.i : end]) == words and not any(taken[token.i : end]):
                entry = model.entry if len(words) == model.length else None
                found.append(Candidate(token.i, end, model.type, "repeat", entry))
                taken[token.i : end] = [True] * len(words)
                break
    return found


def covered(doc: Doc, chosen: list[Candidate]) -> list[bool]:
    """Return for every token whether a chosen name covers it."""
    taken = [False] * len(doc)
    for candidate in chosen:
        taken[candidate.start : candidate.end] = [True] * candidate.length
    return taken


def _surface(doc: Doc, candidate: Candidate) -> str:
    return str(doc[candidate.start : candidate.end].text)
