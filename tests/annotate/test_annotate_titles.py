"""Roles and the countries that persons stand for."""

import pytest
from table_words import who


@pytest.mark.parametrize(
    ("text", "name", "role", "country"),
    [
        ("German Foreign Minister Karl Weber spoke.", "Karl Weber", "German Foreign Minister", "DE"),
        ("US Secretary of State Linda Moss left.", "Linda Moss", "US Secretary of State", "US"),
        ("Prime Minister of Norway Erik Dahl fell ill.", "Erik Dahl", "Prime Minister of Norway", "NO"),
        ("Former Chilean president Marta Rojas died.", "Marta Rojas", "Former Chilean president", "CL"),
        ("US Ambassador to Germany Tom Reed smiled.", "Tom Reed", "US Ambassador to Germany", "US"),
        ("Erik Dahl, the head of the Relief Council, resigned.", "Erik Dahl", "head of the Relief Council", None),
        ("The foreign minister of Cuba, Bruno Paz, replied.", "Bruno Paz", "foreign minister of Cuba", "CU"),
        ("Peru's health minister, Rosa Vega, agreed.", "Rosa Vega", "Peru's health minister", "PE"),
        ("Anna Berg is the president of Iceland.", "Anna Berg", "president of Iceland", "IS"),
        ("Anna Berg, who served as mayor of Bergen, won.", "Anna Berg", "mayor of Bergen", "NO"),
        ("The journalist Anna Berg was freed.", "Anna Berg", "journalist", None),
    ],
)
def test_roles_are_read_as_worded(read_text, text: str, name: str, role: str, country: str | None):
    """Titles before names, appositions on both sides, copulas and relative clauses give role and country."""
    person = who(read_text(text), name)
    assert (person.role, person.country) == (role, country)


@pytest.mark.parametrize(
    "text",
    [
        "Anna Berg, a week after the storm, went home.",
        "The president of Iceland, Oslo and Anna Berg were mentioned.",
        "Mr. Erik Dahl, however, was not there.",
        "Anna Berg, the city and the rain belong together.",
    ],
)
def test_other_words_are_no_roles(read_text, text: str):
    """What stands beside a name without being a title gives no role."""
    people = [r for r in read_text(text).table.referents() if r.type == "person"]
    assert people
    assert all(person.role is None for person in people)


def test_every_office_is_kept_for_the_ties(read_text):
    """Each place that tells a position stays with its holder and the bodies that it names."""
    draft = read_text("Former Chilean president Marta Rojas spoke. Rojas, the head of the Andes Council, left.")
    assert [(o.holder.name, o.former) for o in draft.offices] == [("Marta Rojas", True), ("Marta Rojas", False)]
    assert [body.name for body in draft.offices[1].bodies] == ["Andes Council"]


def test_gender_comes_from_titles_and_first_names(read_text):
    """A spokeswoman is a woman whatever her first name."""
    assert who(read_text("Spokeswoman Kim Tanaka spoke."), "Kim Tanaka").gender == "f"
    assert who(read_text("The farmer Peter Holm spoke."), "Peter Holm").gender == "m"


def test_an_unstated_country_of_an_official_is_the_one_of_the_article(read_text):
    """In an article about one country its unmarked officials are that country's; other people are nobody's."""
    draft = read_text(
        "Iceland votes in May. Iceland has many voters, and Iceland is calm. Justice minister Anna Berg said so. "
        "The painter Peter Holm disagreed."
    )
    assert (who(draft, "Anna Berg").country, who(draft, "Peter Holm").country) == ("IS", None)


def test_a_plural_title_is_shared(read_text):
    """`Senators X and Y`: both hold the title, in the singular."""
    draft = read_text("Senators Maria Lund and Peter Holm voted against the plan.")
    assert (who(draft, "Maria Lund").role, who(draft, "Peter Holm").role) == ("senator", "senator")


def test_a_dignity_in_the_name_is_a_role(read_text):
    """A pope or queen needs no further title."""
    assert who(read_text("On Sunday Pope Francis spoke in Rome."), "Pope Francis").role == "Pope"


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Volta Energy rejected it. Its managing director, Leo Hart, told reporters so.", "managing director"),
        ("Chancellor Olga Braun's spokesperson, Leo Hart, said so.", "Chancellor Olga Braun's spokesperson"),
        ("Another former Harper adviser, Leo Hart, also spoke.", "former Harper adviser"),
        ("Leo Hart was forced to resign as foreign affairs minister.", "foreign affairs minister"),
        ("The club elected Leo Hart as president.", "president"),
        ("The dead teacher was identified as Leo Hart.", "dead teacher"),
        ("The sailor Leo Hart swam ashore.", "sailor"),
        ("Leo Hart, who heads the Harbour Association, warned them.", "head of the Harbour Association"),
        ("Leo Hart, who leads the race, warned them.", None),
        ("Leo Hart, who never led the Labour Party, warned them.", None),
        ("Olga Braun's spokesperson met Leo Hart.", None),
        ("The adviser told Harper, Leo Hart and a friend.", None),
        ("Leo Hart was forced to leave the room.", None),
        ("The club praised Leo Hart as president Olga Braun left.", None),
        ("The dead teacher was seen by Leo Hart.", None),
    ],
)
def test_roles_around_a_name(read_text, text: str, role: str | None):
    """A title across a comma, after a verb of office or of naming is the role of that person and of nobody else."""
    (person,) = {m.referent.name: m.referent for m in read_text(text).table if m.referent.name == "Leo Hart"}.values()
    assert person.role == role
