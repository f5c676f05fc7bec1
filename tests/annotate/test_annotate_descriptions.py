"""Descriptions that take up somebody named before."""

import pytest

from kg.draft import Draft


def found(draft: Draft, word: str) -> set[str]:
    """Return the names that the last such word of the text is resolved to."""
    token = [t for t in draft.doc if t.text == word][-1]
    mention = draft.table.at(token.i)
    return {r.name for r in mention.referents} if mention is not None else set()


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("Ines Falk, a retired judge, met Omar Haddad. The judge was calm.", "judge", "Ines Falk"),
        ("Omar Haddad is a carpenter. Ines Falk met him. The lawyer who hired the clerk left.", "lawyer", ""),
        ("Senator Ines Falk left. Omar Haddad came. The lawmaker smiled.", "lawmaker", "Ines Falk"),
        ("Ines Falk left. Omar Haddad came. The lawmaker smiled.", "lawmaker", ""),
        (
            "Police identified the suspect as Omar Haddad. Ines Falk came. The suspect was calm.",
            "suspect",
            "Omar Haddad",
        ),
        ("Omar Haddad was arrested in May. Ines Falk came. The suspect was calm.", "suspect", "Omar Haddad"),
        ("Omar Haddad came. Ines Falk greeted him. The suspect was calm.", "suspect", ""),
        ("Omar Haddad, 54, met Ines Falk, 31. The 54-year-old was calm.", "old", "Omar Haddad"),
        ("Omar Haddad, 54, met Ines Falk, 31. A 54-year-old was calm.", "old", ""),
        ("Ines Falk fell in the garden. The woman was calm.", "woman", "Ines Falk"),
        ("Omar Haddad fell in the garden. Ines Falk and Eva Lund saw it. The woman was calm.", "woman", ""),
        ("Omar Haddad fell in the garden. The woman was calm.", "woman", ""),
    ],
)
def test_persons_by_what_the_text_says_of_them(read_text, text: str, word: str, name: str):
    """A noun finds the person of whom the text says it, and nobody where it says it of none or of too many."""
    assert found(read_text(text), word) == ({name} if name else set())


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("Omar Haddad and his sister Ines Falk arrived. Eva Lund met his sister.", "sister", "Ines Falk"),
        ("Omar Haddad arrived. Eva Lund met his sister.", "sister", ""),
        ("Ines Falk's brother Omar Haddad arrived. Eva Lund asked for his sister.", "sister", "Ines Falk"),
        ("Ines Falk's lawyer Omar Haddad arrived. Eva Lund asked for his sister.", "sister", ""),
        ("Ines Falk, the president of Volta Energy, left. Omar Haddad saw the president of a club.", "president", ""),
        (
            "Norwegian President Ines Falk left. French President Omar Haddad came. The president of Norway waved.",
            "president",
            "Ines Falk",
        ),
    ],
)
def test_owners_decide_who_is_meant(read_text, text: str, word: str, name: str):
    """With an owner a noun means only somebody who stands in that tie to the owner."""
    assert found(read_text(text), word) == ({name} if name else set())


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("Harbor Watch, a local charity, met Volta Energy. The charity was calm.", "charity", "Harbor Watch"),
        ("Harbor Watch met Volta Energy. The orchestra was calm.", "orchestra", ""),
        ("Volta Energy lost money. Omar Haddad came. The company was calm.", "company", "Volta Energy"),
        ("The Ministry of Health lost money. Omar Haddad came. The company was calm.", "company", ""),
        ("The Supreme Court met. Omar Haddad came. The court was calm.", "court", "Supreme Court"),
        ("The Supreme Court met. Omar Haddad came. A court was calm.", "court", ""),
        ("The Lega Party met the Ministry of Health. Norway watched. The party was calm.", "party", "Lega Party"),
        ("The Lega Party met the Ministry of Health. Norway watched. The parties were calm.", "parties", ""),
    ],
)
def test_bodies_by_name_and_kind(read_text, text: str, word: str, name: str):
    """A noun finds the body that the text calls so, a firm by its being of no other kind, else nobody."""
    assert found(read_text(text), word) == ({name} if name else set())


