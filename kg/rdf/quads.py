"""The border post: what is read in an article becomes quads here and nowhere else."""

from dataclasses import dataclass

from kg.reading import Actor, Place, Span


@dataclass(frozen=True, slots=True)
class Encoded:
    """One reading, ready for a store: it pickles, so worker processes return these."""

    article: str
    """Short identifier."""
    digest: str
    headline: str
    text: str
    nquads: str
    """The article's own graph, one N-Quads line each, sorted."""
    meta: str
    """Its quads of the meta graph (run, version, time, ontology version)."""
    actors: tuple[Actor, ...]
    """What it tells of actors; the store merges these over all articles into the entities graph."""
    places: tuple[Place, ...]
    sentences: tuple[Span, ...]
    counts: dict[str, int]
    """Numbers for the closing line: statements by status, events, ties."""
