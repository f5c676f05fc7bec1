"""One record with named fields (a JSON object, a CSV row, front matter) becomes one article."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from kg.article import Article, Publication
from kg.errors import ArticleError
from kg.read.base import UNKNOWN_OUTLET, ReadOptions
from kg.read.body import clean_body, split_lead, stand_in_title
from kg.read.bylines import split_names
from kg.read.dates import read_date
from kg.read.decode import looks_like_markup
from kg.read.normalize import squeeze
from kg.read.outlets import host_of, outlet_of

# Names that crawlers and news interfaces give these fields, the first one present wins. Sources: the documented
# outputs of news-please, trafilatura, newspaper, NewsAPI, Event Registry, Media Cloud, JSON Feed, WordPress's REST
# interface, schema.org's NewsArticle.
FIELDS: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "headline", "article_title", "name"),
    "text": (
        *("text", "body", "content", "maintext", "articleBody", "article_body", "article_text", "full_text"),
        *("fulltext", "content_text", "plain_text", "story", "article"),
    ),
    "published": (
        *("published", "date", "date_publish", "published_at", "publishedAt", "date_published", "datePublished"),
        *("publish_date", "published_date", "publication_date", "pub_date", "pubDate", "dateTimePub", "dateTime"),
    ),
    "posted": ("posted", "posted_at", "date_posted", "reposted", "reposted_at"),
    "authors": ("authors", "author", "byline", "creator"),
    "outlet": (
        *("outlet", "source", "publisher", "publication", "site_name", "sitename", "media_name", "source_name"),
        *("source_domain", "domain", "hostname", "site"),
    ),
    "url": ("url", "link", "canonical_url", "permalink", "uri"),
    "topics": ("categories", "category", "tags", "topics", "keywords", "section"),
    "key": ("id", "key", "uid", "guid", "article_id", "stories_id", "fingerprint"),
    "republisher": ("republisher", "posted_by", "reposted_by"),
    "original_url": ("original_url", "source_url"),
    "language": ("language", "lang"),
}
"""Our fields and the names under which they are looked for."""

_LETTERS_OF_NAME = 300


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record stands, for messages: `articles.jsonl:3`; and the day that the file names as last resort."""

    origin: str
    fallback_day: date | None = None


def article_from_record(record: Mapping[str, Any], place: Place, options: ReadOptions) -> Article | ArticleError:
    """Return the article that a record holds, or what is wrong with it.

    Title and date lines at the start of the text are cut off it; the date is used when no field gives one. With a
    `republisher` the article is the republisher's, dated by `posted`, and repeats the outlet's.
    """
    fields = {name: _find(record, name, options.mapping) for name in FIELDS}
    text = fields["text"]
    if isinstance(text, Mapping):
        text = text.get("rendered")
    fault = _fault_of_text(text, options)
    if fault:
        if text is None and "text" in options.mapping:
            fault = fault[0], f"--map looks for it in {options.mapping['text']}; the record has {_names_in(record)}"
        return ArticleError(f"{place.origin}: {fault[0]}", hint=fault[1], origin=place.origin)
    title = _name(fields["title"])
    body, lead_day = split_lead(clean_body(str(text)), title)
    if not body:
        message = f"{place.origin}: the text has nothing after title and date"
        return ArticleError(message, hint="an article is one paragraph at least", origin=place.origin)
    article = _article(fields, (title, body, lead_day), place, options)
    unmet = [pair for pair in options.mapping.items() if _reach(record, pair[1]) is None]
    notes = (f"There is no field {theirs!r}, which was named for {ours}." for ours, theirs in unmet)
    return replace(article, notes=(*article.notes, *notes))


def _article(
    fields: Mapping[str, Any], lead: tuple[str, str, date | None], place: Place, options: ReadOptions
) -> Article:
    title, body, lead_day = lead
    notes: list[str] = []
    if not title:
        title = stand_in_title(body)
        notes.append("No title is given; the first words of the text stand for it.")
    told = _date(fields["published"], notes) or lead_day
    published = told or place.fallback_day
    if told is None:
        notes.append("No date is given." if published is None else "No date is given; the date is that of the file.")
    url = _url(fields["url"]) or _url(fields["outlet"])
    first = Publication(_outlet(fields["outlet"], url, notes), published, title, url)
    publication, reposts = _chain(first, fields, options, notes)
    return Article(
        publisher=publication.publisher,
        published=publication.published,
        headline=title,
        url=publication.url,
        text=body,
        authors=tuple(split_names(_names(fields["authors"]))),
        topics=tuple(_names(fields["topics"])),
        reposts=reposts,
        language=(_name(fields["language"]) or "en").lower(),
        origin=place.origin,
        notes=tuple(notes),
        key=_name(fields["key"]),
    )


