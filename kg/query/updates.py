"""What becomes of a stranger's update: that it may run, and the steps that carry it out.

Names of graphs are not read here: a step comes with queries whose answers are the graphs that it would write to, so
that the engine which carries it out reads them too.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from kg.errors import GraphKept, QueryRefused, UsageError
from kg.query.escapes import resolve
from kg.query.guard import refuse_reaching_out
from kg.query.operations import LIMITS, Operation, operations
from kg.query.tokens import tokenize
from kg.rdf.terms import iri
from kg.store.graph_writer import Step

_ALL: Final = "no update may write to all graphs at once here, for some are kept by the program itself"


def steps(text: str, using: Sequence[str] = (), named: Sequence[str] = (), *, plain: bool) -> list[Step]:
    """Return the steps that carry an update out: one, or one an operation where graphs are known only on the way.

    `using` and `named` are IRIs for the patterns of all operations (SPARQL 1.1 Protocol, section 2.2.3). In a `plain`
    folder the steps name no graphs, since all are free.

    Raises:
        QueryRefused: it is too large or too deep, or reaches out of this server.
        QuerySyntaxError: it is no update.
        UsageError: `using` or `named` are no IRIs, or are given though the text has USING or WITH.
        GraphKept: it writes to all graphs, or to such as cannot be foreseen, and not all are free.
    """
    size = len(text.encode("utf-8", "surrogatepass"))
    if size > LIMITS.size:
        raise QueryRefused(f"the update has {size} bytes, more than {LIMITS.size}", hint="PUT or POST data to /store")
    resolved = resolve(text)
    refuse_reaching_out(resolved, list(tokenize(resolved.text)))
    found = operations(resolved)
    text = resolved.text
    if using or named:
        for one in (*using, *named):
            if ":" not in one or iri(one) != f"<{one}>":
                raise UsageError(f"{one!r} is no IRI of a graph", hint="write it whole: http://…")
        clauses = [f"USING {iri(one)}" for one in using] + [f"USING NAMED {iri(one)}" for one in named]
        return steps(_with_dataset(text, found, " ".join(clauses)), plain=plain)
    # The grammar has a prologue before every operation, the engine only before the first and before INSERT and DELETE.
    together = len({one.prologue for one in found}) <= 1 and not any(one.source for one in found)
    if plain:
        return [Step(text)] if together else [Step(_alone(text, one), source=_source(one)) for one in found]
    if any(one.everything for one in found):
        raise GraphKept(_ALL, hint="name the graphs: CLEAR GRAPH <...>, or CLEAR DEFAULT")
    if together and not any(one.variables for one in found):
        return [Step(text, tuple(_constants(found)))]
    return [_step(text, one) for one in found]


def _step(text: str, one: Operation) -> Step:
    return Step(_alone(text, one), tuple(_constants([one])), tuple(_solutions(text, one)), _with(one), _source(one))


def _alone(text: str, one: Operation) -> str:
    return f"{one.prologue} {text[one.begin : one.end]}"


def _constants(found: Sequence[Operation]) -> Iterator[str]:
    """Yield queries for the graphs that operations name."""
    return (_named(one, one.written) for one in found if one.written)


def _named(one: Operation, graphs: Sequence[str]) -> str:
    return f"{one.prologue} SELECT ?g {{ VALUES ?g {{ {' '.join(graphs)} }} }}"


def _source(one: Operation) -> str:
    return _named(one, [one.source]) if one.source else ""


def _with(one: Operation) -> str:
    return _named(one, [one.with_graph]) if one.with_graph and not one.using else ""


def _solutions(text: str, one: Operation) -> Iterator[str]:
    """Yield the query for the graphs that the variables of an operation stand for."""
    if one.variables and one.fickle:
        hint = f"leave {one.fickle} out, or name the graph"
        raise GraphKept("it cannot be known beforehand to which graphs this update would write", hint=hint)
    if one.variables:
        names = " ".join(sorted({f"?{name[1:]}" for name in one.variables}))
        dataset = " ".join(f"FROM {graph}" for graph in one.using)
        pattern = text[one.where : one.end].lstrip()
        pattern = pattern if pattern[:5].upper() == "WHERE" else f"WHERE {pattern}"
        yield f"{one.prologue} SELECT DISTINCT {names} {dataset} {pattern}"


def _with_dataset(text: str, operations: Sequence[Operation], clauses: str) -> str:
    if any(one.has_dataset for one in operations):
        raise UsageError(
            "using-graph-uri and using-named-graph-uri cannot be joined with USING or WITH in the update",
            hint="say it in one place (SPARQL 1.1 Protocol, section 2.2.3)",
        )
    for one in reversed(operations):
        if one.short:
            pattern = text[one.where : one.end].lstrip()[5:]
            text = f"{text[: one.begin]}DELETE {pattern} {clauses} WHERE {pattern}{text[one.end :]}"
        elif one.where:
            text = f"{text[: one.where]}{clauses} {text[one.where :]}"
    return text
