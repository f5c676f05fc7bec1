"""Pronouns and descriptions."""

import pytest
from table_words import mention_of, who

from kg.annotate.coreference import resolve_with_speakers
from kg.draft import Draft, Speech


def resolved(draft: Draft, word: str, nth: int = 0) -> tuple[str, ...]:
    """Return the names that the nth such word of the text is resolved to."""
    tokens = [t for t in draft.doc if t.text == word]
    mention = draft.table.at(tokens[nth].i)
    return tuple(r.name for r in mention.referents) if mention else ()


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("Maria Lund met Peter Holm. She thanked the guests.", "She", "Maria Lund"),
        ("Maria Lund met Peter Holm. He thanked the guests.", "He", "Peter Holm"),
        ("Peter Holm met Jonas Dahl. He thanked him.", "him", "Jonas Dahl"),
        ("Siemens cut jobs. It blamed the market.", "It", "Siemens"),
        ("Norway signed the treaty. It had refused for years.", "It", "Norway"),
    ],
)
def test_pronouns_find_their_referent(read_text, text: str, word: str, name: str):
    """Gender, number, nearness and grammatical role choose among those named so far."""
    assert resolved(read_text(text), word) == (name,)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The Taliban met. Schools closed for weeks, and they stayed shut.", "they"),
        ("Norway votes. The storm began at noon and it lasted for hours.", "it"),
        ("Norway votes. It is clear that rain will come.", "It"),
        ("Peter Holm slept. A woman came in. She was cold.", "She"),
    ],
)
def test_nameless_things_block_pronouns(read_text, text: str, word: str):
    """A pronoun that points at nameless people or things, or at nothing, is nobody."""
    assert resolved(read_text(text), word) == ()


def test_they_are_all_who_were_named_together(read_text):
    """After a joint subject a plural pronoun stands for all of them."""
    draft = read_text("Maria Lund and Peter Holm arrived on Monday. They left on Friday.")
    assert set(resolved(draft, "They")) == {"Maria Lund", "Peter Holm"}


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        (
            "French President Luc Moreau met German Chancellor Karl Weber. The French leader smiled.",
            "leader",
            "Luc Moreau",
        ),
        ("French President Luc Moreau met Chancellor Karl Weber. The chancellor smiled.", "chancellor", "Karl Weber"),
        ("The European Union met. Peter Holm spoke. The bloc agreed.", "bloc", "European Union"),
        ("The Ministry of Health wrote. Peter Holm read. The ministry waited.", "ministry", "Ministry of Health"),
        ("Reuters asked. Peter Holm was silent. The agency gave up.", "agency", "Reuters"),
        ("Norway voted on Sunday. The country was calm.", "country", "Norway"),
    ],
)
def test_descriptions_find_their_referent(read_text, text: str, word: str, name: str):
    """Role words, kinds of bodies and `the country` lead back to the one named before."""
    assert resolved(read_text(text), word) == (name,)


@pytest.mark.parametrize("text", ["Peter Holm left. The president of a club came.", "Siemens paid. A company closed."])
def test_descriptions_of_others_find_nobody(read_text, text: str):
    """A role nobody holds, or an indefinite phrase, is not resolved."""
    draft = read_text(text)
    assert resolved(draft, "president" if "president" in text else "company") == ()


def spoken(draft: Draft, speaker: str) -> Draft:
    """Give the first quotation of a draft a speaker and run the second pass."""
    quote = draft.quotes[0]
    speech = Speech([who(draft, speaker)], [(quote.start, quote.end)], "direct", "said")
    draft.speeches.append(speech)
    resolve_with_speakers(draft)
    return draft


def test_i_is_the_speaker_and_he_is_not(read_text):
    """Inside a quotation `I` is who speaks, and `he` is somebody else."""
    text = 'Peter Holm met Jonas Dahl. "I told you that he would lose," Peter Holm said.'
    draft = spoken(read_text(text), "Peter Holm")
    assert resolved(draft, "I") == ("Peter Holm",)
    assert resolved(draft, "he") == ("Jonas Dahl",)
    assert mention_of(draft, "I").kind == "first_person"


def test_we_is_the_side_of_an_official(read_text):
    """`We` of a minister is the country, `we` of a private person nobody."""
    draft = spoken(
        read_text('"We reject this," Norwegian Foreign Minister Anna Berg said. Norway is calm.'), "Anna Berg"
    )
    assert resolved(draft, "We") == ("Norway",)
    alone = spoken(read_text('"We reject this," Peter Holm said. Norway is calm.'), "Peter Holm")
    assert resolved(alone, "We") == ()


@pytest.mark.parametrize(
    ("text", "word", "names"),
    [
        ("Gonzalo Ruiz took over the fund. The Chilean told investors to wait.", "Chilean", ("Gonzalo Ruiz",)),
        ("Chilean lawyer Gonzalo Ruiz met Jonas Dahl. The Chilean smiled.", "Chilean", ("Gonzalo Ruiz",)),
        ("Ivan Ilic and Milos Peric walked free. The two Serbs smiled.", "Serbs", ("Ivan Ilic", "Milos Peric")),
        ("Gonzalo Ruiz met Jonas Dahl. The Chilean told investors to wait.", "Chilean", ()),
        ("The Chilean told investors to wait.", "Chilean", ()),
        ("Gonzalo Ruiz spoke. The Chilean government resigned.", "Chilean", ("Chile",)),
        ("Gonzalo Ruiz spoke. The French said no.", "French", ("France",)),
        ("Gonzalo Ruiz spoke. The Chileans said no.", "Chileans", ("Chile",)),
        ("Gonzalo Ruiz spoke. Two Serbs were hurt.", "Serbs", ("Serbia",)),
        ("Hours before she resigned, minister Solveig Dahl spoke.", "she", ("Solveig Dahl",)),
        ("Hours before it rained, minister Solveig Dahl spoke.", "it", ()),
        ("Hours before she resigned, the tunnel was opened by Peter Holm.", "she", ()),
    ],
)
def test_nationals_and_pronouns_ahead(read_text, text: str, word: str, names: tuple[str, ...]):
    """A demonym with `the` is the person just named, never the state for one person; a pronoun may come first."""
    assert set(resolved(read_text(text), word, nth=-1)) == set(names)
