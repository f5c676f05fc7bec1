"""From a View to a graph to look at: actors, events or sources.

Linear: every posting is read once, its statements are added to tallies and dropped. Edges are drawn from asserted
and reported statements alone; pairs that are told of only as denied, future or hypothetical come back in
`Graph.undrawn`, to be listed beside the picture.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from kg.errors import NotFound
from kg.graph.accounts import read_accounts, read_catalog
from kg.graph.filters import DRAWN, Filters
from kg.graph.records import Edge, Graph, ViewName
from kg.graph.sums import Add, Heard, Sums, add_actors, add_events, add_reposts, add_sources
from kg.graph.told import Account, Catalog
from kg.store.base import View

_ADDS: dict[ViewName, Add] = {"actors": add_actors, "events": add_events, "sources": add_sources}


def project(view: View, filters: Filters | None = None, *, kind: ViewName = "actors") -> Graph:
    """Return one of the three graphs of a store.

    `actors`: who is said to do what to whom, one edge per pair and type. `events`: actors, events and the original
    sources that tell them. `sources`: which outlet relays or reposts which.

    Raises:
        NotFound: `filters.about` names nobody in the graph.
        StoreError: the store holds a statement without status, speaker or evidence.
    """
    catalog = read_catalog(view)
    graph = project_accounts(catalog, read_accounts(view, catalog), filters, kind=kind)
    return replace(graph, base=view.base, snapshot=view.snapshot)


def project_accounts(
    catalog: Catalog, accounts: Iterable[Account], filters: Filters | None = None, *, kind: ViewName = "actors"
) -> Graph:
    """Return a graph of accounts already read (who keeps them may project often, with other filters).

    Copies of one text must follow each other, as `read_accounts` yields them.
    """
    wanted = filters or Filters()
    sums = Sums(catalog, wanted)
    taken = 0
    for _, copies in groupby(accounts, key=lambda account: account.posting.origin):
        counted = [account for account in copies if wanted.takes_posting(account.posting)]
        taken += len(counted)
        _add_text(sums, counted, kind)
    edges = list(sums.frozen_edges())
    drawn = [edge for edge in edges if edge.weight]
    heavy = tuple(edge for edge in drawn if edge.weight >= wanted.min_weight)
    undrawn = tuple(edge for edge in edges if not edge.weight)
    graph = Graph(kind, tuple(sums.frozen_nodes()), heavy, undrawn, len(drawn) - len(heavy), taken, wanted)
    if wanted.about is not None:
        return cut_around(graph, wanted.about, wanted.hops)
    return graph if wanted.isolated else _without_isolated(graph)


def cut_around(graph: Graph, actor: str, hops: int) -> Graph:
    """Return the part of a graph within so many drawn edges of an actor, directions disregarded.

    Undrawn edges stay where they touch the actor or have both ends inside.

    Raises:
        NotFound: the actor is not in the graph.
    """
    if all(node.id != actor for node in graph.nodes):
        raise NotFound(f"nobody in this graph is called {actor!r}", hint="the filters may leave it out")
    ends: dict[str, set[str]] = {}
    for edge in graph.edges:
        ends.setdefault(edge.source, set()).add(edge.target)
        ends.setdefault(edge.target, set()).add(edge.source)
    inside, rim = {actor}, {actor}
    for _ in range(hops):
        rim = {end for name in rim for end in ends.get(name, ())} - inside
        inside |= rim

    def lies_inside(edge: Edge) -> bool:
        return edge.source in inside and edge.target in inside

    return replace(
        graph,
        nodes=tuple(node for node in graph.nodes if node.id in inside),
        edges=tuple(edge for edge in graph.edges if lies_inside(edge)),
        undrawn=tuple(edge for edge in graph.undrawn if lies_inside(edge) or actor in (edge.source, edge.target)),
    )


def _without_isolated(graph: Graph) -> Graph:
    touched = {end for edge in graph.edges for end in (edge.source, edge.target)}
    return replace(graph, nodes=tuple(node for node in graph.nodes if node.id in touched))


def _add_text(sums: Sums, copies: list[Account], kind: ViewName) -> None:
    add = _ADDS[kind]
    if kind == "sources":
        for account in copies:
            add_reposts(sums, account.posting)
    if kind == "actors":
        _add_mentions(sums, copies)
    for heard in hear_once(copies, sums.filters):
        add(sums, heard)


def _add_mentions(sums: Sums, copies: list[Account]) -> None:
    # The copies of one text name the same actors: the copy that names one most often counts, not their sum.
    most: dict[str, int] = {}
    for account in copies:
        for name, count in account.mentions.items():
            sums.node(name).see(account.posting)
            most[name] = max(most.get(name, 0), count)
    for name, count in most.items():
        sums.node(name).mentions += count


def hear_once(copies: Iterable[Account], filters: Filters) -> Iterator[Heard]:
    """Yield the statements of the copies of one text that count, each once.

    A statement of a copy is the same when its identifier ends the same: same offsets, same number.
    """
    seen: set[str] = set()
    told: set[str] = set()
    for account in copies:
        for telling in account.tellings:
            fragment = telling.id.rpartition("#")[2]
            happenings = tuple(one for one in telling.describes if filters.takes_happening(one))
            if fragment in seen or not filters.takes_telling(telling) or (filters.by_happening and not happenings):
                continue
            seen.add(fragment)
            new: set[str] = set()
            for one in happenings if telling.status in DRAWN else ():
                if (end := one.id.rpartition("#")[2]) not in told:
                    told.add(end)
                    new.add(one.id)
            yield Heard(telling, account, happenings, frozenset(new))
