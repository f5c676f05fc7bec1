"""The worker: a process that answers one query after the other on a read-only state and may be killed at any moment.

Run as `python -m kg.query.worker`; requests come in on standard input, answers go out on standard output (see
`kg.query.frames`). It imports the engine and little else, so that a new one is there in a blink.
"""

import json
import os
import signal
import sys
import threading
import time
from pathlib import Path
from typing import IO, Any

import pyoxigraph as ox

from kg.errors import (
    Inexpressible,
    KgError,
    NotFound,
    QueryError,
    QueryRefused,
    QuerySyntaxError,
    StoreError,
    UsageError,
)
from kg.query.blocks import Blocks, Buffer, XmlBlocks
from kg.query.confine import confine, limit_processor
from kg.query.cost import Product, refuse_endless
from kg.query.frames import ERROR, HELLO, read_frame, write_frame
from kg.rdf.terms import Quad
from kg.store import snapshots
from kg.store.manifest import read_manifest
from kg.store.merging import merge

_GRACE = 2.0
_BLOCK = 256 * 1024
_WITH_PREFIXES = ("text/turtle", "application/trig")
"""Read by people too; the other forms are written faster without."""


class Worker:
    """Holds one state open and swaps it when a request names another."""

    def __init__(self, folder: Path, descriptor: int) -> None:
        self._folder = folder
        self._descriptor = descriptor
        self._name = ""
        self._lock: IO[str] | None = None
        self._store: Any = None
        self._prefixes: dict[str, str] = {}
        manifest = read_manifest(folder)
        self._union = manifest is None or not manifest.plain
        self.deadline = float("inf")
        """When the process ends itself, should nobody have killed it: `time.monotonic()`."""

    def serve(self, source: int) -> None:
        """Answer requests until the other side closes the pipe."""
        while True:
            try:
                _, content = read_frame(source)
            except EOFError:
                return
            request = json.loads(content)
            self._prefixes = request.setdefault("prefixes", self._prefixes)
            self.deadline = time.monotonic() + request["seconds"] + _GRACE
            limit_processor(request["seconds"] + _GRACE)
            try:
                self._answer(request)
            except KgError as error:
                write_frame(self._descriptor, ERROR, _packed(error))
            self.deadline = float("inf")

    def _answer(self, request: dict[str, Any]) -> None:
        store = self._open(request["snapshot"])
        kind = XmlBlocks if request["media_type"].endswith("xml") else Blocks
        blocks = kind(self._descriptor)
        answer = Buffer(blocks, _BLOCK)
        try:
            whole = "graph" in request
            found = _triples_of(store, request["graph"]) if whole else _evaluate(store, request, union=self._union)
            _write(found, answer, request)
            blocks.end(answer)
        except SyntaxError as error:
            raise _explained(request, str(error)) from error
        except (OSError, RuntimeError, ValueError) as error:
            if "custom function" in str(error):
                raise UsageError(f"the query cannot be run: {error}") from error
            if "does not support" in str(error):
                raise Inexpressible(f"the answer cannot be had so: {error}", hint="ask for Turtle") from error
            raise QueryError(f"the query failed: {error}") from error

    def _open(self, name: str) -> Any:
        if name != self._name or self._store is None:
            self._store = None
            if self._lock:
                self._lock.close()
            self._lock = snapshots.hold(self._folder, name)
            if self._lock is None:
                raise StoreError(f"the state {name} is gone")
            try:
                self._store = ox.Store.read_only(str(snapshots.folder_of(self._folder, name)))
            except OSError as error:
                raise StoreError(f"the state {name} cannot be opened: {error}") from error
            self._name = name
        return self._store


def _write(result: Any, answer: IO[bytes], request: dict[str, Any]) -> None:
    media_type = request["media_type"]
    if media_type == "application/rdf+xml":
        # The engine's own writer makes broken elements of what XML has no names for.
        from kg.rdf.rdfxml import rdfxml

        quads = (Quad(str(one.subject), str(one.predicate), str(one.object)) for one in result)
        for line in rdfxml(quads, request["prefixes"], exact=True):
            answer.write(line.encode())
    elif not isinstance(result, ox.QueryTriples):
        result.serialize(answer, format=ox.QueryResultsFormat.from_media_type(media_type))
    elif media_type in _WITH_PREFIXES:
        known = ox.RdfFormat.from_media_type(media_type)
        ox.serialize(result, answer, format=known, prefixes=request["prefixes"])
    else:
        result.serialize(answer, format=ox.RdfFormat.from_media_type(media_type))


