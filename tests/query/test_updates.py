"""What an update may write to, decided before it runs."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sample_folder import BASE, add, quarrel

from kg import derive
from kg.errors import GraphKept, KgError, QueryRefused, UsageError
from kg.query.updates import steps
from kg.store.folder import FolderStore, open_view
from kg.store.graph_writer import GraphWriter

KEPT = f"<{BASE}graph/entities>"
QUAD = "<urn:s> <urn:p> <urn:o>"
PREFIXES = {"graph": f"{BASE}graph/"}


@pytest.fixture(scope="module")
def writer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphWriter]:
    """The writer of a folder with one article and three graphs of somebody else's."""
    folder = tmp_path_factory.mktemp("built") / "kg"
    add(folder, quarrel())
    with GraphWriter(FolderStore(folder, derive)) as writer:
        data = " ".join(f"GRAPH <urn:{name}> {{ <urn:s> <urn:p> '{name}' }}" for name in "abc")
        writer.update(steps(f"INSERT DATA {{ {data} }}", plain=False), {})
        yield writer


@pytest.mark.parametrize(
    "text",
    [
        f"INSERT DATA {{ GRAPH {KEPT} {{ {QUAD} }} }}",
        f"INSERT DATA {{ GRAPH <urn:a> {{ {QUAD} }} GRAPH # comment }}\n {KEPT} {{ {QUAD} }} }}",
        f"DELETE DATA {{ GRAPH {KEPT} {{ {QUAD} }} }}",
        f"DELETE WHERE {{ GRAPH {KEPT} {{ ?s ?p ?o }} }}",
        f"DELETE {{ GRAPH {KEPT} {{ ?s ?p ?o }} }} WHERE {{ GRAPH {KEPT} {{ ?s ?p ?o }} }}",
        f"INSERT {{ GRAPH {KEPT} {{ ?s ?p ?o }} }} WHERE {{ ?s ?p ?o }}",
        f"DELETE {{ ?s ?p ?o }} INSERT {{ GRAPH {KEPT} {{ ?s ?p ?o }} }} WHERE {{ ?s ?p ?o }}",
        f"WITH {KEPT} DELETE {{ ?s ?p ?o }} WHERE {{ ?s ?p ?o }}",
        f"CLEAR GRAPH {KEPT}",
        f"DROP SILENT GRAPH {KEPT}",
        f"CREATE GRAPH <{BASE}graph/article/new>",
        f"ADD <urn:a> TO {KEPT}",
        f"COPY SILENT GRAPH <urn:a> TO GRAPH {KEPT}",
        f"MOVE <urn:a> TO {KEPT}",
        f"MOVE {KEPT} TO <urn:a>",
        "CLEAR ALL",
        "DROP NAMED",
        f"INSERT DATA {{ {QUAD} }} ; CLEAR GRAPH {KEPT}",
        "INSERT DATA { GRAPH graph:entities { <urn:s> <urn:p> 1 } }",
        f"PREFIX g: <{BASE}graph/> INSERT DATA {{ GRAPH g:derived {{ {QUAD} }} }}",
        f"PREFIX : <{BASE}> INSERT DATA {{ GRAPH :graph\\/derived {{ {QUAD} }} }}",
        f"BASE <{BASE}x/y> INSERT DATA {{ GRAPH <../graph/derived> {{ {QUAD} }} }}",
        f"BASE <{BASE}> PREFIX g: <graph/> INSERT DATA {{ GRAPH g:meta {{ {QUAD} }} }}",
        f"INSERT DATA {{ GRAPH <{BASE}gr\\u0061ph/meta> {{ {QUAD} }} }}",
        f"INS\\u0045RT D\\u0041TA {{ GR\\u0041PH {KEPT} {{ {QUAD} }} }}",
        f"PREFIX g: <{BASE}graph/> INSERT DATA {{ GRAPH g:met\\u0061 {{ {QUAD} }} }}",
        "CLE\\u0041R \\u0041LL",
        f"INSERT DATA {{ GRAPH <https://w3id.org/newskg/ns/0.1.0> {{ {QUAD} }} }}",
        "DELETE { GRAPH ?g { ?s ?p ?o } } WHERE { GRAPH ?g { ?s ?p ?o } }",
        "DELETE WHERE { GRAPH ?g { ?s ?p ?o } }",
        f"INSERT {{ GRAPH ?g {{ {QUAD} }} }} WHERE {{ VALUES ?g {{ <urn:a> {KEPT} }} }}",
        f"INSERT {{ GRAPH ?g {{ {QUAD} }} }} WHERE {{ BIND (IRI(CONCAT('{BASE}', 'graph/meta')) AS ?g) }}",
        f"INSERT {{ GRAPH ?g {{ {QUAD} }} }} WHERE {{ BIND (IF(RAND() < 0.5, <urn:a>, {KEPT}) AS ?g) }}",
        f"INSERT {{ GRAPH ?g {{ {QUAD} }} }} WHERE {{ SELECT ?g {{ VALUES ?g {{ <urn:a> {KEPT} }} }} LIMIT 1 }}",
        f"INSERT DATA {{ <urn:s> <urn:p> {KEPT} }} ; INSERT {{ GRAPH ?g {{ {QUAD} }} }} WHERE {{ <urn:s> <urn:p> ?g }}",
        f"WITH <urn:a> INSERT {{ GRAPH ?g {{ {QUAD} }} }} USING <{BASE}graph/meta> WHERE {{ ?g ?p ?o }} ; DROP ALL",
    ],
)
def test_kept_graphs_stay(writer: GraphWriter, text: str) -> None:
    """However an update names a graph that the program keeps, it is refused, and nothing of it is done."""
    folder = writer._writer._folder
    before = _all(folder)
    with pytest.raises(GraphKept):
        writer.update(steps(text, plain=False), PREFIXES)
    assert _all(folder) == before


