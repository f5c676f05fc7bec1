"""What a query would cost, told before it runs: products of parts that share no variable have no end.

Ten lists of twenty values are twenty lines and 10^13 rows. How many rows the data give for a part is asked of the
engine (`Product.probes`), each up to a bound; nothing is asked where a query has no product, as nearly all have none.
What is connected and merely slow is left to the deadline.
"""

from collections.abc import Callable, Iterator, Sequence
from math import log10
from typing import Final, NamedTuple

from kg.errors import QueryRefused
from kg.query.algebra import parse
from kg.query.parts import Group, Part
from kg.query.tokens import Token

MOST_ROWS: Final = 10**10
"""Rows that no deadline allows: the engine makes about ten million a second."""
_FEW: Final = 1000
_BOUNDS: Final = (1000, 200_000)
"""Up to so many rows of a part are counted: few first, since that is enough where there are many parts."""


class Product(NamedTuple):
    """Parts of one group that share no variable, so that each row of one comes with each row of the others."""

    parts: int
    known: int
    """Rows that those parts make whose size the query itself tells."""
    probes: tuple[str, ...] = ()
    """For each other part a query that counts its rows; a bound and ` }` are to be added."""


def find_products(query: str, tokens: Sequence[Token]) -> tuple[Product, ...]:
    """Return the products of a query that could have no end.

    Raises:
        QueryRefused: one has none, whatever the data are.
    """
    group = parse(query, tokens)
    if group is None:
        return ()
    found = tuple(_products(group, group.limit is not None and not group.whole, frozenset(), ""))
    if not found:
        return ()
    for product in found:
        if not product.probes:
            _refuse(product, product.known)
    begin = _before(query, tokens)
    return tuple(
        Product(one.parts, one.known, tuple(begin + probe for probe in one.probes)) for one in found if one.probes
    )


def refuse_endless(products: Sequence[Product], count: Callable[[str], int]) -> None:
    """Ask how large the parts of products are. `count` runs a query and returns the number that it gives.

    Raises:
        QueryRefused: one would have more than `MOST_ROWS` rows.
    """
    for product in products:
        for bound in _BOUNDS:
            rows, more = product.known, False
            for probe in product.probes:
                size = count(f"{probe} {bound} }}")
                rows *= size
                more = more or size == bound
                if not rows:
                    break
            _refuse(product, rows)
            if not rows or not more:
                break


def _refuse(product: Product, rows: int) -> None:
    if rows > MOST_ROWS:
        raise QueryRefused(
            f"this query joins {product.parts} parts that share no variable: about 10^{round(log10(rows))} rows",
            hint="connect them by a variable, or add LIMIT and leave out what needs all rows (counting, ORDER BY)",
        )


def _before(query: str, tokens: Sequence[Token]) -> str:
    """Return what a probe begins with: prologue and data set of the query."""
    forms = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
    form = next(index for index, token in enumerate(tokens) if token.kind == "word" and token.text.upper() in forms)
    graphs = []
    for index, token in enumerate(tokens[form:], form):
        if token.text == "{":
            break
        if token.kind == "word" and token.text.upper() == "FROM":
            last = tokens[index + 2 if tokens[index + 1].text.upper() == "NAMED" else index + 1]
            graphs.append(query[token.start : last.start + len(last.text)])
    return f"{query[: tokens[form].start]}\nSELECT (COUNT(*) AS ?_rows) {' '.join(graphs)} "


def _products(group: Group, lazy: bool, outside: frozenset[str], graph: str) -> Iterator[Product]:
    """Yield the products of a group and, before, of those in it, which the engine could not count either.

    `lazy` tells that rows are taken one by one until there are enough, `outside` which variables are joined with
    parts around the group, so that it is not evaluated on its own.
    """
    for part in group.parts:
        around = outside.union(*(other.variables for other in group.parts if other is not part)) if part.nested else ()
        for nested in part.nested:
            needs_all = nested.whole or (not lazy and nested.limit is None)
            within = nested.graph or graph
            yield from _products(nested, not needs_all, frozenset(around), within)
    if not lazy:
        yield from _product(group, outside, graph)


def _product(group: Group, outside: frozenset[str], graph: str) -> Iterator[Product]:
    components = [one for one in _components(group.parts) if not any(part.variables & outside for part in one)]
    known, factors, unknown = 1, 0, list[list[Part]]()
    for component in components:
        rows = component[0].rows if len(component) == 1 else None
        if rows is None:
            unknown.append(component)
        else:
            known *= rows
            factors += rows > 1
    if len(unknown) > 1 or known > (_FEW if unknown else MOST_ROWS):
        beside = [part for part in group.parts if part.kind == "filter"]
        probes = tuple(_probe(one, components, beside, graph) for one in unknown)
        yield Product(factors + len(unknown), known, probes)


def _probe(component: list[Part], components: list[list[Part]], filters: list[Part], graph: str) -> str:
    """Return the query that counts the rows of a component, less its end; with the filters that see nothing else."""
    if len(component) == 1 and component[0].sample:
        return f"{{ SELECT * {{ {graph} {{ {component[0].sample} }} }} LIMIT"
    others = frozenset[str]().union(
        *(part.variables for other in components if other is not component for part in other)
    )
    texts = [part.text for part in [*component, *filters] if part.kind != "filter" or not part.variables & others]
    inside = "\n".join(texts)
    return f"{{ SELECT * {{ {graph} {{ {inside}\n}} }} LIMIT"


def _components(parts: Sequence[Part]) -> list[list[Part]]:
    """Return the parts in sets that share variables, in the order of the query.

    BIND carries a variable on to another, but what it works out of two sets is worked out of their product.
    """
    sets = list[tuple[set[str], list[Part]]]()
    for part in sorted((one for one in parts if one.kind != "filter"), key=lambda one: one.kind == "bind"):
        touched = [one for one in sets if one[0] & part.variables]
        if sum(bool(one[0] & part.variables - {part.target}) for one in touched) > 1 and part.target:
            continue
        names, members = set(part.variables), [part]
        for one in touched:
            names |= one[0]
            members = one[1] + members
            sets.remove(one)
        sets.append((names, members))
    return [sorted(members, key=parts.index) for _, members in sets]
