"""export, derive, check, retract, ontology: what leaves a folder, and what keeps it right."""

import gzip
import json
import os
import shutil
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from calling import Kg, finish
from sample_folder import add, help_after_storm, quarrel

from kg import plugins


def test_what_is_no_file_is_written_to_and_stays(kg: Kg, sample: Path, tmp_path: Path) -> None:
    """A pipe gets the bytes and stays a pipe; of a link the file that it names is replaced, whether there or not.

    A device without room ends with 5.
    """
    target, pipe, link = tmp_path / "real.nq", tmp_path / "pipe", tmp_path / "link"
    os.mkfifo(pipe)
    link.symlink_to(target)
    with ThreadPoolExecutor() as threads:
        taken = threads.submit(pipe.read_bytes)
        code = kg("export", sample, "-f", "nq", "-o", pipe).code
    assert (code, pipe.is_fifo()) == (0, True)
    for _ in ("dangling", "there"):
        assert kg("export", sample, "-f", "nq", "-o", link).code == 0
        assert link.is_symlink() and target.read_bytes() == taken.result()
    assert {one.name for one in tmp_path.iterdir()} == {"real.nq", "pipe", "link"}
    # Only now, when nothing above was replaced: a device would be gone for all programs.
    told = kg("export", sample, "-f", "nq", "-o", "/dev/full")
    assert told.code == 5 and "no room" in told.err


@pytest.mark.parametrize("form", plugins.names("newskg.exporters"))
def test_every_form_leaves_by_file_and_by_pipe(kg: Kg, sample: Path, tmp_path: Path, form: str) -> None:
    """Every form can be written to a file and to standard output, with the same bytes."""
    target = tmp_path / f"graph.{'zip' if form == 'csv' else form}"
    told = kg("export", sample, "-f", form, "-o", target)
    assert (told.code, told.out, told.err) == (0, "", f"written: {target}\n")
    piped = finish("export", sample, "-f", form, text=False)
    assert piped.out == target.read_bytes() and not piped.err  # type: ignore[comparison-overlap]
    assert not list(tmp_path.glob("*.part"))


def test_csv_in_a_folder_and_packed_files(kg: Kg, sample: Path, tmp_path: Path) -> None:
    """CSV becomes two files in a folder; --gzip packs one file and is refused for a folder."""
    assert kg("export", sample, "-f", "csv", "-o", tmp_path / "tables").code == 0
    assert {one.name for one in (tmp_path / "tables").iterdir()} == {"nodes.csv", "edges.csv"}
    assert kg("export", sample, "-f", "csv", "--bom", "-o", tmp_path / "marked").code == 0
    assert (tmp_path / "marked" / "nodes.csv").read_text("utf-8").startswith("\ufeffId,Label")
    assert kg("export", sample, "-f", "csv", "-o", tmp_path / "both.zip").code == 0
    assert set(zipfile.ZipFile(tmp_path / "both.zip").namelist()) == {"nodes.csv", "edges.csv"}
    assert kg("export", sample, "-f", "nq", "-o", tmp_path / "all.nq.gz", "--gzip").code == 0
    assert gzip.decompress((tmp_path / "all.nq.gz").read_bytes()).count(b" .\n") > 100
    assert kg("export", sample, "-f", "csv", "-o", tmp_path / "packed", "--gzip").code == 2


def test_export_narrows(kg: Kg, sample: Path) -> None:
    """Filters narrow what is exported; words that mean nothing are refused, never an empty graph."""

    def edges(*words: object) -> int:
        return len(json.loads(kg("export", sample, "-f", "json", *words).out)["edges"])

    assert 0 < edges("--source", "Daily Fjord") < edges()
    assert 0 < edges("--about", "Kari Nordmo") <= edges()
    assert 0 < edges("--type", "accuse") < edges()
    assert edges("--lang", "en") == edges("--no-isolated") == edges()
    assert edges("--lang", "pt") == edges("--min-confidence", "1") == 0
    assert 0 < edges("--date-field", "posted", "--until", "2030-01-01") <= edges()
    nothing = (("--posted-by", "Nobody"), ("--type", "SHRUG"), ("--lang", "?"), ("--min-confidence", "2"))
    for words in (("--status", "said"), ("--view", "all"), ("--since", "x"), ("--about", ""), *nothing):
        assert kg("export", sample, "-f", "json", *words).code in (1, 2)
    assert kg("export", sample, "-f", "docx").code == 2


