"""Actors: one referent for all names of one person or body, countries and places told apart."""

import pytest
from table_words import mention_of, names, who


def test_surname_full_name_and_spelling_are_one_person(read_text):
    """Surname, full name and a second transliteration share one referent under the usual English spelling."""
    draft = read_text("Vladimir Zelensky flew home. Zelensky slept. Later Volodymyr Zelenskyy spoke.")
    assert names(draft, "person") == {"Volodymyr Zelensky"}
    assert {"Zelensky", "Vladimir Zelensky"} <= who(draft, "Zelensky").aliases


def test_first_name_variants_are_one_person(read_text):
    """Two transliterations of a first name with one surname are one person."""
    draft = read_text("Alexei Baranov spoke first. Oleksiy Baranov answered in May.")
    assert len(names(draft, "person")) == 1


def test_two_bearers_of_a_surname_stay_two(read_text):
    """Different first names keep two persons apart; the surname alone is the one named last."""
    draft = read_text("Maria Lund met Peter Holm. Jonas Lund was absent. Lund had fallen ill.")
    assert who(draft, "Maria Lund") is not who(draft, "Jonas Lund")
    assert who(draft, "Lund") is who(draft, "Jonas Lund")


def test_surnames_one_letter_apart_are_one(read_text):
    """A second spelling of a surname in one article is the same person."""
    draft = read_text("The officer Karim Sawadi spoke on Monday. Sawady added that nobody was hurt.")
    assert who(draft, "Karim Sawadi") is who(draft, "Sawady")


def test_a_known_surname_alone_gets_its_full_name(read_text):
    """A surname that means one person in world news is that person without the first name."""
    assert "Vladimir Putin" in names(read_text("Putin said on Friday that talks go on."), "person")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Zelenskyy spoke in Odesa.", "Volodymyr Zelensky"),
        ("Zelenskiy accused the bank of delays.", "Volodymyr Zelensky"),
        ("Rebels hunted Gadhafi for weeks.", "Muammar Gaddafi"),
        ("Lukashenka pardoned ten of them.", "Alexander Lukashenko"),
        ("Xi met the delegation on Friday.", "Xi Jinping"),
        ("Thaksin met Anutin in a hotel.", "Thaksin Shinawatra"),
        ("A crowd cheered Abiy in Adama.", "Abiy Ahmed"),
    ],
)
def test_every_spelling_of_a_known_name_alone_is_the_person(read_text, text: str, name: str):
    """Transliterations of a surname, and the part by which Chinese and Ethiopians are called, mean one person."""
    assert name in names(read_text(text), "person")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The teacher Pavel Merz came first. Merz thanked his pupils.", "Friedrich Merz"),
        ("The singer Aster Machar played in Juba. Machar sang for an hour.", "Riek Machar"),
    ],
)
def test_a_known_surname_of_somebody_else_is_not_the_known_person(read_text, text: str, name: str):
    """Where the article names another bearer in full, the surname alone is his or hers."""
    assert name not in names(read_text(text), "person")


@pytest.mark.parametrize(
    "text",
    [
        "The Northern Relief Council (NRC) met. NRC doctors left.",
        "The NRC (Northern Relief Council) met. The NRC left.",
    ],
)
def test_acronyms_in_brackets_join_both_ways(read_text, text: str):
    """A bracketed acronym and its long form are one body wherever they stand."""
    draft = read_text(text)
    assert len({id(m.referent) for m in draft.table if m.referent.type == "organization"}) == 1


def test_a_short_name_means_the_longer_one(read_text):
    """The end of a long name, or its first part before `of`, stands for the whole."""
    draft = read_text("The Irish Court of Auditors ruled. The Court of Auditors said so. The Court adjourned.")
    assert who(draft, "Court of Auditors") is who(draft, "Irish Court of Auditors") is who(draft, "Court")


def test_a_general_word_is_not_merged_into_a_company(read_text):
    """`Bank` inside another body's name does not make the two one."""
    draft = read_text("The World Bank lends money. The Bank of England does not.")
    assert who(draft, "World Bank") is not who(draft, "Bank of England")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Cuban government protested.", "Cuban government"),
        ("Cuba's authorities protested.", "Cuba's authorities"),
        ("The government of Cuba protested.", "government of Cuba"),
        ("Cuban officials protested.", "Cuban officials"),
    ],
)
def test_governments_are_their_country(read_text, text: str, words: str):
    """Government, authorities and officials of a country are the country, with the words as alias."""
    referent = who(read_text(text), words)
    assert (referent.type, referent.iso2) == ("country", "CU")
    assert words in referent.aliases


def test_an_administration_is_the_country_of_its_head(read_text):
    """`X administration` is the country of X, by X's title in the article."""
    draft = read_text("Kenyan President Otieno Mwangi resigned. The Mwangi administration had failed.")
    assert who(draft, "Mwangi administration").iso2 == "KE"


def test_named_organs_stay_bodies_of_their_country(read_text):
    """Kremlin, Pentagon and White House are organisations with a country, not the country."""
    draft = read_text("The Kremlin denied it. The Pentagon and the White House confirmed it.")
    assert {(r.name, r.type, r.country) for r in draft.table.referents()} == {
        ("Kremlin", "organization", "RU"),
        ("Pentagon", "organization", "US"),
        ("White House", "organization", "US"),
    }


