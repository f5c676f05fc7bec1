"""build, split, extract, evaluate: articles in."""

import json
from pathlib import Path

from calling import CORPUS, Kg, finish, on_terminal

from kg.commands.progress import BuildProgress
from kg.scale.progress import Progress

GOOD = {
    "title": "Herring",
    "publisher": "Log",
    "published": "2025-03-04",
    "text": "Norway accused Iceland of theft. Iceland denied it on Monday, Kari Nordmo said.",
}


def write(path: Path, *rows: object) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


def test_closing_line_and_report(kg: Kg, tmp_path: Path) -> None:
    """A build says in one line what was read and what the folder holds; --json says the same on stdout."""
    source, folder = write(tmp_path / "a.jsonl", GOOD), tmp_path / "kg"
    plan = kg("build", source, "-o", folder, "--dry-run")
    assert (plan.code, plan.out, plan.err) == (0, "", "1 article (1 new) · nothing was written\n")
    assert not folder.exists()
    told = kg("build", source, "-o", folder)
    assert (told.code, told.out) == (0, "")
    assert told.err.startswith("1 article (1 new) from 1 original source · ") and told.err.endswith(f" s · {folder}\n")
    again = kg("build", source, "-o", folder, "--json", "-q")
    report = json.loads(again.out)
    assert (report["unchanged"], report["failed"], report["totals"]["articles"], again.err) == (1, 0, 1, "")


def test_build_from_standard_input(kg: Kg, tmp_path: Path) -> None:
    """`-` is standard input, and its form is recognised as that of a file."""
    with write(tmp_path / "a.jsonl", GOOD).open() as stream:
        told = finish("split", "-", "--json", stdin=stream)
    assert json.loads(told.out)["title"] == "Herring"


def test_progress_in_a_file_is_lines(capsys: object, kg: Kg, tmp_path: Path) -> None:
    """Where no terminal listens, progress is a plain line now and then; with -q there is none."""
    progress = BuildProgress(every=0.0)
    with progress:
        progress.show(Progress(read=3, new=2, failed=1, seconds=2.0, latest="\x1b[2J"))
    assert capsys.readouterr().err == "3 articles, 1.5/s, 1 failed\n"  # type: ignore[attr-defined]


def test_progress_on_a_terminal_goes_away(tmp_path: Path) -> None:
    """On a terminal a bar is drawn and taken away; the closing line stays."""
    shown = on_terminal("build", write(tmp_path / "a.jsonl", GOOD), "-o", tmp_path / "kg", columns=100)
    assert "\x1b[" in shown
    assert "1 article (1 new)" in shown.splitlines()[-2] + shown.splitlines()[-1]


def test_split_shows_the_cut(kg: Kg) -> None:
    """Split prints a line per article with chain, dates, authors and title, and what it could not tell as talk."""
    told = kg("split", CORPUS)
    rows = [json.loads(line) for line in kg("split", CORPUS, "--json").out.splitlines()]
    assert told.code == 0
    assert len(told.out.splitlines()) == len(rows) + 1
    for row, line in zip(rows, told.out.splitlines()[1:], strict=True):
        assert row["title"] in line and row["outlet"] in line
        assert all(link["outlet"] in line for link in row["chain"])
    assert told.err.endswith(f"{len(rows)} articles\n")


def test_split_fits_a_terminal(tmp_path: Path) -> None:
    """On a terminal the table folds, and on a very narrow one it becomes records; no line is too wide."""
    for columns in (100, 80, 40):
        shown = on_terminal("split", CORPUS / "wire.jsonl", columns=columns, NO_COLOR="1")
        assert max(map(len, shown.splitlines())) <= columns
    assert "(1)" in shown


def test_extract_forms(kg: Kg, tmp_path: Path) -> None:
    """Extract prints readings as JSON Lines, the annotation schema, N-Quads or TriG."""
    source = write(tmp_path / "a.jsonl", GOOD)
    reading = json.loads(kg("extract", source).out)
    assert reading["statements"] and reading["article"]["headline"] == "Herring"
    assert json.loads(kg("extract", source, "-f", "eval").out)["statements"]
    assert kg("extract", source, "-f", "nquads").out.rstrip().endswith(" .")
    assert "@prefix news:" in kg("extract", source, "-f", "trig").out


def test_explanations_name_rule_entry_and_confidence(kg: Kg, tmp_path: Path) -> None:
    """Each reading comes with the rule, the dictionary line and the confidence, under its sentence."""
    told = kg("extract", write(tmp_path / "a.jsonl", GOOD), "--explain")
    lines = told.out.splitlines()
    readings = [line for line in lines if line.startswith(("  statement ", "  event ", "  tie "))]
    assert told.code == 0 and any(line.startswith("0-32 Norway accused") for line in lines)
    assert any(line.startswith("  event ") and "event_verbs:accuse" in line for line in readings)
    for line in readings:
        assert "(rule " in line and ", confidence 0." in line


def test_explanations_name_the_rules_of_dates_and_places(kg: Kg, tmp_path: Path) -> None:
    """The date and the place of an event come with the rule that gave each."""
    row = GOOD | {"published": "2025-03-12", "text": "On Monday Norway met Iceland in Oslo."}
    told = kg("extract", write(tmp_path / "a.jsonl", row), "--explain")
    (event,) = (line for line in told.out.splitlines() if line.startswith("  event "))
    assert ", 2025-03-10 by rule phrase" in event and ", in Oslo by rule phrase" in event


def test_evaluate_prints_scores(kg: Kg, tmp_path: Path) -> None:
    """Evaluate scores predictions against gold; equal files score one in every layer that has cases."""
    source = write(tmp_path / "a.jsonl", GOOD)
    gold = tmp_path / "gold.jsonl"
    gold.write_text(kg("extract", source, "-f", "eval").out, "utf-8")
    told = kg("evaluate", gold, "--predictions", gold)
    assert told.code == 0 and "1 article\n" in told.out
    figures = json.loads(kg("evaluate", gold, "--predictions", gold, "--json").out)
    assert {row["f1"] for row in figures["layers"].values() if row["gold"]} == {1.0}


def test_evaluate_says_what_is_wrong_with_gold(kg: Kg, tmp_path: Path) -> None:
    """A gold file that is no gold file is told with its line, and a missing one is wrong usage."""
    broken = tmp_path / "gold.jsonl"
    broken.write_text('{"id": "x"}\n', "utf-8")
    told = kg("evaluate", broken)
    assert told.code == 3 and "left out: gold.jsonl:1: there is no text" in told.err and "--articles" in told.err
    broken.write_text("{", "utf-8")
    told = kg("evaluate", broken)
    assert told.code == 3 and "gold.jsonl" in told.err
    assert kg("evaluate", tmp_path / "none.jsonl").code == 2
