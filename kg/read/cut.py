"""Cutting the lines of an archive page into posts.

A footer line ends a post. Where a footer is missing, a header line that tells author or outlet and day, under a line
that can be a headline and after a body, begins the next one; so a page without any footers is cut by its headers.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape
from itertools import pairwise

from kg.read.decode import Line
from kg.read.footers import Footer
from kg.read.headers import Header
from kg.read.normalize import normalize
from kg.read.pattern import Layout

_LONGEST_TITLE = 250
_BODY_LINE = 150
_ABOVE_FIRST = 15
_ABOVE = 6


@dataclass
class Post:
    """One post as it stands on the page."""

    above: list[Line]
    """Lines before the header: on a page's first post the site's header, then headline and sub-headlines."""
    header: Header | None
    body: list[Line]
    """Lines after the header with the blank ones."""
    footer: Footer | None = None
    problem: str = ""

    @property
    def start(self) -> int:
        """Number of the first line."""
        return next((line.number for line in (*self.above, *self.body) if line.text), 0)

    @property
    def letters(self) -> int:
        """Characters of the body."""
        return sum(len(line.text) for line in self.body)


@dataclass
class _Block:
    lines: list[Line] = field(default_factory=list)
    footer: Footer | None = None
    problem: str = ""


def cut_posts(lines: Iterable[Line], layout: Layout) -> Iterator[Post]:
    """Yield the posts of a page in order. Only the post at hand is kept in memory."""
    first = True
    for block in _cut_blocks(lines, layout):
        if block.problem or any(line.text for line in block.lines):
            yield from _split_block(block, layout, first=first)
            first = False


def is_title_like(text: str) -> bool:
    """Return whether a line can be a headline: short, and not the end of a sentence."""
    return 0 < len(text) <= _LONGEST_TITLE and len(text.split()) <= 30 and not text.endswith((".", ":", ";", ",", "|"))


def _cut_blocks(lines: Iterable[Line], layout: Layout) -> Iterator[_Block]:
    block = _Block()
    for raw in lines:
        line = Line(raw.number, normalize(unescape(raw.text)).replace("\n", " ").strip())
        if raw.problem:
            block.problem = block.problem or f"line {raw.number} {raw.problem}"
        elif (footer := layout.footer(line.text)) is not None:
            block.footer = footer
            yield block
            block = _Block()
        elif layout.is_separator(line.text):
            yield block
            block = _Block()
        elif not layout.is_ignored(line.text):
            block.lines.append(line)
    yield block


def _split_block(block: _Block, layout: Layout, *, first: bool) -> Iterator[Post]:
    starts = list(_post_starts(block.lines, layout))
    bounds = [0, *starts, len(block.lines)]
    for number, (start, end) in enumerate(pairwise(bounds)):
        last = number == len(starts)
        post = _read_post(block.lines[start:end], layout, first=first and number == 0)
        post.footer = block.footer if last else None
        post.problem = block.problem if last else ""
        yield post


def _post_starts(lines: list[Line], layout: Layout) -> Iterator[int]:
    """Indexes at which a post begins inside a block, beyond the first post's."""
    filled = [index for index, line in enumerate(lines) if line.text]
    texts = [lines[index].text for index in filled]
    headers = [at for at, text in enumerate(texts) if _is_strong(text, layout)]
    for before, at in pairwise(headers):
        # The header may have a line of its own for author or day above it.
        while at - 1 > before and (part := layout.header(texts[at - 1])) is not None and not part.is_strong:
            at -= 1
        title = at - 1
        if title - before > 2 and not is_title_like(texts[title]) and is_title_like(texts[title - 1]):
            title -= 1
        between = texts[before + 1 : title]
        if is_title_like(texts[title]) and any(_is_body(text) for text in between):
            yield filled[title]


def _is_body(text: str) -> bool:
    return len(text) >= _BODY_LINE // 2 or (len(text.split()) > 4 and text.endswith((".", "!", "?", ".”", '."')))


def _is_strong(text: str, layout: Layout) -> bool:
    header = layout.header(text)
    return header is not None and header.is_strong


def _read_post(lines: list[Line], layout: Layout, *, first: bool) -> Post:
    filled = [index for index, line in enumerate(lines) if line.text]
    found: dict[int, Header] = {}
    for position, index in enumerate(filled[: _ABOVE_FIRST if first else _ABOVE]):
        header = layout.header(lines[index].text)
        if header is not None and position > 0:
            found[position] = header
        elif len(lines[index].text) > _LONGEST_TITLE:
            break
    if not found:
        return _headerless(lines, filled, layout, first=first)
    # A date in the site's header is a header line, too; the one that names author or outlet goes before it.
    start = next((position for position, header in found.items() if header.is_strong), min(found))
    header, end = found[start], start
    while start - 1 in found and (joined := found[start - 1].joined(header)):
        header, start = joined, start - 1
    while end + 1 in found and (joined := header.joined(found[end + 1])):
        header, end = joined, end + 1
    return Post([lines[at] for at in filled[:start]], header, lines[filled[end] + 1 :])


def _headerless(lines: list[Line], filled: list[int], layout: Layout, *, first: bool) -> Post:
    """The site's own post, without a byline: the headline is the line before the body."""
    if filled and (header := layout.header(lines[filled[0]].text)) is not None:
        return Post([], header, lines[filled[0] + 1 :])
    if first:
        body = next((at for at, index in enumerate(filled) if len(lines[index].text) >= _BODY_LINE), 0)
        above = filled[:body]
    else:
        above = [index for index in filled[:1] if is_title_like(lines[index].text)]
    start = above[-1] + 1 if above else 0
    return Post([lines[index] for index in above], None, lines[start:])
