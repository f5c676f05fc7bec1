"""Whatever comes in: the message names the place and what to do, the exit code the kind, and the rest goes on."""

import json
import os
import shutil
from pathlib import Path

import pytest
from calling import Kg, finish

GOOD = {
    "title": "Herring",
    "publisher": "Log",
    "published": "2025-03-04",
    "text": "Norway accused Iceland of theft. Iceland denied it on Monday, Kari Nordmo said.",
}
LINE = json.dumps(GOOD)
OTHER = json.dumps({**GOOD, "text": "Norway thanked Iceland for help in the storm."})
WEB_PAGE = "<!doctype html><html><body><p>Norway said no.</p></body></html>"

WHOLE = {
    "empty": ("a.txt", b"", "a.txt is empty", "give a file with text in it"),
    "blank": ("a.txt", b" \n\n", "a.txt is empty", "give a file"),
    "binary": ("a.txt", bytes(range(256)) * 20, "a.txt is binary", "give plain text, Markdown, JSONL"),
    "archive": ("a.jsonl", b"PK\x03\x04" + bytes(50), "a.jsonl is a zip archive", "unpack it"),
    "pdf": ("a.txt", b"%PDF-1.7 ...", "a.txt is a PDF, not text", "save it as plain text"),
    "page as text": ("a.txt", WEB_PAGE.encode(), "a.txt is a web page or feed", "save the page as text"),
    "page": ("a.html", WEB_PAGE.encode(), "a.html is a web page or feed", "JSONL"),
    "no list": ("a.json", b'{"n": 1}', "a.json", ""),
    "deep": ("a.json", b'{"articles":' + b"[" * 100_000, "nested too deeply", "mend the file"),
    "columns": ("a.csv", b"a,b\n1,2\n", "no column that holds the text; its columns are a, b", "--map text=COLUMN"),
}
"""What is wrong with a whole input: file name, bytes, words of the message, words of the hint."""

SINGLE = {
    "no text": (LINE.replace(GOOD["text"], ""), "there is no text (it is looked for in text, body"),
    "not json": ("{broken", "the line is not JSON: "),
    "no object": ("[1]", "the line is no JSON object (one object a line)"),
    "markup": (json.dumps({**GOOD, "text": WEB_PAGE}), "the text is HTML (give the plain text of the page)"),
    "long number": ('{"text": "Norway.", "published": ' + "9" * 5000 + "}", "the line is not JSON: "),
    "long text": (json.dumps({**GOOD, "text": "Norway. " * 130_000}), "the text has 1,040,000 characters; at most"),
    "same name": (OTHER, "has the same publisher, day and headline or address, but another text (remove one"),
    "wrong bytes": ("caf\udce9", "is not utf-8: byte 0xe9 at offset 3"),
}
"""What is wrong with one line: the line, words of the message."""


@pytest.mark.parametrize("case", WHOLE)
def test_inputs_that_hold_nothing_are_3(kg: Kg, tmp_path: Path, case: str) -> None:
    """An input in which nothing is recognised ends with 3, says why, and makes no folder."""
    name, content, message, hint = WHOLE[case]
    (tmp_path / name).write_bytes(content)
    for words in (("build", tmp_path / name, "-o", tmp_path / "kg"), ("split", tmp_path / name)):
        told = kg(*words)
        assert (told.code, told.out) == (3, "")
        assert told.err.startswith("kg: ") and message in told.err and hint in told.err
    assert not (tmp_path / "kg").exists()


@pytest.mark.parametrize("case", SINGLE)
def test_one_bad_article_among_good_ones(kg: Kg, tmp_path: Path, case: str) -> None:
    """A bad article is told with its line, listed in failures.jsonl, ends with 4 (3 if strict); the good one is in."""
    line, message = SINGLE[case]
    source, folder = tmp_path / "a.jsonl", tmp_path / "kg"
    # The encoding is told from the start of a file; later bytes that do not fit cost their line.
    padding = f"\n{' ' * 2**20}" * 17 + "\n" if case == "wrong bytes" else "\n"
    source.write_bytes(f"{LINE}{padding}{line}\n".encode("utf-8", "surrogateescape"))
    told = kg("build", source, "-o", folder)
    assert told.code == 4
    assert (
        told.err.splitlines()[0].startswith(f"left out: a.jsonl:{1 + padding.count(chr(10))}") and message in told.err
    )
    assert told.err.splitlines()[-1].startswith("1 article (1 new, 1 failed) ")
    (listed,) = map(json.loads, (folder / "failures.jsonl").read_text("utf-8").splitlines())
    assert message in listed["message"] and listed["origin"].startswith("a.jsonl:")
    assert kg("build", source, "-o", folder, "--strict", "-q").code == 3
    assert kg("split", source).code == 4


