from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from kg.graph.reading_form import example_of
from kg.graph.told import Account, Catalog, Character, Posting, Telling

POSTING = Posting("article/a", "source/blog", original_source="source/wire", original_date=date(2025, 3, 4))
CATALOG = Catalog(
    (POSTING,),
    {
        "source/wire": Character("source/wire", "The Wire", "media"),
        "person/ada": Character("person/ada", "Ada", "person"),
        "source/tidal": Character("source/tidal", "Tidal Press", "media"),
    },
    frozenset(),
)
OFFICIAL = Character("article/a#a-officials", "officials", "group", anonymous=True)
ACCOUNT = Account(POSTING, (), {}, {OFFICIAL.id: OFFICIAL})


def example(*speakers: str, via: tuple[str, ...] = (), sentence: str = "It rained.") -> str:
    return example_of(
        Telling("article/a#s0-9", "reported", speakers, via, sentence=sentence), POSTING, CATALOG, ACCOUNT
    )


def test_every_voice_is_named() -> None:
    """The example names speaker, relaying outlet, outlet and day, unnamed speakers by their description."""
    assert example("person/ada") == "Ada, according to The Wire (2025-03-04): It rained."
    told = example(OFFICIAL.id, via=("source/tidal",))
    assert told == "officials, via Tidal Press, according to The Wire (2025-03-04): It rained."


def test_own_voice_is_that_of_the_outlet() -> None:
    """What the outlet says itself is told as according to it."""
    assert example("source/wire") == "according to The Wire (2025-03-04): It rained."


@given(st.text(max_size=1000))
def test_examples_are_short_and_never_lose_the_voice(sentence: str) -> None:
    """However long the sentence, the example has at most 300 characters, on one line, and begins with its voice."""
    told = example("person/ada", sentence=sentence)
    assert len(told) <= 300
    assert told.startswith("Ada, according to The Wire (2025-03-04):")
    assert "\n" not in told
