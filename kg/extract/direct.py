"""Speech between quotation marks: every quotation is given to the utterance it belongs to."""

from __future__ import annotations

from kg.draft import Quote
from kg.extract.paragraph import Paragraph
from kg.extract.utterance import Scene, Utterance


def attach_quotes(scene: Scene) -> None:
    """Give every quotation to the utterance it belongs to, or make one for it; the writer's own stay nobody's."""
    last: Utterance | None = None
    carried: Quote | None = None
    for start, end in scene.paragraphs:
        if scene.in_turn(start):
            last = None
            _attach_inside(scene, scene.quotes_within(start, end), start, end)
            continue
        cues = [u for u in scene.cued_within(start, end) if u.token is not None and scene.quote_at(u.position) is None]
        inside = scene.quotes_within(start, end)
        paragraph = Paragraph(scene, start, end, cues)
        for quote in inside:
            owner = paragraph.owner(quote, last, carried)
            if owner is not None:
                _give(scene, owner, quote)
                last = owner
            within = [q for q in scene.marked_within(quote.start + 1, quote.end) if not q.scare]
            _attach_inside(scene, within, quote.start + 1, quote.end)
        last = max([*cues, *([last] if last else [])], key=lambda u: u.position, default=None)
        carried = inside[-1] if inside and not inside[-1].closed else None
        if last is not None and not last.ranges and scene.text[start:end].rstrip()[-1:] not in (",", ":"):
            last = None


def _attach_inside(scene: Scene, quotes: list[Quote], start: int, end: int) -> None:
    """Quotations within somebody's own words need a cue that stands beside them there."""
    cues = [u for u in scene.cued_within(start, end) if u.token is not None] if quotes else []
    inside = Paragraph(scene, start, end, cues)
    for quote in quotes:
        owner = inside.named_owner(quote)
        if owner is not None:
            _give(scene, owner, quote)


def _give(scene: Scene, owner: Utterance, quote: Quote) -> None:
    """Add a quotation to the content; a range that touches it takes it whole."""
    low, high = quote.inner(scene.text)
    kept = []
    for start, end in owner.ranges:
        if end <= quote.start or quote.end <= start:
            kept.append((start, end))
            continue
        low = min(low, start) if start < quote.start else low
        high = max(high, end) if end > quote.end else high
    if high < quote.end and low < quote.start:
        high = quote.end if quote.closed else high
    owner.ranges = sorted([*kept, (low, high)])
