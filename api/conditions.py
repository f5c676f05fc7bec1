"""Conditions of a write: only if a graph is still what who asks has seen (RFC 9110, section 13)."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import Outdated

if TYPE_CHECKING:  # The writer, which only weighs conditions, begins sooner without the framework.
    from fastapi import Request


@dataclass(frozen=True, slots=True)
class Conditions:
    """The tags that fields name; None without the field."""

    match: tuple[str, ...] | None = None
    """Of `If-Match`."""
    none_match: tuple[str, ...] | None = None
    """Of `If-None-Match`."""

    def demand(self, state: str, *, there: bool) -> None:
        """Let a write pass to a graph that is `there`, or not, in a state: what its tags begin with.

        Tags count as the same for `If-Match` only if they are strong, as those of graphs are.

        Raises:
            Outdated: a condition does not hold.
        """
        begin = f'"{state}-'
        if self.match is not None and not (there and _names(self.match, begin)):
            raise Outdated("the graph is not, or no more, as If-Match has it", hint="read it again, then write")
        if there and self.none_match and _names([tag.removeprefix("W/") for tag in self.none_match], begin):
            raise Outdated("the graph is there already, as If-None-Match has it", hint="leave the condition out")


def conditions(request: "Request") -> Conditions:
    """Return the conditions of a request."""
    return Conditions(_tags(request, "if-match"), _tags(request, "if-none-match"))


def _tags(request: "Request", name: str) -> tuple[str, ...] | None:
    fields = request.headers.getlist(name)
    return tuple(one.strip() for one in ",".join(fields).split(",")) if fields else None


def _names(tags: tuple[str, ...] | list[str], begin: str) -> bool:
    return any(tag == "*" or tag.startswith(begin) for tag in tags)
