"""Loading a pipeline and drafting articles."""

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from kg.annotate.pipeline import draft_articles, load_pipeline
from kg.article import Article
from kg.config import DEFAULT_MODEL
from kg.errors import ModelError
from kg.folding import fold


def test_a_pipeline_is_loaded_once():
    """Two calls with one name give the same pipeline."""
    assert load_pipeline(DEFAULT_MODEL) is load_pipeline(DEFAULT_MODEL)


def test_a_missing_pipeline_says_what_to_do():
    """A name that is not installed gives a ModelError with the way to install it."""
    with pytest.raises(ModelError, match="no_such_pipeline") as caught:
        load_pipeline("no_such_pipeline")
    assert "--model" in caught.value.hint


def test_a_pipeline_without_parser_is_refused(tmp_path):
    """A pipeline that lacks needed parts is refused by their names, not run to empty results."""
    spacy.blank("en").to_disk(tmp_path / "bare")
    with pytest.raises(ModelError, match="tagger, parser, ner, lemmatizer"):
        load_pipeline(str(tmp_path / "bare"))


def test_sentences_end_with_their_paragraph(nlp: Language):
    """No sentence runs over a blank line, even where the full stop is missing."""
    (draft,) = draft_articles([Article("X", text="Talks in the valley\n\nMinisters met on Friday\n\nThey left")], nlp)
    assert [s.text.strip() for s in draft.doc.sents] == ["Talks in the valley", "Ministers met on Friday", "They left"]


def test_token_offsets_are_offsets_of_the_text(nlp: Language):
    """Every token stands in the article's text where its offset says."""
    text = "“We’ll see,” said Zoë Ng.\n\n  U.S.-backed forces left Côte d’Ivoire…"
    (draft,) = draft_articles([Article("X", text=text)], nlp)
    assert all(text[t.idx : t.idx + len(t.text)] == t.text for t in draft.doc)


def test_drafts_keep_the_order_and_the_articles(nlp: Language):
    """Drafts come in the order of their articles, empty texts included."""
    articles = [Article("X", text=text) for text in ("One met two.", "", "Three met four.")]
    assert [d.article for d in draft_articles(articles, nlp)] == articles


@given(st.text(max_size=60))
@settings(max_examples=60, deadline=None)
def test_folding_keeps_every_position(text: str):
    """A folded text is as long as the text, and folding twice changes nothing."""
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)
