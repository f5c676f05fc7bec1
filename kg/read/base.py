"""What every reader is given and gives: the `Reader` protocol, `Source`, `ReadOptions`."""

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import BinaryIO, Protocol

from kg.article import Article
from kg.config import Config
from kg.errors import ArticleError, InputError
from kg.read import decode

UNKNOWN_OUTLET = "unknown source"
"""Publisher of a text for which nobody names one; a note of the article says so."""

_HEAD = 2**20


@dataclass(frozen=True)
class ReadOptions:
    """What the caller tells the readers about the input."""

    source_name: str = ""
    """Name of the site or outlet that published the texts; it goes before what the input says."""
    mapping: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Our field to the input's field, `{"title": "headline"}`; a dot goes into an object, `meta.title`."""
    pattern: Path | None = None
    """TOML file that describes the layout of an archive page (`kg.read.pattern`)."""
    since: date | None = None
    until: date | None = None
    """First and last day of the original publication, both included."""
    limit: int | None = None
    """Number of articles after which reading stops."""
    origin_prefix: str = ""
    """Put before the file's name in `Article.origin`."""
    max_characters: int = Config().max_characters
    """Longest text of one article; a longer one is an `ArticleError`."""

    @property
    def line_limit(self) -> int:
        """Bytes of one line that may still hold an article: JSON writes a character in at most twelve."""
        return 12 * self.max_characters + 2**20


@dataclass(frozen=True)
class Source:
    """One file to read from: named, a member of a folder, or standard input (copied to a temporary file)."""

    name: str
    """What messages call it."""
    path: Path
    spool: TemporaryDirectory[str] | None = field(default=None, repr=False, compare=False)

    @classmethod
    def from_path(cls, path: Path) -> "Source":
        """Return the source of a path; a pipe is read to its end.

        Raises:
            InputError: nothing is there, it is a folder, or it may not be read.
        """
        name = printable(str(path))
        try:
            if path.is_fifo():
                with path.open("rb") as stream:
                    return cls.from_stream(stream, name)
            with path.open("rb"):
                return cls(name, path)
        except FileNotFoundError as error:
            raise InputError(f"there is no file {name}", hint="check the path") from error
        except IsADirectoryError as error:
            raise InputError(f"{name} is a folder", hint="give a file") from error
        except OSError as error:
            raise InputError(
                f"{name} cannot be read: {error.strerror or error}", hint="check its permissions"
            ) from error

    @classmethod
    def from_stdin(cls) -> "Source":
        """Return the source of standard input, read to its end. Raises InputError."""
        if sys.stdin is None:
            raise InputError("standard input is closed", hint="give a file, or a pipe")
        return cls.from_stream(sys.stdin.buffer, "standard input")

    @classmethod
    def from_stream(cls, stream: BinaryIO, name: str) -> "Source":
        """Return the source of an open stream, read to its end; it can then be read more than once."""
        spool = TemporaryDirectory(prefix="newskg-")
        path = Path(spool.name) / "input"
        with path.open("wb") as copy:
            copyfileobj(stream, copy)
        return cls(name, path, spool)

    @property
    def suffix(self) -> str:
        """File name extension in lower case with its dot, empty for standard input."""
        return "" if self.spool else self.path.suffix.lower()

    @cached_property
    def size(self) -> int:
        """Bytes of the file."""
        return self.path.stat().st_size

    @cached_property
    def modified(self) -> date | None:
        """Day on which the file was last written; None where that says nothing (standard input)."""
        return None if self.spool else date.fromtimestamp(self.path.stat().st_mtime)

    @cached_property
    def encoding(self) -> str:
        """Name of the encoding.

        Raises:
            InputError: the file is empty, binary, or in no known encoding.
        """
        with self.path.open("rb") as stream:
            head = stream.read(decode.SNIFFED)
        return decode.sniff(head, self.name, whole=len(head) == self.size)

    @cached_property
    def head(self) -> str:
        """First mebibyte of the text, for recognising; a character cut in two at its end is left out."""
        encoding = self.encoding
        with self.path.open("rb") as stream:
            return stream.read(_HEAD).decode(encoding, errors="ignore")

    @property
    def has_markup(self) -> bool:
        """Whether it is a web page and not its text."""
        return decode.looks_like_markup(self.head)

    def text(self) -> str:
        """Return the whole text.

        Raises:
            InputError: bytes that do not decode.
        """
        return decode.decode(self.path.read_bytes(), self.encoding, self.name)

    def lines(self, limit: int) -> Iterator[decode.Line]:
        """Yield the lines in bounded memory; one of more than `limit` bytes has a problem in place of its text."""
        universal = "\n" not in self.head and "\r" in self.head
        with self.path.open("rb") as stream:
            yield from decode.read_lines(stream, self.encoding, limit, universal=universal)

    def origin(self, options: ReadOptions, line: int | None = None) -> str:
        """Return the place for messages, `dump.txt:57`."""
        file = self.name if self.spool else printable(self.path.name)
        return f"{options.origin_prefix}{file}" + (f":{line}" if line is not None else "")


class Reader(Protocol):
    """One input form. Readers are found by name through the entry points `newskg.readers`."""

    name: str
    suffixes: tuple[str, ...]
    """File name extensions by which members of a folder are chosen."""

    def recognizes(self, source: Source) -> float:
        """Return how sure it is, from 0 (not mine) to 1, that it can read the source; only the head is looked at."""

    def read(self, source: Source, options: ReadOptions) -> Iterator[Article | ArticleError]:
        """Yield the articles in order, and for each that cannot be used an error in its place.

        Raises:
            InputError: the whole input is unusable.
        """


def printable(name: str) -> str:
    """Return a file name as it can be shown: bytes that are no text and control characters escaped."""
    shown = name.encode("utf-8", "backslashreplace").decode("utf-8")
    return "".join(letter if letter.isprintable() else f"\\x{ord(letter):02x}" for letter in shown)


def web_page(source: Source) -> InputError:
    """Return the error about markup where a text is expected."""
    hint = "save the page as text (copy what is seen), or give its articles as JSONL"
    return InputError(f"{source.name} is a web page or feed (HTML or XML), not its text", hint=hint)
