"""Read a few sentences as the product does, and tell what was said in short rows."""

from dataclasses import dataclass
from functools import cache

from kg import plugins
from kg.annotate.pipeline import draft_articles, load_pipeline
from kg.article import Article
from kg.config import DEFAULT_MODEL, DEFAULT_STEPS
from kg.draft import Draft, Speech

_STEPS = DEFAULT_STEPS[: DEFAULT_STEPS.index("speakers") + 1]


@dataclass(frozen=True)
class Told:
    """One speech in words."""

    speaker: str
    content: str
    kind: str
    cue: str
    speech: Speech

    @property
    def via(self) -> list[str]:
        return [referent.name for referent in self.speech.via]


@cache
def read(text: str) -> Draft:
    """Return the draft of a text after all steps up to the speakers."""
    (draft,) = draft_articles([Article("Example Times", None, "Headline", text=text)], load_pipeline(DEFAULT_MODEL))
    for name in _STEPS:
        plugins.load("newskg.steps", name)(draft)
    return draft


def told(text: str) -> list[Told]:
    """Return every speech of a text, hearsay too."""
    draft = read(text)
    return [_told(draft, speech) for speech in draft.speeches]


def one(text: str) -> Told:
    """Return the only speech of a text."""
    rows = told(text)
    assert len(rows) == 1, [(r.speaker, r.content) for r in rows]
    return rows[0]


def _told(draft: Draft, speech: Speech) -> Told:
    content = " [...] ".join(draft.article.text[start:end] for start, end in speech.contents)
    speaker = speech.speakers[0].name if speech.speakers else ""
    return Told(speaker, content, speech.kind, speech.cue, speech)
