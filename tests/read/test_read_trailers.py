"""Biographies and references after the body, headlines and sub-headlines before it, names of outlets."""

import pytest

from kg.read.outlets import find_url, host_of, outlet_of
from kg.read.titles import Titles, choose_titles
from kg.read.trailers import Reference, same_outlet, split_biography, split_reference

BODY = ["The quay is closed.", "Nobody knows for how long."]


@pytest.mark.parametrize(
    "biography",
    [
        "Ann Fole, a former pilot, teaches navigation at the Saltmarsh Academy",
        "Ann Fole is a reporter for The Quay Courier.",
        "Dr. Ann Fole has written on ports since 1998.",
        "*Ann Fole covers shipping.*",
        "About the author: Ann Fole lives in Saltmarsh.",
    ],
)
def test_biography_of_an_author_is_cut(biography: str) -> None:
    """A last paragraph that begins with an author's whole name and says what he is goes."""
    assert split_biography([*BODY, biography], ("Ann Fole",)) == (BODY, [biography])


@pytest.mark.parametrize(
    ("last", "authors"),
    [
        ("Bo Ek, a former pilot, said the channel was too shallow.", ("Ann Fole",)),
        ("Ann Fole is a reporter for The Quay Courier.", ()),
        ("Fole, a former pilot, said the channel was too shallow.", ("Ann Fole",)),
        ("Ann Fole’s ferry was the last to leave.", ("Ann Fole",)),
        ("Ann Fole is a name that " + "returns " * 200, ("Ann Fole",)),
    ],
)
def test_other_last_paragraphs_stay(last: str, authors: tuple[str, ...]) -> None:
    """A paragraph about somebody else, without a byline, by surname or of great length is body."""
    assert split_biography([*BODY, last], authors) == ([*BODY, last], [])


def test_a_biography_alone_is_the_text() -> None:
    """The last paragraph left is never taken."""
    only = ["Ann Fole is a reporter."]
    assert split_biography(only, ("Ann Fole",)) == (only, [])


@pytest.mark.parametrize(
    ("trailer", "reference"),
    [
        (["Read the rest:", "https://kiln.example/x"], Reference("Kiln", "https://kiln.example/x")),
        (
            ["Read the full article at The Kiln Gazette: https://kiln.example/x."],
            Reference("The Kiln Gazette", "https://kiln.example/x"),
        ),
        (
            ["Continue reading… https://saltmarshherald.example/a"],
            Reference("Saltmarsh Herald", "https://saltmarshherald.example/a"),
        ),
        (["This article was originally published by The Kiln Gazette on May 3, 2024."], Reference("The Kiln Gazette")),
        (["Source: https://www.kiln.example/x"], Reference("Kiln", "https://www.kiln.example/x")),
        (["Full story here", "https://kiln.example/x"], Reference("Kiln", "https://kiln.example/x")),
    ],
)
def test_reference_to_the_whole(trailer: list[str], reference: Reference) -> None:
    """Lines that say where the rest or the original stands go, and tell outlet and address."""
    body = ["The Saltmarsh Herald first told the story.", *BODY]
    rest, found = split_reference([*body, *trailer])
    assert rest == body
    assert found is not None
    assert (found.url, found.outlet.removeprefix("The ")) == (reference.url, reference.outlet.removeprefix("The "))


@pytest.mark.parametrize(
    "last",
    [
        "Read the rest of the harbour’s accounts and you will find no mention of it, said Ek.",
        "The full text follows below",
        "Originally a fishing village, Saltmarsh has 900 people.",
        "See more of this and you will weep.",
    ],
)
def test_prose_is_no_reference(last: str) -> None:
    """Sentences that begin alike but point nowhere stay in the text."""
    assert split_reference([*BODY, last]) == ([*BODY, last], None)


def test_the_same_outlet_by_name_or_host() -> None:
    """Articles, spaces and punctuation do not tell two outlets apart, and a host names its outlet."""
    assert same_outlet("The Kiln Gazette", "Kiln Gazette")
    assert same_outlet("Kiln Gazette", "whatever", "https://www.kilngazette.example/a")
    assert not same_outlet("Kiln Gazette", "Furnace Weekly", "https://furnace.example")
    assert not same_outlet("", "Furnace Weekly")


@pytest.mark.parametrize(
    ("address", "text", "name"),
    [
        ("https://www.rt.com/news/1", "", "RT"),
        ("https://edition.cnn.com/x", "", "CNN"),
        ("en.wikinews.org", "", "Wikinews"),
        ("https://kiln-gazette.example/x", "", "Kiln Gazette"),
        ("https://kilngazette.co.uk/x", "as the Kiln Gazette reported", "Kiln Gazette"),
        ("https://kilngazette.example/x", "kiln gazette in lower case", "Kilngazette"),
        ("no host at all", "", None),
        ("https://[broken", "", None),
    ],
)
def test_outlets_by_their_host(address: str, text: str, name: str | None) -> None:
    """The text's own spelling goes before the host in title case."""
    assert outlet_of(address, text) == name


def test_addresses_are_found_without_the_punctuation_after_them() -> None:
    """A full stop or bracket after an address is not part of it."""
    assert find_url("(see https://kiln.example/a_b).") == "https://kiln.example/a_b"
    assert find_url("see kiln dot example") is None
    assert host_of("Kiln.Example") == "kiln.example"


@pytest.mark.parametrize(
    ("above", "titles"),
    [
        (["Quay closed"], Titles("Quay closed")),
        (["The Log", "Quay closed"], Titles("Quay closed", "The Log")),
        (["The Log", "News of the coast", "Quay closed"], Titles("Quay closed", "The Log")),
        (["Home | About", "The Log", "Quay closed"], Titles("Quay closed", "The Log")),
        (
            [
                "The Log",
                "Quay closed again",
                "The port captain says that he was not told why, and that he will not ask.",
            ],
            Titles(
                "Quay closed again",
                "The Log",
                (
                    "Sub-headline, told from the headline by its length: "
                    "The port captain says that he was not told why, and that he will not ask.",
                ),
            ),
        ),
        ([], Titles()),
    ],
)
def test_headline_under_the_header_of_the_site(above: list[str], titles: Titles) -> None:
    """Above the first post the last line is the headline, unless it reads as a sub-headline, and the first the site."""
    assert choose_titles(above, first=True) == titles


def test_headline_of_later_posts() -> None:
    """Later the first line is the headline; the others are kept as sub-headlines."""
    assert choose_titles(["Quay closed", "Again"], first=False) == Titles("Quay closed", notes=("Sub-headline: Again",))


def test_lines_of_the_header_can_be_told() -> None:
    """site_lines settles what is the site's header."""
    titles = choose_titles(["The Log", "Quay closed", "Nobody knows why"], 1, first=True)
    assert titles == Titles("Quay closed", "The Log", ("Sub-headline: Nobody knows why",))
