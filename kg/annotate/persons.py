"""Which names are one person: surnames, spellings, first-name variants."""

from bisect import bisect_right
from collections import Counter

from kg.annotate.gazetteer import Entry, bearers, gazetteer
from kg.annotate.words import POSSESSIVES, gender_of, name_variants, titles
from kg.draft import Draft, Referent, TableMention
from kg.folding import fold

_SUFFIXES = frozenset({"Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV", "Jr.,"})
_ADDRESSES = {"mrs": "f", "ms": "f", "miss": "f", "madame": "f", "mme": "f", "mr": "m", "monsieur": "m", "herr": "m"}
_HONORIFICS = frozenset(
    {"Queen", "King", "Pope", "Prince", "Princess", "Sheikh", "Sir", "Lord", "Lady", "Dame", "Saint"}
)
_LEADING = frozenset("von der den de da dos du del della di ter ten bin ibn".split())
"""Small words that a surname alone begins with (`De la Cruz`); `Van Jones` may have a first name."""


class Roster:
    """The persons of one article, found by any spelling of their names."""

    def __init__(self) -> None:
        self._full: list[tuple[list[str], Referent]] = []
        self._by_last: dict[str, list[Referent]] = {}
        self._by_first: dict[str, list[Referent]] = {}
        self._so_called: Counter[tuple[int, str]] = Counter()

    def add_full(self, surface: str, referent: Referent) -> Referent:
        """Return the person of a full name: one known already under another spelling, else the given one."""
        words = name_words(surface)
        for known, person in self._full:
            if _same_person(known, words):
                self.note(person, surface)
                person.aliases |= referent.aliases
                return person
        self._full.append((words, referent))
        self.note(referent, surface)
        return referent

    def note(self, person: Referent, surface: str) -> None:
        """Let a spelling of the text find the person too."""
        words = name_words(surface)
        for last in {words[-1], *words[-1].split("-")[-1:]}:
            known = self._by_last.setdefault(last, [])
            if person not in known:
                known.append(person)
        for first in (words[0],):
            known = self._by_first.setdefault(first, [])
            if person not in known:
                known.append(person)

    def find(self, surface: str, last_seen: dict[int, int], paragraph: int) -> Referent | None:
        """Return the person that a single name means: by surname, else by first name.

        Of several it is the one named last if that was since the token where the paragraph starts, else whoever was so
        called most (`Mr Roe` is the minister again after a paragraph on the brother).
        """
        word = name_words(surface)[-1]
        found = self._by_last.get(word) or self._by_first.get(word) or self._close(word)
        if not found:
            return None
        last = max(found, key=lambda person: last_seen.get(id(person), -1))
        if last_seen.get(id(last), -1) >= paragraph:
            return last
        return max(found, key=lambda person: (self._so_called[id(person), word], last_seen.get(id(person), -1)))

    def call(self, person: Referent, surface: str) -> None:
        """Remember that a single name meant a person."""
        self._so_called[id(person), name_words(surface)[-1]] += 1

    def _close(self, word: str) -> list[Referent]:
        if len(word) < 5:
            return []
        for last, persons in self._by_last.items():
            if last[:2] == word[:2] and abs(len(last) - len(word)) <= 1 and _one_edit(last, word):
                return persons
        return []


def merge_persons(draft: Draft) -> None:
    """Let all names of one person share one referent under the fullest name."""
    roster = Roster()
    mentions = [m for m in draft.table if m.referent.type == "person"]
    for mention in mentions:
        _canonical(mention.referent)
        if len(name_words(mention.referent.name)) > 1 and mention.rule != "surname" and not _is_lone(draft, mention):
            surface = draft.doc[mention.start : mention.end].text
            mention.referent = roster.add_full(mention.referent.name, mention.referent)
            roster.note(mention.referent, surface)
    last_seen: dict[int, int] = {}
    breaks = [0, *(token.i for token in draft.doc if "\n" in token.text)]
    for mention in mentions:
        surface = draft.doc[mention.start : mention.end].text
        if _is_lone(draft, mention):
            paragraph = breaks[bisect_right(breaks, mention.start) - 1]
            person = _sole_bearer(surface) or roster.find(surface, last_seen, paragraph) or _known_by_surname(surface)
            person = person or _countryman(draft, mention, surface)
            person = None if person is not None and _is_another(draft, mention, person) else person
            person = roster.add_full(person.name, person) if person else roster.add_full(surface, mention.referent)
            person.aliases |= {surface}
            roster.call(person, surface)
            mention.referent = person
        last_seen[id(mention.referent)] = mention.start
    for mention in mentions:
        _finish(mention.referent)