@pytest.mark.parametrize("text", ["Tokyo rejected the plan.", "They sent a protest note against Tokyo's plan."])
def test_a_capital_that_acts_is_its_country(read_text, text: str):
    """A capital that acts or owns a policy is the government: country and metonym."""
    mention = mention_of(read_text(text), "Tokyo")
    assert (mention.referent.iso2, mention.kind, mention.as_place) == ("JP", "metonym", False)


@pytest.mark.parametrize(
    "text", ["Ministers met in Tokyo.", "She flew from Tokyo on Monday.", "They moved to the capital, Tokyo."]
)
def test_a_capital_where_something_happens_is_a_place(read_text, text: str):
    """A capital after a locating word is the city."""
    referent = who(read_text(text), "Tokyo")
    assert (referent.type, referent.name, referent.country) == ("place", "Tokyo", "JP")


def test_spellings_of_a_capital_are_one_place(read_text):
    """Kiev and Kyiv are one place, and acting they are one country."""
    draft = read_text("They met in Kiev. Others stayed in Kyiv. Kiev refused, and Kyiv insisted.")
    assert {r.name for r in draft.table.referents()} == {"Kyiv", "Ukraine"}


@pytest.mark.parametrize(
    ("text", "as_place"),
    [
        ("The conference took place in Norway.", True),
        ("The family fled from Norway to Spain.", True),
        ("Norway signed the treaty.", False),
        ("Critics blamed Norway for the delay.", False),
        ("The court imposed sanctions on Norway.", False),
        ("She received money from Norway.", False),
    ],
)
def test_countries_act_or_are_where_it_happens(read_text, text: str, as_place: bool):
    """Preposition and verb tell the actor from the location."""
    assert mention_of(read_text(text), "Norway").as_place is as_place


def test_countries_in_titles_only_attribute(read_text):
    """A country inside a title or before a noun makes nobody an actor by itself."""
    draft = read_text("Greek Foreign Minister Nikos Pappas met Syrian refugees.")
    assert mention_of(draft, "Greek").attributive
    assert mention_of(draft, "Syrian").attributive


def test_platforms_are_channels(read_text):
    """On Twitter one writes; Twitter that bans somebody acts."""
    assert mention_of(read_text("The mayor wrote on Twitter that rain is near."), "Twitter").attributive
    assert not mention_of(read_text("Twitter banned the mayor for a week."), "Twitter").attributive


def test_demonyms_are_no_aliases(read_text):
    """Adjectives are not names of the country, plurals of its people are."""
    draft = read_text("Saudi jets struck. The Saudis denied it. Saudi Arabia called for calm.")
    assert who(draft, "Saudi Arabia").aliases == {"Saudis"}


def test_reading_one_article_does_not_change_the_next(read_text):
    """The same text read twice, with another in between, gives the same table."""
    text = "President Anna Berg of Norway met the Relief Council (RC). Berg thanked the RC."

    def rows() -> list[tuple[int, int, str, str]]:
        return [(m.start, m.end, m.referent.name, m.kind) for m in read_text(text).table]

    first = rows()
    read_text("Peter Berg spoke in RC. The Royal Club (RC) of Iceland agreed.")
    assert rows() == first


@pytest.mark.parametrize(
    ("text", "attributive"),
    [
        ("Chilean troops crossed the river.", False),
        ("Chilean tariffs rose in May.", False),
        ("A Chilean nurse fell ill.", True),
        ("The Chilean airline cut its fares.", True),
    ],
)
def test_a_state_acts_through_its_acts_not_its_people(read_text, text: str, attributive: bool):
    """A demonym before forces and measures is the state acting, before people and firms only where they are from."""
    assert mention_of(read_text(text), "Chilean").attributive is attributive


def test_a_local_police_is_a_body(read_text):
    """The police of a city is an organisation of that city's country."""
    police = who(read_text("On Monday Lagos police said that the road is open."), "Lagos police")
    assert (police.type, police.country) == ("organization", "NG")


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Kenya asked The Hague for copies.", "The Hague", True),
        ("Kenya accused The Hague of delay.", "The Hague", True),
        ("The Hague indicted three officers.", "The Hague", False),
        ("The talks in The Hague ended.", "The Hague", False),
        ("The raid drew a rebuke from Lima.", "Lima", True),
        ("The plan won support from Lima.", "Lima", True),
        ("The train from Lima was late.", "Lima", False),
        ("A trader from Lima sued him.", "Lima", False),
    ],
)
def test_seats_and_senders(read_text, text: str, words: str, country: bool):
    """The Hague acts where it is asked, not where its courts do; what comes from a capital comes from its state."""
    mention = mention_of(read_text(text), words)
    assert (mention.referent.type == "country" and not mention.as_place) is country


@pytest.mark.parametrize(
    ("text", "name", "known"),
    [
        ("Colombia was calm. President Petro left.", "Gustavo Petro", True),
        ("Prime Minister Sanchez left Spain.", "Pedro Sánchez", True),
        ("Colombia was calm. The singer Ana Petro left, and President Petro wept.", "Ana Petro", True),
        ("Kenya was calm. President Petro left.", "Gustavo Petro", False),
        ("Colombia was calm. The baker met Petro.", "Gustavo Petro", False),
    ],
)
def test_a_title_and_the_country_tell_a_common_surname(read_text, text: str, name: str, known: bool):
    """A surname of many bearers means the one of a country in the article, where a title stands before it."""
    assert (name in names(read_text(text), "person")) is known
