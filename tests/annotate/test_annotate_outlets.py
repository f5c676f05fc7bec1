"""Whose office "the Foreign Ministry" is: that of the outlet's country, unless the outlet reports on the world."""

from datetime import date

import pytest

from kg.article import Article
from kg.config import Config
from kg.extraction import read_articles
from kg.reading import Actor

_ABROAD = "The Ministry of National Defense said that US ships had left. It urged the United States to keep away."
_AT_HOME = "Kenya's president left Nairobi on Friday. The Foreign Ministry said Kenya would answer in Mombasa."


def _bodies(outlet: str, text: str) -> dict[str, str | None]:
    (reading,) = read_articles([Article(outlet, date(2025, 3, 12), "Headline", text=text)], Config())
    found: dict[str, str | None] = {actor.label: _country(actor) for actor in reading.actors}
    return found


def _country(actor: Actor) -> str | None:
    return actor.country or actor.home


@pytest.mark.parametrize(
    ("outlet", "text", "office", "country"),
    [
        ("Global Times", _ABROAD, "Ministry of National Defense", "CN"),
        ("Tass", _ABROAD, "Ministry of National Defense", "RU"),
        ("Dawn", _ABROAD, "Ministry of National Defense", "PK"),
        ("Reuters", _AT_HOME, "Foreign Ministry", "KE"),
        ("The Upper Wire", _AT_HOME, "Foreign Ministry", "KE"),
        ("Daily Nation", _AT_HOME, "Foreign Ministry", "KE"),
    ],
)
def test_a_bare_ministry_is_that_of_the_outlet(outlet: str, text: str, office: str, country: str):
    """Outlets name their own state's offices without the state; agencies mean the country that they report on."""
    assert _bodies(outlet, text)[office] == country


@pytest.mark.parametrize(
    ("outlet", "text", "office"),
    [
        ("Global Times", "Kenya's Foreign Ministry answered the United States on Friday.", "Kenyan Foreign Ministry"),
        ("Tass", "The Turkish Defense Ministry said that a US ship had left.", "Turkish Defense Ministry"),
    ],
)
def test_a_ministry_with_its_state_is_not_that_of_the_outlet(outlet: str, text: str, office: str):
    """A state that the text gives wins over the outlet's."""
    assert _bodies(outlet, text)[office] in ("KE", "TR")


def test_the_outlet_of_the_byline_has_its_country():
    """An outlet that the lexicon knows is an actor of its country, another of none."""
    assert (_bodies("Dawn", _AT_HOME)["Dawn"], _bodies("The Upper Wire", _AT_HOME)["The Upper Wire"]) == ("PK", None)
