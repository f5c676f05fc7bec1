"""Under which name an actor is the same in all articles."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.identity import body_key, country_of_medium, is_organ, media_key, person_key


@pytest.mark.parametrize(
    "names",
    [
        ("Volodymyr Hnatiuk", "Vladimir Gnatyuk", "Vladimir Petrovich Gnatyuk"),
        ("Alexander Yershov", "Oleksandr Ershov", "Aleksandr A. Ershov"),
        ("Emir Suleymanov", "Emir Suleimanov"),
        ("Suleymanov", "Suleimanov"),
        ("Mariya Shcherbakova", "Maria Shcherbakova"),
        ("Wei Zhang", "Zhang Wei"),
        ("Lin Chih-hao", "Chih-hao Lin", "Lin Chih Hao"),
        ("Kim Sang Woo", "Kim Sang-woo"),
        ("Şirin Aydoğan", "Sirin Aydogan"),
        ("Mohammad-Reza Kazemi", "Mohammed Reza Kazemi"),
        ("Hassan el-Masri", "Hasan al-Masri"),
        ("Ramón Ávila Gutiérrez", "Ramon Avila"),
        ("José Luis Rodríguez Paredes", "Jose Luis Rodriguez"),
        ("Peggy O'Dell", "Margaret E. O’Dell"),
        ("Volodymyr Zelenskyy", "Vladimir Zelenskiy"),
        ("Park Jae-won", "Pak Jae Won", "Jaewon Park"),
        ("Choi Eun-young", "Choe Un-yong"),
        ("Mohammed Irfan Qureshi", "Irfan Qureshi", "Muhammad Irfan Qureshi"),
        ("Arben Krasniqi", "Arben Krasnići"),
        ("Surjit Kumar Yadav", "Surjeet Yadav"),
        ("Yitzhak Ben-Ami", "Isaac Ben-Ami"),
        ("Carmen Elena Rodríguez", "Carmen Rodriguez"),
        ("Giorgi Lomidze", "George Lomidze"),
    ],
)
def test_spellings_of_one_person(names):
    """Transliteration, patronymics, initials, diacritics, nicknames and the order of East Asian names part nobody."""
    assert len({person_key(name).replace("-", " ").replace("’", "'") for name in names}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Volodymyr Tkachuk", "Oleksandr Tkachuk"),
        ("Kim Sung-ho", "Kim Song-ho"),
        ("Lin Chih-hao", "Lin Chih-wei"),
        ("Carmen Rodríguez", "José Rodríguez"),
        ("Daniel O'Dell", "Margaret O'Dell"),
        ("José Luis Rodríguez", "José Antonio Rodríguez"),
        ("Ramón Paz Gutiérrez", "Ramón Paz"),
        ("Martin Hall", "Martin Gall"),
        ("Anna Winter", "Anna Vinter"),
        ("John Smith Jr.", "John Smith"),
        ("Kim Jae-won", "Kim Jin-woo"),
        ("Mohammed bin Rashid", "Khalid bin Rashid"),
        ("Mohammed Salah", "Reza Salah"),
        ("Rajesh Kumar", "Rajesh Yadav"),
    ],
)
def test_who_stays_apart(one, other):
    """One surname makes no one person, nor do letters that only Slavic names change."""
    assert person_key(one) != person_key(other)


@pytest.mark.parametrize(
    ("names", "iso2"),
    [
        (("Ministry of Foreign Affairs of Ukraine", "Ukraine's Foreign Ministry", "Foreign Ministry", "MFA"), "UA"),
        (("Ministry of the Interior", "Turkish Interior Ministry", "Turkey's interior ministry"), "TR"),
        (("Kenyan Ministry of Defense", "Ministry of Defence", "Kenya's defence ministry"), "KE"),
        (("Chilean coast guard", "Coast Guard of Chile", "Chile Coast Guard"), "CL"),
    ],
)
def test_names_of_one_office(names, iso2):
    """An office of state is one under all its names, with its country in the name or told by the article."""
    assert len({body_key(name, iso2).lower() for name in names}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Ministry of Defence", "ML"), ("Ministry of Defence", "NE")),
        (("Ministry of Defence", "ML"), ("Ministry of Defence", None)),
        (("Malian defence ministry", "NE"), ("Defence Ministry", "NE")),
        (("Bank of Kenya", "KE"), ("Bank of Chile", "CL")),
        (("National Assembly", "VE"), ("National Constituent Assembly", "VE")),
    ],
)
def test_which_offices_stay_apart(one, other):
    """Offices of two countries are two, whatever country the article is about; so are bodies of other names."""
    assert body_key(*one) != body_key(*other)


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(), min_size=1, max_size=40))
def test_every_name_has_a_key(name):
    """Of every name there can be a key is made, the same each time, and case is no difference."""
    assert person_key(name) == person_key(name)
    assert body_key(name, None) == body_key(name, None)
    if name.isascii() and " " in name.strip():
        assert person_key(name.upper()).lower() == person_key(name.lower()).lower()


def test_an_outlet_is_one_under_its_names():
    """Acronyms and former names of an outlet are one; what no list knows keeps its name and has no country."""
    assert media_key("Russia Today") == media_key("RT") == "RT"
    assert (country_of_medium("ITAR-TASS"), media_key("The Upper Wire")) == ("RU", "The Upper Wire")
    assert country_of_medium("The Upper Wire") is None


def test_offices_of_state_are_told_from_bodies_with_a_name():
    """`Foreign Ministry` is an office that every state has, `Kenyan Foreign Ministry` and `World Bank` are not."""
    assert is_organ("Foreign Ministry") and is_organ("the Ministry of National Defense")
    assert not is_organ("Kenyan Foreign Ministry") and not is_organ("World Bank")
