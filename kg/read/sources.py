"""All inputs of a call, one after the other: which reader reads what, which articles are wanted."""

import logging
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from kg import plugins
from kg.article import Article
from kg.errors import ArticleError, InputError
from kg.read.base import Reader, ReadOptions, Source, printable, web_page

GROUP = "newskg.readers"
_SURE = 0.05
_MARKUP_SUFFIXES = (".html", ".htm", ".xhtml")
_log = logging.getLogger(__name__)


def read_all(
    inputs: Sequence[str], options: ReadOptions | None = None, form: str = "auto"
) -> Iterator[Article | ArticleError]:
    """Yield the articles of files, folders and standard input (`-`) in order, and errors for those that fail.

    `form` names a reader (`archive`, `text`, `jsonl`, `json`, `csv`, or another package's); `auto` asks each reader
    how sure it is. A pattern file chooses the archive reader. Of a folder, the files with a reader's suffix are read
    in the order of their names, hidden ones left out; one that cannot be read is an error and the rest goes on.

    Two articles with the same identifier: an identical second one is passed over with a line in the log, a different
    one is an error. With `since` or `until` an article without a date is an error, for it can be told neither way.
    `limit` counts articles, not errors.

    Raises:
        InputError: there is no input, a named one cannot be read, nothing is recognised in it, or a folder holds no
            readable file. Named inputs are opened before the first article is given.
        UsageError: there is no reader called `form`.
    """
    chosen = options or ReadOptions()
    if not inputs:
        raise InputError("there is no input", hint="name a file, a folder, or - for standard input")
    forced = plugins.load(GROUP, form)() if form != "auto" else None
    opened = [_open(name, chosen, forced) for name in inputs]
    return _select(_read_opened(opened, chosen, forced), chosen)


def choose_reader(source: Source, options: ReadOptions) -> Reader:
    """Return the reader that is surest of a source; with a pattern file a text is an archive page.

    Raises:
        InputError: none is sure at all, with what is wrong with the source as far as that can be told.
    """
    readers: list[Reader] = [plugins.load(GROUP, name)() for name in plugins.names(GROUP)]
    sure = [(reader.recognizes(source), reader) for reader in readers]
    score, best = max(sure, key=lambda pair: pair[0], default=(0.0, None))
    if options.pattern is not None and not source.has_markup and (best is None or score < _SURE or best.name == "text"):
        archive: Reader = plugins.load(GROUP, "archive")()
        return archive
    if best is None or score < _SURE:
        raise _unrecognised(source)
    return best


def _unrecognised(source: Source) -> InputError:
    if source.has_markup:
        return web_page(source)
    hint = "say what it is with --from archive, text, jsonl, json or csv"
    return InputError(f"{source.name} is recognised by no reader", hint=hint)


@dataclass(frozen=True)
class _Folder:
    path: Path
    members: list[Path]


_Opened = tuple[Source, Reader] | _Folder


def _open(name: str, options: ReadOptions, forced: Reader | None) -> _Opened:
    with _readable("standard input" if name == "-" else printable(name)):
        if name == "-":
            source = Source.from_stdin()
        elif Path(name).is_dir():
            return _members(Path(name), forced)
        else:
            source = Source.from_path(Path(name))
        return source, forced or choose_reader(source, options)


@contextmanager
def _readable(name: str) -> Iterator[None]:
    """Turn what goes wrong while reading (a bad disk, a share that is gone) into an error of the input."""
    try:
        yield
    except OSError as error:
        told = error.strerror or str(error)
        raise InputError(f"{name} cannot be read: {told}", hint="check the disk, or copy the file") from error


def _members(folder: Path, forced: Reader | None) -> _Folder:
    readers: list[Reader] = [forced] if forced else [plugins.load(GROUP, name)() for name in plugins.names(GROUP)]
    suffixes = {suffix for reader in readers for suffix in reader.suffixes}
    files = [path for path in sorted(folder.rglob("*")) if path.is_file() and not _is_hidden(path.relative_to(folder))]
    members = [path for path in files if path.suffix.lower() in suffixes or path.suffix.lower() in _MARKUP_SUFFIXES]
    name = printable(str(folder))
    if not members:
        raise InputError(f"the folder {name} holds no file to read", hint=f"files end in {', '.join(sorted(suffixes))}")
    if len(members) < len(files):
        _log.info("%s: %d files with other endings are left out", name, len(files) - len(members))
    return _Folder(folder, members)


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _read_opened(
    opened: list[_Opened], options: ReadOptions, forced: Reader | None
) -> Iterator[Article | ArticleError]:
    for one in opened:
        if isinstance(one, tuple):
            yield from _read_source(*one, options)
            continue
        for path in one.members:
            folder = printable(path.relative_to(one.path).parent.as_posix())
            inside = replace(options, origin_prefix=options.origin_prefix + ("" if folder == "." else f"{folder}/"))
            try:
                source = Source.from_path(path)
                with _readable(source.name):
                    reader = forced or choose_reader(source, options)
                yield from _read_source(source, reader, inside)
            except InputError as error:
                # One member does not stop a folder: the error becomes a value, as for an article.
                yield ArticleError(error.message, hint=error.hint, origin=printable(str(path)))


def _read_source(source: Source, reader: Reader, options: ReadOptions) -> Iterator[Article | ArticleError]:
    with _readable(source.name):
        encoding = source.encoding
        for one in reader.read(source, options):
            if isinstance(one, Article) and not encoding.startswith("utf"):
                yield replace(one, notes=(*one.notes, f"The file is not UTF-8; it was read as {encoding}."))
            else:
                yield one


def _select(articles: Iterator[Article | ArticleError], options: ReadOptions) -> Iterator[Article | ArticleError]:
    left = options.limit
    if left is not None and left <= 0:
        return
    wanted = (kept for one in articles if (kept := _in_period(one, options)) is not None)
    for one in _unique(wanted):
        yield one
        if left is not None and isinstance(one, Article):
            left -= 1
            if left == 0:
                return


def _in_period(one: Article | ArticleError, options: ReadOptions) -> Article | ArticleError | None:
    if isinstance(one, ArticleError) or (options.since is None and options.until is None):
        return one
    day = one.original.published or one.published
    if day is None:
        message = f"{one.origin}: the article has no date, so it cannot be told whether it falls into the period"
        return ArticleError(message, hint="leave out --since and --until, or give it a date", origin=one.origin)
    early = options.since is not None and day < options.since
    late = options.until is not None and day > options.until
    return None if early or late else one


def _unique(articles: Iterable[Article | ArticleError]) -> Iterator[Article | ArticleError]:
    seen: dict[str, tuple[str, str]] = {}
    for one in articles:
        if isinstance(one, ArticleError):
            yield one
            continue
        if one.id not in seen:
            seen[one.id] = (one.digest, one.origin)
            yield one
            continue
        digest, origin = seen[one.id]
        if digest == one.digest:
            _log.info("%s repeats %s and is passed over", one.origin, origin)
        else:
            message = f"{one.origin}: {origin} has the same publisher, day and headline or address, but another text"
            yield ArticleError(
                message, hint="remove one of the two, or give them their own addresses", origin=one.origin
            )
