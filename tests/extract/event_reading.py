"""Read events off a few sentences with a mention table written by hand, so that only the event steps are tested."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from kg.annotate.pipeline import draft_articles, load_pipeline
from kg.article import Article
from kg.config import DEFAULT_MODEL
from kg.draft import Draft, DraftEvent, Referent, Speech, TableMention
from kg.extract.dates import date_events
from kg.extract.events import find_events
from kg.extract.status import judge_events

REFERENCE = date(2022, 6, 15)  # a Wednesday

_CAST = {
    "Norland": ("Norland", "country", "NO"), "Norlandic": ("Norland", "country", "NO"),
    "Japan": ("Japan", "country", "JP"), "Japanese": ("Japan", "country", "JP"),
    "Brazil": ("Brazil", "country", "BR"), "Brazilian": ("Brazil", "country", "BR"),
    "Kenya": ("Kenya", "country", "KE"), "Kenyan": ("Kenya", "country", "KE"),
    "Maria Keller": ("Maria Keller", "person", None), "Keller": ("Maria Keller", "person", None),
    "John Baker": ("John Baker", "person", None), "Baker": ("John Baker", "person", None),
    "Anna Silva": ("Anna Silva", "person", None), "Silva": ("Anna Silva", "person", None),
    "Red Cross": ("Red Cross", "organization", None), "Acme Steel": ("Acme Steel", "organization", None),
    "Green Party": ("Green Party", "organization", None), "Senate": ("Senate", "organization", None),
    "Geneva": ("Geneva", "place", None), "Lisbon": ("Lisbon", "place", None),
    "Arda Valley": ("Arda Valley", "place", None), "Hillside Hospital": ("Hillside Hospital", "organization", None),
}  # fmt: skip


@dataclass(frozen=True)
class Row:
    """One event in words."""

    trigger: str
    type: str
    agents: tuple[str, ...]
    targets: tuple[str, ...]
    status: str
    event: DraftEvent

    @property
    def day(self) -> str | None:
        """The date as far as it is known."""
        when = self.event.when
        return when and when.first.isoformat()[: {"day": 10, "month": 7, "year": 4}[when.precision]]


def draft_of(text: str, speaker: str | None = None, said: str | None = None, stance: str = "said") -> Draft:
    """Return a parsed draft with the cast above as mentions, and one speech over `said` if there is a speaker."""
    (draft,) = draft_articles(
        [Article("Example Times", REFERENCE, "Headline", text=text)], load_pipeline(DEFAULT_MODEL)
    )
    people: dict[str, Referent] = {}
    for surface in sorted(_CAST, key=len):
        name, kind, iso2 = _CAST[surface]
        referent = people.setdefault(name, Referent(name, kind, iso2=iso2))
        for match in re.finditer(rf"\b{surface}\b", text):
            span = draft.doc.char_span(match.start(), match.end(), alignment_mode="expand")
            mention = "demonym" if surface.endswith(("ese", "ian", "yan", "dic")) else "name"
            draft.table.add(TableMention(span.start, span.end, span.root.i, referent, mention))
    if speaker is not None and said is not None:
        start = text.index(said)
        voice = people.get(speaker) or Referent(speaker, "person")
        draft.speeches.append(Speech([voice], [(start, start + len(said))], "indirect", "said", stance=stance))
    return draft


@cache
def happenings(text: str, speaker: str | None = None, said: str | None = None, stance: str = "said") -> tuple[Row, ...]:
    """Return every event of a text."""
    draft = draft_of(text, speaker, said, stance)
    for step in (find_events, date_events, judge_events):
        step(draft)
    return tuple(_row(draft, event) for event in draft.events)


def _row(draft: Draft, event: DraftEvent) -> Row:
    agents, targets = tuple(a.name for a in event.agents), tuple(t.name for t in event.targets)
    return Row(draft.doc[event.start : event.end].text, event.type, agents, targets, event.status, event)


def one(text: str, trigger: str, speaker: str | None = None, said: str | None = None, stance: str = "said") -> Row:
    """Return the event of a trigger word; an AssertionError lists what was found instead."""
    rows = happenings(text, speaker, said, stance)
    found = [row for row in rows if trigger in row.trigger.split()]
    assert found, f"no {trigger!r} in {[(row.trigger, row.type) for row in rows]}"
    return found[0]


def triggers(text: str) -> set[str]:
    """Return the words that were taken for events."""
    return {row.trigger for row in happenings(text)}
