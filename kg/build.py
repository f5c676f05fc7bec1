"""THE pipeline: articles in, a graph folder out.

    read -> Article -> annotate and extract -> Reading -> encode -> Encoded -> writer -> snapshot

`build` is the whole way; each arrow is one folder of `kg/`. Articles are the unit of everything: one that cannot be
used is listed and the rest goes on, a commit holds whole articles, and a build that was stopped goes on where it was.
"""

from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from hashlib import sha256
from importlib import resources
from itertools import chain, islice
from pathlib import Path

from kg import derive, iris
from kg.article import Article
from kg.config import Config
from kg.config import run_moment as run_moment
from kg.errors import ArticleError, UsageError
from kg.extraction import read_article
from kg.rdf.quads import Encoded, encode
from kg.read.base import ReadOptions
from kg.read.sources import read_all
from kg.scale.executors import Outcome, in_process, process_pool
from kg.scale.progress import Progress, Tally
from kg.store.base import Writer
from kg.store.folder import FolderStore, open_view
from kg.store.manifest import read_manifest


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """What the caller of a build may choose."""

    form: str = "auto"
    """Name of a reader, or `auto`."""
    reading: ReadOptions = field(default_factory=ReadOptions)
    """What the readers are told; the longest text is that of the Config."""
    refresh: bool = False
    """Read articles again that are stored and have not changed."""
    dry_run: bool = False
    """Tell new, changed and unchanged articles, and change nothing."""
    progress: Callable[[Progress], None] = lambda _: None


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did, and what the folder holds now."""

    folder: Path
    done: Progress
    totals: dict[str, int]
    """Of the whole folder: articles, sources (original ones), statements, each status, events, ties, quads (of
    articles). Empty after a dry run."""
    failures: tuple[tuple[str, str], ...] = ()
    """Place and message of each article that could not be used."""
    notes: tuple[str, ...] = ()
    """What the caller should know of the folder, one sentence each."""


def build(
    inputs: Sequence[str], folder: Path, config: Config | None = None, options: BuildOptions | None = None
) -> BuildReport:
    """Read articles into a graph folder, new or old; stored articles that have not changed are passed over.

    Raises:
        InputError: an input cannot be read, or nothing in it is recognised.
        ModelError: the spaCy pipeline is missing.
        UsageError: the folder has another base, or there is no such reader.
        StoreError: the folder cannot be used; StoreLocked while another process writes to it, StoreFull.
        KeyboardInterrupt: as it came; everything finished until then is committed.
    """
    config, options = config or Config(), options or BuildOptions()
    # One limit for all: a text that the extractors may read is not refused by the reader before.
    reading = replace(options.reading, max_characters=config.max_characters)
    articles = read_all(inputs, reading, options.form)
    if options.dry_run:
        return _plan(articles, folder, options)
    # An input that turns out to hold nothing makes no folder.
    articles = chain(list(islice(articles, 1)), articles)
    store = open_store(folder, config)
    config = replace(config, base=store.base)
    tally = Tally(options.progress)
    with store.writer() as writer:
        wanted = _wanted(articles, writer, tally, refresh=options.refresh)
        try:
            with closing(_extract_all(wanted, config)) as outcomes:
                for outcome in outcomes:
                    _keep(outcome, writer, tally)
                    if tally.kept % config.batch == 0:
                        writer.commit()
        finally:
            # Also when it was interrupted or an input broke: what is finished is kept.
            writer.commit()
        notes = tuple(_notes(store, config, tally.now))
        return BuildReport(folder, tally.now, writer.totals(), tuple(tally.failures), notes)


def open_store(folder: Path, config: Config | None = None) -> FolderStore:
    """Open a graph folder for writing; with `config`, make it where there is none.

    Raises:
        StoreError: it cannot be opened or made.
        UsageError: it has another base than `config` names, or is plain: made for RDF of others.
    """
    manifest = read_manifest(folder)
    if manifest is None and config is not None:
        return FolderStore.create(folder, derive, config.base, model=config.model, lexicon=lexicon_digest())
    store = FolderStore(folder, derive)
    if store.manifest.plain:
        raise UsageError(
            f"{folder} holds other RDF and no articles", hint="build into a new folder, load the RDF there"
        )
    if config is not None and config.base not in (store.base, iris.DEFAULT_BASE):
        raise UsageError(f"{folder} has the base {store.base}, not {config.base}", hint="leave the base out")
    return store


def retract(folder: Path, article: str) -> None:
    """Take an article out of a graph folder, by its short identifier or full IRI, with all that only it said.

    Raises:
        NotFound: it is not in the folder.
        StoreError: the folder cannot be used.
    """
    store = open_store(folder)
    with store.writer() as writer:
        writer.remove(iris.compress(article, store.base))


def rebuild_derived(folder: Path) -> None:
    """Work the derived graph of a folder out again. Raises StoreError."""
    derive.rebuild(open_store(folder))


def extract(article: Article, config: Config, when: datetime) -> Encoded:
    """Return one article ready for a store: all the work that needs no store, so that any process may do it."""
    return encode(read_article(article, config), base=config.base, when=when)


def lexicon_digest() -> str:
    """Return the SHA-256 in hex over all dictionaries."""
    files = sorted((file.name, file) for file in resources.files("kg.lexicon").iterdir() if file.name.endswith(".tsv"))
    digest = sha256()
    for name, file in files:
        digest.update(name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def _wanted(
    articles: Iterator[Article | ArticleError], writer: Writer, tally: Tally, *, refresh: bool
) -> Iterator[Article]:
    """Yield the articles to read; list those that could not be used and pass over those that are stored."""
    for article in articles:
        if isinstance(article, ArticleError):
            _list(article, article.origin, writer, tally)
        elif writer.digest(article.id) == article.digest and not refresh:
            tally.count("unchanged", article.headline)
        else:
            yield article


def _extract_all(articles: Iterator[Article], config: Config) -> Generator[Outcome[Article, Encoded], None, None]:
    function = partial(extract, config=config, when=run_moment())
    if config.workers > 1:
        return process_pool(function, articles, config.workers)
    return in_process(function, articles)


def _keep(outcome: Outcome[Article, Encoded], writer: Writer, tally: Tally) -> None:
    """Put what was read of an article into the store, or list why nothing was."""
    article, encoded = outcome.item, outcome.result
    if encoded is None:
        error = outcome.error or ArticleError("nothing came of it")
        _list(error, article.origin or article.id, writer, tally)
        return
    before = writer.digest(encoded.article)
    try:
        writer.put(encoded)
    except ArticleError as error:
        _list(error, article.origin or article.id, writer, tally)
        return
    tally.count("new" if before is None else "changed", article.headline)


def _list(error: ArticleError, origin: str, writer: Writer, tally: Tally) -> None:
    writer.fail(origin, str(error))
    tally.fail(origin, str(error))


def _plan(articles: Iterator[Article | ArticleError], folder: Path, options: BuildOptions) -> BuildReport:
    """Tell what a build would do."""
    stored = {}
    if read_manifest(folder):
        with closing(open_view(folder)) as view:
            stored = dict(view.articles())
    tally = Tally(options.progress)
    for article in articles:
        if isinstance(article, ArticleError):
            tally.fail(article.origin, str(article))
            continue
        before = stored.get(article.id)
        unchanged = before == article.digest and not options.refresh
        tally.count("unchanged" if unchanged else "changed" if before else "new", article.headline)
    return BuildReport(folder, tally.now, {}, tuple(tally.failures))


def _notes(store: FolderStore, config: Config, done: Progress) -> Iterator[str]:
    """Yield what differs from the build that made the folder."""
    made = store.manifest
    if done.unchanged and made.model != config.model:
        yield f"{done.unchanged} articles stay as an earlier run read them; the folder was begun with {made.model}."
    if done.unchanged and made.lexicon != lexicon_digest():
        yield f"{done.unchanged} articles stay as an earlier run read them; the dictionaries have changed since."
