"""Bodies beside their states and persons beside their parties, by position alone."""

import pytest
from test_ties import ties


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He told Kenyan state broadcaster KBC that Kenya had won.", ("Kenya", "OWNS", "KBC")),
        ("Kenya's National Electoral Commission met.", ("National Electoral Commission", "PART_OF", "Kenya")),
        ("Kenya's State Committee for Safety met.", ("State Committee for Safety", "PART_OF", "Kenya")),
        ("Germany's Siemens won, and Germany cheered.", ("Siemens", "LOCATED_IN", "Germany")),
        ("Lawmaker Ulan Tokto, of the ruling Homeland Party, spoke.", ("Ulan Tokto", "MEMBER_OF", "Homeland Party")),
        ("Camilo Lara of the far-right Homeland Party spoke.", ("Camilo Lara", "MEMBER_OF", "Homeland Party")),
        ("The owner of Alpine Bank, Karl Weber, never resigned.", ("Karl Weber", "OWNS", "Alpine Bank")),
    ],
)
def test_a_body_is_told_by_what_stands_beside_it(text: str, expected: tuple[str, str, str]) -> None:
    """A possessor, "state" before a medium, and a party behind a name each tell one tie."""
    assert expected in ties(text)


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("State television showed tanks in Kenya, and the BBC saw them.", "OWNS"),
        ("The state of Kenya sued the BBC.", "OWNS"),
        ("Kenya and Siemens signed a deal.", "LOCATED_IN"),
        ("Kenya's president met Siemens.", "LOCATED_IN"),
        ("Kenya praised the National Electoral Commission.", "PART_OF"),
        ("Camilo Lara spoke of the far-right Homeland Party.", "MEMBER_OF"),
        ("Camilo Lara fought the Homeland Party.", "MEMBER_OF"),
    ],
)
def test_no_tie_without_the_words_between(text: str, absent: str) -> None:
    """States and parties that only stand in the same sentence have nothing to do with a body."""
    assert absent not in {kind for _, kind, _ in ties(text)}