def test_many_bad_articles_are_counted(kg: Kg, tmp_path: Path) -> None:
    """Twenty failures are told one by one, the others by number and by the file that lists them; all bad is 3."""
    (tmp_path / "a.jsonl").write_text("[]\n" * 50, "utf-8")
    told = kg("build", tmp_path / "a.jsonl", "-o", tmp_path / "kg")
    assert told.code == 3
    assert told.err.splitlines()[20] == f"left out: 30 more: {tmp_path / 'kg' / 'failures.jsonl'} lists all"


def test_a_line_of_fifty_megabytes(kg: Kg, tmp_path: Path) -> None:
    """A line too long for any article is passed over with its length, as text and as JSON Lines."""
    (tmp_path / "a.txt").write_bytes(b"a" * 50_000_000)
    told = kg("build", tmp_path / "a.txt", "-o", tmp_path / "kg")
    assert told.code == 3 and "the file has 50,000,000 bytes; at most 1,000,000 characters are read" in told.err
    (tmp_path / "a.jsonl").write_bytes(LINE.encode() + b'\n{"text": "' + b"a" * 50_000_000 + b'"}\n')
    told = kg("build", tmp_path / "a.jsonl", "-o", tmp_path / "kg")
    assert told.code == 4 and "a.jsonl:2: the line is 50,000,013 bytes long; at most" in told.err


def test_another_encoding_is_read_and_told(kg: Kg, tmp_path: Path) -> None:
    """A file in a Western code page is read, and `split` says as what."""
    (tmp_path / "a.txt").write_bytes("Café closed\n\nNorway said “no” to Iceland on Monday.\n".encode("cp1252"))
    told = kg("split", tmp_path / "a.txt", "--json")
    assert told.code == 0 and json.loads(told.out)["title"] == "Café closed"
    assert "The file is not UTF-8; it was read as cp1252." in told.err


def test_an_article_without_a_date_is_read(kg: Kg, tmp_path: Path) -> None:
    """No date is no fault, unless days are asked for: then it is listed."""
    (tmp_path / "a.jsonl").write_text(json.dumps({**GOOD, "published": None}), "utf-8")
    assert "No date is given." in kg("split", tmp_path / "a.jsonl").err
    told = kg("build", tmp_path / "a.jsonl", "-o", tmp_path / "kg", "--since", "2025-01-01")
    assert told.code == 3 and "the article has no date" in told.err
    assert kg("build", tmp_path / "a.jsonl", "-o", tmp_path / "kg", "-q").code == 0


def test_the_same_article_twice_is_read_once(kg: Kg, tmp_path: Path) -> None:
    """A repetition is passed over, and told with -v."""
    (tmp_path / "a.jsonl").write_text(f"{LINE}\n{LINE}\n", "utf-8")
    told = kg("build", tmp_path / "a.jsonl", "-o", tmp_path / "kg", "-v")
    assert (told.code, told.err.splitlines()[0]) == (0, "a.jsonl:2 repeats a.jsonl:1 and is passed over")
    assert told.err.splitlines()[-1].startswith("1 article (1 new) ")


