"""The W3C's suites through the endpoint: a real server over a plain folder, as the engine passes them in-process."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import httpx
import pyoxigraph as ox
import pytest
from w3c_results import accepted, canonical, equal
from w3c_suite import QUERIES, SYNTAX, UPDATES, Case, Data, cases
from wire import TOKEN, Wire

DIFFERENCES = Path(__file__).with_name("w3c_differences.tsv")
SUITE = Path("w3c/sparql/sparql11")


class Endpoint:
    """The server over a plain folder."""

    def __init__(self, client: httpx.Client) -> None:
        self._client = client

    def update(self, text: str) -> httpx.Response:
        """Send an update."""
        return self._client.post("/update", content=text, headers={"content-type": "application/sparql-update"})

    def query(self, text: str, media_type: str = "*/*", data: Data | None = None) -> httpx.Response:
        """Send a query, over files of the suite that are held each in a graph of its name."""
        headers = {"content-type": "application/sparql-query", "accept": media_type}
        default = [one.as_uri() for one in data.default] or ["urn:nothing"] if data else []
        graphs = {"default-graph-uri": default, "named-graph-uri": [name for name, _ in data.named] if data else []}
        return self._client.post("/sparql", content=text, headers=headers, params=graphs)

    def held(self) -> list[Any]:
        """Return all quads that the folder holds."""
        rows = self.query("SELECT ?s ?p ?o ?g { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }").content
        found = ox.parse_query_results(rows, format=ox.QueryResultsFormat.JSON)
        return [ox.Quad(row["s"], row["p"], row["o"], row["g"]) for row in found]


def filling(quads: list[Any]) -> str:
    """Return the update by which a folder holds these quads and no others."""
    graphs: dict[str, list[str]] = {}
    for quad in quads:
        name = "" if isinstance(quad.graph_name, ox.DefaultGraph) else str(quad.graph_name)
        graphs.setdefault(name, []).append(f"{quad.triple} .")
    blocks = (f"GRAPH {name} {{ {' '.join(rows)} }}" if name else " ".join(rows) for name, rows in graphs.items())
    return f"DROP ALL ; INSERT DATA {{ {' '.join(blocks)} }}"


@pytest.fixture(scope="module")
def endpoint(writable: Wire) -> Iterator[Endpoint]:
    headers = {"authorization": f"Bearer {TOKEN}"}
    with httpx.Client(base_url=f"http://127.0.0.1:{writable.port}", headers=headers, timeout=30) as client:
        yield Endpoint(client)


def listed(folders: tuple[str, ...], reason: str = "") -> set[str]:
    """Return the names of the tests that are known not to pass, for reasons that begin so."""
    rows = [line.split("\t") for line in DIFFERENCES.read_text("utf-8").splitlines() if line[:1] != "#"]
    assert all(len(row) == 2 and row[1].startswith(("engine: ", "LOAD ", "SERVICE ")) for row in rows)
    return {name for name, told in rows if name.partition("/")[0] in folders and told.startswith(reason)}


def compared(chosen: Sequence[Case], folders: tuple[str, ...], passes: Callable[[Case], bool]) -> None:
    """Run tests; fail where one fails that is not listed, and where one passes that is."""
    assert len(chosen) > 100
    assert {case.name for case in chosen if not passes(case)} == listed(folders)


def right_or_wrong(case: Case, reply: httpx.Response) -> bool:
    """Whether a syntax test passes: what is wrong is refused, what is right is read, whatever then becomes of it."""
    if "Negative" in case.kind:
        return reply.status_code in (400, 403)
    return reply.is_success or (reply.status_code == 400 and reply.json()["kind"] != "QuerySyntaxError")


def by_the_engine(case: Case) -> bool:
    """Whether an evaluation test passes in this process, by the engine alone over the data of the test."""
    store = ox.Store()
    store.extend(case.data.quads())
    try:
        if case.result is None:
            store.update(case.text)
            return canonical(list(store)) == canonical(case.after.quads())
        found: Any = store.query(case.text)
        media_type = accepted(case.result)
        graph = media_type == ox.RdfFormat.N_TRIPLES.media_type
        form: Any = (ox.RdfFormat if graph else ox.QueryResultsFormat).from_media_type(media_type)
        return equal(case.result, found.serialize(format=form))
    except (SyntaxError, RuntimeError, ValueError):
        return False


def test_the_engine_fails_the_same(shared: Path) -> None:
    """What is listed as a fault of the engine fails without any server too, and nothing else of what is evaluated."""
    every = cases(shared / SUITE, QUERIES + UPDATES)
    chosen = [case for case in every if "Syntax" not in case.kind and not {"FROM", "LOAD"} & set(case.text.split())]
    assert len(chosen) > 300
    assert {case.name for case in chosen if not by_the_engine(case)} == listed(QUERIES, "engine: ")


def test_queries(shared: Path, endpoint: Endpoint) -> None:
    """Query evaluation and result formats, with the files of each test as its dataset."""
    chosen = list(cases(shared / SUITE, QUERIES))
    files = {path for case in chosen for path in (*case.data.default, *(path for _, path in case.data.named))}
    everything = Data(named=tuple((path.as_uri(), path) for path in sorted(files)))
    assert endpoint.update(filling(everything.quads())).status_code == 204

    def passes(case: Case) -> bool:
        if case.result is None:
            return right_or_wrong(case, endpoint.query(case.text))
        data = None if "FROM" in case.text else case.data
        reply = endpoint.query(case.text, accepted(case.result), data)
        return reply.status_code == 200 and equal(case.result, reply.content)

    compared(chosen, QUERIES, passes)


def test_updates(shared: Path, endpoint: Endpoint) -> None:
    """Update evaluation, the data brought by the same request."""

    def passes(case: Case) -> bool:
        if "Syntax" in case.kind:
            return right_or_wrong(case, endpoint.update(case.text))
        reply = endpoint.update(f"{filling(case.data.quads())} ; {case.text}")
        return reply.status_code == 204 and canonical(endpoint.held()) == canonical(case.after.quads())

    compared(list(cases(shared / SUITE, UPDATES)), UPDATES, passes)


def test_syntax(shared: Path, endpoint: Endpoint) -> None:
    """Syntax of queries and updates."""
    assert endpoint.update("DROP ALL").status_code == 204

    def passes(case: Case) -> bool:
        send = endpoint.update if "Update" in case.kind else endpoint.query
        return right_or_wrong(case, send(case.text))

    compared(list(cases(shared / SUITE, SYNTAX)), SYNTAX, passes)
