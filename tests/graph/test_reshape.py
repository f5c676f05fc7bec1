from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from told_samples import sample_view

from kg.graph.projection import project
from kg.graph.reshape import merge_types, only_dated
from kg.graph.tally import course_of, merge_spans

spans = st.lists(
    st.tuples(st.dates(date(2025, 1, 1), date(2025, 3, 1)), st.integers(0, 9)).map(
        lambda told: (told[0], told[0] + timedelta(days=told[1]))
    ),
    max_size=10,
)


def days(stretches: object) -> set[date]:
    return {first + timedelta(days=n) for first, last in stretches for n in range((last - first).days + 1)}


@given(spans)
def test_merged_spans_hold_the_same_days(told: list[tuple[date, date]]) -> None:
    """Merging keeps every day and adds none; the stretches are ordered and at least one day apart."""
    merged = merge_spans(told)
    assert days(merged) == days(told)
    for before, after in pairwise(merged):
        assert before[1] + timedelta(days=1) < after[0]


def test_merging_types_loses_nothing() -> None:
    """One edge per ordered pair; weights and counts add up to those before."""
    graph = project(sample_view())
    merged = merge_types(graph)
    pairs = [(edge.source, edge.target) for edge in merged.edges]
    assert len(pairs) == len(set(pairs)) < len(graph.edges)
    assert sum(edge.weight for edge in merged.edges) == sum(edge.weight for edge in graph.edges)
    assert sum(edge.statements for edge in merged.edges) == sum(edge.statements for edge in graph.edges)
    (both,) = (edge for edge in merged.edges if "+" in edge.kind)
    assert (both.kind, both.weight, both.score) == ("SANCTION+THREATEN", 4, -4.125)
    assert both.disputed


def test_undated_parts_are_counted() -> None:
    """What has no day is left out, and how much that is stays known."""
    graph = project(sample_view())
    dated = only_dated(graph)
    assert len(dated.graph.nodes) + dated.undated_nodes == len(graph.nodes)
    assert len(dated.graph.edges) + dated.undated_edges == len(graph.edges)
    assert (dated.undated_nodes, dated.undated_edges) == (1, 1)


@given(st.lists(st.tuples(st.dates(date(2025, 1, 1), date(2025, 2, 1)), st.integers(0, 5), st.integers(1, 3))))
def test_a_course_counts_what_is_told_on_each_day(told: list[tuple[date, int, int]]) -> None:
    """On every day the course has the sum of the stretches that hold the day, and none where there is nothing."""

    def by_day(stretches: Iterable[tuple[date, date, int]]) -> Counter[date]:
        counted: Counter[date] = Counter()
        for first, last, number in stretches:
            for n in range((last - first).days + 1):
                counted[first + timedelta(days=n)] += number
        return counted

    stretches = [(first, first + timedelta(days=length), number) for first, length, number in told]
    course = course_of(stretches)
    assert by_day(course) == by_day(stretches)
    assert sum((last - first).days + 1 for first, last, _ in course) == len(by_day(course))
