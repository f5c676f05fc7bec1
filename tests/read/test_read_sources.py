"""All inputs of a call: which reader, which articles, what goes wrong."""

import io
import json
import logging
import os
import threading
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from kg.article import Article
from kg.errors import ArticleError, InputError, UsageError
from kg.read.base import ReadOptions
from kg.read.sources import read_all
from kg.read.split import split_rows

PAGE = str(Path(__file__).parent / "pages" / "commonplace.txt")
TEXT = "The quay was closed on Monday."


def record(title: str, day: str | None = "2024-05-03", text: str = TEXT) -> str:
    fields = {"title": title, "text": text, "outlet": "TQC", "id": title.lower()}
    return json.dumps(fields | ({"date": day} if day else {}))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.jsonl").write_text(record("One") + "\n" + record("Two", "2024-05-04") + "\n")
    (tmp_path / "b.md").write_text(f"---\ntitle: Three\ndate: 2024-05-05\noutlet: TQC\n---\n{TEXT}\n")
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / "b.md").write_text(f"Four\n\nMay 6, 2024\n\n{TEXT}\n")
    (tmp_path / ".hidden.md").write_text("Hidden\n\nbody")
    (tmp_path / "notes.xyz").write_text("not a known ending")
    return tmp_path


def titles(found: list[Article | ArticleError]) -> list[str]:
    return [one.headline if isinstance(one, Article) else "!" for one in found]


@pytest.mark.parametrize(
    ("name", "content", "form"),
    [
        ("x", record("One") + "\n" + record("Two"), "jsonl"),
        ("x.txt", record("One") + "\n" + record("Two"), "jsonl"),
        ("x", "[" + record("One") + "]", "json"),
        ("x", json.dumps(json.loads(record("One")), indent=2), "json"),
        ("x", "title,text,date\nOne,It was closed,2024-05-03\n", "csv"),
        ("x.md", f"# One\n\n{TEXT}\n", "text"),
        ("x.log", f"One\n\n{TEXT}\n", "text"),
    ],
)
def test_forms_are_recognised(tmp_path: Path, name: str, content: str, form: str) -> None:
    """The form of a file is told by its content and its name; naming the form gives the same articles."""
    path = tmp_path / name
    path.write_text(content)
    found = list(read_all([str(path)]))
    assert titles(found)[0] == "One"
    assert found == list(read_all([str(path)], form=form))


def test_an_archive_page_is_recognised() -> None:
    """A page with header and footer lines is read as an archive."""
    assert len(list(read_all([PAGE]))) == 3


def test_a_pattern_file_makes_a_text_an_archive_page(tmp_path: Path) -> None:
    """With a pattern file a plain text is cut by it, while JSON Lines stay what they are."""
    pattern = tmp_path / "layout.toml"
    pattern.write_text("site = 'The Log'\nsite_lines = 0\nheader = ['^~ (?P<outlet>\\w+) ~$']\n")
    page, lines = tmp_path / "page.txt", tmp_path / "a.jsonl"
    page.write_text(f"One\n~ TQC ~\n{TEXT}\n")
    lines.write_text(record("Two"))
    one, two = read_all([str(page), str(lines)], ReadOptions(pattern=pattern))
    assert isinstance(one, Article)
    assert (one.publisher, one.original.publisher, one.text) == ("The Log", "TQC", TEXT)
    assert titles([two]) == ["Two"]


def test_folders_are_read_in_order(folder: Path) -> None:
    """Members with known endings are read by name, hidden ones left out; origins keep the path inside the folder."""
    found = list(read_all([str(folder)]))
    assert titles(found) == ["One", "Two", "Three", "Four"]
    assert found[-1].origin == "c/b.md"


def test_one_bad_member_does_not_stop_a_folder(folder: Path) -> None:
    """A member that is binary or a web page becomes an error, and the rest is read."""
    (folder / "a.txt").write_bytes(b"\x00\x01\x02binary")
    (folder / "page.html").write_text("<html><body>Quay</body></html>")
    found = list(read_all([str(folder)]))
    assert titles(found) == ["One", "Two", "!", "Three", "Four", "!"]
    assert "HTML" in str(found[-1])
    assert "NUL" in str(found[2])


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    """A dash reads standard input, whatever its form."""
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO((record("One") + "\n").encode())))
    (found,) = read_all(["-"])
    assert isinstance(found, Article)
    assert (found.headline, found.origin) == ("One", "standard input:1")