@pytest.mark.parametrize(
    ("text", "added", "gone"),
    [
        (f"INSERT {{ GRAPH <urn:d> {{ ?s a ?o }} }} WHERE {{ GRAPH {KEPT} {{ ?s a ?o }} }}", "<urn:d>", ""),
        (f"COPY {KEPT} TO <urn:d>", "<urn:d>", ""),
        ("INSERT DATA { GRAPH graph:curated { <urn:s> <urn:p> 1 } }", "graph/curated>", ""),
        ("INSERT DATA { <urn:s> <urn:p> 'GRAPH graph:entities { }' }", "GRAPH graph:entities", ""),
        ("DELETE WHERE { GRAPH ?g { ?s <urn:p> 'a' } }", "", "<urn:a>"),
        ("WITH <urn:b> DELETE { GRAPH ?g { ?s ?p ?o } } WHERE { ?s ?p ?o . GRAPH ?g { ?s ?p ?o } }", "", "<urn:b>"),
        ("DELETE { GRAPH ?g { ?s ?p ?o } } USING NAMED <urn:c> WHERE { GRAPH ?g { ?s ?p ?o } }", "", "<urn:c>"),
        ("MOVE <urn:d> TO <urn:e> ; CREATE SILENT GRAPH <urn:f>", "<urn:e>", "<urn:d>"),
        ("DROP GRAPH <urn:e> ; CLEAR DEFAULT", "", "<urn:e>"),
    ],
)
def test_all_other_graphs_are_free(writer: GraphWriter, text: str, added: str, gone: str) -> None:
    """Reading what is kept, writing elsewhere, and graphs that are known only on the way are fine."""
    writer.update(steps(text, plain=False), PREFIXES)
    after = _all(writer._writer._folder)
    assert any(added in line for line in after)
    assert not gone or not any(f"{gone} ." in line for line in after)


def test_all_is_free_in_a_plain_folder(tmp_path: Path) -> None:
    """Where the program keeps nothing, an update may do anything."""
    FolderStore.create_plain(tmp_path / "kg", derive)
    with GraphWriter(FolderStore(tmp_path / "kg", derive)) as writer:
        writer.update(steps(f"INSERT DATA {{ GRAPH {KEPT} {{ {QUAD} }} }} ; DROP ALL", plain=True), {})
    assert _all(tmp_path / "kg") == set()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("LOAD <http://127.0.0.1/>", QueryRefused),
        ("INSERT { ?s ?p ?o } WHERE { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }", QueryRefused),
        ("INSERT DATA { <urn:s> <urn:p> " + "[ <urn:p> " * 200 + "1" + "]" * 201 + " }", QueryRefused),
        ("INSERT { ?s ?p ?o } WHERE { " + "?s ?p ?o . " * 200 + "}", QueryRefused),
        ("INSERT DATA { <urn:s> <urn:p> 1", KgError),
        ("ASK {}", KgError),
        ("INSERT DATA { } CLEAR DEFAULT", KgError),
    ],
)
def test_what_never_runs(text: str, kind: type[KgError]) -> None:
    """Reaching out, nesting, too many patterns, and what is no update are refused whatever the folder."""
    for plain in (True, False):
        with pytest.raises(kind):
            steps(text, plain=plain)


def test_data_are_not_patterns() -> None:
    """Many triples of data are fine: nothing has to be planned for them."""
    data = " ".join(f"<urn:s> <urn:p> {number} ." for number in range(5000))
    assert len(steps(f"INSERT DATA {{ {data} }}", plain=False)) == 1


def test_a_dataset_of_the_request() -> None:
    """Graphs of the request become USING of every pattern, of the short DELETE WHERE too, and must be IRIs."""
    text = "DELETE WHERE { ?s ?p ?o } ; INSERT { ?s ?p 1 } WHERE { ?s ?p ?o } ; CLEAR DEFAULT"
    (step,) = steps(text, ["urn:a"], ["urn:b"], plain=True)
    assert step.text.count("USING <urn:a> USING NAMED <urn:b>") == 2
    with pytest.raises(UsageError):
        steps(text, ["a> { }"], plain=True)


def _all(folder: Path) -> set[str]:
    view = open_view(folder)
    try:
        return {str(quad) for quad in view.quads()}
    finally:
        view.close()


def test_a_prologue_before_every_operation(writer: GraphWriter) -> None:
    """BASE and PREFIX lines may stand before any operation, and hold for those that come after too."""
    insert = f"INSERT DATA {{ GRAPH :p {{ {QUAD} }} }}"
    text = f"PREFIX : <urn:> {insert} ; PREFIX q: <urn:> COPY :p TO q:p2 ; DROP GRAPH q:p"
    writer.update(steps(text, plain=False), {})
    writer.update(steps("DROP SILENT GRAPH <urn:p2> ; BASE <urn:x> CLEAR SILENT GRAPH <#y>", plain=True), {})
    assert steps("", plain=True)
