"""The contract of steps, and of the readings that the default steps give: whatever the text, these things hold."""

import pickle
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg import plugins
from kg.annotate.pipeline import draft_articles, load_pipeline
from kg.article import Article
from kg.config import DEFAULT_MODEL, DEFAULT_STEPS, Config
from kg.draft import Draft
from kg.errors import ArticleError
from kg.extract.assemble import assemble
from kg.extraction import read_article, read_articles, run_steps
from kg.reading import Reading, Span

STEPS = plugins.names("newskg.steps")

BARE = {
    "nothing": "",
    "white space": " \n\n\t ",
    "one word": "Rain",
    "one name": "Varga",
    "one verb": "Resign!",
    "punctuation": "... --- ?! ; : ( ) [ ]",
    "marks only": "“” \" ' ‘ „",
    "a mark that never closes": "“",
    "emoji": "🙂🚢 👩‍🚒🇳🇴 🙂",
    "combining": "Z\u0335\u0321a\u0334lgo e\u0301",
    "right to left": "\u202eقال الوزير\u202c \u200f",
    "numbers": "3 4.5 10,000 % 2025",
    "lines without words": "\n—\n\n***\n\n- - -\n",
    "markup": "<b onload=x>&lt;</b> {{ }} \\u0000",
    "no letter case": "the harbour was quiet and the rain fell on it",
}
"""Texts in which there is nobody, nothing said or nothing done."""

SPEAKERS = ("Ilse Varga", "Foreign Minister Ilse Varga", "Varga", "She", "The ministry", "A senior official",
            "The Harbour Ledger", "Two diplomats", "Norway", "Critics", "The International Red Cross", "I")  # fmt: skip
ACTORS = ("Norway", "Brazil", "the Corvin Group", "President Anton Reisz", "the union", "police in Bergen",
          "Kenyan officials", "him", "the European Union", "Oslo", "Jonas Pell, who leads Green Coast,")  # fmt: skip
SAY = ("said", "denied", "claimed that", "told Northern Wire", "warned", "asked whether", "reportedly said",
       "would not say whether", "announced")  # fmt: skip
DO = ("attacked", "will meet", "has not signed a treaty with", "may sanction", "is a member of", "arrested", "owns",
      "plans to visit", "condemned", "helped", "was elected mayor of", "did not invade", "is located in")  # fmt: skip
WHEN = ("", " on Tuesday", " in March 2021", " last year", " on 31 February", " tomorrow")
ODD = ("", "\u200b", "\u00ad", "🙂", "\u202e", "\ufeff", "…", "\ufffd", "ﬁ", "𝔘", "'", "“", "<i>", "\u0301", " \n ")

clauses = st.builds(
    lambda who, do, whom, when, odd: f"{who} {do} {odd}{whom}{when}",
    st.sampled_from(ACTORS + SPEAKERS), st.sampled_from(DO), st.sampled_from(ACTORS), st.sampled_from(WHEN),
    st.sampled_from(ODD),
)  # fmt: skip
sentences = st.one_of(
    clauses.map("{}.".format),
    st.builds("{} {} {}.".format, st.sampled_from(SPEAKERS), st.sampled_from(SAY), clauses),
    st.builds("“{},” {} {}.".format, clauses, st.sampled_from(SPEAKERS), st.sampled_from(SAY)),
    st.builds("{} {}: “{}.".format, st.sampled_from(SPEAKERS), st.sampled_from(SAY), clauses),
    st.builds("{}, according to {}.".format, clauses, st.sampled_from(SPEAKERS)),
    st.builds("{}: {}?".format, st.sampled_from(("Question", "Q", "Ilse Varga")), clauses),
    st.text(max_size=12),
)
texts = st.lists(st.tuples(sentences, st.sampled_from((" ", "\n", "\n\n", ""))), min_size=1, max_size=6).map(
    lambda parts: "".join(sentence + gap for sentence, gap in parts)
)


def article(text: str) -> Article:
    return Article("Northern Wire", date(2025, 3, 17), "A Headline", text=text, authors=("Ines Faro",))


