"""Names that look like persons, states and bodies, and what they are: storms, ships, treaties, goods, split names."""

from datetime import date

import pytest

from kg.article import Article
from kg.config import Config
from kg.extraction import read_articles


def _actors(text):
    (reading,) = read_articles([Article("Example Times", date(2025, 3, 12), "A Headline", text=text)], Config())
    return {actor.label: actor for actor in reading.actors}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Pieter van der Hout met Elsa Roth in Brussels.", "Pieter van der Hout"),
        ("Maria de los Santos thanked Peru.", "Maria de los Santos"),
        ("Israel Hernandez, a welder from Texas, thanked voters.", "Israel Hernandez"),
        ("Carlos De la Cruz-Fuentes accused Peru. De la Cruz-Fuentes resigned.", "Carlos De la Cruz-Fuentes"),
        ("Sprinter Lena Roth praised Kenya.", "Lena Roth"),
        ("Chipmaker Intel sued Peru.", "Intel"),
    ],
)
def test_names_are_whole_and_without_what_comes_before(text, name):
    """A name is read with its small words, without callings and trades before it, and once under two lengths."""
    found = _actors(text)
    assert name in found
    words = set(name.replace("-", " ").split())
    assert not [label for label in found if label != name and words & set(label.replace("-", " ").split())]


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("Jan Roth and Elsa Storm met in Peru.", {"Jan Roth", "Elsa Storm"}),
        ("The de facto ruler of Peru thanked Lena Roth.", {"Lena Roth"}),
        ("Israel praised Carlos Hernandez.", {"Carlos Hernandez"}),
        ("Israel and Jordan met Elsa Roth.", {"Elsa Roth"}),
        ("Otto Falk, la diva Elsa Roth and Peru met.", {"Otto Falk", "Elsa Roth"}),
        ("Otto Falk thanked Elsa Roth.", {"Otto Falk", "Elsa Roth"}),
    ],
)
def test_two_names_stay_two(text, persons):
    """Words between persons that join no name, and states beside persons, make no person longer."""
    assert {actor.label for actor in _actors(text).values() if actor.type == "person"} == persons


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Cyclone Freddy followed, and Kenya sent doctors.", "Freddy"),
        ("Hurricane Maria destroyed homes in Dominica.", "Maria"),
        ("The Abraham Lincoln entered the gulf.", "Abraham Lincoln"),
        ("Norway repaired the USS Harvey Milk.", "Harvey Milk"),
        ("Typhoon Doris killed nobody in Japan.", "Doris"),
        ("The Thomas Hudson sank, and Norway saved the crew.", "Thomas Hudson"),
    ],
)
def test_storms_and_ships_are_no_persons(text, name):
    """What storms and ships are called is no person."""
    assert not [label for label in _actors(text) if name in label]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Freddy Lang followed, and Kenya sent doctors.", "Freddy Lang"),
        ("Abraham Lincoln entered the hall.", "Abraham Lincoln"),
        ("Norway praised the late Harvey Milk.", "Harvey Milk"),
        ("The singer Doris Lang thanked Japan.", "Doris Lang"),
        ("The Rev. Thomas Hudson met the crew.", "Thomas Hudson"),
        ("Maria Storm left Dominica.", "Maria Storm"),
    ],
)
def test_persons_with_such_names_stay(text, name):
    """The same names without the word for a storm or ship, or with a calling between, are persons."""
    assert name in _actors(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("France left the Minsk agreement.", "Belarus"),
        ("Norway praised the Paris accord.", "France"),
        ("Peru signed the Treaty of Lisbon.", "Portugal"),
        ("She ate Turkish delight while Anton Keller sang.", "Turkey"),
        ("Anton Keller smelled of Swiss cheese.", "Switzerland"),
        ("Anton Keller read Russian novels.", "Russia"),
    ],
)
def test_treaties_and_goods_make_no_state_act(text, name):
    """A state is no actor where its town only names a treaty, or its adjective only goods or works."""
    assert name not in _actors(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Minsk left the agreement.", "Belarus"),
        ("Norway praised Paris for the accord.", "France"),
        ("Lisbon signed the treaty with Peru.", "Portugal"),
        ("Turkish troops attacked a village while Anton Keller sang.", "Turkey"),
        ("Swiss officials arrested Anton Keller.", "Switzerland"),
        ("Anton Keller said the Russian government had lied.", "Russia"),
    ],
)
def test_states_that_act_stay(text, name):
    """A town that acts or is praised, and the troops, officials and government of a state, stand for the state."""
    assert name in _actors(text)
