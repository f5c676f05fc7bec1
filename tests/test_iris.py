"""Identifiers: deterministic, legal, and honest about lost letters."""

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import iris

ANY = st.text(alphabet=st.characters(), max_size=40)
SPANS = st.tuples(st.integers(0, 10**6), st.integers(0, 10**6))
DAYS = st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1))
LEGAL = re.compile(r"[A-Za-z0-9._/#~-]+")
few = settings(max_examples=150, deadline=None)


@few
@given(ANY)
def test_slug_holds_legal_characters_alone(name: str) -> None:
    """A slug is lower-case ASCII letters, digits and single hyphens, never empty, for every name there can be."""
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", iris.mint_slug(name))


@few
@given(ANY)
def test_suffix_iff_letters_lost(name: str) -> None:
    """Four hex digits follow if and only if the slug lost letters or nothing is left of the name."""
    slug, lost = iris.slugify(name)
    minted = iris.mint_slug(name)
    if lost or not slug:
        assert re.fullmatch(rf"{slug or 'x'}-[0-9a-f]{{4}}", minted)
    else:
        assert minted == slug


@pytest.mark.parametrize(
    ("name", "slug", "lost"),
    [
        ("Ilse Varga", "ilse-varga", False),
        ("O’Brien & Sons, Ltd.", "obrien-sons-ltd", False),
        ("Straße", "strasse", False),
        ("Åsa Nordström", "asa-nordstrom", True),
        ("Владимир", "", True),
        ("新华社", "", True),
        ("—", "", False),
    ],
)
def test_slugs_of_known_names(name: str, slug: str, lost: bool) -> None:
    """Punctuation is no loss; diacritics and other scripts are."""
    assert iris.slugify(name) == (slug, lost)


@few
@given(ANY)
def test_equal_after_normalization(name: str) -> None:
    """A name composed or decomposed, and of any case where no letters are lost, is one identifier."""
    import unicodedata

    decomposed = unicodedata.normalize("NFD", name)
    assert iris.mint_slug(unicodedata.normalize("NFC", name)) == iris.mint_slug(decomposed)
    if name.isascii():
        assert iris.mint_entity("person", name.upper()) == iris.mint_entity("person", name) or not iris.slugify(name)[0]


@few
@given(ANY, DAYS, ANY, st.none() | ANY)
def test_article_identifiers(publisher: str, day: date | None, headline: str, url: str | None) -> None:
    """The same publication has the same legal identifier every time; its address, if any, tells it from others."""
    one = iris.mint_article(publisher, day, headline, url)
    assert one == iris.mint_article(publisher, day, headline, url)
    assert LEGAL.fullmatch(one)
    assert one.count("/") == 3 and one.startswith("article/")
    assert one != iris.mint_article(publisher, day, headline, (url or "") + "x")


@few
@given(SPANS, st.integers(1, 9), ANY)
def test_identifiers_inside_an_article(span: tuple[int, int], number: int, name: str) -> None:
    """Spans, statements, events, ties and unnamed speakers of one article have legal identifiers, all different."""
    article = iris.mint_article("Daily", None, "Headline", None)
    minted = {
        iris.mint_mention(article, *span),
        iris.mint_statement(article, *span, number),
        iris.mint_event(article, *span, "ACCUSE"),
        iris.mint_tie(article, *span, "LEADS", number),
        iris.mint_anonymous(article, name),
    }
    assert len(minted) == 5
    assert all(one.startswith(article + "#") and LEGAL.fullmatch(one) and one.count("#") == 1 for one in minted)


@few
@given(st.sampled_from(["person", "organization", "media", "group", "place"]), ANY)
def test_expand_and_compress_are_inverse(kind: str, name: str) -> None:
    """Joining the base and cutting it off gives the identifier back, under any base; foreign IRIs stay as they are."""
    short = iris.mint_entity(kind, name)
    for base in (iris.DEFAULT_BASE, "https://data.example/kg/"):
        assert iris.compress(iris.expand(short, base), base) == short
        assert iris.expand(iris.expand(short, base), base) == base + short
    foreign = "https://elsewhere.example/x"
    assert iris.compress(iris.expand(foreign, iris.DEFAULT_BASE), iris.DEFAULT_BASE) == foreign


def test_kinds_never_meet() -> None:
    """One name as person, organization, source, group, place, topic and topic scheme gives seven identifiers."""
    names = {iris.mint_entity(kind, "Georgia") for kind in ("person", "organization", "media", "group", "place")}
    assert len(names | {iris.mint_topic("Georgia"), iris.mint_topic_scheme("Georgia")}) == 7


def test_lone_surrogates_have_identifiers() -> None:
    """Broken input, which UTF-8 cannot encode, still gets an identifier."""
    assert LEGAL.fullmatch(iris.mint_article("\ud800", None, "\udfff", None))
