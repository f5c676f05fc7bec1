"""The import order of the house, read from the source."""

import ast
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]

ORDER = (
    ("errors", "vocab", "iris"),
    ("article", "reading", "mentions", "draft", "spots"),
    ("config", "plugins", "lexicon", "folding", "identity"),
    ("read", "annotate", "extract", "rdf"),
    ("extraction",),
    ("store",),
    ("derive", "query"),
    ("graph",),
    ("export",),
    ("scale", "check"),
    ("build",),
    ("cli", "commands", "api", "client", "agents"),
)
RANK = {room: rank for rank, rooms in enumerate(ORDER) for room in rooms}

# errors < vocab, iris and article < reading < draft share a rank but build on one another, in this order.
WITHIN_A_RANK = {
    ("vocab", "errors"),
    ("iris", "errors"),
    ("reading", "article"),
    ("draft", "article"),
    ("draft", "reading"),
    ("draft", "mentions"),
    ("identity", "lexicon"),
    ("identity", "folding"),
    ("cli", "commands"),
    ("client", "api"),
    ("agents", "client"),
    ("commands", "client"),
    ("commands", "agents"),
    ("commands", "api"),
}

HOME = {
    "spacy": ("kg/annotate/", "kg/extract/", "kg/spots.py"),
    "pyoxigraph": (
        "kg/store/oxigraph.py",
        "kg/store/parsing.py",
        "kg/store/documents.py",
        "kg/store/graph_writer.py",
        "kg/store/dataset.py",
        "kg/store/merging.py",
        "kg/query/worker.py",
    ),
    "rdflib": ("kg/vocab.py", "kg/rdf/", "kg/check/", "kg/store/dataset.py"),
    "pyshacl": ("kg/check/",),
    "networkx": ("kg/graph/", "kg/export/"),
    "igraph": ("kg/graph/", "kg/export/"),
    "fastapi": ("api/",),
    "starlette": ("api/",),
    "mcp": ("kg/agents/",),
    "pandas": ("kg/client/",),
}


def sources() -> list[Path]:
    return sorted(path for top in ("kg", "api", "ontology") for path in (ROOT / top).rglob("*.py"))


def imports(path: Path) -> Iterator[str]:
    """Yield the dotted names that a module imports at run time; imports for types only do not count."""
    tree = ast.parse(path.read_text("utf-8"))
    typing_only = {
        id(node)
        for test in ast.walk(tree)
        if isinstance(test, ast.If) and "TYPE_CHECKING" in ast.dump(test.test)
        for node in ast.walk(test)
    }
    for node in ast.walk(tree):
        if id(node) in typing_only:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            if node.module in ("kg", "api"):
                yield from (f"{node.module}.{alias.name}" for alias in node.names)
            else:
                yield node.module


def room(dotted: str) -> str | None:
    parts = dotted.split(".")
    if parts[0] == "api":
        return "api"
    if parts[0] != "kg" or len(parts) == 1:
        return None
    return parts[1]


def test_no_module_imports_from_a_higher_room_or_a_sibling() -> None:
    """Every import goes down the order above, which CONTRIBUTING.md tells too."""
    wrong = []
    for path in sources():
        relative = path.relative_to(ROOT)
        here = room(".".join(relative.with_suffix("").parts))
        if here in (None, "__init__"):
            continue
        for name in imports(path):
            there = room(name)
            if there in (None, here, "__version__"):
                continue
            assert there in RANK, f"{relative} imports {name}, a room that the order does not name"
            if RANK[there] >= RANK[here] and (here, there) not in WITHIN_A_RANK:
                wrong.append(f"{relative} imports {name}")
    assert wrong == []


def test_libraries_stay_in_their_rooms() -> None:
    """spaCy, pyoxigraph, rdflib, networkx, igraph and FastAPI are imported only where they belong."""
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in sources()
        for name in imports(path)
        if (homes := HOME.get(name.split(".")[0])) and not path.relative_to(ROOT).as_posix().startswith(homes)
    ]
    assert wrong == []


def test_the_command_line_and_the_api_start_without_spacy() -> None:
    """Importing the command line or the API loads no spaCy, which takes a second or more."""
    code = "import sys, kg.cli, api.app; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_modules_stay_small() -> None:
    """No module has more than 250 lines."""
    large = {
        path.relative_to(ROOT).as_posix(): lines
        for path in sources()
        if (lines := len(path.read_text("utf-8").splitlines())) > 250
    }
    assert large == {}


def test_functions_stay_small() -> None:
    """No function has more than 40 lines."""
    large = {
        f"{path.relative_to(ROOT).as_posix()}: {node.name}": lines
        for path in sources()
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (lines := (node.end_lineno or 0) - node.lineno + 1) > 40
    }
    assert large == {}


def test_modules_of_tests_have_names_of_their_own() -> None:
    """No two files of tests are called the same: pytest would collect neither of a whole run."""
    names = Counter(path.name for path in (ROOT / "tests").rglob("*.py") if path.name != "conftest.py")
    assert [name for name, number in names.items() if number > 1] == []