def test_a_pipe_is_read(tmp_path: Path) -> None:
    """A named pipe is read to its end."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=lambda: pipe.write_text(record("One") + "\n"))
    writer.start()
    assert titles(list(read_all([str(pipe)]))) == ["One"]
    writer.join()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"\x00\x00\x01", "binary"),
        (b"<html><body>Quay</body></html>", "HTML"),
        (b"<?xml version='1.0'?><rss></rss>", "XML"),
        (b'{"title": "cut off', "not JSON"),
    ],
)
def test_unusable_files(tmp_path: Path, content: bytes, words: str) -> None:
    """A file that cannot be read at all is an error with its name, what is wrong and what to do."""
    path = tmp_path / "thing.dat"
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        list(read_all([str(path)]))
    assert words in caught.value.message
    assert "thing.dat" in caught.value.message
    assert caught.value.hint


def test_missing_inputs(tmp_path: Path, folder: Path) -> None:
    """No input, a missing file, an empty folder and an unknown form are told before anything is read."""
    (tmp_path / "empty").mkdir()
    for inputs, words in (
        ([], "no input"),
        ([str(tmp_path / "none.txt")], "no file"),
        ([str(tmp_path / "empty")], "no file to read"),
        ([str(folder / "a.jsonl"), str(tmp_path / "none.txt")], "no file"),
    ):
        with pytest.raises(InputError, match=words):
            read_all(inputs)
    with pytest.raises(UsageError, match="no reader called 'telex'"):
        read_all([PAGE], form="telex")


def test_a_file_in_another_encoding_is_noted(tmp_path: Path) -> None:
    """An article from a file that is not UTF-8 says how it was read."""
    path = tmp_path / "a.txt"
    path.write_bytes(f"Café closed\n\nMay 3, 2024\n\n{TEXT}".encode("cp1252"))
    (found,) = read_all([str(path)])
    assert isinstance(found, Article)
    assert found.headline == "Café closed"
    assert any("cp1252" in note for note in found.notes)


def test_duplicates(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """An identical article is passed over with a line in the log; the same identity with another text is an error."""
    path = tmp_path / "a.jsonl"
    path.write_text(
        "\n".join([record("One"), record("One"), record("One", text="Another text altogether."), record("Two")])
    )
    with caplog.at_level(logging.INFO, "kg.read.sources"):
        found = list(read_all([str(path)]))
    assert titles(found) == ["One", "!", "Two"]
    assert "a.jsonl:2 repeats a.jsonl:1" in caplog.text
    assert "a.jsonl:3" in str(found[1])
    assert "a.jsonl:1" in str(found[1])


def test_period_and_limit(folder: Path, tmp_path: Path) -> None:
    """Since and until are inclusive and go by the original day, limit counts articles, an undated one is an error."""
    options = ReadOptions(since=date(2024, 5, 4), until=date(2024, 5, 5))
    assert titles(list(read_all([str(folder)], options))) == ["Two", "Three"]
    assert titles(list(read_all([str(folder)], ReadOptions(limit=3)))) == ["One", "Two", "Three"]
    assert list(read_all([str(folder)], ReadOptions(limit=0))) == []
    undated = tmp_path / "undated.jsonl"
    undated.write_text(record("One", None))
    (error,) = read_all([str(undated)], options)
    assert "no date" in str(error)
    assert titles(list(read_all([PAGE], ReadOptions(until=date(2022, 10, 31))))) == ["A note on the archive"]


def test_rows_show_the_cut(tmp_path: Path) -> None:
    """Each article and each error is a row that JSON can hold."""
    bad = tmp_path / "bad.jsonl"
    bad.write_text(record("One") + "\nbroken\n")
    rows = list(split_rows(read_all([PAGE, str(bad)])))
    assert json.loads(json.dumps(rows)) == rows
    assert [row["number"] for row in rows] == [1, 2, 3, 4, None]
    assert rows[1]["chain"] == [
        {"outlet": "The Furnace Weekly", "published": "2022-10-31", "url": None},
        {"outlet": "The Kiln Gazette", "published": None, "url": "https://kilngazette.example/markets"},
    ]
    assert (rows[0]["outlet"], rows[0]["posted"], rows[0]["original_date"]) == (
        "The Commonplace",
        "2022-11-02",
        "2022-11-01",
    )
    assert (rows[3]["key"], rows[3]["characters"]) == ("one", len(TEXT))
    assert rows[4]["origin"] == "bad.jsonl:2"
    assert "not JSON" in rows[4]["error"]
