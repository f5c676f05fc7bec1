"""Words of somebody set off as paragraphs of their own, without quotation marks: "N writes:" and what follows."""

from __future__ import annotations

from kg.extract.syntax import child
from kg.extract.utterance import Scene, Utterance

_WRITTEN = frozenset("write argue continue conclude explain note observe add state declare post tweet read".split())
_AFTER = 80
"""How many characters before the colon the cue may stand."""


def find_blocks(scene: Scene) -> None:
    """Give the paragraphs after "N writes:" to N, where no quotation does it.

    In the present tense ("writes:") the article goes on in N's words until N is named again; in the past ("wrote:") one
    paragraph is N's.
    """
    for index, (start, end) in enumerate(scene.paragraphs[:-1]):
        cue = _cue_at_end(scene, start, end)
        if cue is None or _opens_otherwise(scene, index + 1):
            continue
        lasting = cue.token is not None and cue.token.tag_ in ("VBZ", "VBP")
        for first, last in scene.paragraphs[index + 1 :]:
            piece = scene.trimmed(first, last)
            if cue.ranges and piece is not None and _names_again(scene, cue, first, last):
                break
            if piece is not None:
                cue.ranges.append((piece[0], _with_stop(scene, piece[1], last)))
                cue.rule = "block"
                if not lasting:
                    break


def _cue_at_end(scene: Scene, start: int, end: int) -> Utterance | None:
    """Return the utterance without content whose cue stands before the colon that ends a paragraph."""
    text = scene.text[start:end].rstrip()
    if not text.endswith(":"):
        return None
    stop = start + len(text)
    told = [
        u for u in scene.cued_within(max(start, stop - _AFTER), stop) if u.token is not None and u.voice is not None
    ]
    last = told[-1] if told else None
    if last is None or last.ranges or last.cue.lemma not in _WRITTEN or last.token is None:
        return None
    return last if child(last.token, "dobj") is None else None


def _opens_otherwise(scene: Scene, index: int) -> bool:
    """Whether a paragraph begins with a quotation, a bullet or the label of a turn."""
    start, end = scene.paragraphs[index]
    opening = scene.text[start:end].lstrip()[:1]
    return scene.in_turn(start) or not (opening.isalpha() or opening.isdigit())


def _names_again(scene: Scene, cue: Utterance, start: int, end: int) -> bool:
    span = scene.doc.char_span(start, end, alignment_mode="expand")
    if span is None or cue.voice is None:
        return False
    named = (r for m in scene.draft.table.within(span.start, span.end) if m.kind == "name" for r in m.referents)
    return any(r is speaker for r in named for speaker in cue.voice.referents)


def _with_stop(scene: Scene, end: int, limit: int) -> int:
    return end + 1 if end < limit and scene.text[end] in ".!?" else end
