"""Archive pages of imagined sites, and the facts of the real page."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from archive_reading import LONG, PAGES, articles, chain

from kg.read.base import ReadOptions
from kg.read.normalize import normalize


@pytest.fixture
def page(tmp_path: Path) -> Callable[[str], Path]:
    def write(text: str) -> Path:
        path = tmp_path / "page.txt"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_page_with_dashes_and_labelled_footers() -> None:
    """A page with dashes, dots, entities, a sub-headline and a post of its own is cut into three."""
    ferry, sealers, tides = articles(PAGES / "northern-notebook.txt")
    assert {one.publisher for one in (ferry, sealers, tides)} == {"The Northern Notebook"}
    assert (ferry.headline, ferry.authors, ferry.published) == (
        "Ferry talks collapse after second night",
        ("Ann Fole",),
        date(2024, 5, 5),
    )
    assert chain(ferry) == [("The Quay Courier", date(2024, 5, 3))]
    assert ferry.topics == ("Ferries", "Labour")
    assert "&" in ferry.text
    assert "&nbsp;" not in ferry.text
    assert "&amp;" not in ferry.text
    assert (sealers.authors, sealers.headline) == ((), "Sealers lose their licences")
    assert sealers.notes[0].startswith("Sub-headline: Ministers")
    assert "Ministers say" not in sealers.text
    assert (tides.reposts, tides.published, tides.authors) == ((), date(2024, 5, 3), ("Night Editor",))
    assert "Left out after it" in tides.notes[0]


def test_page_without_footers() -> None:
    """A page without any footers is cut by its header lines; posting days are noted as missing, never invented."""
    bank, dam, grain = articles(PAGES / "ledger.txt")
    assert bank.publisher == "Ledger of the Southern Press"
    assert bank.headline == "A bank that lends to nobody"
    assert bank.authors == ("Bo Ek", "Cara Dunn")
    assert chain(bank) == [("The Mint Review", date(2023, 1, 11))]
    assert bank.published is None
    assert sum(note.startswith("About the author: ") for note in bank.notes) == 2
    assert bank.text.endswith("for how long.")
    assert (dam.authors, dam.reposts, dam.published) == (("Ivo Marsh",), (), date(2023, 1, 9))
    assert [name for name, _ in chain(grain)] == ["Wire Desk", "Straitobserver"]
    assert "Read the rest" not in grain.text


def test_page_with_headers_of_two_lines() -> None:
    """Author and outlet may stand on two lines; "originally published" by the same outlet adds no link."""
    glass, market, note = articles(PAGES / "commonplace.txt")
    assert glass.authors == ("Lena Roth",)
    assert chain(glass) == [("The Furnace Weekly", date(2022, 11, 1))]
    assert "originally published" not in glass.text
    assert chain(market) == [("The Furnace Weekly", date(2022, 10, 31)), ("The Kiln Gazette", None)]
    assert market.reposts[1].url == "https://kilngazette.example/markets"
    assert market.original.publisher == "The Kiln Gazette"
    assert (note.reposts, note.published) == ((), date(2022, 10, 31))


def test_pattern_file_describes_another_layout(page: Callable[[str], Path]) -> None:
    """The example pattern file cuts a page that no built-in form fits."""
    text = f"""The Harbour Log
Cod landings fall
(The Quay Courier, 3 May 2024; Ann Fole)
{LONG}
[tide table]
/// filed 5 May 2024 by night desk /// Fish, Shellfish, Ports
=====
Lamps on the quay
(The Quay Courier, 2 May 2024)
{LONG}
/// filed 4 May 2024 /// Ports
"""
    pattern = Path(__file__).parents[2] / "examples" / "patterns" / "harbour-log.toml"
    cod, lamps = articles(page(text), ReadOptions(pattern=pattern))
    assert (cod.publisher, cod.headline, cod.authors) == ("The Harbour Log", "Cod landings fall", ("Ann Fole",))
    assert (cod.topics, cod.text) == (("Fish, Shellfish", "Ports"), LONG)
    assert (cod.published, chain(cod)) == (date(2024, 5, 5), [("The Quay Courier", date(2024, 5, 3))])
    assert (lamps.authors, lamps.headline) == ((), "Lamps on the quay")


def test_pages_laid_one_after_the_other(page: Callable[[str], Path]) -> None:
    """Where the site's header comes again it is no headline."""
    text = (PAGES / "northern-notebook.txt").read_text(encoding="utf-8").replace("Blog at an imaginary host", "")
    found = articles(page(text + text))
    assert [one.headline for one in found[3:]] == [one.headline for one in found[:3]]


def test_name_of_the_site_can_be_given(page: Callable[[str], Path]) -> None:
    """--source goes before the page's first line; without either a note says that the site is unknown."""
    footer = "May 5, 2024 Posted by clerk | Ports | | Leave a comment"
    path = page(f"Lamps\n\nTQC | May 3, 2024\n\n{LONG}\n\n{footer}\n")
    assert articles(path, ReadOptions(source_name="The Log"))[0].publisher == "The Log"
    unknown = articles(path)[0]
    assert unknown.publisher == "unknown source"
    assert any("--source" in note for note in unknown.notes)


def test_single_article_with_a_header_line(page: Callable[[str], Path]) -> None:
    """One article under a header line, without site and footer, is the outlet's own."""
    found = articles(page(f"Lamps\n\nBy Ann Fole | TQC | May 3, 2024\n\n{LONG}\n"))[0]
    assert (found.publisher, found.published, found.reposts) == ("TQC", date(2024, 5, 3), ())


def test_the_real_page(shared: Path) -> None:
    """Of the real page 12 of 12 posts have headline, outlet, both days, topics, the right authors and chain."""
    found = articles(shared / "corpus" / "archive-page.txt")
    assert len(found) == 12
    assert {one.publisher for one in found} == {"Aletho News"}
    assert [one.published.day if one.published else None for one in found] == [
        15,
        14,
        14,
        13,
        13,
        13,
        12,
        12,
        12,
        12,
        12,
        12,
    ]
    originals = [link.published for one in found for link in one.reposts[:1]]
    assert [day.day if day else None for day in originals] == [14, 14, 14, 13, 13, 4, 12, 12, 12, 12, 12, 12]
    assert [len(one.reposts) for one in found] == [1] * 11 + [2]
    assert [one.reposts[0].publisher for one in found].count("RT") == 6
    assert found[-1].original.publisher == "Responsible Statecraft"
    assert found[-1].original.url is not None
    assert sum(bool(one.authors) for one in found) == 6
    assert all(len(one.authors) <= 1 and one.topics and one.headline for one in found)
    assert sum(note.startswith("About the author") for one in found for note in one.notes) == 2
    assert sum(note.startswith("Sub-headline") for one in found for note in one.notes) == 1
    assert not any("\u00a0" in one.text + one.headline or "Posted by" in one.text for one in found)
    assert all(one.text == normalize(one.text).strip() for one in found)
    assert not any("\u0400" <= character <= "\u04ff" for one in found for character in one.text)
    assert len({one.id for one in found}) == 12