@pytest.mark.parametrize(
    ("text", "word", "names"),
    [
        ("Omar Haddad and Ines Falk arrived. The couple smiled.", "couple", {"Omar Haddad", "Ines Falk"}),
        ("Omar Haddad arrived. The couple smiled.", "couple", set()),
        ("Norway met Chile. Both countries agreed.", "countries", {"Norway", "Chile"}),
        ("Norway met Chile. Some countries agreed.", "countries", set()),
        ("Norway met Chile and Peru. Both countries agreed.", "countries", set()),
        ("Omar Haddad met Ines Falk. The two leaders agreed.", "leaders", {"Omar Haddad", "Ines Falk"}),
        ("Omar Haddad met Ines Falk. Two leaders agreed.", "leaders", set()),
        ("Omar Haddad met Ines Falk and Eva Lund. The two leaders agreed.", "leaders", set()),
        ("Norway and Chile signed. The two sides agreed.", "sides", {"Norway", "Chile"}),
        ("Volta Energy and Omar Haddad signed. The three sides agreed.", "sides", set()),
    ],
)
def test_as_many_as_are_counted(read_text, text: str, word: str, names: set[str]):
    """A counted plural means exactly as many as were named together or are the only ones near, else nobody."""
    assert found(read_text(text), word) == names


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("Norway voted on Sunday. Norway and Chile are calm. The government waited.", "government", "Norway"),
        ("Norway and Chile are calm. The government waited.", "government", ""),
        ("Norway voted on Sunday. Norway and Chile are calm. Authorities waited.", "Authorities", "Norway"),
        ("Norway voted on Sunday. Norway and Chile are calm. Several authorities waited.", "authorities", ""),
        ("Norway voted on Sunday. The city government of Bergen waited.", "government", ""),
    ],
)
def test_the_state_named_most_often_rules(read_text, text: str, word: str, name: str):
    """The government without a modifier is that of the country named most often, nobody's where two are level."""
    assert found(read_text(text), word) == ({name} if name else set())


@pytest.mark.parametrize(
    ("text", "word", "names"),
    [
        ("Omar Haddad is a lawyer. He smiled.", "He", {"Omar Haddad"}),
        ("Omar Haddad slept. Rain fell. A lawyer came in. He smiled.", "He", set()),
        ("The minister, Omar Haddad, met Jonas Dahl. He smiled.", "He", {"Omar Haddad"}),
        ("Omar Haddad met Jonas Dahl. Omar Haddad warned that he would leave.", "he", {"Omar Haddad"}),
    ],
)
def test_what_a_name_is_told_to_be_is_nobody_new(read_text, text: str, word: str, names: set[str]):
    """Predicates and appositions of a name block no pronoun, nameless people do."""
    assert found(read_text(text), word) == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Norway banned the Chilean airline. It had flown over the country for years.", "Norway"),
        ("Norway is calm. Chile banned the airline from the country.", "Chile"),
        ("The Chilean airline grew. It had flown over the country for years.", "Chile"),
    ],
)
def test_the_country_is_one_that_was_named(read_text, text: str, name: str):
    """ "The country" is the one just named; one that only an adjective tells comes in where no other was."""
    assert found(read_text(text), "country") == {name}


def test_a_spokesman_for_an_office_does_not_hold_it(read_text):
    """ "The governor" stays who is governor after "a spokesman for the governor, N"."""
    text = "Governor Troy Hall left. A spokesman for the governor, Greg Berg, was silent. The governor vetoed it."
    draft = read_text(text)
    called = [m.referent.name for m in draft.table if draft.doc[m.start : m.end].text == "governor"]
    assert called == ["Troy Hall", "Troy Hall"]
