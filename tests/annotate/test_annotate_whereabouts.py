"""Places that only the words around them tell, the countries they lie in, and where people and bodies belong."""

import pytest
from table_words import mention_of

from kg.annotate.coreference import resolve_with_speakers
from kg.annotate.whereabouts import home_of


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Two soldiers were wounded in Vershika on Monday.", "Vershika"),
        ("A fishing boat sank off Drenova overnight.", "Drenova"),
        ("The village of Karbeni was flooded.", "Karbeni"),
        ("Shots were heard near Tolvesk before dawn.", "Tolvesk"),
        ("The convoy stopped ten miles north of Ostraven.", "Ostraven"),
        ("A man from Lonoke, Texas, was charged with arson.", "Lonoke"),
    ],
)
def test_an_unknown_name_is_a_place_where_something_is(read_text, text: str, word: str):
    """What stands behind `in`, `off`, `the village of`, or before a region, is a place without any lexicon."""
    mention = mention_of(read_text(text), word)
    assert (mention.referent.type, mention.as_place) == ("place", True)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The fund invested in Quantiva last year.", "Quantiva"),
        ("She holds a large stake in Quantiva.", "Quantiva"),
        ("The letter appeared in Quantiva on Monday.", "Quantiva"),
        ("They met Kurt Oleson, Texas and Ohio lawmakers said.", "Kurt Oleson"),
        ("Shares in Quantiva fell by a tenth.", "Quantiva"),
        ("The workers were hired by Quantiva.", "Quantiva"),
    ],
)
def test_a_name_behind_trust_or_money_is_no_place(read_text, text: str, word: str):
    """`Invest in`, `shares in`, `appear in` and a list of names make nobody a place."""
    draft = read_text(text)
    found = [m for m in draft.table if draft.doc[m.start : m.end].text == word]
    assert [m for m in found if m.referent.type == "place"] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("She was elected in the Lisbon West constituency.", "Lisbon West"),
        ("Voters in Nairobi Central chose her.", "Nairobi Central"),
        ("The count in Lisbon North went on.", "Lisbon North"),
    ],
)
def test_a_part_of_the_compass_ends_the_name_of_a_place(read_text, text: str, name: str):
    """`Lisbon West` is one name, and lies where Lisbon does."""
    country = {m.referent.name: m.referent.country for m in read_text(text).table if m.referent.type == "place"}
    assert country[name] in ("PT", "KE")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("In Paris, Central Bank officials met.", "Paris Central"),
        ("From Lisbon west winds blew.", "Lisbon west"),
        ("He saw the West. In Lisbon East Timor was discussed.", "Lisbon East"),
    ],
)
def test_a_part_of_the_compass_that_opens_another_name(read_text, text: str, name: str):
    """A name that goes on in capitals, or a small letter, belongs to what follows."""
    assert name not in {m.referent.name for m in read_text(text).table}


@pytest.mark.parametrize(
    ("text", "word", "code"),
    [
        ("The plant in Portsmouth, Ohio, was closed.", "Portsmouth", "US"),
        ("The plant in Portsmouth was closed.", "Portsmouth", "GB"),
        ("He was born in Brodnica in Croatia.", "Brodnica", "HR"),
        ("A market in Vershika in Ukraine was shelled.", "Vershika", "UA"),
        ("A fire broke out in Tolvesk and spread to Madrid.", "Tolvesk", "ES"),
        ("Peru, Peru's army and Lima were silent. A mine in Karbeni was shut. Peru owns it.", "Karbeni", "PE"),
    ],
)
def test_a_place_lies_where_the_text_says(read_text, text: str, word: str, code: str):
    """The country of a place is the stated one, else that of its sentence, else that of the article."""
    assert mention_of(read_text(text), word).referent.country == code


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("A fire broke out in Tolvesk.", "Tolvesk"),
        ("Roads lead from Tolvesk to Madrid and to Lisbon.", "Tolvesk"),
        ("Peru fought Chile and Bolivia; Brazil, Ecuador and Cuba watched. The town of Karbeni burned.", "Karbeni"),
        ("Ships met in the Ostrav Sea near Peru.", "Ostrav Sea"),
    ],
)
def test_a_place_lies_nowhere_when_nothing_tells(read_text, text: str, word: str):
    """Without a country, with several ones, or at sea, a place has none."""
    draft = read_text(text)
    found = [m for m in draft.table if draft.doc[m.start : m.end].text == word]
    assert [m.referent.country for m in found if m.referent.country] == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Peru mourned. Peru's army wept. Lima slept.", "PE"),
        ("Peru met Chile. Peru won. Chile lost. Peru smiled.", "PE"),
        ("Peru met Chile. Bolivia and Brazil watched Ecuador.", None),
        ("Peru mourned.", None),
        ("Nobody came.", None),
    ],
)
def test_an_article_is_at_home_in_the_country_of_half_its_names(read_text, text: str, code: str | None):
    """An article has a home when at least three names tell countries and half of them the same."""
    assert home_of(read_text(text)) == code


_PERUVIAN = "Peru closed its schools. The Peruvian army helped in Lima and Cusco. "
_MIXED = "Peru met Chile, Brazil, Bolivia and Cuba in Quito. "


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (_PERUVIAN + "Nurse Rosa Quispe said she was tired.", "PE"),
        (_PERUVIAN + "Rosa Quispe lost her house.", "PE"),
        (_PERUVIAN + "Chilean nurse Rosa Quispe said she was tired.", "CL"),
        (_MIXED + "Nurse Rosa Quispe said she was tired.", None),
        ("Nurse Rosa Quispe said she was tired.", None),
    ],
)
def test_people_belong_where_the_article_is_at_home(read_text, text: str, code: str | None):
    """Of a person of whom no country is told, the article's is guessed, and told apart from a stated one."""
    draft = read_text(text)
    resolve_with_speakers(draft)
    person = mention_of(draft, "Rosa Quispe").referent
    assert (person.country, person.home) == ((code, None) if code == "CL" else (None, code))


@pytest.mark.parametrize(
    ("text", "word", "country"),
    [
        (_PERUVIAN + "The Labour Party protested.", "Labour Party", "PE"),
        (_PERUVIAN + "The Communist Party protested.", "Communist Party", "PE"),
        (_PERUVIAN + "Britain was told. The Labour Party protested.", "Labour Party", "GB"),
        (_MIXED + "The Labour Party protested.", "Labour Party", "GB"),
        (_PERUVIAN + "The Bundestag protested.", "Bundestag", "DE"),
    ],
)
def test_a_general_name_is_that_of_the_home_body(read_text, text: str, word: str, country: str):
    """A party with a name of general words is the home country's unless the text tells of the famous one's."""
    assert mention_of(read_text(text), word).referent.country == country


@pytest.mark.parametrize(
    ("text", "word", "attributive"),
    [
        ("Germany's Voltaro joined the complaint.", "Germany", True),
        ("The study was paid for by Norway's Lindqvist Foundation.", "Norway", False),
        ("The plane was built by France's Aerolux.", "France", True),
        ("Germany's government joined the complaint.", "Germany", False),
        ("Germany's decision angered the union.", "Germany", False),
        ("Norway's Civil Aviation Authority closed the airport.", "Norway", False),
    ],
)
def test_the_home_of_a_firm_is_no_actor(read_text, text: str, word: str, attributive: bool):
    """A country before a firm of its own name only tells where that is from; its organs and acts make it an actor."""
    draft = read_text(text)
    assert next(m for m in draft.table if draft.doc[m.start].text == word).attributive is attributive
