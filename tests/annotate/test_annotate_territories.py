"""Territories: unlisted states, and provinces, states and cities that act."""

import pytest
from table_words import mention_of, names, who

from kg.annotate.territories import is_adjective_of


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("Karvonian", "Karvonia"),
        ("Karvonians", "Karvonia"),
        ("Orvaleese", "Orvalee"),
        ("Tosklandish", "Toskland"),
        ("Bereni", "Berenia"),
        ("Moltish", "Molten"),
    ],
)
def test_adjectives_are_known_by_their_form(word: str, name: str):
    """A name that loses its end and takes the ending of an adjective is the adjective of that place."""
    assert is_adjective_of(word, name)


@pytest.mark.parametrize(
    ("word", "name"), [("Karvonia", "Karvonia"), ("Karlian", "Karvonia"), ("Martian", "Marton"), ("Tan", "Tania")]
)
def test_other_words_are_no_adjectives(word: str, name: str):
    """A word that shares too little with a name is not its adjective."""
    assert not is_adjective_of(word, name)


@pytest.mark.parametrize(
    "text",
    [
        "Soldunia has closed its border. The Soldunian government said it had no choice.",
        "The president of Soldunia spoke on Friday. Soldunia has closed its border.",
        "Soldunia's government fell on Friday. Elections in Soldunia follow in May.",
    ],
)
def test_a_name_with_a_government_is_a_state(read_text, text: str):
    """A place that the text gives a government, president or king is a country, though no dictionary has it."""
    assert "Soldunia" in names(read_text(text), "country")


@pytest.mark.parametrize(
    "text",
    [
        "A storm hit Soldunia on Friday. Tourists left Soldunia by bus.",
        "The mayor of Soldunia opened a bridge. Many people live in Soldunia.",
        "The company opened a plant in Soldunia. Soldunia has many lakes.",
    ],
)
def test_a_name_without_a_government_stays_a_place(read_text, text: str):
    """A place where things only happen is no state."""
    draft = read_text(text)
    assert "Soldunia" in names(draft, "place")
    assert not names(draft, "country")


def test_a_state_is_a_place_where_things_happen_there(read_text):
    """An unlisted state is read as the location behind `in`, as the actor before its verb."""
    draft = read_text("Soldunia expelled two envoys. The Soldunian government met. Officials in Soldunia were silent.")
    assert not mention_of(draft, "Soldunia").as_place
    assert mention_of(draft, "Soldunia", 1).as_place
    assert who(draft, "Soldunian government") is who(draft, "Soldunia")


def test_organs_of_an_unlisted_state_take_its_adjective(read_text):
    """The army of an unlisted state has one name, by the adjective that the text has for it."""
    draft = read_text("Soldunia's army crossed the river. The Soldunian government denied it.")
    assert "Soldunian army" in names(draft, "organization")


@pytest.mark.parametrize(
    "text",
    [
        "Oregon sued the federal government on Tuesday.",
        "The lawsuit was filed by Oregon on Tuesday.",
        "The court thanked lawyers, and the company sued Oregon.",
        "Talks between Oregon and the tribe failed.",
        "Critics attacked Oregon's decision on Tuesday.",
        "Judges cannot prevent the state of Oregon from counting.",
    ],
)
def test_a_region_that_acts_is_a_body(read_text, text: str):
    """A state of a federation that sues, decides or is sued stands for those who rule it."""
    draft = read_text(text)
    assert "Oregon" in names(draft, "organization")
    assert who(draft, "Oregon").country == "US"


@pytest.mark.parametrize(
    "text",
    [
        "He was born in Oregon on Tuesday.",
        "A storm hit Oregon on Tuesday.",
        "Oregon recorded heavy rain on Tuesday.",
        "Oregon voters like the measure.",
        "Oregon's forests burned for weeks.",
        "The road between Oregon and Idaho is closed.",
    ],
)
def test_a_region_where_things_happen_stays_a_place(read_text, text: str):
    """A state of a federation in which something is or happens is a place."""
    assert mention_of(read_text(text), "Oregon").as_place


def test_buildings_and_seas_do_not_act(read_text):
    """A name that says what kind of building or water it is never rules."""
    draft = read_text("They condemned Korsand Mosque. The Baltic Sea rejected it.")
    assert not names(draft, "organization") | names(draft, "country")


def test_a_short_name_of_a_region_is_not_its_court(read_text):
    """A region that acts is not merged with a body that is named after it."""
    draft = read_text("Oregon sued on Monday. The Oregon Supreme Court rejected the suit.")
    assert {"Oregon", "Oregon Supreme Court"} <= names(draft, "organization")


def test_the_government_of_an_unlisted_state(read_text):
    """`The government` is that of the unlisted state which the article is about."""
    draft = read_text(
        "Soldunia expelled two envoys on Monday. Soldunia's government named no reason. The envoys left Soldunia. "
        "The government said that talks go on."
    )
    assert who(draft, "government").name == "Soldunia"


@pytest.mark.parametrize(
    ("word", "name"), [("Türkiye", "Turkey"), ("México", "Mexico"), ("Côte d'Ivoire", "Ivory Coast")]
)
def test_marked_letters_are_found(read_text, word: str, name: str):
    """A name that a dictionary knows is found when its first word has letters with marks."""
    assert name in names(read_text(f"Protests spread across {word} on Friday."), "country")
