"""What a check finds wrong."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One broken promise of the graph."""

    article: str
    """Short identifier of the article whose graph is wrong; empty where it is the entities graph."""
    subject: str
    """Short identifier of the thing that is wrong, or the full IRI of a foreign one."""
    message: str
    """What is wrong with it, in words."""