def _fault_of_text(text: object, options: ReadOptions) -> tuple[str, str] | None:
    if text is None or (isinstance(text, str) and not text.strip()):
        known = ", ".join(FIELDS["text"])
        return "there is no text", f"it is looked for in {known}; name another field with --map text=FIELD"
    if not isinstance(text, str):
        return f"the text is {_kind(text)}, not a string", "name the field that holds the text with --map text=FIELD"
    if len(text) > options.max_characters:
        return f"the text has {len(text):,} characters; at most {options.max_characters:,} are read", "split it"
    if looks_like_markup(text):
        return "the text is HTML", "give the plain text of the page"
    return None


def _chain(
    first: Publication, fields: Mapping[str, Any], options: ReadOptions, notes: list[str]
) -> tuple[Publication, tuple[Publication, ...]]:
    republisher = _name(fields["republisher"])
    if not republisher:
        name = options.source_name or first.publisher
        if name == UNKNOWN_OUTLET:
            notes.append("No outlet is named; give one with --source.")
        return Publication(name, first.published, first.headline, first.url), ()
    original = Publication(first.publisher, first.published, first.headline, _url(fields["original_url"]))
    posted = _date(fields["posted"], notes)
    if posted is None:
        notes.append("The day on which it was reposted is not given.")
    return Publication(options.source_name or republisher, posted, first.headline, first.url), (original,)


def _find(record: Mapping[str, Any], name: str, mapping: Mapping[str, str]) -> Any:
    if name in mapping:
        return _reach(record, mapping[name])
    for alias in FIELDS[name]:
        value = record.get(alias)
        if value not in (None, "", [], {}):
            return value
    return None


def _reach(record: Mapping[str, Any], path: str) -> Any:
    if path in record:
        return record[path]
    value: Any = record
    for step in path.split("."):
        if not isinstance(value, Mapping):
            return None
        value = value.get(step)
    return value


def _date(value: Any, notes: list[str]) -> date | None:
    if value in (None, ""):
        return None
    day = read_date(value)
    if day is None:
        notes.append(f"The date {_name(value)[:60]!r} names no single day.")
    return day


def _outlet(value: Any, url: str | None, notes: list[str]) -> str:
    name = _name(value)
    if name and host_of(name) and (name.islower() or "://" in name):
        return outlet_of(name) or name
    if name:
        return name
    host_name = outlet_of(url) if url else None
    if host_name:
        notes.append("The outlet is named after the host of the address.")
    return host_name or UNKNOWN_OUTLET


def _url(value: Any) -> str | None:
    if not isinstance(value, str):
        return None
    plain = squeeze(value)
    return plain if "://" in plain and " " not in plain and len(plain) <= 2000 else None


def _name(value: Any) -> str:
    """One short text: also of `{"name": …}`, `{"rendered": …}`, a number or the first of a list."""
    if isinstance(value, Mapping):
        inner = (value.get(key) for key in ("name", "title", "rendered", "label", "id"))
        value = next((one for one in inner if isinstance(one, str) and one), "")
    if isinstance(value, list | tuple):
        return _name(value[0]) if value and not isinstance(value[0], list | tuple) else ""
    if value is None or isinstance(value, bool):
        return ""
    return squeeze(str(value)[: 4 * _LETTERS_OF_NAME])[:_LETTERS_OF_NAME].strip()


def _names(value: Any) -> list[str]:
    if isinstance(value, str):
        parts: Iterable[Any] = value.split(";" if ";" in value else ",")
    else:
        parts = value if isinstance(value, list | tuple) else [value]
    named = (_name(part) for part in parts if not isinstance(part, list | tuple))
    return list(dict.fromkeys(name for name in named if name))


def _names_in(record: Mapping[str, Any]) -> str:
    return ", ".join(squeeze(str(name))[:40] for name in list(record)[:20]) or "no fields"


def _kind(value: object) -> str:
    kinds = {bool: "true or false", dict: "an object", list: "a list", int: "a number", float: "a number"}
    return kinds.get(type(value), type(value).__name__)
