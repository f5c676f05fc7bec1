"""Graphs from graphs: types merged into one edge per pair, undated parts left out."""

from dataclasses import dataclass, replace
from itertools import groupby

from kg.graph.records import Edge, Graph, Spans, StatusCounts
from kg.graph.relations import words_of
from kg.graph.tally import course_of, merge_spans


def merge_types(graph: Graph) -> Graph:
    """Return the graph with one edge per ordered pair, its types joined by `+`.

    Weights and counts are summed (a statement that tells two types counts for both), scores averaged by weight over
    the types that have one, and the example is that of the heaviest type.
    """
    pairs = groupby(graph.edges, key=lambda edge: (edge.source, edge.target))
    undrawn = groupby(graph.undrawn, key=lambda edge: (edge.source, edge.target))
    return replace(
        graph,
        edges=tuple(_merged(tuple(edges)) for _, edges in pairs),
        undrawn=tuple(_merged(tuple(edges)) for _, edges in undrawn),
    )


def _merged(edges: tuple[Edge, ...]) -> Edge:
    if len(edges) == 1:
        return edges[0]
    heaviest = max(edges, key=lambda edge: edge.weight)
    kind = "+".join(edge.kind for edge in edges)
    spans = merge_spans(span for edge in edges for span in edge.spans)
    names = dict(pair for edge in edges for pair in zip(edge.sources, edge.source_names, strict=True))
    quads = {edge.quad for edge in edges}
    return Edge(
        edges[0].source,
        edges[0].target,
        kind,
        sum(edge.weight for edge in edges),
        StatusCounts(*(sum(numbers) for numbers in zip(*(edge.counts for edge in edges), strict=True))),
        words_of(kind),
        tuple(sorted(names)),
        tuple(names[name] for name in sorted(names)),
        spans[0][0] if spans else None,
        spans[-1][1] if spans else None,
        spans,
        any(edge.disputed for edge in edges),
        quads.pop() if len(quads) == 1 else "",
        _mean_score(edges),
        heaviest.example,
        heaviest.example_statement,
        edges[0].ends,
        course_of(told for edge in edges for told in edge.course),
    )


def _mean_score(edges: tuple[Edge, ...]) -> float | None:
    scored = [(edge.score, edge.weight) for edge in edges if edge.score is not None]
    total = sum(weight for _, weight in scored)
    return round(sum(score * weight for score, weight in scored) / total, 3) if total else None


@dataclass(frozen=True, slots=True)
class Dated:
    """The part of a graph that has days."""

    graph: Graph
    """Every node and edge has spans; those of an edge lie inside those of both its ends."""
    undated_nodes: int
    undated_edges: int
    """How many were left out."""


def only_dated(graph: Graph) -> Dated:
    """Return the graph without what no day is known of; nodes are there whenever one of their edges is."""
    edges = tuple(edge for edge in graph.edges if edge.spans)
    touching: dict[str, list[Spans]] = {}
    for edge in edges:
        touching.setdefault(edge.source, []).append(edge.spans)
        touching.setdefault(edge.target, []).append(edge.spans)
    nodes = tuple(
        replace(node, spans=merge_spans(span for spans in (node.spans, *touching.get(node.id, ())) for span in spans))
        for node in graph.nodes
        if node.spans or node.id in touching
    )
    kept = replace(graph, nodes=nodes, edges=edges)
    return Dated(kept, len(graph.nodes) - len(nodes), len(graph.edges) - len(edges))
