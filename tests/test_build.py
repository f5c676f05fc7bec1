"""The pipeline from files to a folder, with the real model and the real rules."""

import json
import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kg import build as pipeline
from kg import derive
from kg.build import BuildOptions, build, open_store, rebuild_derived, retract, run_moment
from kg.config import Config
from kg.errors import ModelError, NotFound, StoreError, StoreLocked, UsageError
from kg.read.base import ReadOptions
from kg.reading import Reading
from kg.scale.progress import Progress
from kg.store.dump import dump
from kg.store.folder import open_view

TEXTS = {
    "Harbour talks": "Norway accused Denmark of breaking the fishing treaty on Monday. Denmark denied the charge.",
    "Grain deal": "“We will not sign,” said Anna Virtanen, the Finnish trade minister. Sweden praised Finland.",
    "Bridge closed": "The city council of Porto closed the old bridge. Portugal thanked Spain for its help.",
}


def lines(texts: dict[str, str]) -> str:
    rows = [
        {"headline": headline, "text": text, "publisher": "Example Daily", "published": "2025-03-04"}
        for headline, text in texts.items()
    ]
    return "".join(json.dumps(row) + "\n" for row in rows)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "articles.jsonl"
    path.write_text(lines(TEXTS), "utf-8")
    return path


@pytest.fixture(autouse=True)
def one_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")


def everything(folder: Path) -> str:
    return "".join(dump(open_view(folder)))


def test_build_and_build_again(source: Path, tmp_path: Path) -> None:
    """A second build of the same input changes nothing; a changed article is read anew, and only that one."""
    folder = tmp_path / "graph"
    seen: list[Progress] = []
    report = build([str(source)], folder, options=BuildOptions(progress=seen.append))
    assert (report.done.new, report.done.unchanged, report.done.failed) == (3, 0, 0)
    assert report.totals["articles"] == 3
    assert report.totals["sources"] == 1
    assert report.totals["statements"] > 0
    assert [step.read for step in seen] == [1, 2, 3]
    assert seen[-1].latest == "Bridge closed"
    first = everything(folder)
    assert derive.differences(open_view(folder)) == (set(), set())

    again = build([str(source)], folder)
    assert (again.done.new, again.done.changed, again.done.unchanged) == (0, 0, 3)
    assert again.totals == report.totals
    assert everything(folder) == first

    source.write_text(lines({**TEXTS, "Grain deal": "Finland signed. Sweden praised Finland."}), "utf-8")
    changed = build([str(source)], folder)
    assert (changed.done.new, changed.done.changed, changed.done.unchanged) == (0, 1, 2)


def test_one_and_two_processes_give_the_same_bytes(source: Path, tmp_path: Path) -> None:
    """Sorted dumps are equal whatever the number of processes and of articles per commit."""
    build([str(source)], tmp_path / "one", Config(batch=1))
    build([str(source)], tmp_path / "two", Config(workers=2, batch=2))
    assert everything(tmp_path / "one") == everything(tmp_path / "two")


