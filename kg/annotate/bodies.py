"""Which names are one body: acronyms in brackets, short names inside long ones."""

from collections import Counter
from itertools import pairwise

from kg.annotate.gazetteer import countries, gazetteer
from kg.annotate.words import institution_words
from kg.draft import Draft, Referent, TableMention
from kg.folding import fold

_BODY_TYPES = ("organization", "media", "group")
_NO_SHORT_NAMES = frozenset({"Gulf", "Horn", "Cape", "Delta", "Strait", "Bay", "Lake", "River", "Island", "House"})
"""Alone they are no short name of a body: Gulf officials are not of the Gulf Council, the House is not White."""
_LINKS = frozenset({"of", "for", "on", "and", "the", "&"})


def merge_bodies(draft: Draft) -> None:
    """Let all names of one organisation, medium or group share one referent."""
    _read_brackets(draft)
    _read_letters_here(draft)
    by_name: dict[str, Referent] = {}
    for mention in _bodies(draft):
        mention.referent = _join(by_name.setdefault(_key(mention.referent.name), mention.referent), mention.referent)
    _merge_short_names(draft)


def _bodies(draft: Draft) -> list[TableMention]:
    return [m for m in draft.table if m.referent.type in _BODY_TYPES]


def _key(name: str) -> str:
    return fold(name).lower().removeprefix("the ").replace("organisation", "organization").replace(".", "")


def _join(kept: Referent, other: Referent) -> Referent:
    if kept is not other:
        kept.aliases |= other.aliases
        kept.country = kept.country or other.country
    return kept


def _read_brackets(draft: Draft) -> None:
    """`Syrian Democratic Forces (SDF)` and `SDF (Syrian Democratic Forces)` name one body by both names."""
    doc = draft.doc
    for mention in _bodies(draft):
        start = mention.end + 1
        if start + 1 >= len(doc) or doc[start - 1].text != "(" or draft.table.at(mention.start) is not mention:
            continue
        inner = draft.table.at(start)
        end = inner.end if inner else start + 1
        if end >= len(doc) or doc[end].text != ")" or (inner and inner.start != start):
            continue
        text = doc[start:end].text
        if inner is None and not _is_acronym(text):
            continue
        if inner is not None and inner.referent.type not in (*_BODY_TYPES, "place", "person"):
            continue
        _same_body(draft, mention, text)


def _read_letters_here(draft: Draft) -> None:
    """Read letters that a lexicon knows of a far country's body as short for one that the article names in full."""
    told = {r.iso2 for m in draft.table if (r := m.referent).type == "country"}
    full = [m.referent for m in _bodies(draft) if " " in m.referent.name and m.referent.rule != "gazetteer"]
    for mention in _bodies(draft):
        letters = draft.doc[mention.start : mention.end].text
        foreign = mention.referent.rule == "gazetteer" and mention.referent.country not in (None, *told)
        if not foreign or not _is_acronym(letters):
            continue
        near = next((body for body in full if letters in _acronyms(body.name.split())), None)
        if near is not None:
            near.aliases.add(letters)
            mention.referent = near


def _same_body(draft: Draft, mention: TableMention, text: str) -> None:
    """Join the name in brackets with the one before them, wherever it stands in the article."""
    outside = draft.doc[mention.start : mention.end].text
    known = mention.referent
    if _is_acronym(outside) and not _is_acronym(text) and known.rule != "gazetteer":
        known.name = text
    for other in list(draft.table):
        if (
            other is not mention
            and draft.doc[other.start : other.end].text == text
            and other.referent.type != "country"
        ):
            known.aliases |= {text}
            other.referent, other.kind = known, "acronym" if _is_acronym(text) else "name"
        elif other.referent.name == known.name and other.referent.type == known.type:
            other.referent = _join(known, other.referent)
    known.aliases.add(text)
    if not _is_acronym(text):
        return
    for token in draft.doc:
        if token.text == text and draft.table.at(token.i) is None:
            draft.table.add(TableMention(token.i, token.i + 1, token.i, known, "acronym", rule="bracket"))


