"""Annotate and extract in one call: an article goes in, a frozen reading comes out.

The steps are a visible list (`Config.steps`), looked up by name among the entry points `newskg.steps`; the engine is
a loop. spaCy is loaded on the first call, so importing this module stays cheap.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from kg import plugins
from kg.article import Article
from kg.config import Config
from kg.draft import Draft
from kg.errors import ArticleError
from kg.reading import Reading

if TYPE_CHECKING:
    from spacy.language import Language

Step = Callable[[Draft], None]


def read_article(article: Article, config: Config) -> Reading:
    """Return all that the extractors read in one article.

    Raises:
        ArticleError: the text is longer than `Config.max_characters`.
        ModelError: the spaCy pipeline is missing.
    """
    (reading,) = read_articles([article], config)
    return reading


def read_articles(articles: Iterable[Article], config: Config) -> Iterator[Reading]:
    """Yield one reading per article, in order; the parser works on batches."""
    from kg.annotate.pipeline import batches, draft_articles, load_pipeline
    from kg.extract.assemble import assemble

    nlp = load_pipeline(config.model)
    steps = _steps(config)
    model = model_name(nlp)
    for batch in batches(_checked(article, config) for article in articles):
        # What spaCy remembers of the words of a batch is forgotten with it: a long run would else grow without end.
        with nlp.memory_zone():
            readings = [assemble(run_steps(draft, steps), model) for draft in draft_articles(batch, nlp)]
        yield from readings


def run_steps(draft: Draft, steps: Iterable[Step]) -> Draft:
    """Let every step work on the draft, in order, and return it."""
    for step in steps:
        step(draft)
    return draft


def model_name(nlp: "Language") -> str:
    """Return language, name and version of a pipeline as it names itself: `en_core_web_sm 3.8.0`."""
    meta = nlp.meta
    return f"{meta['lang']}_{meta['name']} {meta['version']}"


def _steps(config: Config) -> tuple[Step, ...]:
    return tuple(plugins.load("newskg.steps", name) for name in config.steps)


def _checked(article: Article, config: Config) -> Article:
    if len(article.text) > config.max_characters:
        raise ArticleError(
            f"the text has {len(article.text):,} characters, more than the {config.max_characters:,} that are read",
            hint="split it, or give a Config with a larger max_characters",
            origin=article.origin,
        )
    return article
