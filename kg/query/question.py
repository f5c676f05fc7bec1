"""What is asked of the pool, and within what limits."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.query.results import Format
from kg.rdf.terms import Term


@dataclass(frozen=True, slots=True)
class PoolLimits:
    """What the workers may take."""

    workers: int = 2
    waiting: int = 64
    """Queries that may wait for a worker; more are turned away at once."""
    memory: int = 1536 * 1024 * 1024
    """Address space of one worker in bytes; 0 for no limit."""
    seconds: float = 10.0
    """Time limit of a question, which may lower it."""
    longest: float | None = None
    """Largest time limit that a question may name, if not `seconds`: for those who ask a folder of their own."""
    dump: float = 60.0
    """Time limit of the triples of a whole graph, where `seconds` is less."""
    transfer: float = 600.0
    """Longest time that results wait for a slow reader."""
    largest: int = 256 * 2**20
    """Bytes of one answer."""
    waiting_bytes: int = 2**30
    """Bytes of all answers together that wait on the disk for their readers."""


@dataclass(frozen=True, slots=True)
class Question:
    """One query with all that belongs to it."""

    query: str
    format: Format
    bindings: Mapping[str, Term] = field(default_factory=dict)
    """Variable, without `?`, to the term it is fixed to."""
    default_graphs: tuple[str, ...] = ()
    """IRIs that the request names; they replace those of the query (SPARQL 1.1 Protocol, 2.1.4)."""
    named_graphs: tuple[str, ...] = ()
    base: str = ""
    """What relative IRIs are relative to, where the query has no BASE: the address of the service."""
    seconds: float | None = None
    client: str = ""
    """Who asks, such as an address; those who have fewer queries running come first."""
