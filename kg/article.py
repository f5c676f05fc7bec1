"""One input text with its data: what a reader returns and the extractors read."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import sha256

from kg import iris


@dataclass(frozen=True)
class Publication:
    """One link of the chain through which a text came: somebody published it somewhere on some day."""

    publisher: str
    """Name of the outlet as worded: `Northern Wire`."""
    published: date | None = None
    headline: str = ""
    url: str | None = None

    @cached_property
    def id(self) -> str:
        """Short identifier, `article/{source}/{date}/{title slug}-{8 hex}` (see `kg.iris`)."""
        return iris.mint_article(self.publisher, self.published, self.headline, self.url)


@dataclass(frozen=True)
class Article(Publication):
    """One publication of one text.

    `text` is the body alone, without headline, byline and footer, normalised once by `kg.read.normalize`:
    NFC, LF, no-break spaces as spaces. All offsets of the project count code points of it.
    """

    text: str = ""
    authors: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    """Subject headings as the publisher words them, in order."""
    reposts: tuple[Publication, ...] = ()
    """The chain this text repeats, nearest link first: an article that repeats another's has one link, an excerpt that
    says "Read the rest: URL" two. Empty for an original."""
    language: str = "en"
    origin: str = ""
    """Where it was read, for messages: `dump.txt:57` (file and line), `articles.jsonl:3`."""
    notes: tuple[str, ...] = ()
    """What the reader could not tell, in words, one sentence each."""
    key: str = ""
    """The input's own identifier of the article (the `id` of a JSONL record), empty where it has none. Not part of
    the digest: it names the article and tells nothing about it."""

    @property
    def original(self) -> Publication:
        """The far end of the chain; the article itself when it repeats nothing."""
        return self.reposts[-1] if self.reposts else self

    @property
    def original_date(self) -> date | None:
        """The earliest known step of the publication: the date of the farthest link that has one."""
        dates = [link.published for link in (self, *self.reposts) if link.published]
        return dates[-1] if dates else None

    @property
    def first_outlet(self) -> Publication:
        """The link that the byline names: the text was published there before it was reposted here."""
        return self.reposts[0] if self.reposts else self

    @cached_property
    def digest(self) -> str:
        """SHA-256 in hex over the text and everything told about it: it changes when the graph would."""
        identity = (self.publisher, self.published, self.headline, self.url, self.language)
        told = repr((identity, self.text, self.authors, self.topics, self.reposts))
        return sha256(told.encode()).hexdigest()
