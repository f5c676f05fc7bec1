"""Titles in a text: where one begins and ends."""

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc

from kg.annotate.words import Title, titles

LINKS = frozenset({"of", "for", "and", "the", "to", "in", "on", "&", "at", "from", "with", "against"})
_LONGEST = 5
STOPS = frozenset({",", ".", ";", ":", "(", ")", "—", "–", '"', "“", "”", "!", "?", "[", "]"})


@dataclass(frozen=True, slots=True)
class Role:
    """The words `start:end` that state what somebody is."""

    start: int
    end: int
    title: Title
    rule: str = "title"
    """How the text says it: title, apposition, copula."""


def title_at(doc: Doc, index: int, limit: int) -> tuple[Title, int] | None:
    """Return the longest title that begins at a token and ends before `limit`, and its end."""
    known = titles()
    if doc[index].lower_ not in title_starts():
        return None
    for size in range(min(_LONGEST, limit - index), 0, -1):
        title = known.get(doc[index : index + size].text.lower())
        if title is not None:
            return title, index + size
    return None


@cache
def title_starts() -> frozenset[str]:
    """Return the words that a title can begin with."""
    return frozenset(word.split()[0] for word in titles()) | frozenset(
        word.split()[0].split("-")[0] for word in titles()
    )


def last_title(doc: Doc, start: int, end: int) -> tuple[Title, int, int] | None:
    """Return the last title inside tokens, with its first token and its end."""
    for index in range(end - 1, start - 1, -1):
        found = title_at(doc, index, end)
        if found is not None:
            # A longer title may begin earlier and end at the same place: "Foreign Minister" before "Minister".
            best = (found[0], index, found[1])
            for earlier in range(max(start, index - 3), index):
                wider = title_at(doc, earlier, end)
                if wider is not None and wider[1] >= found[1]:
                    best = (wider[0], earlier, wider[1])
                    break
            return best
    return None
