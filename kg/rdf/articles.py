"""What an article graph tells of the article itself: who published it, when, and which text it repeats."""

import re
from collections.abc import Iterator
from hashlib import sha256

from kg import iris
from kg.article import Article, Publication
from kg.identity import media_key
from kg.rdf.lines import Lines
from kg.rdf.terms import scrub
from kg.reading import Actor
from kg.vocab import DCTERMS, NEWS, SCHEMA, SKOS

_WEB = re.compile(r"(https?://(?:[A-Za-z0-9._~-]|%[0-9A-Fa-f]{2})+(?::[0-9]{1,5})?)([/?#].*)?", re.DOTALL)
# Language, script, region (RFC 5646): stores refuse whole loads for a tag that is none.
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-(?:[A-Za-z]{2}|[0-9]{3}))?")


def add_article(lines: Lines, article: Article) -> None:
    """Add the article and the chain of publications that it repeats, each as a node of its own."""
    _add_publication(lines, article, article.language)
    lines.string(article.id, SCHEMA.inLanguage, article.language)
    lines.string(article.id, SCHEMA.sha256, sha256(scrub(article.text).encode()).hexdigest())
    lines.string(article.id, SCHEMA.identifier, article.key)
    lines.link(article.id, SCHEMA.author, [iris.mint_entity("person", author) for author in article.authors])
    lines.link(article.id, DCTERMS.subject, [iris.mint_topic(topic) for topic in article.topics])
    for note in article.notes:
        lines.words(article.id, SKOS.note, note)
    for repost, link in _chain(article):
        _add_publication(lines, link, article.language)
        lines.link(repost.id, NEWS.repostOf, [link.id])


def publishers(article: Article) -> Iterator[Actor]:
    """Yield the outlet of the article and those of its chain."""
    for publication in (article, *article.reposts):
        yield publisher_actor(publication)


def publisher_actor(publication: Publication) -> Actor:
    """Return the outlet of a publication as an actor."""
    name = publication.publisher
    return Actor(iris.mint_entity("media", media_key(name)), "media", name or "unknown source")


def _chain(article: Article) -> Iterator[tuple[Publication, Publication]]:
    """Yield (repost, what it repeats); a publication that comes again would close a circle and is left out."""
    current: Publication = article
    seen = {article.id}
    for link in article.reposts:
        if link.id not in seen:
            seen.add(link.id)
            yield current, link
            current = link


def _add_publication(lines: Lines, publication: Publication, language: str) -> None:
    node = publication.id
    tag = language if _LANGUAGE.fullmatch(language) else ""
    lines.classify(node, NEWS.Article)
    lines.link(node, NEWS.publisher, [publisher_actor(publication).id])
    lines.words(node, SCHEMA.headline, publication.headline, tag)
    lines.day(node, SCHEMA.datePublished, publication.published)
    address = web_iri(publication.url or "")
    if address:
        lines.link(node, SCHEMA.url, [address])
    else:
        lines.string(node, SCHEMA.url, publication.url)


def web_iri(address: str) -> str | None:
    """Return a web address as an IRI that every store takes; None for what is no http(s) address."""
    match = _WEB.fullmatch(address.strip())
    if match is None:
        return None
    path, mark, fragment = (match[2] or "").partition("#")
    rest = path + mark + fragment.replace("#", "%23")
    return match[1] + rest
