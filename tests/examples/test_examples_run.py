"""The example scripts run as they are printed, on the real model, and print what they promise."""

import subprocess
import sys
from pathlib import Path

EXAMPLES = Path(__file__).parents[2] / "examples"


def run(name: str, *arguments: str | Path) -> str:
    """Return what `python examples/NAME.py` prints."""
    command = [sys.executable, EXAMPLES / f"{name}.py", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_one_article_prints_statements_and_events() -> None:
    """A text becomes statements with their speakers, a denial stays a denial, and events keep their sides."""
    printed = run("one_article")
    assert "reported     Maxim Ryzhenkov: Nobody has called us" in printed
    assert "denied       Belarus: it had been asked to leave" in printed
    assert "ACCUSE       Poland -> Belarus: 'accused'" in printed


def test_corpus_prints_closing_figures_and_can_be_asked(tmp_path: Path) -> None:
    """The whole corpus is built, counted and queried, a second run finds nothing new, server and client answer."""
    first = run("corpus", tmp_path / "kg")
    assert "16 new, 0 unchanged, 0 failed" in first
    figures = dict(line.split() for line in first.splitlines() if len(line.split()) == 2 and line[:1].isalpha())
    assert int(figures["statements"]) > 100
    assert "embassy" in first.partition("who denies most")[2]
    assert "0 new, 16 unchanged, 0 failed" in run("corpus", tmp_path / "kg")
    rows = run("sparql_from_python", tmp_path / "kg")
    assert "Olga Sidorenka (denied)" in rows or "Olga Sidorenka (reported)" in rows
    assert "No Belarusian diplomat has ever installed a camera in that port" in rows
    asked = run("ask_from_python", tmp_path / "kg")
    assert "reported   Public Square Review (2025-03-25) reports what Belarus said: Belarus says they were" in asked
    assert "it is said to coerce NATO (told of 2 times)" in asked
    assert "Public Square Review: " in asked.partition("in which words")[2]
    assert "denies 2 times" in asked


def test_to_gephi_writes_a_graph_that_networkx_reads(tmp_path: Path) -> None:
    """The neighborhood of an actor arrives with nodes, edges and relations told as said."""
    printed = run("to_gephi", "Anton Reisz", tmp_path / "reisz.gexf")
    assert (tmp_path / "reisz.gexf").read_text("utf-8").startswith("<?xml")
    assert "Anton Reisz -> Belarus: is said to accuse" in printed


def test_own_extractor_adds_ties_that_the_built_in_steps_do_not_read() -> None:
    """A step installed by its entry point runs once it is named in the configuration."""
    before, _, after = run("own_extractor").partition("with the step compounds")
    assert "compounds" not in before.partition("built-in steps")[2]
    assert "Gazprom OWNS Corvin Group (rule compounds)" in after
    assert "Hezbollah ALLY_OF Green Union (rule compounds)" in after