def fresh(text: str) -> Draft:
    return next(draft_articles([article(text)], load_pipeline(DEFAULT_MODEL)))


def spans(reading: Reading) -> Iterator[Span]:
    """Yield every stretch of text that a record of the reading points at."""
    yield from (mention.span for mention in reading.mentions)
    yield from reading.sentences
    for event in reading.events:
        yield from (event.trigger, event.sentence)
    yield from (tie.sentence for tie in reading.ties)
    for statement in reading.statements:
        yield from (statement.evidence, *statement.content)


def check(reading: Reading) -> None:
    """Assert what holds of every reading."""
    text = reading.article.text
    for span in spans(reading):
        assert 0 <= span.start < span.end <= len(text)
        assert text[span.start : span.end] == span.exact
    actors = {actor.id for actor in reading.actors}
    places = {place.id for place in reading.places}
    described = {name for statement in reading.statements for name in statement.describes}
    assert described == {told.id for told in (*reading.events, *reading.ties)}
    for statement in reading.statements:
        assert statement.speakers
        assert statement.evidence.exact.strip()
        assert {*statement.speakers, *statement.via} <= actors
        assert set(statement.about) <= actors | places


@pytest.mark.parametrize("name", STEPS)
def test_every_registered_step_is_callable(name: str) -> None:
    """Whatever stands under `newskg.steps` can be loaded and called."""
    assert callable(plugins.load("newskg.steps", name))


def test_the_default_steps_are_registered() -> None:
    """A configuration of one's own can name each default step."""
    assert set(DEFAULT_STEPS) <= set(STEPS)
    assert len(set(DEFAULT_STEPS)) == len(DEFAULT_STEPS)


@pytest.mark.parametrize("text", BARE.values(), ids=BARE)
def test_each_step_finds_its_way_through_nothing(text: str) -> None:
    """A step that finds nothing to work on, alone or after the others, returns; what comes out is a whole reading."""
    for name in STEPS:
        draft = fresh(text)
        plugins.load("newskg.steps", name)(draft)
        check(assemble(draft, "a pipeline"))
    draft = run_steps(fresh(text), [plugins.load("newskg.steps", name) for name in DEFAULT_STEPS])
    check(assemble(draft, "a pipeline"))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts)
def test_every_reading_is_whole(text: str) -> None:
    """Spans are slices of the text, every event and tie is told by a statement, every statement has its speaker."""
    check(read_article(article(text), Config()))


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts)
def test_two_runs_read_the_same(text: str) -> None:
    """A reading depends on its article and settings alone, and goes through pickle whole."""
    first = read_article(article(text), Config())
    # Another article in between: nothing of it may stay behind.
    (_, second) = read_articles([article("Brazil and Ilse Varga met Kenya. “No,” she said."), article(text)], Config())
    assert first == second
    assert pickle.loads(pickle.dumps(first)) == first


def test_a_text_beyond_the_limit_is_refused() -> None:
    """An article longer than the configured limit is an error that names the place it came from."""
    long = Article("Northern Wire", text="Rain fell. " * 20, origin="wire.jsonl:7")
    with pytest.raises(ArticleError, match="220 characters") as caught:
        read_article(long, Config(max_characters=219))
    assert caught.value.origin == "wire.jsonl:7"
    assert read_article(long, Config(max_characters=220)).sentences


def test_words_of_one_batch_are_forgotten_after_it() -> None:
    """A word that no other article has is gone from the pipeline's memory once its article is read."""
    nlp = load_pipeline(Config().model)
    list(read_articles([article("Quorvelith Zanbrustek met Olmifrand Teskwarden.")], Config()))
    assert "Quorvelith" not in nlp.vocab.strings


def test_a_word_read_again_later_has_its_lemma() -> None:
    """What is remembered of a word from an earlier batch still holds when the word comes back."""
    text = "Keller quorvelithed Baker. The zanbrusteks met."
    first, second = (next(iter(read_articles([article(text)], Config()))) for _ in range(2))
    assert first.events == second.events
    assert first.mentions == second.mentions
