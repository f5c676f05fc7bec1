"""Which body is meant where several states have one of the name, and which state owns it."""

from datetime import date

import pytest

from kg.article import Article
from kg.check.evalformat import to_eval
from kg.config import Config
from kg.extraction import read_articles
from kg.reading import Reading


def _read(text: str) -> Reading:
    (reading,) = read_articles([Article("The Upper Wire", date(2025, 3, 12), "Headline", text=text)], Config())
    return reading


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Sudan's army left El Fasher to the RSF. Khartoum accused the RSF of looting.", "Rapid Support Forces", "SD"),
        ("The RSF said that France had jailed a reporter.", "Reporters Without Borders", None),
        ("The BNP won most seats in Bangladesh. Dhaka was calm.", "Bangladesh Nationalist Party", "BD"),
        ("Britain was calm. The BNP lost its seat in London, the United Kingdom said.", "British National Party", "GB"),
        ("China's Commerce Ministry fined it. South Korea and the United States did not.", "Commerce Ministry", "CN"),
        ("Kenya's Senate met on Friday.", "Kenya's Senate", "KE"),
        ("Chile's Joint Chiefs of Staff met on Friday.", "Chilean Joint Chiefs of Staff", "CL"),
        ("The Joint Chiefs of Staff met on Friday.", "Joint Chiefs of Staff", "US"),
        ("Gaza's health ministry said that many had died.", "Gaza health ministry", "PS"),
    ],
)  # fmt: skip
def test_letters_and_offices_are_those_of_the_state_told(text: str, name: str, country: str | None):
    """Letters of several bodies mean that of a country in the article; a genitive before a body is its state."""
    assert {actor.label: actor.country for actor in _read(text).actors}[name] == country


def test_the_opposition_of_an_unknown_state_is_no_body():
    """ "X's opposition Y party" leaves the leader of that party the office."""
    found = _read("Jonas Pell, the leader of Karvonia's opposition Green Coast party, resigned on Friday.")
    assert "Karvonia opposition" not in {actor.label for actor in found.actors}
    assert "holds_position" in {tie["predicate"] for tie in to_eval(found)["relations"]}


@pytest.mark.parametrize(
    ("text", "alias", "name"),
    [
        ("House Speaker Mike Johnson left the White House. The House votes on Monday.", "House", "White House"),
        ("The Gulf Cooperation Council met. Gulf officials left.", "Gulf", "Gulf Cooperation Council"),
    ],
)  # fmt: skip
def test_a_general_word_is_no_short_name(text: str, alias: str, name: str):
    """The House is not the White House, Gulf officials are not those of the council."""
    (actor,) = [actor for actor in _read(text).actors if actor.label == name]
    assert alias not in actor.aliases


@pytest.mark.parametrize(
    ("text", "person", "role"),
    [
        ("A week before President Lee Jae-myung hosts Donald Trump in Gyeongju, Seoul voted.", "Donald Trump", None),
        ("The hosts Ana Lund and Peter Roe left the show.", "Peter Roe", "hosts"),
    ],
)  # fmt: skip
def test_a_verb_between_two_persons_is_no_role(text: str, person: str, role: str | None):
    """`Lee hosts Trump` gives Trump no position."""
    (actor,) = [actor for actor in _read(text).actors if actor.label == person]
    assert bool(actor.role) == bool(role)


def test_an_ambassador_of_the_union_is_not_at_home_there():
    """Who holds an office of a body without a country does not belong to the country that the article is about."""
    text = "Georgia's prime minister left Tbilisi. He accused the EU ambassador, Pawel Herczynski, of lying to Georgia."
    (actor,) = [actor for actor in _read(text).actors if actor.label == "Pawel Herczynski"]
    assert actor.country is None


def test_the_object_of_a_participle_is_not_its_subject():
    """In "N fined M, accusing them", they are not N."""
    reading = _read("Kenya's police fined five firms on Monday, accusing them of helping Somalia.")
    helpers = [row["agent"] for row in to_eval(reading)["events"] if row["type"] == "AID"]
    assert helpers and not any(helpers)


@pytest.mark.parametrize(
    ("text", "nobody"),
    [
        ("Senate Majority Leader John Thune left.", "Senate Majority"),
        ("House Minority Whip Katherine Clark left.", "House Minority"),
    ],
)
def test_the_first_words_of_an_office_are_no_body(text: str, nobody: str):
    """`Senate Majority` of a leader's title is not an actor."""
    assert nobody not in {actor.label for actor in _read(text).actors}
