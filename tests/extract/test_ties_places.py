"""Ties of membership and location: own sentences that state one, and sentences that only look like it."""

import pytest
from test_ties import ties

MEMBERS = [
    ("Democrat Tom Harker rejected the bill.", ("Tom Harker", "Democratic Party")),
    ("Labour's Yvette Moor asked for a vote.", ("Yvette Moor", "Labour Party")),
    ("Sen. Maria Cole (R-Texas) opened the hearing.", ("Maria Cole", "Republican Party")),
    ("Rep. Adam Wolf, D-Calif., left early.", ("Adam Wolf", "Democratic Party")),
    ("Her Republican rival, Adam Wolf, smiled.", ("Adam Wolf", "Republican Party")),
    ("Tom Harker, the Labour candidate, lost.", ("Tom Harker", "Labour Party")),
    ("On Friday Labour MP Ann Lee resigned.", ("Ann Lee", "Labour Party")),
    ("Ann Lee of Likud voted against the law.", ("Ann Lee", "Likud")),
    ("Democratic committee chairman Adam Wolf spoke.", ("Adam Wolf", "Democratic Party")),
    ("Senate minority leader Adam Wolf spoke.", ("Adam Wolf", "Senate")),
]
NO_MEMBERS = [
    "Greenpeace's Hanna Berg climbed the tower.",
    "Tom Harker, a former member of Greenpeace, wrote a book.",
    "The Democratic Party sued Tom Harker.",
    "Republicans attacked Tom Harker on Friday.",
    "Tom Harker (D-Day veteran and baker) died on Friday.",
    "Tom Harker is not a Democrat.",
    "Labour spokesman Tom Harker declined to comment.",
    "Tom Harker told the Labour Party to wait.",
    "After Labour, Tom Harker spoke.",
    "Tom Harker read a book about vitamin D, R-rated films and Texas.",
]


@pytest.mark.parametrize(("text", "expected"), MEMBERS)
def test_members_are_read_from_what_stands_beside_them(text: str, expected: tuple[str, str]) -> None:
    """A party as possessor, adjective, letter or apposition makes a person its member, a seat makes one of a house."""
    found = {(source, target) for source, kind, target in ties(text) if kind == "MEMBER_OF"}
    assert any(source == expected[0] and expected[1] in target for source, target in found), found


@pytest.mark.parametrize("text", NO_MEMBERS)
def test_no_member_without_membership(text: str) -> None:
    """Staff, former members, letters of other things and mere neighbours of a party are no members."""
    assert "MEMBER_OF" not in {kind for _, kind, _ in ties(text)}


PLACES = [
    ("Police closed a street in Mosul, Iraq.", ("Mosul", "Iraq")),
    ("Police closed a street in Dallas, Texas.", ("Dallas", "Texas")),
    ("The Turkish city of Antalya was flooded.", ("Antalya", "Turkey")),
    ("The Iranian airline Mahan Air was banned.", ("Mahan Air", "Iran")),
    ("German firms including Daimler and Siemens left.", ("Siemens", "Germany")),
    ("France praised the French daily Le Monde.", ("Le Monde", "France")),
    ("The Munich-based network Euronews reported a fire.", ("Euronews", "Munich")),
    ("Fighting went on near Mosul, in northern Iraq.", ("Mosul", "Iraq")),
    ("Maria Silva of Porto won the race.", ("Maria Silva", "Porto")),
    ("Lyon, a city in France, was flooded.", ("Lyon", "France")),
]
NO_PLACES = [
    "Voters in Georgia, Michigan, Pennsylvania and Wisconsin waited.",
    "He visited Lyon, Marseille, Toulouse and Bordeaux.",
    "Sen. Maria Cole of Texas opened the hearing.",
    "President Ana Ruiz of Chile spoke on Friday.",
    "Police raided offices of Siemens in Madrid.",
    "Trade between Germany, France and Spain grew.",
    "The French lawyer Karl Weber smiled.",
    "Spanish firms met Tom Harker on Friday.",
    "Siemens opposed the city of Izmir.",
    "A storm moved from Dallas to Houston.",
]


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_a_name_lies_where_the_text_puts_it(text: str, expected: tuple[str, str]) -> None:
    """A comma before a wider place, a preposition, a noun of a site with a country's adjective tell it."""
    assert expected in {(source, target) for source, kind, target in ties(text) if kind == "LOCATED_IN"}


@pytest.mark.parametrize("text", NO_PLACES)
def test_no_place_without_standing_there(text: str) -> None:
    """Items of a list, offices of a state, premises and persons of a country are not told to lie in one another."""
    assert "LOCATED_IN" not in {kind for _, kind, _ in ties(text)}


def test_a_state_owns_what_is_called_state_owned() -> None:
    """`State-run` before a body of a country in the text makes the state its owner; `privately run` does not."""
    assert ("Iran", "OWNS", "Mahan Air") in ties("Iran defended the state-owned airline Mahan Air.")
    assert "OWNS" not in {kind for _, kind, _ in ties("Iran defended the privately run airline Mahan Air.")}


def test_a_body_is_part_of_the_one_whose_name_it_begins_with() -> None:
    """A committee named after its house is a part of it; a body that only shares a first word is not."""
    text = "The United Nations waited. The United Nations General Assembly voted for it."
    assert ("United Nations General Assembly", "PART_OF", "United Nations") in ties(text)
    assert "PART_OF" not in {kind for _, kind, _ in ties("Siemens sued. The Siemens Street Journal wrote.")}
