"""How records look in notebooks. All text is from articles and may be hostile: it is escaped, and kept to its place."""

import re
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any, Final

from kg.query.readings import voice_of

Json = Mapping[str, Any]

STATUS_WORDS: Final = {
    "asserted": "asserted by the outlet itself",
    "reported": "reported as said by others",
    "denied": "denied",
    "future": "announced or expected",
    "hypothetical": "supposed or possible",
}
"""What a status means, for readers."""
_CONTROLS: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0e\ufeff\ufff0-\uffff"
    "\ud800-\udfff\ue000-\uf8ff\U000e0000-\U0010ffff]"
)
"""Controls, marks of direction, and what has no shape: invisible letters can carry words past a person's eyes."""
_STYLE: Final = "border-left:3px solid #8884;padding:.2em .8em;margin:.4em 0"
_SMALL: Final = "opacity:.75;font-size:90%"


class Shown:
    """What a notebook shows as HTML."""

    __slots__ = ()

    def _html(self) -> str:
        raise NotImplementedError

    def _repr_html_(self) -> str:
        return self._html()


def visible(text: str) -> str:
    """Return text in which characters that cannot be seen, or that rearrange what is read, show as `\\u…`.

    >>> visible("a\\u202eb")
    'a\\\\u202eb'
    """
    return _CONTROLS.sub(lambda found: _shown(ord(found.group())), text)


def _shown(point: int) -> str:
    return f"\\u{point:04x}" if point < 1 << 16 else f"\\U{point:08x}"


def safe(text: object) -> str:
    """Return text for HTML: escaped, its direction kept inside."""
    return f"<bdi>{escape(visible(str(text)))}</bdi>"


def card(statement: Json) -> str:
    """Return a statement: its status in words, who says it, the sentence with what is claimed marked, the article."""
    article, evidence = statement["article"], statement["evidence"]
    spans = [(one["start"] - evidence["start"], one["end"] - evidence["start"]) for one in statement["content"]]
    status = STATUS_WORDS.get(statement["status"], statement["status"])
    where = safe(article["title"]) + (f", {safe(article['posted_date'])}" if article.get("posted_date") else "")
    disputed = [one["label"] for other in statement.get("disputed_by") or () for one in other["speakers"]]
    voice = voice_of(statement["reading"], evidence["exact"])
    rows = [
        f'<div style="{_SMALL}"><b>{safe(status)}</b> · {safe(voice)}</div>',
        f"<blockquote>{marked(evidence['exact'], spans)}</blockquote>",
        f'<div style="{_SMALL}">{where}</div>',
    ]
    if disputed:
        rows.append(f'<div style="{_SMALL}">disputed by {safe(", ".join(dict.fromkeys(disputed)))}</div>')
    return f'<div style="{_STYLE}">{"".join(rows)}</div>'


def passage_card(passage: Json) -> str:
    """Return the text around a statement under its reading's voice, the statement's words marked."""
    spans = [(one["start"], one["end"]) for one in passage["spans"] if one["kind"] != "evidence"]
    voice = voice_of(passage["reading"], passage["text"][passage["start"] : passage["end"]])
    said = f'<div style="{_SMALL}">{safe(voice)}, in this text:</div>'
    text = marked(passage["text"], spans or [(passage["start"], passage["end"])])
    return f'<div style="{_STYLE}">{said}<blockquote>{text}</blockquote></div>'


def marked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return text for HTML with stretches of it marked; they may overlap, and what lies outside of the text is left."""
    inside = [False] * len(text)
    for start, end in spans:
        for place in range(max(start, 0), min(end, len(text))):
            inside[place] = True
    parts, begin = [], 0
    for place in range(1, len(text) + 1):
        if place == len(text) or inside[place] != inside[begin]:
            part = escape(visible(text[begin:place]))
            parts.append(f"<mark>{part}</mark>" if inside[begin] else part)
            begin = place
    return f"<bdi>{''.join(parts)}</bdi>"


def label_card(title: str, *more: str) -> str:
    """Return a line, and further ones under it."""
    rows = "".join(f"<div>{safe(one)}</div>" for one in more)
    return f'<div style="{_STYLE}"><b>{safe(title)}</b>{rows}</div>'


def table(columns: Sequence[str], rows: Iterable[Sequence[object]], note: str) -> str:
    """Return a table with a line under it."""
    head = "".join(f"<th>{safe(one)}</th>" for one in columns)
    body = "".join("<tr>" + "".join(f"<td>{safe(one)}</td>" for one in row) + "</tr>" for row in rows)
    return f'<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table><div style="{_SMALL}">{safe(note)}</div>'