def test_a_page_that_fits_no_pattern(kg: Kg, tmp_path: Path) -> None:
    """A page without header and footer lines of the layout is told with the layout's name and the way to another."""
    (tmp_path / "a.txt").write_text("Words\nwithout a header\n", "utf-8")
    (tmp_path / "p.toml").write_text("no = ", "utf-8")
    told = kg("build", tmp_path / "a.txt", "-o", tmp_path / "kg", "--from", "archive")
    assert told.code == 3 and "no line matches the layout 'built-in'" in told.err and "--pattern FILE.toml" in told.err
    told = kg("split", tmp_path / "a.txt", "--pattern", tmp_path / "p.toml")
    assert told.code in (2, 3) and "p.toml" in told.err
    assert kg("split", tmp_path / "a.txt", "--pattern", tmp_path / "none.toml").code == 2


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--from", "telex"), "there is no reader called 'telex'"),
        (("--map", "title"), "is not a list like title=headline,text=body"),
        (("--map", "=x"), "is not a list like"),
        (("--map", ","), "is not a list like"),
        (("--map", "titel=headline"), "'titel' is no field of an article; there are: title, text"),
        (("--since", "2025-02-30"), "'2025-02-30' is not a day like 2025-11-14"),
        (("--limit", "0"), "0 is not in the range"),
        (("--workers", "0"), "0 is not in the range"),
        (("--model", "no_such_pipeline"), "pip install no-such-pipeline"),
    ],
)
def test_wrong_options_of_reading_are_2(kg: Kg, tmp_path: Path, words: tuple[str, ...], told: str) -> None:
    """A form, mapping, day, number or model that does not exist is wrong usage and named."""
    (tmp_path / "a.jsonl").write_text(LINE, "utf-8")
    answer = kg("build", tmp_path / "a.jsonl", "-o", tmp_path / "kg", *words)
    assert (answer.code, answer.out) == (2, "")
    assert told in answer.err


def test_mapped_fields_that_are_not_there(kg: Kg, tmp_path: Path) -> None:
    """A field that --map names and no record has is told, with the fields that the record has."""
    (tmp_path / "a.jsonl").write_text(LINE, "utf-8")
    told = kg("split", tmp_path / "a.jsonl", "--map", "text=inhalt")
    assert told.code == 3
    assert "--map looks for it in inhalt; the record has title, publisher, published, text" in told.err
    told = kg("split", tmp_path / "a.jsonl", "--map", "title=titel")
    assert told.code == 0 and "There is no field 'titel', which was named for title." in told.err


def test_folders_that_are_none(kg: Kg, tmp_path: Path) -> None:
    """What is no graph folder, is damaged or comes from a newer version ends with 3 in every verb."""
    (tmp_path / "a.jsonl").write_text(LINE, "utf-8")
    assert "holds a.jsonl and is no graph folder" in kg("build", tmp_path / "a.jsonl", "-o", tmp_path).err
    assert kg("build", tmp_path / "a.jsonl", "-o", tmp_path / "a.jsonl").code == 3
    assert kg("build", tmp_path / "a.jsonl", "-o", tmp_path / "kg", "-q").code == 0
    manifest = tmp_path / "kg" / "manifest.json"
    content = json.loads(manifest.read_text("utf-8"))
    for text, message in (
        (json.dumps({**content, "format": content["format"] + 1}), "a newer newskg has written it: upgrade newskg"),
        ("{", "manifest.json is damaged"),
    ):
        manifest.write_text(text, "utf-8")
        for words in (
            *(("build", tmp_path / "a.jsonl", "-o", tmp_path / "kg"), ("ask", tmp_path / "kg", "Norway")),
            *(("stats", tmp_path / "kg"), ("check", tmp_path / "kg"), ("derive", tmp_path / "kg")),
            *(("serve", tmp_path / "kg"), ("query", tmp_path / "kg", "-n", "1"), ("retract", tmp_path / "kg", "x")),
        ):
            told = kg(*words)
            assert told.code == 3 and message in told.err
    shutil.rmtree(tmp_path / "kg" / "snapshots")
    manifest.write_text(json.dumps(content), "utf-8")
    told = kg("stats", tmp_path / "kg")
    assert told.code == 3 and "restore the folder from a copy" in told.err


def test_another_base_is_refused(kg: Kg, tmp_path: Path) -> None:
    """A folder keeps its base; another one is wrong usage, and so is a base that is no IRI."""
    (tmp_path / "a.jsonl").write_text(LINE, "utf-8")
    assert kg("build", tmp_path / "a.jsonl", "-o", tmp_path / "kg", "-q", "--base", "https://a.example/").code == 0
    told = kg("build", tmp_path / "a.jsonl", "-o", tmp_path / "kg", "--base", "https://b.example/")
    assert told.code == 2 and "has the base https://a.example/" in told.err
    for base in ("here", "https://a.example", "https://a b.example/", "https://a.example/<x>/"):
        told = kg("build", tmp_path / "a.jsonl", "-o", tmp_path / "other", "--base", base)
        assert told.code == 2 and "is no IRI that ends in /" in told.err


