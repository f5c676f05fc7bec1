"""What a page saved to disk knows: the actors in view and every statement behind them, as it is shown.

The page draws its lines from these statements itself, so that its filters work without a server.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from datetime import date
from itertools import groupby, islice
from operator import itemgetter
from typing import Any, Final, NamedTuple

import numpy as np

from kg.errors import UsageError
from kg.export.base import export_date
from kg.graph.accounts import last_day
from kg.graph.adjacency import Adjacency
from kg.graph.columns import Ints, Marks
from kg.graph.filters import Filters
from kg.graph.loading import origins_of, read_columns
from kg.graph.records import Node
from kg.graph.relations import RELATIONS, SPEAK_ABOUT
from kg.graph.sheet import Sheet
from kg.graph.shown import node_json
from kg.graph.told import Happening
from kg.query.evidence import passage_of
from kg.query.readings import voice_of
from kg.query.statements import show_statements
from kg.query.things import Things, in_batches
from kg.store.base import View
from kg.store.selection import Choice, Listed, Selection

Json = dict[str, Any]

_NARROW: Final = "about, source, status and days make it smaller"


class Room(NamedTuple):
    """How much a page holds: what a browser opens and draws without a pause, some 40 MB."""

    edges: int = 5_000
    statements: int = 20_000


ROOM: Final = Room()


@dataclass(frozen=True, slots=True)
class Saved:
    """The part of a graph that a page holds."""

    view: View
    sheet: Sheet
    """The graph under the filters, before it is cut around an actor."""
    nodes: tuple[Node, ...]
    """The actors of the view, and those to whom what draws no line leads."""
    inside: frozenset[str]
    """Of the view."""
    edges: int
    """Drawn ones between these."""
    lines: tuple[Listed, ...]
    """Its statements, as lists order them."""

    @property
    def title(self) -> str:
        """What the page is called."""
        who = next((node.label for node in self.nodes if node.id == self.sheet.filters.about), "")
        return f"{who}: who says what" if who else "Who says what about whom"

    def head(self) -> Json:
        """Return what holds for the page as a whole."""
        filters = self.sheet.filters
        return {
            "title": self.title,
            "about": filters.about,
            "hops": filters.hops,
            "day": str(export_date()),
            "articles": self.sheet.articles,
            "statements": len(self.lines),
            "edges": self.edges,
            "below_weight": self.sheet.below_weight,
            "min_weight": filters.min_weight,
            "filters": replace(filters, about=None, hops=1).describe(),
            "base": self.view.base,
            "relations": {kind: [one.words, one.score] for kind, one in RELATIONS.items() if kind != SPEAK_ABOUT},
        }

    def actors(self) -> Iterator[Json]:
        """Yield the actors, with all their names."""
        names = self.view.names(node.id for node in self.nodes)
        for node in self.nodes:
            aliases = [name for name in names.get(node.id, ()) if name != node.label]
            yield {**node_json(node), "aliases": aliases, "inside": node.id in self.inside}

    def texts(self) -> Json:
        """Return of each article which text it has (copies of one text have the same), in the order of counting."""
        told = {line.id.partition("#")[0] for line in self.lines}
        rows = sorted(self.view.columns("posting"), key=itemgetter(1))
        copies = sorted((origin, row[1]) for origin, row in zip(origins_of(rows), rows, strict=True) if row[1] in told)
        numbers: dict[str, int] = {}
        return {name: numbers.setdefault(origin, len(numbers)) for origin, name in copies}

    def statements(self) -> Iterator[Json]:
        """Yield the statements; at the end those beside the view that dispute them."""
        things = Things(self.view)
        here = {line.id for line in self.lines}
        known, ahead = set(here), [line.id for line in self.lines]
        while ahead:
            beside: list[str] = []
            for told, text in self._shown(things, ahead):
                yield {**_statement(told, text, self.sheet.filters), "beside": told["id"] not in here}
                further = [one["id"] for one in told["disputed_by"] if one["id"] not in known]
                known.update(further)
                beside += further
            ahead = beside

    def _shown(self, things: Things, identifiers: Iterable[str]) -> Iterator[tuple[Json, str]]:
        """Yield statements, each with the text of its article."""
        shown = (told for batch in in_batches(identifiers) for told in show_statements(things, batch))
        for article, several in groupby(shown, key=lambda told: str(told["article"]["id"])):
            text = self.view.text(article)
            yield from ((told, text) for told in several)


def choose(view: View, filters: Filters, room: Room = ROOM) -> Saved:
    """Return what a page of these filters holds.

    Raises:
        NotFound: `filters.about` names nobody.
        UsageError: it is more than a page holds, or who speaks about whom is asked for.
    """
    if filters.draws_speech:
        raise UsageError("a saved page draws no speech", hint="leave out the type SPEAK_ABOUT")
    sheet = Sheet(read_columns(view), filters, view.sentences)
    graph = Adjacency(sheet)
    inside = _inside(graph, filters)
    drawn = inside[graph.source] & inside[graph.target]
    _demand_room(graph.weight[drawn], room.edges)
    shown = inside.copy()
    if filters.about is not None:
        for edge in graph.undrawn_of(filters.about):
            shown[[graph.number(edge.source), graph.number(edge.target)]] = True
    nodes = tuple(graph.nodes(np.flatnonzero(shown)))
    lines = tuple(islice(_lines(view, filters, nodes, room.statements), room.statements + 1))
    if len(lines) > room.statements:
        there = "more" if filters.about else f"{view.lists.count('statement', _wanted(filters)):,}"
        raise UsageError(f"a saved page holds {room.statements:,} statements, and this view has {there}", hint=_NARROW)
    names = frozenset(node.id for node in graph.nodes(np.flatnonzero(inside)))
    return Saved(view, sheet, nodes, names, int(drawn.sum()), lines)


def _inside(graph: Adjacency, filters: Filters) -> Marks:
    """Mark the actors of a view, as `kg.graph.projection` cuts it."""
    count = len(graph.graph.nodes)
    inside = np.ones(count, np.bool_)
    if filters.about is not None:
        inside = np.zeros(count, np.bool_)
        inside[graph.number(filters.about)] = True
        for _ in range(filters.hops):
            edges, _ = graph.incident(np.flatnonzero(inside))
            inside[graph.source[edges]] = inside[graph.target[edges]] = True
    elif not filters.isolated:
        inside = graph.neighbor_counts > 0
    return inside


def _demand_room(weights: Ints, most: int) -> None:
    if len(weights) <= most:
        return
    enough = int(np.sort(weights)[-most - 1]) + 1
    left = int((weights >= enough).sum())
    would_do = f"a least weight of {enough} leaves {left:,}; " if left else ""
    raise UsageError(f"a saved page holds {most:,} edges, and this view has {len(weights):,}", hint=would_do + _NARROW)


def _wanted(filters: Filters) -> Selection:
    shared = {field.name: getattr(filters, field.name) for field in fields(Choice)}
    return Selection(**shared, event_type=filters.types)


def _lines(view: View, filters: Filters, nodes: Iterable[Node], most: int) -> Iterator[Listed]:
    wanted = _wanted(filters)
    if filters.about is None:
        yield from view.lists.walk("statement", wanted)
        return
    found: set[Listed] = set()
    for node in nodes:
        found.update(view.lists.walk("statement", replace(wanted, concerning=node.id)))
        if len(found) > most:
            break
    yield from sorted(found)


def _statement(told: Json, text: str, filters: Filters) -> Json:
    """Return a statement as the page reads it: what can be told from the rest is left out."""
    kept = ("id", "status", "attribution", "speakers", "via", "about", "event", "content", "article", "disputed_by")
    around = passage_of(told, text)
    spans = [{key: span[key] for key in ("start", "end", "kind")} for span in around["spans"]]
    evidence = told["evidence"]
    return {
        **{key: told[key] for key in kept},
        "events": [_happening(one, filters) for one in told["events"]],
        "at": [evidence["start"], evidence["end"]],
        "voice": voice_of(told["reading"], evidence["exact"]),
        "in_context": {**{key: around[key] for key in ("text", "start", "end")}, "spans": spans},
    }


def _happening(one: Json, filters: Filters) -> Json:
    first, last = (date.fromisoformat(one[key]) if one[key] else None for key in ("date", "end_date"))
    last = last or last_day(first, one["date_basis"])
    kind = one["type"].partition(".")[0]
    return {
        "id": one["id"],
        "kind": kind,
        **{key: [end["id"] for end in one[key]] for key in ("initiators", "recipients")},
        "days": [str(first), str(last)] if first else [],
        "counts": filters.takes_happening(Happening(one["id"], kind, first=first, last=last)),
    }
