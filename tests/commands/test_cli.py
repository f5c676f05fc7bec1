"""What all verbs share: help, exit codes, streams, terminals, control characters."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from calling import KG, Kg, finish, on_terminal, start
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import errors
from kg.cli import VERBS
from kg.commands import query as query_verb
from kg.commands.console import EXIT_CODES, exit_code, printable

HEAVY = (
    "spacy",
    "rdflib",
    "pyshacl",
    "fastapi",
    "uvicorn",
    "pyoxigraph",
    "networkx",
    "igraph",
    "numpy",
    "rich.progress",
)


def test_help_names_every_verb_without_heavy_imports(kg: Kg) -> None:
    """`kg --help` lists the verbs and loads none of the large libraries."""
    shown = kg("--help")
    assert shown.code == 0
    assert all(f"  {verb} " in shown.out for verb in VERBS)
    code = f"import sys; from kg.cli import run; run(['--help']); print([m for m in {HEAVY} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help(kg: Kg, verb: str) -> None:
    """Each verb tells its options, the shared ones too, without importing its work."""
    shown = kg(verb, "--help")
    assert shown.code == 0 and not shown.err
    assert "--quiet" in shown.out and "--verbose" in shown.out


def test_version(kg: Kg) -> None:
    """`kg --version` prints name and version."""
    assert kg("--version").out.startswith("kg, version ")


@pytest.mark.parametrize(
    "words", [("bild",), ("ask",), ("ask", "folder", "who", "--limit", "0"), ("build", "x"), ("stats", "x", "--nope")]
)
def test_wrong_usage_is_2(kg: Kg, words: tuple[str, ...]) -> None:
    """Unknown verbs and options and missing arguments end with 2 and say what is expected."""
    told = kg(*words)
    assert told.code == 2 and not told.out
    assert "Error: " in told.err


def test_every_error_has_an_exit_code() -> None:
    """Every error of the project has one exit code, the nearest in the table."""
    every = [one for one in vars(errors).values() if isinstance(one, type) and issubclass(one, errors.KgError)]
    found = {one.__name__: exit_code(one.__new__(one)) for one in every}
    assert set(found.values()) == {1, 2, 3, 5}
    assert (found["NotFound"], found["StoreLocked"], found["StoreFull"], found["QueryTimeout"]) == (1, 3, 5, 5)
    assert EXIT_CODES[-1][0] is errors.KgError


def test_a_reader_that_goes_away_ends_the_command_quietly(sample: Path) -> None:
    """`kg ... | head` ends with 0 and says nothing, whatever prints."""
    for words in (("export", sample, "-f", "nq"), ("query", sample, "-e", "SELECT * WHERE { GRAPH ?g { ?s ?p ?o } }")):
        with start(*words) as process:
            assert process.stdout is not None and process.stderr is not None
            assert process.stdout.readline()
            process.stdout.close()
            assert (process.wait(30), process.stderr.read()) == (0, "")


def test_output_without_room_is_5(sample: Path) -> None:
    """A full disk behind standard output ends with 5 and says so."""
    with Path("/dev/full").open("w") as full:
        told = finish("ontology", stdout=full)
    assert told.code == 5
    assert told.err.startswith("kg: the output cannot be written: No space left on device")


def test_closed_streams(sample: Path) -> None:
    """Closed standard streams are no crash: without input it is told, without output nothing is shown."""
    command = " ".join(f"'{word}'" for word in KG)
    closed = subprocess.run(f"{command} split - <&-", shell=True, capture_output=True, text=True, check=False)
    assert (closed.returncode, closed.stderr.splitlines()[0]) == (3, "kg: standard input is closed")
    shut = subprocess.run(f"{command} stats {sample} >&- 2>&-", shell=True, capture_output=True, check=False)
    assert shut.returncode == 0


def test_interrupted_is_130(kg: Kg, monkeypatch: pytest.MonkeyPatch, sample: Path) -> None:
    """Ctrl-C in any verb ends with 130 and one line."""

    def interrupted(*_: object) -> bool:
        raise KeyboardInterrupt

    monkeypatch.setattr(query_verb, "_run", interrupted)
    told = kg("query", sample, "-e", "ASK {}")
    assert (told.code, told.err) == (130, "interrupted\n")


def test_quiet_leaves_errors_alone(kg: Kg, sample: Path) -> None:
    """`-q` hushes talk, never errors, and data stays the same."""
    loud, hushed = kg("ask", sample, "Norway"), kg("ask", sample, "Norway", "-q")
    assert loud.err and not hushed.err and loud.out == hushed.out
    assert kg("ask", sample, "Nobody Atall", "-q").err.startswith("kg: no actor")


def test_errors_have_a_place_and_a_way_out(kg: Kg, tmp_path: Path) -> None:
    """An error is one line that begins with the program, and one line that says what to do."""
    told = kg("stats", tmp_path)
    assert told.code == 3
    assert told.err.splitlines() == [
        f"kg: {tmp_path} is not a graph folder",
        f"    make one: kg build INPUT -o {tmp_path}",
    ]


def test_colours_on_terminals_alone(sample: Path) -> None:
    """A terminal gets colours and wrapped lines, with NO_COLOR the lines alone, a pipe neither."""
    painted = on_terminal("ask", sample, "Iceland", columns=60)
    plain = on_terminal("ask", sample, "Iceland", columns=60, NO_COLOR="1")
    dumb = on_terminal("ask", sample, "Norway", TERM="dumb")
    assert "\x1b[1mKari Nordmo\x1b[0m" in painted and "\x1b[31mdenied\x1b[0m" in painted
    assert "\x1b" not in plain and max(map(len, plain.splitlines()[:-1])) <= 60
    piped = finish("ask", sample, "Norway")
    assert "\x1b" not in piped.out + dumb and max(map(len, piped.out.splitlines())) > 100


@settings(max_examples=200, deadline=None)
@given(st.text())
def test_printable_text_drives_no_terminal(text: str) -> None:
    """What is printed has no control, no bidirectional and no surrogate character, and is one line."""
    shown = printable(text)
    assert all(letter.isprintable() or letter in "\u200c\u200d" for letter in shown)
    assert len(shown.splitlines()) <= 1


def test_hostile_text_stays_on_its_line(kg: Kg, tmp_path: Path) -> None:
    """Escape sequences in an article reach neither terminal nor pipe raw, in any verb that prints them."""
    bad = {"title": "\x1b]0;mine\x07 \u202e title", "publisher": "P\x1b[1m", "published": "2025-01-02"}
    text = "\x1b[2J\n\nNorway accused \x9b31mIceland of theft. Iceland\x07 denied it, Kari \x1b[5mNordmo said."
    lines = [{**bad, "text": text}, {**bad, "title": "\x1b[3m", "text": ""}, "\x1b[2J"]
    source = tmp_path / "\x1b[31mred.jsonl"
    source.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), "utf-8")
    folder = tmp_path / "kg"
    shown = [kg("build", source, "-o", folder), kg("split", source), kg("extract", source, "--explain")]
    assert [one.code for one in shown] == [4, 4, 4]
    for words in (("ask", "Norway"), ("show", "Norway"), ("stats",), ("query", "-n", "1"), ("export", "-f", "nq")):
        shown.append(kg(words[0], folder, *words[1:]))
        assert shown[-1].code == 0
    shown += [kg("ask", folder, "\x1b[2J"), kg("stats", "\x1b[2J"), kg("query", folder, "-e", "SELECT \x1b[2J")]
    for one in shown:
        assert not set(one.out + one.err) & set("\x1b\x07\x9b\u202e")


def test_data_on_a_terminal_is_shown_not_obeyed(sample: Path) -> None:
    """Data in a form of its own goes to a pipe byte for byte and to a terminal with its control characters shown."""
    asked = ("query", sample, "-e", 'SELECT ("a\\u001B[2Jb" AS ?x) WHERE {}', "-f", "csv")
    assert "a\x1b[2Jb" in finish(*asked).out
    assert "a\\x1b[2Jb" in on_terminal(*asked)
    packed = on_terminal("export", sample, "-f", "csv")
    assert "this is not text for a terminal" in packed