def _is_another(draft: Draft, mention: TableMention, person: Referent) -> bool:
    """Whether the form of address tells somebody else of the same surname: `Mrs Ferjani` after `Slim Ferjani`."""
    before = draft.doc[mention.start - 1].lower_.rstrip(".") if mention.start else ""
    told = _ADDRESSES.get(before)
    return told is not None and (person.gender or gender_of(person.name)) not in ("", None, told)


def _is_lone(draft: Draft, mention: TableMention) -> bool:
    return len(name_words(draft.doc[mention.start : mention.end].text)) == 1


def _sole_bearer(surface: str) -> Referent | None:
    """Return the person whom a surname means even beside others of that name: `Trump` beside `Melania Trump`."""
    for entry in gazetteer().get(surface):
        if entry.kind == "person" and entry.use == "sole":
            return person_of(entry, surface)
    return None


def _known_by_surname(surface: str) -> Referent | None:
    for entry in gazetteer().get(surface):
        if entry.kind == "person":
            return person_of(entry, surface)
    return None


def _countryman(draft: Draft, mention: TableMention, surface: str) -> Referent | None:
    """Return the one of a surname in the lexicon whose country the article tells: `President Petro`, of Colombia.

    A title or the country itself has to stand before the surname.
    """
    before = draft.doc[mention.start - 1] if mention.start else None
    owned = before is not None and before.text in POSSESSIVES
    if before is None or not (owned or before.lower_ in titles()):
        return None
    told = {m.referent.iso2 for m in draft.table if m.referent.type == "country"}
    fitting = [entry for entry in bearers(surface) if entry.iso2 in told]
    return person_of(fitting[0], surface) if len(fitting) == 1 else None


def person_of(entry: Entry, surface: str) -> Referent:
    """Return a new referent for a person of the lexicon."""
    return Referent(entry.canonical, "person", country=entry.iso2, aliases={surface}, rule="gazetteer")


def _canonical(referent: Referent) -> None:
    """Use the lexicon's spelling of a name that it knows."""
    for entry in gazetteer().get(referent.name):
        if entry.kind == "person":
            referent.name, referent.country = entry.canonical, entry.iso2


def _finish(referent: Referent) -> None:
    if referent.rule != "gazetteer" and len(name_words(referent.name)) == 1:
        fullest = max(referent.aliases | {referent.name}, key=lambda name: (len(name_words(name)), len(name), name))
        referent.name = fullest
    if referent.gender is None:
        gender = gender_of(referent.name)
        referent.gender = "m" if gender == "m" else "f" if gender == "f" else None


def name_words(name: str) -> list[str]:
    """Return the words of a person's name, folded, without honorifics, particles of Arabic surnames and suffixes."""
    words = [w for w in fold(name).replace("-", " - ").split() if w not in _HONORIFICS and w not in _SUFFIXES]
    joined: list[str] = []
    for word in words:
        if word == "-" and joined:
            joined[-1] += "-"
        elif joined and joined[-1].endswith("-"):
            joined[-1] += word
        else:
            joined.append(word)
    bare = [w[3:] if w.lower().startswith(("al-", "el-")) and len(w) > 4 else w for w in joined]
    bare = [w for w in bare if w.lower() not in ("al", "el")]
    while len(bare) > 1 and (bare[0].lower() in _LEADING or (len(bare) > 2 and bare[0].lower() in ("van", "la"))):
        bare = bare[1:]
    return bare or joined or [name]


def _same_person(one: list[str], other: list[str]) -> bool:
    """Whether two full names are one person's: one surname, and first names that do not contradict."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if len(short) == 1:
        return False
    if one[-1] == other[-1] or (_one_edit(one[-1], other[-1]) and len(one[-1]) > 5 and one[0] == other[0]):
        return _same_first(one[0], other[0]) or (len(short) < len(long) and set(short) <= set(long))
    return len(short) > 1 and len(short) < len(long) and short == long[: len(short)]


def _same_first(one: str, other: str) -> bool:
    if one == other:
        return True
    if one.endswith(".") or other.endswith(".") or min(len(one), len(other)) == 1:
        return one[0] == other[0]
    variants = name_variants()
    return variants.get(one, one) == variants.get(other, other)


def _one_edit(one: str, other: str) -> bool:
    """Whether one letter added, dropped, changed or two swapped make one word the other."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1:
        return False
    start = 0
    while start < len(short) and short[start] == long[start]:
        start += 1
    if len(short) < len(long):
        return short[start:] == long[start + 1 :]
    rest_short, rest_long = short[start:], long[start:]
    swapped = rest_short[:2] == rest_long[:2][::-1] and rest_short[2:] == rest_long[2:]
    return rest_short[1:] == rest_long[1:] or swapped


def is_respelling(word: str, surname: str) -> bool:
    """Whether two surnames of one article are one under two spellings (`Varga`, `Varha`)."""
    return len(word) >= 5 and word[:2] == surname[:2] and word != surname and _one_edit(word, surname)
