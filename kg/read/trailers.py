"""What follows the body of an article: the author's biography, and where the rest or the original is found."""

import re
from dataclasses import dataclass

from kg.read.outlets import find_url, host_of, outlet_of

_ABOUT = re.compile(r"^about the authors?\b", re.IGNORECASE)
_AFTER_NAME = re.compile(
    r"\s*(?:,|\(|–|—|:|\b(?:is|was|has|holds|works|worked|writes|wrote|serves|served|teaches|taught|lives|studied|covers|"
    r"reports|can be|are|have)\b)",
)
_REST = re.compile(
    r"^(?:\W{0,3})(?:(?:please\s+)?(?:click\s+(?:here\s+)?to\s+)?(?:read|see|view|find|continue)\b.{0,40}?"
    r"\b(?:rest|more|full|entire|whole|complete|original|reading|remainder|article)\b|"
    r"(?:full|original|complete|entire)\s+(?:article|text|story|piece|report|essay|interview|version)\b|"
    r"continue[sd]?\s+(?:at|on|here)\b|the\s+rest\s+(?:is|of)\b)",
    re.IGNORECASE,
)
_FIRST = re.compile(
    r"^\W{0,3}(?:(?:this|the)\s+(?:article|piece|essay|post|story|text|column|interview)\s+(?:was\s+)?)?"
    r"(?:originally|first)\s+(?:was\s+)?(?:published|appeared|posted|printed|ran)\b|^\W{0,3}(?:source|via|original|origin)\s*:",
    re.IGNORECASE,
)
_WHERE = re.compile(
    r"\b(?:at|on|in|by|via|source|original|origin)\s*:?\s+(?:the\s+)?(?P<name>[A-Z][^.;:()|]{1,60})", re.DOTALL
)
_DAY = re.compile(
    r"\s+(?:on\s+)?(?:(?:January|February|March|April|May|June|July|August|September|October|November|December)|\d).*$"
)
_LONGEST_BIOGRAPHY = 900
_LONGEST_REFERENCE = 400


@dataclass(frozen=True, slots=True)
class Reference:
    """Where the rest of an excerpt, or the original of the text, is said to stand."""

    outlet: str
    url: str | None = None


def split_biography(paragraphs: list[str], authors: tuple[str, ...]) -> tuple[list[str], list[str]]:
    """Return the body's paragraphs and the biographies at their end.

    A biography is a last paragraph that begins with the whole name of an author of the byline followed by a comma or a
    verb of being, or with "About the author"; an author does not otherwise speak of himself by his full name. Without
    a byline nothing is taken: the last paragraph may be about anybody.
    """
    body = list(paragraphs)
    biographies: list[str] = []
    while len(body) > 1 and _is_biography(body[-1], authors):
        biographies.insert(0, body.pop())
    if biographies and len(body) > 1 and _ABOUT.match(body[-1]) and len(body[-1]) < 40:
        body.pop()
    return body, biographies


def split_reference(paragraphs: list[str]) -> tuple[list[str], Reference | None]:
    """Return the body's paragraphs without "Read the rest: URL" or "Originally published by …" at their end, and where
    that points to; the name is told by the words, the text's own spelling of the host, or the host."""
    for back in range(1, min(3, len(paragraphs) - 1) + 1):
        paragraph = paragraphs[-back]
        following = paragraphs[len(paragraphs) - back + 1 :]
        if len(paragraph) > _LONGEST_REFERENCE or not (_REST.match(paragraph) or _FIRST.match(paragraph)):
            continue
        if any(not _is_address(line) for line in following):
            continue
        reference = _reference(" ".join([paragraph, *following]), "\n".join(paragraphs[:-back]))
        if reference:
            return paragraphs[:-back], reference
    return paragraphs, None


def same_outlet(first: str, second: str, url: str | None = None) -> bool:
    """Return whether two names are the same outlet's, by their letters or by the host of the second's address."""
    host = host_of(url) if url else None
    others = {_letters(second)} | ({_letters(host), *map(_letters, host.split(".")[:-1])} if host else set())
    name = _letters(first)
    return bool(name) and name in others


def _is_biography(paragraph: str, authors: tuple[str, ...]) -> bool:
    if len(paragraph) > _LONGEST_BIOGRAPHY:
        return False
    plain = re.sub(
        r"^(?:(?:dr|prof|professor|amb|col|gen|lt|sir|mr|mrs|ms)\b\.?\s+)+", "", paragraph.strip("*_ "), flags=re.I
    )
    named = [author for author in authors if " " in author and plain.casefold().startswith(author.casefold())]
    if any(_AFTER_NAME.match(plain[len(author) :]) for author in named):
        return True
    return bool(_ABOUT.match(plain)) and any(author.casefold() in plain.casefold() for author in authors)


def _reference(words: str, text: str) -> Reference | None:
    url = find_url(words)
    where = _WHERE.search(words.replace(url, "") if url else words)
    name = _DAY.sub("", where["name"]).strip(" ,»→") if where else ""
    if url:
        return Reference(name or outlet_of(url, text) or url, url)
    return Reference(name) if name else None


def _is_address(line: str) -> bool:
    return len(line) <= 2000 and find_url(line) is not None and " " not in line.strip()


def _letters(name: str) -> str:
    letters = re.sub(r"[\W_]+", "", name.casefold())
    return letters.removeprefix("the") or letters
