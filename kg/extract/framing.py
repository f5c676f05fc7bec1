"""The frames of the events of one draft, kept for the steps that date and judge them."""

from __future__ import annotations

from kg.draft import Draft
from kg.extract.frames import Frame, complete, noun_frame, verb_frame
from kg.extract.tree import VERBAL, tree_of

_KEY = "newskg.frames"


def keep_frames(draft: Draft, frames: dict[int, Frame]) -> None:
    """Keep frames with the parsed document, by position of the trigger's head."""
    draft.doc.user_data.setdefault(_KEY, {}).update(frames)


def frames_of(draft: Draft) -> dict[int, Frame]:
    """Return the frames of the events by position of the trigger's head; made again where the step left none."""
    frames: dict[int, Frame] = draft.doc.user_data.setdefault(_KEY, {})
    tree = tree_of(draft.doc)
    for event in draft.events:
        if event.head not in frames:
            verb = tree.pos[event.head] in VERBAL
            frames[event.head] = complete(tree, verb_frame(tree, event.head)) if verb else noun_frame(tree, event.head)
    return frames
