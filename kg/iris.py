"""The only place where identifiers are made.

Inside the program everything has a short identifier (`country/JP`, `person/ilse-varga`, `article/...#s0-146`). The
data base, by default `https://example.org/newskg/`, is joined to it at the border (`expand`) and cut off again on the
way in (`compress`). Identity is deterministic and does not depend on the order of reading: equal kind and equal
canonical name give the same identifier; a hash suffix appears if and only if the slug lost letters.
"""

import re
import unicodedata
from datetime import date
from hashlib import sha256

DEFAULT_BASE = "https://example.org/newskg/"

_TITLE_SLUG = 48
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_APOSTROPHES = str.maketrans("", "", "'’‘`´")
_KINDS = {"person": "person", "organization": "org", "media": "source", "group": "group", "place": "place"}


def slugify(name: str) -> tuple[str, bool]:
    """Return the ASCII slug of a name and whether letters were lost on the way.

    >>> slugify("Ilse Varga"), slugify("Åsa Nordström")
    (('ilse-varga', False), ('asa-nordstrom', True))
    """
    lowered = unicodedata.normalize("NFC", name).translate(_APOSTROPHES).casefold()
    ascii_only = unicodedata.normalize("NFKD", lowered).encode("ascii", "ignore").decode()
    lost = any(character.isalnum() and not character.isascii() for character in lowered)
    return _NOT_SLUG.sub("-", ascii_only).strip("-"), lost


def _digest(text: str) -> str:
    # Lone surrogates, which broken input holds, have no UTF-8 form.
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def mint_slug(name: str) -> str:
    """Return the slug of a name; four hex digits of its SHA-256 follow if letters were lost or none is left."""
    slug, lost = slugify(name)
    if slug and not lost:
        return slug
    suffix = _digest(unicodedata.normalize("NFC", name))[:4]
    return f"{slug}-{suffix}" if slug else f"x-{suffix}"


def mint_country(iso2: str) -> str:
    """Return the identifier of a country by its ISO 3166-1 alpha-2 code."""
    return f"country/{iso2.upper()}"


def mint_entity(kind: str, name: str) -> str:
    """Return the identifier of an actor or place that is not a country.

    `kind` is one of person, organization, media, group, place.
    """
    return f"{_KINDS[kind]}/{mint_slug(name)}"


def mint_topic(name: str) -> str:
    """Return the identifier of a subject heading."""
    return f"topic/{mint_slug(name)}"


def mint_topic_scheme(publisher: str) -> str:
    """Return the identifier of the scheme that an outlet's own subject headings form."""
    return f"topics/{mint_slug(publisher)}"


def mint_article(publisher: str, published: date | None, headline: str, url: str | None) -> str:
    """Return the identifier of a publication.

    The eight hex digits hash the canonical address if there is one, else publisher, date and headline.
    """
    day = published.isoformat() if published else "undated"
    identity = url or "\n".join((publisher, day, headline))
    title = mint_slug(headline)[:_TITLE_SLUG].strip("-") or "untitled"
    return f"article/{mint_slug(publisher)}/{day}/{title}-{_digest(identity)[:8]}"


def mint_mention(article: str, start: int, end: int) -> str:
    """Return the identifier of a span of an article."""
    return f"{article}#m{start}-{end}"


def mint_statement(article: str, start: int, end: int, number: int = 1) -> str:
    """Return the identifier of the `number`-th statement (from 1) on the evidence span."""
    return f"{article}#s{start}-{end}" + (f".{number}" if number > 1 else "")


def mint_event(article: str, start: int, end: int, event_type: str) -> str:
    """Return the identifier of the event of a type whose trigger is the span."""
    return f"{article}#e{start}-{end}.{event_type}"


def mint_tie(article: str, start: int, end: int, tie_type: str, number: int = 1) -> str:
    """Return the identifier of the `number`-th tie (from 1) of a type on the evidence span."""
    return f"{article}#t{start}-{end}.{tie_type}" + (f".{number}" if number > 1 else "")


def mint_anonymous(article: str, description: str) -> str:
    """Return the identifier of an unnamed speaker: bound to its article, so that it is never merged."""
    return f"{article}#a-{mint_slug(description)}"


def mint_run(article: str, digest: str) -> str:
    """Return the identifier of one extraction run over an article state."""
    return f"run/{_digest(article + digest)[:16]}"


def mint_graph(name: str) -> str:
    """Return the identifier of a named graph: `entities`, `derived`, `curated`, `meta`."""
    return f"graph/{name}"


def mint_article_graph(article: str) -> str:
    """Return the identifier of the graph that holds one article as it tells things."""
    return f"graph/{article}"


def expand(identifier: str, base: str) -> str:
    """Return the full IRI of a short identifier; a full IRI is returned as it is."""
    return identifier if "://" in identifier else base + identifier


def compress(iri: str, base: str) -> str:
    """Return the short identifier of an IRI under the base; a foreign IRI is returned as it is."""
    return iri.removeprefix(base)
