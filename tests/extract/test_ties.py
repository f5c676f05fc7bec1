"""Ties: who holds which position, belongs where, leads what, by the text's own words."""

from datetime import date

import pytest

from kg import lexicon
from kg.article import Article
from kg.config import Config
from kg.extraction import read_article
from kg.iris import mint_country


def ties(text: str) -> set[tuple[str, str, str]]:
    """Return (source, type, position or target) of every tie that a text tells as holding."""
    article = Article("Evening Test", date(2024, 5, 6), "A test", text=text)
    reading = read_article(article, Config())
    labels = {mint_country(row["iso2"]): row["name"] for row in lexicon.rows("countries")}
    labels |= {one.id: one.label for one in reading.actors} | {one.id: one.label for one in reading.places}
    return {
        (labels[tie.source], tie.type, tie.role if tie.type == "HOLDS_POSITION" else labels.get(tie.target or "", ""))
        for tie in reading.ties
        if tie.status == "actual"
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Norwegian Foreign Minister Espen Dale met reporters.",
            ("Espen Dale", "HOLDS_POSITION", "Norwegian Foreign Minister"),
        ),
        ("Laura Medina, the mayor of Quito, opened the bridge.", ("Laura Medina", "HOLDS_POSITION", "mayor of Quito")),
        (
            "Former Chilean President Ricardo Soto spoke on Monday.",
            ("Ricardo Soto", "HOLDS_POSITION", "Former Chilean President"),
        ),
        ("Then Professor Hanna Berg spoke.", ("Hanna Berg", "HOLDS_POSITION", "Professor")),
        (
            "Tom Harker, a 41-year-old lawyer, spoke in Leeds.",
            ("Tom Harker", "HOLDS_POSITION", "lawyer"),
        ),
        (
            "Tom Harker, a former lawyer who leads the Labour Party, lost his seat.",
            ("Tom Harker", "LEADS", "Labour Party"),
        ),
        ("Greenpeace spokeswoman Hanna Berg rejected the plan.", ("Hanna Berg", "AFFILIATED_WITH", "Greenpeace")),
        ("Peru's ambassador to Japan, Carlos Vega, apologized.", ("Carlos Vega", "AFFILIATED_WITH", "Peru")),
        ("Tom Harker of the Labour Party lost his seat in Leeds.", ("Tom Harker", "MEMBER_OF", "Labour Party")),
        ("Maria Keller, the head of Greenpeace, resigned on Friday.", ("Maria Keller", "LEADS", "Greenpeace")),
        ("The company is owned by Siemens, and Siemens is based in Munich.", ("Siemens", "LOCATED_IN", "Munich")),
        ("Elena Popescu lives in Vienna and writes novels.", ("Elena Popescu", "LOCATED_IN", "Vienna")),
        ("Omar Haddad's brother, Karim Haddad, was arrested in Tunis.", ("Karim Haddad", "FAMILY_OF", "Omar Haddad")),
        (
            "The Spanish Supreme Court ruled that Spain had broken the law.",
            ("Spanish Supreme Court", "PART_OF", "Spain"),
        ),
        ("Tom Harker, who leads the Labour Party, lost his seat.", ("Tom Harker", "LEADS", "Labour Party")),
        ("The Morning Post, owned by the banker Karl Weber, was sold.", ("Karl Weber", "OWNS", "Morning Post")),
        (
            "Omar Haddad was arrested in Tunis. His brother, the banker Karim Haddad, was released.",
            ("Karim Haddad", "FAMILY_OF", "Omar Haddad"),
        ),
        ("Maria Keller succeeded Tom Harker as mayor of Leeds.", ("Tom Harker", "PREDECESSOR_OF", "Maria Keller")),
        ("Boris Ivanov is a Bulgarian citizen, and Bulgaria protects him.", ("Boris Ivanov", "CITIZEN_OF", "Bulgaria")),
    ],
)
def test_a_tie_that_the_text_states_is_read(text: str, expected: tuple[str, str, str]) -> None:
    """Each way to tell a standing relation gives one tie with its ends, or the position as worded."""
    assert expected in ties(text)


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("Norway's foreign minister met Espen Dale in Oslo.", "HOLDS_POSITION"),
        ("Peru's ambassador to Japan, Carlos Vega, apologized to Japan.", ("Carlos Vega", "AFFILIATED_WITH", "Japan")),
        ("The deputy head of Greenpeace, Maria Keller, resigned.", "LEADS"),
        ("Elena Popescu flew from Vienna to Paris, Rome and Madrid.", "LOCATED_IN"),
        ("Laura Medina praised the owner of the shop.", "OWNS"),
        ("Tom Harker attacked the Labour Party in Leeds.", "MEMBER_OF"),
        ("Brothers in arms welcomed Karim Haddad and Omar Haddad.", "FAMILY_OF"),
        ("Spain criticized the ruling of a court in The Hague.", "PART_OF"),
        ("Maria Keller will succeed Tom Harker next year.", "PREDECESSOR_OF"),
        ("Tom Harker could lead Greenpeace.", "LEADS"),
        ("Norway is not a member of the European Union.", "MEMBER_OF"),
        ("Norway planned to join the European Union.", "MEMBER_OF"),
        ("Tom Harker, who met the banker Karl Weber, owned by his fears, left Siemens.", "OWNS"),
        ("His brother, the banker, praised Karim Haddad.", "FAMILY_OF"),
        ("Siemens did not own the plant in Turkey.", "OWNS"),
        ("The citizens of Sofia welcomed Boris Ivanov.", "CITIZEN_OF"),
        ("A close friend drove Laura Medina to Quito.", "ALLY_OF"),
        ("The rival bid failed, Hanna Berg told Greenpeace.", "OPPOSES"),
    ],
)
def test_what_only_looks_like_a_tie_is_left_alone(text: str, absent: str | tuple[str, str, str]) -> None:
    """Words of relation without the relation give no tie."""
    found = ties(text)
    assert absent not in (found if isinstance(absent, tuple) else {kind for _, kind, _ in found})


def test_every_tie_hangs_on_a_statement() -> None:
    """No tie is in a reading without a statement that describes it, and inside speech that is the speaker's."""
    text = "“Maria Keller is the head of Greenpeace,” Tom Harker said. Laura Medina is the mayor of Quito."
    reading = read_article(Article("Evening Test", date(2024, 5, 6), "A test", text=text), Config())
    described = {tie: s for s in reading.statements for tie in s.describes}
    assert reading.ties and {tie.id for tie in reading.ties} <= described.keys()
    by_source = {tie.source: described[tie.id] for tie in reading.ties}
    assert by_source["person/maria-keller"].status == "reported"
    assert by_source["person/laura-medina"].status == "asserted"
