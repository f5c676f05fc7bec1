"""Persons told by a calling beside a name that looks like a town or a firm: invented sentences, half of them none."""

import pytest
from table_words import names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hrytsai, the deputy governor, phoned the families.", "Hrytsai"),
        ("Mendoza, a surgeon, treated the wounded.", "Mendoza"),
        ("The widow came with her lawyer, Cordoba, to the hearing.", "Cordoba"),
        ("A certain Rybinsk of the customs office signed the papers.", "Rybinsk"),
        ("He will be replaced by Tipperary TD Sinéad Kirwan.", "Sinéad Kirwan"),
        ("Goalkeeper Root praised the younger players.", "Root"),
        ("The trial in The Hague of Ilir Marku opened on Tuesday.", "Ilir Marku"),
    ],
)
def test_callings_tell_persons(read_text, text: str, name: str):
    """Between commas with a calling, behind a calling or "a certain", and behind "of" stand persons."""
    assert name in names(read_text(text), "person")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("In Mendoza, the governor, a socialist, closed the schools.", "Mendoza"),
        ("He flew to Cordoba, the minister said, on Monday.", "Cordoba"),
        ("The owner, Santander, sold the tower.", "Santander"),
        ("The host, Marseille, lost the final.", "Marseille"),
        ("The Executive Branch appealed the ruling.", "Branch"),
        ("He prayed in the Cathedral of Saint Peter.", "Peter"),
    ],
)
def test_what_is_no_person(read_text, text: str, name: str):
    """Where somebody is, who speaks between commas, owners and hosts make no person; nor is a first name a calling."""
    assert name not in names(read_text(text), "person")
