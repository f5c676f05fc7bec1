"""Whether every span is where it says it is, and the text the one that was read."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from hashlib import sha256

from kg import iris
from kg.check.findings import Finding
from kg.rdf.terms import Quad, iri, parse
from kg.vocab import NEWS, RDF, SCHEMA

_MENTION = iri(NEWS.Mention)


def check_offsets(quads: Iterable[Quad], text: str, *, article: str, base: str) -> Iterator[Finding]:
    """Yield what is wrong with the spans of one article's graph and with the digest of its text.

    `text` is the stored text, `article` the short identifier. `text[start:end] == exact` must hold for every mention,
    and `schema:sha256` must be that of the text.
    """
    described: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for quad in quads:
        described[quad.subject][quad.predicate].append(quad.object)
    node = iri(iris.expand(article, base))
    digests = [parse(value).value for value in described[node].get(iri(SCHEMA.sha256), [])]
    if digests != [sha256(text.encode()).hexdigest()]:
        yield Finding(article, article, "The stored text is not the one whose SHA-256 the graph gives.")
    for subject, told in described.items():
        if _MENTION in told.get(iri(RDF.type), ()):
            message = _wrong_span(told, text, node)
            if message:
                yield Finding(article, iris.compress(parse(subject).value, base), message)


def _wrong_span(told: dict[str, list[str]], text: str, node: str) -> str:
    """Return what is wrong with a mention, empty if nothing is."""
    if told.get(iri(NEWS.inArticle)) != [node]:
        return "The mention is not in the article whose graph holds it."
    values = [[parse(value).value for value in told.get(iri(NEWS[name]), ())] for name in ("start", "end", "exact")]
    if any(len(value) != 1 for value in values):
        return "The mention has not one start, one end and one exact."
    (start,), (end,), (exact,) = values
    if not (start.isdigit() and end.isdigit()):
        return f"The offsets {start!r} and {end!r} are not whole numbers."
    found = text[int(start) : int(end)]
    return "" if found == exact and exact else f"The text has {found!r} at {start} to {end}, the mention {exact!r}."