def _is_acronym(text: str) -> bool:
    return 2 <= len(text) <= 8 and sum(c.isupper() for c in text) >= 2 and " " not in text and not text.islower()


def _merge_short_names(draft: Draft) -> None:
    """Let a short name mean the longer one that begins or ends with it, or whose initials it is."""
    counts: Counter[int] = Counter()
    known: dict[int, Referent] = {}
    for mention in _bodies(draft):
        counts[id(mention.referent)] += 1
        known[id(mention.referent)] = mention.referent
    longer = sorted(known.values(), key=lambda r: (-len(r.name.split()), r.name))
    merged: dict[int, Referent] = {}
    for short in sorted(known.values(), key=lambda r: (len(r.name.split()), r.name)):
        fitting = [r for r in longer if r is not short and id(r) not in merged and _is_short_for(short, r)]
        if fitting:
            target = max(fitting, key=lambda r: (counts[id(r)], r.name))
            merged[id(short)] = _join(target, short)
    for mention in _bodies(draft):
        while id(mention.referent) in merged:
            mention.referent = merged[id(mention.referent)]


def _is_short_for(short: Referent, long: Referent) -> bool:
    if short.type != long.type and "media" in (short.type, long.type):
        return False
    if short.country and long.country and short.country != long.country:
        return False
    if "territory" in (short.rule, long.rule) or short.rule == long.rule == "gazetteer":
        return False
    return any(_is_part(surface, name) for surface in (short.name,) for name in {long.name, *long.aliases})


def _is_part(short: str, long: str) -> bool:
    less, more = short.split(), long.split()
    of_it = (short, "of") in pairwise(more)
    if len(less) >= len(more) or (short in _NO_SHORT_NAMES and not of_it):
        return False
    if len(less) == 1 and _is_acronym(short):
        return short.replace(".", "") in _acronyms(more)
    bodies = institution_words("body")
    if len(less) == 1 and less[0] in bodies and (of_it or (short, "for") in pairwise(more)):
        return True
    if more[-len(less) :] == less:
        front = more[: -len(less)]
        return front[-1] not in _LINKS and (len(less) > 1 or less[0] in bodies or _demonyms(front))
    if more[: len(less)] == less:
        rest = more[len(less) :]
        return rest[0] in ("of", "for") if less[-1] in bodies else rest[0] not in _LINKS
    ordered = iter(more)
    if short.lower() in institution_words("organ"):  # no National Constituent Assembly is the National Assembly
        return False
    return len(less) >= 2 and less[-1] in bodies and less[-1] == more[-1] and all(word in ordered for word in less)


def _acronyms(words: list[str]) -> set[str]:
    """Return the letters that a name can be shortened to: with or without the country it is of."""
    found = {_initials(words)}
    if words[0].endswith(("'s", "’s")) or _demonyms(words[:1]):
        found.add(_initials(words[1:]))
    for index in (i for i, word in enumerate(words) if word == "of" and i > 1):
        if _demonyms(words[index + 1 :]) or _demonyms(words[index + 2 :]):
            found.add(_initials(words[:index]))
    return found


def _initials(words: list[str]) -> str:
    return "".join(word[0] for word in words if word[0].isupper())


def _demonyms(words: list[str]) -> bool:
    return any(entry.kind in ("demonym", "country") for entry in gazetteer().get(" ".join(words)))


def country_by_words(name: str) -> str | None:
    """Return the country that a body's own name tells: `Federal Aviation Office of Germany`."""
    words = name.split()
    for size in (3, 2, 1):
        for start in range(len(words) - size + 1):
            for entry in gazetteer().get(" ".join(words[start : start + size])):
                if entry.kind in ("country", "demonym", "capital") and entry.iso2 in countries():
                    return entry.iso2
    return None