@pytest.mark.parametrize(("form", "target"), [("gexf", "no/such/x.gexf"), ("gexf", "."), ("csv", "file.txt/tables")])
def test_output_that_cannot_be_written(kg: Kg, sample: Path, tmp_path: Path, form: str, target: str) -> None:
    """A place that cannot be written is told by name, with 3, and nothing half is left."""
    (tmp_path / "file.txt").write_text("x", "utf-8")
    told = kg("export", sample, "-f", form, "-o", tmp_path / target)
    assert told.code == 3
    assert told.err.startswith(f"kg: {tmp_path / target}") and "cannot be written" in told.err
    assert [one.name for one in tmp_path.iterdir()] == ["file.txt"]


def test_check_finds_nothing_in_what_was_built(kg: Kg, built: Path) -> None:
    """Check passes a built folder, and says how much it looked at."""
    told = kg("check", built)
    assert (told.code, told.out) == (0, "")
    assert told.err.endswith("articles checked: nothing found\n")


def test_check_finds_a_wrong_offset(kg: Kg, tmp_path: Path) -> None:
    """A text that does not fit its offsets is a finding and ends with 1."""
    import sqlite3

    add(tmp_path / "kg", help_after_storm())
    with sqlite3.connect(tmp_path / "kg" / "texts.sqlite") as connection:
        connection.execute("UPDATE article SET text = 'x' || text")
    connection.close()
    told = kg("check", tmp_path / "kg")
    assert told.code == 1 and told.out.startswith("article/daily-fjord/")
    found = [json.loads(line) for line in kg("check", tmp_path / "kg", "--json").out.splitlines()]
    assert len(found) == len(told.out.splitlines()) and set(found[0]) >= {"article", "subject", "message"}


def dump(kg: Kg, folder: Path) -> list[str]:
    """Return the sorted N-Quads of a folder."""
    return sorted(kg("export", folder, "-f", "nq").out.splitlines())


def test_retract_takes_out_what_only_the_article_said(kg: Kg, tmp_path: Path) -> None:
    """Without the article the folder is as if it had never come; a second time there is no such article."""
    add(tmp_path / "both", quarrel(), help_after_storm())
    add(tmp_path / "one", quarrel())
    article = next(line for line in kg("stats", tmp_path / "both", "--articles").out.splitlines() if "fjord" in line)
    told = kg("retract", tmp_path / "both", article)
    assert (told.code, told.out, told.err) == (0, "", f"retracted: {article}\n")
    assert dump(kg, tmp_path / "both") == dump(kg, tmp_path / "one")
    counts = [json.loads(kg("stats", tmp_path / name, "--json").out) for name in ("both", "one")]
    assert [one.pop("snapshot") for one in counts] and counts[0] == counts[1]
    again = kg("retract", tmp_path / "both", article)
    assert again.code == 1 and article in again.err


def test_derive_gives_what_builds_kept(kg: Kg, built: Path, tmp_path: Path) -> None:
    """Rebuilding the derived graph after a retraction changes nothing."""
    shutil.copytree(built, tmp_path / "kg")
    article = kg("stats", tmp_path / "kg", "--articles").out.splitlines()[0]
    assert kg("retract", tmp_path / "kg", article).code == 0
    before = dump(kg, tmp_path / "kg")
    assert not any(f"<https://example.org/newskg/{article}>" in line for line in before)
    assert kg("derive", tmp_path / "kg").code == 0
    assert dump(kg, tmp_path / "kg") == before
    assert kg("check", tmp_path / "kg").code == 0


@pytest.mark.parametrize(
    ("form", "mark"), [("ttl", "owl:Ontology"), ("shapes", "sh:NodeShape"), ("context", "@context")]
)
def test_ontology(kg: Kg, form: str, mark: str) -> None:
    """The ontology, its shapes and its context can be printed."""
    assert mark in kg("ontology", "-f", form).out
