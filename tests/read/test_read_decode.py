"""Bytes to text, and bytes that are none."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import InputError
from kg.read.decode import decode, looks_like_markup, read_lines, sniff

TEXT = "The minister’s café is closed – for now. Größe and naïveté abound in Malmö, said Zoë.\n" * 5


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "cp1252"])
def test_encodings_are_told_apart(encoding: str) -> None:
    """Text in each encoding is read back whole, with and without byte order mark."""
    raw = TEXT.encode(encoding)
    assert decode(raw, sniff(raw, "page.txt"), "page.txt") == TEXT


def test_a_stranger_far_behind_still_counts() -> None:
    """The encoding is judged where the first byte beyond ASCII stands, not by the start alone."""
    raw = b"plain line\n" * 50_000 + TEXT.encode("cp1252")
    assert sniff(raw, "page.txt") == "cp1252"


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"text\x00\x01\x02\x00more", "NUL byte at offset 4"),
        (b"%PDF-1.7 whatever", "PDF"),
        (b"PK\x03\x04rest", "zip"),
        (b"\x1f\x8b\x08rest", "gzip"),
        (b"\x89PNG\r\n", "picture"),
        (bytes(range(1, 32)) * 50 + b"\xff\xfe\xfd" * 9, "binary"),
    ],
)
def test_what_is_no_text_is_named(raw: bytes, words: str) -> None:
    """Empty and binary files are refused with the file's name, what is wrong and what to do."""
    with pytest.raises(InputError) as caught:
        sniff(raw, "thing.bin")
    assert "thing.bin" in caught.value.message
    assert words in caught.value.message
    assert caught.value.hint


def test_other_code_pages_are_guessed() -> None:
    """A text of another script is read in its own code page."""
    text = "Министр сказал, что переговоры о поставках зерна будут продолжены в понедельник утром.\n" * 20
    raw = text.encode("cp1251")
    assert decode(raw, sniff(raw, "page.txt"), "page.txt") == text


def test_an_undecodable_byte_is_told_with_its_offset() -> None:
    """A byte that the encoding does not have is named with its place."""
    with pytest.raises(InputError, match=r"0xff at byte 3"):
        decode(b"abc\xffdef", "utf-8", "page.txt")


def test_lines_over_the_limit_are_passed_over() -> None:
    """A long line has a problem in place of its text, and the next line keeps its number."""
    lines = list(read_lines(io.BytesIO(b"short\n" + b"x" * 5000 + b"\nlast"), "utf-8", 100))
    assert [(line.number, line.text) for line in lines] == [(1, "short"), (2, ""), (3, "last")]
    assert "5,001 bytes" in lines[1].problem


def test_a_bad_line_does_not_stop_the_others() -> None:
    """A line that does not decode names the byte; the others are read."""
    lines = list(read_lines(io.BytesIO(b"one\nt\xffo\nthree\n"), "utf-8", 100))
    assert [line.text for line in lines] == ["one", "", "three"]
    assert "0xff at offset 1" in lines[1].problem


@settings(deadline=None, max_examples=40)
@given(
    st.lists(st.text(st.characters(exclude_characters="\r\n\x00", codec="utf-8"), max_size=30), min_size=1, max_size=6)
)
def test_lines_are_the_same_in_every_encoding(lines: list[str]) -> None:
    """Lines come out equal from UTF-8 and from UTF-16."""
    text = "\n".join([*lines, "end"])
    for encoding in ("utf-8", "utf-16"):
        read = [line.text for line in read_lines(io.BytesIO(text.encode(encoding)), encoding, 10_000)]
        wanted = [line if index else line.removeprefix("\ufeff") for index, line in enumerate(text.split("\n"))]
        assert read == wanted or any("\ufffd" in line for line in lines)


def test_old_line_ends_count() -> None:
    """A lone CR ends a line where the file has no other line ends."""
    lines = read_lines(io.BytesIO(b"one\rtwo"), "utf-8", 100, universal=True)
    assert [line.text for line in lines] == ["one", "two"]


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("<!DOCTYPE html><html><body>", True),
        ("\n<!-- saved --><html lang='en'>", True),
        ("<?xml version='1.0'?><rss>", True),
        ("<p>A paragraph</p>", True),
        ("<quoted> words at the start", False),
        ("a < b and c > d", False),
        ("Plain text with <b>one</b> mark later", False),
    ],
)
def test_web_pages_are_told_from_text(text: str, markup: bool) -> None:
    """A text that begins as HTML or XML does is markup; one that merely has a tag in it is not."""
    assert looks_like_markup(text) is markup
