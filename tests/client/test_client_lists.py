"""Lists come page by page, whole or with an error."""

import subprocess
import sys
from pathlib import Path

import pytest
from asking import answering, recorded
from sample_folder import FRONT

import kg
from kg import errors
from kg.client.graph import NewsGraph

GONE = b"HTTP/1.1 200 OK\r\nContent-Type: text/csv\r\n"


def test_lists_are_lazy(graph: NewsGraph) -> None:
    """Nothing is asked before it is needed, a length and a short slice cost one request, a walk one for each page."""
    watched, sent = recorded(graph)
    found = watched.statements(limit=4)
    assert sent == []
    assert (len(found), len(found[:2]), found.total, found.truncated, len(sent)) == (9, 2, 9, False, 1)
    assert len(list(found)) == 9
    assert len(sent) == 3
    assert found.more == {}


@pytest.mark.parametrize(
    "cut", [slice(2), slice(3, 8, 2), slice(-2, None), slice(None, None, -3), slice(7, 2), slice(40, None)]
)
def test_slices_are_those_of_a_list(cut: slice, local: NewsGraph) -> None:
    """Slices and places, from the end too, give what they give on a list."""
    found = local.statements(limit=2)
    whole = list(found)
    assert found[cut] == whole[cut]
    assert (found[0], found[-1], found[5]) == (whole[0], whole[-1], whole[5])
    for place in (9, -10):
        with pytest.raises(IndexError):
            found[place]


def test_tables_hold_every_row(graph: NewsGraph, tmp_path: Path) -> None:
    """pandas gets all items with flat columns, the CSV all rows, and either says who speaks."""
    found = graph.statements(limit=2)
    table = found.to_pandas()
    assert len(table) == len(found)
    assert {"reading", "speaker.label", "article.original_date"} <= set(table.columns)
    assert table["via"].map(type).eq(list).all()
    lines = found.to_csv(tmp_path / "all.csv").read_text("utf-8").splitlines()
    assert len(lines) > len(found)
    assert "reading" in lines[0]
    rows = graph.sparql("SELECT ?s WHERE { ?s a news:Statement }").to_pandas()
    assert (len(rows), list(rows.columns)) == (len(found), ["s"])


def test_without_pandas_the_extra_is_named(local: NewsGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where pandas is not installed the error names the extra that brings it."""
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(errors.UsageError, match=r"pip install 'newskg\[pandas\]'"):
        local.sources().to_pandas()


@pytest.mark.parametrize(
    "cut", [GONE + b"Content-Length: 100\r\n\r\na,b\r\n", GONE + b"Transfer-Encoding: chunked\r\n\r\n3\r\na,b\r\n"]
)
def test_an_answer_that_breaks_off_is_an_error_and_no_file(cut: bytes, tmp_path: Path) -> None:
    """A body shorter than announced, or without its last chunk, raises, and leaves nothing where the file should be."""
    with answering(cut) as (address, _), kg.open(address) as graph, pytest.raises(errors.QueryError, match="broke off"):
        graph.statements().to_csv(tmp_path / "part.csv")
    assert list(tmp_path.iterdir()) == []


def test_a_connection_that_the_server_closed_is_opened_anew() -> None:
    """A kept connection that ended meanwhile costs no error."""
    answer = b'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 17\r\n\r\n{"status": "ok" }'
    with answering(answer, answer) as (address, asked), kg.open(address, token="secret") as graph:
        assert [graph.health().status for _ in range(2)] == ["ok", "ok"]
    assert len(asked) == 2
    assert b"authorization: Bearer secret\r\n" in asked[1]


def test_where_nobody_answers_the_error_says_so() -> None:
    """An address without a server is Unreachable, text that is no address a wrong use, a folder that is none too."""
    with answering() as (address, _):
        pass
    with pytest.raises(errors.Unreachable, match="cannot be reached"):
        str(kg.open(address))
    with pytest.raises(errors.UsageError):
        kg.open("http://127.0.0.1:port/")
    with pytest.raises(errors.StoreError, match="not a graph folder"):
        kg.open("/nowhere/at/all")


def test_a_redirect_leads_to_no_other_host() -> None:
    """An answer that sends elsewhere is refused; one that names another path of the server is followed."""
    moved = b"HTTP/1.1 308 Moved\r\nLocation: %s\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    here = b'HTTP/1.1 200 OK\r\nContent-Length: 14\r\n\r\n{"id": "a/b" }'
    outside = pytest.raises(errors.QueryRefused, match="outside of this graph")
    with answering(moved % b"http://169.254.1.1/x") as (address, _), kg.open(address) as graph, outside:
        graph.entity("country/NO")
    with answering(moved % b"/api/v1/entities/a/b", here) as (address, asked), kg.open(address) as graph:
        assert graph.entity("country/NO").id == "a/b"
    assert asked[1].startswith(b"GET /api/v1/entities/a/b HTTP")


def test_importing_is_light_and_leaving_is_clean(graph_folder: Path) -> None:
    """`import kg` loads no library, opening a folder no spaCy, and a program that closes nothing ends well."""
    code = f"""if True:
        import sys, kg
        assert not {{"rdflib", "fastapi", "spacy", "pyoxigraph"}} & set(sys.modules)
        g = kg.open({str(graph_folder)!r})
        assert g.sparql("ASK {{}}")
        assert "spacy" not in sys.modules
        """
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_closed_graph_says_so(graph_folder: Path) -> None:
    """Calls after the end of the `with` block are errors."""
    with kg.open(graph_folder) as graph:
        assert graph.health().status == "ok"
    with pytest.raises(errors.StoreError, match="closed"):
        graph.health()


def test_lists_become_graphs(graph: NewsGraph) -> None:
    """Statements, events, neighbours and pairs join who is said to act with whom; what is denied draws nothing."""
    told = graph.statements(event_type="ACCUSE").to_networkx()
    assert set(told.edges()) == {
        ("country/NO", "country/IS"),
        ("person/kari-nordmo", "country/IS"),
        (FRONT.id, "country/NO"),
    }
    assert all(data["status"] in ("asserted", "reported") and data["reading"] for *_, data in told.edges(data=True))
    (denial,) = graph.statements(status="denied")
    assert told.graph["undrawn"] == [denial.id]
    assert told.nodes["country/NO"]["label"] == "Norway"
    assert graph.events(quad="MATERIAL_COOPERATION").to_networkx().has_edge("country/IS", "country/NO")
    near = graph["Norway"].neighbors().to_networkx()
    assert near.number_of_edges() == graph["Norway"].neighbors().total and "country/NO" in near
    assert graph.dyads().to_networkx().number_of_edges() == len(graph.dyads())
    with pytest.raises(errors.UsageError, match="joins nobody"):
        graph.articles().to_networkx()
