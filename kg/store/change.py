"""What one commit changes, worked out and checked as far as one article alone allows.

Everything that can fail because of an article fails here, in `prepare`, before the journal is written: a journal
that could not be carried out would block its folder.
"""

import json
import zlib
from collections.abc import Container, Iterable
from dataclasses import asdict, dataclass, replace

from kg import iris
from kg.errors import ArticleError
from kg.rdf import terms
from kg.rdf.entities import ENTITIES_GRAPH, entity_nquads, pack
from kg.rdf.quads import Encoded
from kg.rdf.terms import Quad
from kg.store.derivation import Deriver, Link
from kg.store.parsing import parse_graph, parse_nquads
from kg.store.told import READS, Told, read_told


@dataclass(frozen=True, slots=True)
class ArticleChange:
    """An article as it shall be; one that shall be gone has no digest."""

    name: str
    """Short identifier."""
    digest: str = ""
    headline: str = ""
    text: str = ""
    nquads: str = ""
    sentences: tuple[tuple[int, int], ...] = ()
    counts: str = "{}"
    """JSON."""
    records: tuple[str, ...] = ()
    """Contributions to the entities graph, packed."""
    lines: tuple[str, ...] = ()
    """Quads that it shares with other articles, in N-Quads: those that support the derived graph, and its run."""
    links: tuple[Link, ...] = ()
    told: Told | None = None
    """What the index holds of it; the journal does without, for the quads tell it."""


def prepare(encoded: Encoded, base: str, deriver: Deriver) -> ArticleChange:
    """Return the change that adds an article or replaces it.

    Raises:
        ArticleError: its quads are no N-Quads, or stand in a graph that is not its own.
    """
    read = _Either(deriver.reads)
    own, number = _checked(encoded, encoded.nquads, iris.mint_article_graph(encoded.article), base, read)
    derived = [quad for quad in own if quad.predicate in deriver.reads]
    _checked(encoded, encoded.meta, iris.mint_graph("meta"), base)
    # Merging them later must not fail: tried here on these alone.
    _checked(encoded, entity_nquads(encoded.contributions, base), ENTITIES_GRAPH, base)
    shared = {*parse_nquads(encoded.meta), *deriver.shortcuts(derived, base)}
    return ArticleChange(
        name=encoded.article,
        digest=encoded.digest,
        headline=encoded.headline,
        text=encoded.text,
        nquads=encoded.nquads,
        sentences=tuple((span.start, span.end) for span in encoded.sentences),
        counts=json.dumps({**encoded.counts, "quads": number}, sort_keys=True),
        records=tuple(sorted(set(map(pack, encoded.contributions)))),
        lines=tuple(sorted(map(str, shared))),
        links=tuple(sorted(set(deriver.links(derived)))),
        told=_told(encoded.article, own, base),
    )


class _Either:
    """Predicates that the rules of the derived graph look at, or the index."""

    def __init__(self, others: Container[str]) -> None:
        self._others = others

    def __contains__(self, predicate: object) -> bool:
        return predicate in READS or predicate in self._others


def _told(article: str, quads: Iterable[Quad], base: str) -> Told:
    try:
        return read_told(article, quads, base)
    except ValueError as error:
        raise ArticleError(f"{article}: {error}", origin=article) from error


def _checked(
    encoded: Encoded, nquads: str, graph: str, base: str, predicates: Container[str] = ()
) -> tuple[list[Quad], int]:
    try:
        return parse_graph(nquads, terms.iri(iris.expand(graph, base)), predicates)
    except ValueError as error:
        raise ArticleError(f"{encoded.article}: {error}", origin=encoded.article) from error


def to_entry(change: ArticleChange) -> bytes:
    """Return a change as the journal holds it: packed, for the lines of an article repeat themselves."""
    return zlib.compress(json.dumps(asdict(replace(change, told=None))).encode(), level=1)


def from_entry(entry: bytes, base: str) -> ArticleChange:
    """Return the change that `to_entry` wrote."""
    fields = json.loads(zlib.decompress(entry))
    for name in ("records", "lines"):
        fields[name] = tuple(fields[name])
    fields["sentences"] = tuple((start, end) for start, end in fields["sentences"])
    fields["links"] = tuple(Link(*link) for link in fields["links"])
    if fields["digest"]:
        fields["told"] = _told(fields["name"], parse_nquads(fields["nquads"]), base)
    return ArticleChange(**fields)
