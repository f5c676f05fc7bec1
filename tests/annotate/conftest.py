"""The real small pipeline, loaded once, and articles read up to coreference."""

from collections.abc import Callable

import pytest
from spacy.language import Language

from kg.annotate.actors import merge_actors
from kg.annotate.coreference import resolve_references
from kg.annotate.names import find_names
from kg.annotate.pipeline import draft_articles, load_pipeline
from kg.annotate.quotes import mark_quotes
from kg.annotate.titles import read_titles
from kg.article import Article
from kg.config import DEFAULT_MODEL
from kg.draft import Draft

ReadText = Callable[[str], Draft]


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The pipeline that users have by default."""
    return load_pipeline(DEFAULT_MODEL)


@pytest.fixture(scope="session")
def read_text(nlp: Language) -> ReadText:
    """Read a text up to the first pass of coreference."""

    def read(text: str) -> Draft:
        (draft,) = draft_articles([Article("The Test Gazette", text=text)], nlp)
        for step in (mark_quotes, find_names, merge_actors, read_titles, resolve_references):
            step(draft)
        return draft

    return read
