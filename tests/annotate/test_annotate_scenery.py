"""Countries that are only named, and capitals that are only towns."""

import pytest
from table_words import mention_of, names


@pytest.mark.parametrize(
    ("text", "word"),
    [("She wrote a book about Peru.", "Peru"), ("The panel heard a lecture on Chile.", "Chile")],
)
def test_a_topic_is_no_actor(read_text, text: str, word: str):
    """What a book, film or lecture is about does not act."""
    assert mention_of(read_text(text), word).attributive


@pytest.mark.parametrize(
    ("text", "word"),
    [("The council imposed sanctions on Peru.", "Peru"), ("Officials blamed Chile for the fire.", "Chile")],
)
def test_one_who_is_acted_on_is_an_actor(read_text, text: str, word: str):
    """A country behind `on` that a measure falls upon, or that is blamed, stays an actor."""
    mention = mention_of(read_text(text), word)
    assert not mention.attributive
    assert not mention.as_place


@pytest.mark.parametrize("text", ["Lisbon has two airports.", "Guests praised Lisbon's restaurants."])
def test_a_capital_is_a_town(read_text, text: str):
    """A capital with restaurants or airports is the town."""
    draft = read_text(text)
    assert "Lisbon" in names(draft, "place")
    assert not names(draft, "country")


@pytest.mark.parametrize(
    "text", ["Lisbon rejected the plan.", "The Lisbon government resigned.", "They praised Lisbon's refusal to sign."]
)
def test_a_capital_is_a_state(read_text, text: str):
    """A capital that rejects, governs or refuses is its country."""
    assert "Portugal" in names(read_text(text), "country")