def test_missing_inputs(kg: Kg, tmp_path: Path) -> None:
    """A path without a file and a folder without articles are told by name."""
    told = kg("build", tmp_path / "none.txt", "-o", tmp_path / "kg")
    assert (told.code, told.err.splitlines()[0]) == (3, f"kg: there is no file {tmp_path / 'none.txt'}")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.docx").write_text("x", "utf-8")
    told = kg("build", tmp_path / "in", "-o", tmp_path / "kg")
    assert told.code == 3 and "holds no file to read" in told.err


def test_one_bad_file_in_a_folder(kg: Kg, tmp_path: Path) -> None:
    """A file of a folder that cannot be read is listed, and the others are read."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_bytes(b"\x7fELF" + bytes(9))
    (tmp_path / "in" / "b.jsonl").write_text(LINE, "utf-8")
    (tmp_path / "in" / "c.html").write_text(WEB_PAGE, "utf-8")
    told = kg("build", tmp_path / "in", "-o", tmp_path / "kg")
    assert told.code == 4
    assert "a.txt is a program, not text" in told.err and "c.html is a web page" in told.err
    assert told.err.splitlines()[-1].startswith("1 article (1 new, 2 failed) ")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read and write everything")
def test_permissions(kg: Kg, tmp_path: Path) -> None:
    """A file that may not be read and a place that may not be written are told."""
    (tmp_path / "a.jsonl").write_text(LINE, "utf-8")
    (tmp_path / "a.jsonl").chmod(0)
    assert kg("split", tmp_path / "a.jsonl").code == 3
    (tmp_path / "shut").mkdir(mode=0o500)
    assert "cannot be made" in kg("build", tmp_path / "a.jsonl", "-o", tmp_path / "shut" / "kg").err


def test_odd_file_names(tmp_path: Path) -> None:
    """A file name that is no text is read and shown with its bytes escaped."""
    source = tmp_path / os.fsdecode(b"caf\xe9.jsonl")
    source.write_text(LINE + "\n{\n", "utf-8")
    told = finish("split", source)
    assert told.code == 4 and "not cut: caf\\udce9.jsonl:2" in told.err


@pytest.mark.parametrize("place", ["single", "folder"])
def test_a_file_that_fails_while_it_is_read(kg: Kg, tmp_path: Path, place: str) -> None:
    """An error of the disk after the opening is told with the file: 3 for a named one, 4 for one of a folder."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "good.jsonl").write_text(LINE + "\n")
    (folder / "memory.txt").symlink_to("/proc/self/mem")  # It opens, and reading it is an error.
    told = kg("build", folder if place == "folder" else folder / "memory.txt", "-o", tmp_path / "kg")
    assert told.code == (4 if place == "folder" else 3)
    assert "memory.txt cannot be read: Input/output error" in told.err


@pytest.mark.parametrize("content", [bytes(range(128, 256)), b"[" * 100_000, b'{"id": ' + b"9" * 5000 + b"}"])
def test_gold_that_is_no_json_lines(kg: Kg, tmp_path: Path, content: bytes) -> None:
    """A gold file that cannot be read ends with 3 and its name."""
    gold = tmp_path / "gold.jsonl"
    gold.write_bytes(content)
    told = kg("evaluate", gold)
    assert told.code == 3 and "gold.jsonl" in told.err


@pytest.mark.parametrize(
    "words",
    [
        ("build", "{folder}", "-o", "{folder}/x", "--since", "2025-02-01", "--until", "2025-01-01"),
        ("query", "{folder}", "-n", "nope"),
        ("query", "{folder}", "-e", "ASK {{ FILTER('\udcff' = 'x') }}"),
        *(("query", "{folder}", "-e", "ASK {{}}", "--timeout", told) for told in ("nan", "inf", "-1", "1e9")),
        *(("serve", "{folder}", "--timeout", told) for told in ("nan", "inf")),
    ],
)
def test_calls_that_mean_nothing_are_2(kg: Kg, sample: Path, words: tuple[str, ...]) -> None:
    """Wrong names, days, limits and bytes on the command line are usage errors."""
    told = kg(*(word.format(folder=sample) for word in words))
    assert (told.code, told.out) == (2, "")
    assert "Traceback" not in told.err and "surrogate" not in told.err


def test_a_list_of_articles_as_json(kg: Kg, sample: Path) -> None:
    """`--articles --json` prints one JSON object with the same identifiers as the list."""
    listed = kg("stats", sample, "--articles").out.split()
    assert json.loads(kg("stats", sample, "--articles", "--json").out) == {"articles": listed}
