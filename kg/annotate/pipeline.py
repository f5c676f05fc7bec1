"""From an article to a parsed draft: the one place that loads a spaCy pipeline."""

import importlib.util
from collections.abc import Iterable, Iterator
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from kg.annotate.datelines import FIRST_PARAGRAPHS, length_of_dateline
from kg.annotate.matrices import multiply_by_numpy, on_one_core
from kg.annotate.mending import mend_parse
from kg.annotate.token_rules import quicken
from kg.article import Article
from kg.draft import Draft, MentionTable
from kg.errors import ModelError

_PARAGRAPHS = "newskg_paragraph_starts"
_MENDED = "newskg_mended_parse"
_NEEDED = ("parser", "ner", "lemmatizer")
_BATCH = 24_000
"""Characters parsed together. More costs more a word: the tables of numbers outgrow the processor's memory."""


@Language.component(_PARAGRAPHS)
def start_sentences_at_paragraphs(doc: Doc) -> Doc:
    """Set a sentence start after every line break and dateline; the parser keeps the ones that it finds set."""
    opened = [0] if len(doc) else []
    for token in doc[:-1]:
        if "\n" in token.text:
            following = doc[token.i + 1]
            if "\n" not in following.text:
                following.is_sent_start = True
                opened.append(following.i)
    for index, end in zip(opened[:FIRST_PARAGRAPHS], [*opened[1:], len(doc)], strict=False):
        _part_dateline(doc, index, end)
    return doc


def _part_dateline(doc: Doc, start: int, end: int) -> None:
    """Let the report begin a sentence of its own behind its dateline, which the parser would take for its subject."""
    length = length_of_dateline(doc[start:end].text)
    first = next((t for t in doc[start:end] if length and t.idx >= doc[start].idx + length), None)
    if first is not None and not first.is_space:
        first.is_sent_start = True
        if first.i + 1 < end:
            doc[first.i + 1].is_sent_start = False


Language.component(_MENDED, func=mend_parse)


@cache
def load_pipeline(model: str) -> Language:
    """Return the spaCy pipeline of a name or path, with sentence starts at paragraph breaks; loaded once.

    Raises:
        ModelError: it is not installed, cannot be read, or is not an English pipeline with tagger, parser,
            lemmatizer and named entities.
    """
    try:
        nlp = spacy.load(model)
    except (OSError, ValueError, ImportError) as error:
        raise ModelError(f"the spaCy pipeline {model!r} cannot be loaded: {error}", hint=_how_to_get(model)) from error
    missing = [name for name in _NEEDED if name not in nlp.pipe_names]
    if not {"tagger", "morphologizer"} & set(nlp.pipe_names):
        missing.insert(0, "tagger")
    if nlp.lang != "en" or missing:
        lack = f"lacks {', '.join(missing)}" if missing else f"reads {nlp.lang!r}, not English"
        raise ModelError(f"the spaCy pipeline {model!r} {lack}", hint="choose a full English pipeline with --model")
    nlp.add_pipe(_PARAGRAPHS, before="parser")
    quicken(nlp)
    multiply_by_numpy(nlp)
    nlp.add_pipe(_MENDED, last=True)
    # Config.max_characters is the limit that a person can set; spaCy's own would end the whole run.
    nlp.max_length = 2**31
    return nlp


def draft_articles(articles: Iterable[Article], nlp: Language) -> Iterator[Draft]:
    """Yield the drafts of articles in order; each text is one Doc, so `token.idx` is an offset of `Article.text`."""
    for batch in batches(articles):
        with on_one_core():
            docs = list(nlp.pipe(a.text for a in batch))
        for doc, article in zip(docs, batch, strict=True):
            yield Draft(article, doc, MentionTable(len(doc)))


def batches(articles: Iterable[Article]) -> Iterator[list[Article]]:
    """Yield the articles in runs of at most `_BATCH` characters, a longer article alone."""
    batch: list[Article] = []
    size = 0
    for article in articles:
        if batch and size + len(article.text) > _BATCH:
            yield batch
            batch, size = [], 0
        batch.append(article)
        size += len(article.text)
    if batch:
        yield batch


def _how_to_get(model: str) -> str:
    if importlib.util.find_spec("pip") is None or "/" in model:
        return "check the path, or choose another pipeline with --model"
    return f"install it with `pip install {model.replace('_', '-')}`, or choose another pipeline with --model"
