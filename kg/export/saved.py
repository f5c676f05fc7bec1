"""What a page saved to disk knows: the actors in view and every statement behind them, as it is shown.

The page draws its lines from these statements itself, so that its filters work without a server.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from datetime import date
from itertools import islice
from typing import Any, Final

from kg.errors import UsageError
from kg.export.base import export_date
from kg.graph.accounts import last_day, read_catalog
from kg.graph.filters import Filters
from kg.graph.projection import cut_around, project
from kg.graph.records import Graph, Node
from kg.graph.relations import RELATIONS, SPEAK_ABOUT
from kg.graph.shown import node_json
from kg.graph.told import Happening
from kg.query.evidence import passage_of
from kg.query.readings import voice_of
from kg.query.statements import show_statements
from kg.query.things import Things, in_batches
from kg.store.base import View
from kg.store.selection import Choice, Listed, Selection

Json = dict[str, Any]

MOST_EDGES: Final = 5_000
MOST_STATEMENTS: Final = 20_000
_NARROW: Final = "--about WHO, --min-weight N, --since DAY, --source NAME or --status make it smaller"


@dataclass(frozen=True, slots=True)
class Saved:
    """The part of a graph that a page holds."""

    view: View
    graph: Graph
    """The actors of the view and its edges; what draws no line may lead to others."""
    nodes: tuple[Node, ...]
    """The actors, and those to whom what draws no line leads."""
    lines: tuple[Listed, ...]
    """Its statements, as lists order them."""

    @property
    def title(self) -> str:
        """What the page is called."""
        who = next((node.label for node in self.nodes if node.id == self.graph.filters.about), "")
        return f"{who}: who says what" if who else "Who says what about whom"

    def head(self) -> Json:
        """Return what holds for the page as a whole."""
        filters = self.graph.filters
        return {
            "title": self.title,
            "about": filters.about,
            "hops": filters.hops,
            "day": str(export_date()),
            "articles": self.graph.articles,
            "statements": len(self.lines),
            "edges": len(self.graph.edges),
            "below_weight": self.graph.below_weight,
            "min_weight": filters.min_weight,
            "filters": replace(filters, about=None, hops=1).describe(),
            "base": self.view.base,
            "relations": {kind: [one.words, one.score] for kind, one in RELATIONS.items() if kind != SPEAK_ABOUT},
        }

    def actors(self) -> Iterator[Json]:
        """Yield the actors, with all their names."""
        names = self.view.names(node.id for node in self.nodes)
        inside = {node.id for node in self.graph.nodes}
        for node in self.nodes:
            aliases = [name for name in names.get(node.id, ()) if name != node.label]
            yield {**node_json(node), "aliases": aliases, "same_as": node.same_as, "inside": node.id in inside}

    def texts(self) -> Json:
        """Return of each article which text it has (copies of one text have the same), in the order of counting."""
        origins: dict[str, int] = {}
        told = {line.id.partition("#")[0] for line in self.lines}
        postings = (posting for posting in read_catalog(self.view).postings if posting.id in told)
        return {posting.id: origins.setdefault(posting.origin, len(origins)) for posting in postings}

    def statements(self) -> Iterator[Json]:
        """Yield the statements; at the end those beside the view that dispute them."""
        things = Things(self.view)
        here = {line.id for line in self.lines}
        known, ahead = set(here), [line.id for line in self.lines]
        text = ("", "")
        while ahead:
            beside: list[str] = []
            for batch in in_batches(ahead):
                for told in show_statements(things, batch):
                    article = told["article"]["id"]
                    if text[0] != article:
                        text = (article, self.view.text(article))
                    yield {**_statement(told, text[1], self.graph.filters), "beside": told["id"] not in here}
                    beside += [one["id"] for one in told["disputed_by"] if one["id"] not in known]
                    known.update(beside)
            ahead = beside


def choose(view: View, filters: Filters) -> Saved:
    """Return what a page of these filters holds.

    Raises:
        NotFound: `filters.about` names nobody.
        UsageError: it is more than a page holds, or who speaks about whom is asked for.
    """
    if filters.draws_speech:
        raise UsageError("a saved page draws no speech", hint="leave out the type SPEAK_ABOUT")
    whole = project(view, replace(filters, about=None))
    graph = whole if filters.about is None else cut_around(whole, filters.about, filters.hops)
    graph = replace(graph, filters=filters)
    _demand_room(graph)
    ends = {node.id for node in graph.nodes} | {end for e in graph.undrawn for end in (e.source, e.target)}
    nodes = tuple(node for node in whole.nodes if node.id in ends)
    lines = tuple(islice(_lines(view, filters, nodes), MOST_STATEMENTS + 1))
    if len(lines) > MOST_STATEMENTS:
        raise UsageError(f"a saved page holds {MOST_STATEMENTS:,} statements, and this view has more", hint=_NARROW)
    return Saved(view, graph, nodes, lines)


def _demand_room(graph: Graph) -> None:
    if len(graph.edges) <= MOST_EDGES:
        return
    weights = sorted((edge.weight for edge in graph.edges), reverse=True)
    enough = weights[MOST_EDGES] + 1
    left = sum(weight >= enough for weight in weights)
    would_do = f"--min-weight {enough} leaves {left:,}; " if left else ""
    raise UsageError(
        f"a saved page holds {MOST_EDGES:,} edges, and this view has {len(weights):,}", hint=would_do + _NARROW
    )


def _lines(view: View, filters: Filters, nodes: Iterable[Node]) -> Iterator[Listed]:
    shared = {field.name: getattr(filters, field.name) for field in fields(Choice)}
    wanted = Selection(**shared, event_type=filters.types)
    if filters.about is None:
        yield from view.lists.walk("statement", wanted)
        return
    found: set[Listed] = set()
    for node in nodes:
        found.update(view.lists.walk("statement", replace(wanted, concerning=node.id)))
        if len(found) > MOST_STATEMENTS:
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
