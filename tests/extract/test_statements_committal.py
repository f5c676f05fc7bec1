"""What is told at all, through whom, and words set off as paragraphs."""

import pytest
from statement_reading import one, told


@pytest.mark.parametrize(
    "text",
    [
        "Anna Silva urged Kenya to stop the war.",
        "Anna Silva threatened to do so.",
        "Kenya neither confirmed nor denied the claim.",
        "Kenya could neither confirm nor deny that its troops had left.",
        "Brazil refused to confirm or deny that its troops had entered Kenya.",
        "A group calling itself the Dawn Brigade attacked a base in Kenya.",
    ],
)
def test_requests_silence_and_names_tell_nothing(text):
    """Requests, non-committal answers and names that groups take are no statements."""
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Anna Silva vowed to fight on.", "to fight on"),
        ("Kenya denied that its troops had left.", "its troops had left"),
        ("Kenya confirmed that its troops had left.", "its troops had left"),
        ("Anna Silva told the minister that Brazil had lied.", "Brazil had lied"),
        ("Anna Silva called the plan a fraud.", "the plan a fraud"),
        ("The Evening Standard reported last week, citing two ministers, that Kenya had left.", "Kenya had left"),
    ],
)
def test_vows_denials_and_judgements_tell_something(text, content):
    """The near neighbours of those are statements."""
    assert one(text).content == content


@pytest.mark.parametrize(
    ("text", "via"),
    [
        ("“They lied,” Anna Silva told the Southern Lantern.", ["Southern Lantern"]),
        ("Anna Silva, speaking to Northern Wire, said that Kenya had lied.", ["Northern Wire"]),
        ("Anna Silva wrote in the Coastal Ledger that Kenya had lied.", ["Coastal Ledger"]),
        ("“They lied,” Anna Silva said in an interview with the Morning Lamp.", ["Morning Lamp"]),
        ("Anna Silva told the Senate that Kenya had lied.", []),
        ("Anna Silva told reporters that Kenya had lied.", []),
        ("Anna Silva said in Lisbon that Kenya had lied.", []),
        ("Anna Silva told John Baker that Kenya had lied.", []),
    ],
)
def test_through_whom(text, via):
    """An outlet that is told something passes it on, also one in no list; parliaments, places and persons do not."""
    assert one(text).via == via


_BLOCK = "Anna Silva {}:\n\nKenya has lied to us all.\n\nThe union must end.\n\nSilva lives in Lisbon."


def test_paragraphs_after_the_author_is_named():
    """In the present tense the paragraphs are the author's until the author is named; in the past one of them is."""
    assert one(_BLOCK.format("writes")).content == "Kenya has lied to us all. [...] The union must end."
    assert one(_BLOCK.format("wrote")).content == "Kenya has lied to us all."


@pytest.mark.parametrize("lead", ["Anna Silva left", "The market sells", "Anna Silva wrote a book"])
def test_other_colons_open_no_block(lead):
    """A colon without a verb of writing before it hands nothing on."""
    assert told(f"{lead}:\n\nKenya has left the union.\n\nIt rained.") == []


def test_documents_show_and_actors_do_not():
    """A poll shows what it found; a state that has shown something has said nothing."""
    assert told("A Gallup poll showed that Kenya would win.")
    assert not told("Kenya has once again shown that it is able to win.")