def _triples_of(store: Any, graph: str) -> Any:
    """Return the triples of one graph, "" for the unnamed one."""
    node = _node(graph) if graph else ox.DefaultGraph()
    if graph and not store.contains_named_graph(node):
        raise NotFound(f"there is no graph <{graph}>")
    return store.query("CONSTRUCT WHERE { ?s ?p ?o }", default_graph=node)


def _evaluate(store: Any, request: dict[str, Any], *, union: bool) -> Any:
    # SPARQL 1.1 Protocol, 2.1.4: what the request says replaces what the query says.
    asked = bool(request["default_graphs"] or request["named_graphs"])
    default, named = (request[f"{'' if asked else 'stated_'}{kind}"] for kind in ("default_graphs", "named_graphs"))
    for graph in (*default, *named):
        # In a plain folder a graph that nobody has written to is an empty one, and a query without patterns reads none.
        if not store.contains_named_graph(_node(graph)) and union and request["reads"]:
            hint = "SELECT DISTINCT ?g WHERE { GRAPH ?g { } } lists the graphs"
            raise QueryRefused(f"no graph <{graph}> is here, and none is fetched from elsewhere", hint=hint)
    options: dict[str, Any] = {"prefixes": request["prefixes"], "base_iri": request["base"] or None}
    if asked or len(default) > 1:
        store, chosen = merge(store, [_node(one) for one in default], [_node(one) for one in named])
        options |= chosen
    elif not default and not named:
        options["use_default_graph_as_union"] = union
    products = [Product(*one) for one in request.get("products", ())]
    refuse_endless(products, lambda probe: _count(store, probe, options))
    return store.query(request["query"], **options)


def _count(store: Any, probe: str, options: dict[str, Any]) -> int:
    try:
        return int(next(store.query(probe, **options))[0].value)
    except (SyntaxError, ValueError, RuntimeError, OSError):
        # The query itself will tell what is wrong.
        return 1


def _node(graph: str) -> Any:
    try:
        return ox.NamedNode(graph)
    except ValueError as error:
        raise UsageError(f"<{graph}> is no IRI of a graph: {error}", hint="write it whole, http://...") from error


def _explained(request: dict[str, Any], told: str) -> QuerySyntaxError:
    # Most workers never need it.
    from kg.query.mistakes import explain

    return explain(request.get("sent", request["query"]), "Query", request["prefixes"], told)


def _packed(error: KgError) -> bytes:
    content: dict[str, object] = {"kind": type(error).__name__, "message": error.message, "hint": error.hint}
    if isinstance(error, QuerySyntaxError):
        content |= {"line": error.line, "column": error.column, "told": error.told}
    return json.dumps(content).encode()


def _watch(worker: Worker, parent: int) -> None:
    """End the process when its parent is gone or its time is long up: the engine itself cannot be interrupted."""
    while os.getppid() == parent and time.monotonic() < worker.deadline:
        time.sleep(0.5)
    os._exit(1)


def main(arguments: list[str]) -> None:
    """Serve one folder: `python -m kg.query.worker FOLDER MEMORY PARENT` (bytes of address space, process number)."""
    folder, memory, parent = Path(arguments[0]), int(arguments[1]), int(arguments[2])
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers = os.dup(1)
    os.dup2(2, 1)
    write_frame(answers, HELLO, json.dumps(confine(folder, memory)).encode())
    worker = Worker(folder, answers)
    threading.Thread(target=_watch, args=(worker, parent), daemon=True).start()
    try:
        worker.serve(0)
    except MemoryError:
        # As the engine ends where it gets no memory.
        os.abort()


if __name__ == "__main__":
    main(sys.argv[1:])