def test_dumps_without_moments_compare(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The times of runs differ between runs and can be left out."""
    build([str(source)], tmp_path / "one")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225601")
    build([str(source)], tmp_path / "two")
    assert everything(tmp_path / "one") != everything(tmp_path / "two")
    one, two = (dump(open_view(tmp_path / name), moments=False) for name in ("one", "two"))
    assert list(one) == list(two)


def test_moment_of_a_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """SOURCE_DATE_EPOCH dates the run; nonsense in it is told."""
    assert run_moment() == datetime(2026, 1, 1, tzinfo=UTC)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    with pytest.raises(UsageError, match="SOURCE_DATE_EPOCH"):
        run_moment()
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert abs((datetime.now(UTC) - run_moment()).total_seconds()) < 60


def test_bad_articles_are_listed_and_the_rest_goes_on(source: Path, tmp_path: Path) -> None:
    """What cannot be read, in the input or by the rules, stands in failures.jsonl with its place and reason."""
    folder = tmp_path / "graph"
    source.write_text(source.read_text("utf-8") + "{broken\n", "utf-8")
    report = build([str(source)], folder, Config(max_characters=max(map(len, TEXTS.values())) - 1))
    listed = [json.loads(line) for line in (folder / "failures.jsonl").read_text("utf-8").splitlines()]
    assert report.done.failed == len(report.failures) == len(listed) >= 2
    assert {row["origin"] for row in listed} >= {"articles.jsonl:4"}
    assert any("characters" in row["message"] for row in listed)
    assert report.done.new == report.done.read - report.done.failed >= 1
    assert report.totals["articles"] == report.done.new

    good = build([str(source)], folder)
    assert good.done.failed == 1
    assert len((folder / "failures.jsonl").read_text("utf-8").splitlines()) == 1


def test_an_interrupted_build_keeps_what_is_finished(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C commits the finished articles and reaches the caller; the next build does the rest."""
    read = pipeline.read_article

    def interrupted(article: object, config: Config) -> Reading:
        if article.headline == "Bridge closed":  # type: ignore[attr-defined]
            raise KeyboardInterrupt
        return read(article, config)  # type: ignore[arg-type]

    folder = tmp_path / "graph"
    monkeypatch.setattr(pipeline, "read_article", interrupted)
    with pytest.raises(KeyboardInterrupt):
        build([str(source)], folder)
    assert len(list(open_view(folder).articles())) == 2
    monkeypatch.setattr(pipeline, "read_article", read)
    report = build([str(source)], folder)
    assert (report.done.new, report.done.unchanged) == (1, 2)
    build([str(source)], tmp_path / "straight")
    assert everything(folder) == everything(tmp_path / "straight")


def test_signals_of_the_terminal(source: Path, tmp_path: Path) -> None:
    """SIGINT to the whole group, workers included, ends a build within seconds and leaves a usable folder."""
    script = tmp_path / "script.py"
    script.write_text(
        "import sys\nfrom pathlib import Path\nfrom kg.build import build, BuildOptions\nfrom kg.config import Config\n"
        "if __name__ == '__main__':\n"
        "    tell = lambda step: print(step.read, flush=True)\n"
        "    config = Config(workers=2, batch=1)\n"
        "    build([sys.argv[1]], Path(sys.argv[2]), config, BuildOptions(progress=tell))\n"
    )
    many = {f"{headline} {number}": text for number in range(100) for headline, text in TEXTS.items()}
    source.write_text(lines(many), "utf-8")
    folder = tmp_path / "graph"
    command = [sys.executable, str(script), str(source), str(folder)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as running:
        assert running.stdout is not None and running.stderr is not None
        running.stdout.readline()
        os.killpg(running.pid, signal.SIGINT)
        began = time.monotonic()
        running.wait(20)
        complaint = running.stderr.read()
    assert time.monotonic() - began < 20
    assert complaint.count("Traceback") == 1, complaint
    assert complaint.strip().endswith("KeyboardInterrupt")
    done = len(list(open_view(folder).articles()))
    assert 1 <= done < 300
    assert derive.differences(open_view(folder)) == (set(), set())


def test_two_builds_at_once(source: Path, tmp_path: Path) -> None:
    """The second build of a folder is refused and says who writes."""
    folder = tmp_path / "graph"
    store = open_store(folder, Config())
    with store.writer(), pytest.raises(StoreLocked, match=f"process {os.getpid()}"):
        build([str(source)], folder)


def test_retract(source: Path, tmp_path: Path) -> None:
    """An article that was taken back leaves nothing; one that is not there is an error."""
    build([str(source)], tmp_path / "graph")
    source.write_text(lines({name: text for name, text in TEXTS.items() if name != "Grain deal"}), "utf-8")
    build([str(source)], tmp_path / "without")
    (name,) = (article for article, _ in open_view(tmp_path / "graph").articles() if "grain-deal" in article)
    retract(tmp_path / "graph", f"https://example.org/newskg/{name}")
    assert everything(tmp_path / "graph") == everything(tmp_path / "without")
    with pytest.raises(NotFound):
        retract(tmp_path / "graph", name)


def test_rebuilding_the_derived_graph_changes_nothing(source: Path, tmp_path: Path) -> None:
    """`kg derive` gives the graph that the build made."""
    build([str(source)], tmp_path / "graph")
    before = everything(tmp_path / "graph")
    rebuild_derived(tmp_path / "graph")
    assert everything(tmp_path / "graph") == before


def test_dry_run_and_refresh(source: Path, tmp_path: Path) -> None:
    """A dry run tells what would be new and makes nothing; a refresh reads unchanged articles again."""
    folder = tmp_path / "graph"
    plan = build([str(source)], folder, options=BuildOptions(dry_run=True))
    assert (plan.done.new, folder.exists()) == (3, False)
    build([str(source)], folder)
    plan = build([str(source)], folder, options=BuildOptions(dry_run=True))
    assert (plan.done.new, plan.done.unchanged) == (0, 3)
    report = build([str(source)], folder, options=BuildOptions(refresh=True))
    assert report.done.changed == 3


def test_settings_that_do_not_fit(source: Path, tmp_path: Path) -> None:
    """A missing model stops the build at once; another base than the folder's is refused; so is a strange folder."""
    with pytest.raises(ModelError):
        build([str(source)], tmp_path / "graph", Config(model="no-such-pipeline"))
    with pytest.raises(UsageError, match="base"):
        open_store(tmp_path / "graph", Config(base="https://other.example/"))
    with pytest.raises(StoreError, match="not a graph folder"):
        retract(tmp_path, "article/none")
    with pytest.raises(StoreError, match=r"holds articles\.jsonl"):
        build([str(source)], tmp_path)


def test_a_bug_in_one_article_is_listed(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A mistake in the rules that one article brings out costs that article alone and names its place."""
    read = pipeline.read_article

    def wrong(article: object, config: Config) -> Reading:
        if article.headline == "Grain deal":  # type: ignore[attr-defined]
            raise IndexError("list index out of range")
        return read(article, config)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "read_article", wrong)
    report = build([str(source)], tmp_path / "graph")
    assert (report.done.new, report.done.failed) == (2, 1)
    assert "test_build.py" in report.failures[0][1]


def test_the_limit_of_the_settings_is_the_limit_of_the_readers(tmp_path: Path) -> None:
    """A text longer than readers take by default is read when the settings allow it."""
    long = "Norway accused Kenya of spying. " + "It rained on the harbour. " * 60
    source = tmp_path / "long.jsonl"
    source.write_text(json.dumps({"outlet": "Northern Wire", "title": "Rain", "text": long}) + "\n", "utf-8")
    options = BuildOptions(reading=ReadOptions(max_characters=100))
    report = build([str(source)], tmp_path / "graph", Config(max_characters=len(long)), options)
    assert (report.done.new, report.done.failed) == (1, 0)
