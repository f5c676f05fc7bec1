"""The root of an event: by lexicon line, companion and object; and the lexicons themselves."""

import pytest
from event_reading import happenings, one, triggers

from kg.extract.event_lexicon import VerbEntry, classes_of, light_verbs, nouns, polarity, side_nouns, verbs
from kg.extract.frames import Frame
from kg.extract.typing import verb_entry, verb_type
from kg.vocab import EVENT_TYPES


def entry(kind, objects=None, otherwise=None):
    return VerbEntry("act", "", kind, False, (), objects or {}, otherwise, None)


def test_type_by_object_class():
    """A class of the object that the line lists decides before the line's own root."""
    line = entry("SANCTION", {"troops": "RETREAT", "law": None}, "SANCTION")
    assert verb_type(line, {"troops"}, named_target=True) == "RETREAT"
    assert verb_type(line, {"law"}, named_target=True) is None
    assert verb_type(line, {"cheese"}, named_target=True) == "SANCTION"


def test_type_without_named_target():
    """A line may name nothing, or something else, where no named actor undergoes it."""
    assert verb_type(entry("AID", otherwise=None), set(), named_target=False) is None
    assert verb_type(entry("AID", otherwise="OTHER"), set(), named_target=False) == "OTHER"
    assert verb_type(entry("AID", otherwise="OTHER"), set(), named_target=True) == "AID"


@pytest.mark.parametrize(
    ("lemma", "company", "kind"),
    [
        ("turn", {"down"}, "REJECT"),
        ("step", {"down"}, "CONCEDE"),
        ("shoot", {"down"}, "ASSAULT"),
        ("call", {"for"}, "REQUEST"),
        ("gun", {"down"}, "ASSAULT"),
        ("round", {"up"}, "COERCE"),
        ("wipe", {"out"}, "ASSAULT"),
    ],
)
def test_companion_decides(lemma, company, kind):
    """A particle, preposition or object that a line asks for is looked for before the bare verb."""
    found = verb_entry(Frame(0, lemma, company=frozenset(company)))
    assert found is not None
    assert found.type == kind


def test_unknown_verb_has_no_entry():
    """A verb in no list has no line."""
    assert verb_entry(Frame(0, "zzz")) is None


@pytest.mark.parametrize(
    ("text", "trigger", "kind"),
    [
        ("Japan sent troops to Kenya.", "sent", "MOBILIZE"),
        ("Japan sent weapons to Kenya.", "sent", "AID"),
        ("Japan withdrew its troops from Kenya.", "withdrew", "RETREAT"),
        ("Japan withdrew the bill.", "withdrew", "CONCEDE"),
        ("Kenya released Anna Silva.", "released", "CONCEDE"),
        ("Acme Steel released an album with Anna Silva.", "released", "OTHER"),
        ("Norland lifted the sanctions on Kenya.", "lifted", "CONCEDE"),
        ("Japan cut aid to Kenya.", "cut", "SANCTION"),
        ("Japan rejected the offer of Kenya.", "rejected", "REJECT"),
        ("Anna Silva called John Baker a liar.", "called", "ACCUSE"),
        ("Anna Silva called John Baker a hero.", "called", "SUPPORT"),
        ("Anna Silva called for the release of John Baker.", "called", "REQUEST"),
        ("John Baker resigned.", "resigned", "CONCEDE"),
        ("Keller marched against Japan.", "marched", "PROTEST"),
        ("Japan threatened Kenya.", "threatened", "THREATEN"),
        ("Brazil shares intelligence with Kenya.", "shares", "COOPERATE"),
        ("The Senate elected Anna Silva.", "elected", "OTHER"),
        ("Japan invited Anna Silva to Lisbon.", "invited", "CONSULT"),
        ("Kenya welcomed the Japanese decision.", "welcomed", "SUPPORT"),
        ("Kenya welcomed Anna Silva in Lisbon.", "welcomed", "CONSULT"),
        ("Kenya bought fighter jets from Brazil.", "bought", "COOPERATE"),
        ("Brazil sold weapons to Kenya.", "sold", "AID"),
        ("Acme Steel was sold to Japan.", "sold", "OTHER"),
    ],
)
def test_types_in_sentences(text, trigger, kind):
    """Verbs get the root that their object and companions ask for."""
    assert one(text, trigger).type == kind


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("John Baker fought the fire.", "fought"),
        ("Japan sent a letter to Kenya.", "sent"),
        ("Anna Silva asked a question.", "asked"),
        ("John Baker called Lisbon a city.", "called"),
        ("Keller gave a speech.", "gave"),
    ],
)
def test_objects_that_take_the_event_away(text, word):
    """Fighting a fire, sending a letter, asking a question: listed verbs, but no such event."""
    roots = {row.type for row in happenings(text) if word in row.trigger}
    assert not roots & set(EVENT_TYPES) - {"OTHER"}


@pytest.mark.parametrize(
    ("text", "trigger", "kind"),
    [
        ("Norland fired missiles at Kenya.", "fired", "ASSAULT"),
        ("The Senate removed Anna Silva from office.", "removed", "SANCTION"),
        ("Protesters blocked Acme Steel.", "blocked", "PROTEST"),
        ("Soldiers beat Anna Silva in Lisbon.", "beat", "ASSAULT"),
        ("Anna Silva was confronted by soldiers.", "confronted", "COERCE"),
        ("Kenya ordered Acme Steel to close its mines.", "ordered", "COERCE"),
        ("Norland passed a law against Kenya.", "passed", "AGREE"),
        ("Norland sent hundreds of soldiers to Kenya.", "sent", "MOBILIZE"),
        ("Norland pledged $25,000 to Kenya.", "pledged", "AID"),
        ("Norland demolished the houses of Anna Silva.", "demolished", "COERCE"),
        ("Anna Silva called John Baker on Monday.", "called", "CONSULT"),
        ("Japan handed the documents to Kenya.", "handed", "COOPERATE"),
        ("Norland swapped prisoners with Kenya.", "swapped", "CONCEDE"),
        ("Japan dismissed the claim of Kenya.", "dismissed", "REJECT"),
        ("Japan dismissed Anna Silva.", "dismissed", "SANCTION"),
    ],
)
def test_object_asks_for_root(text, trigger, kind):
    """The same verb has a root of its own where its object, its agent or its companion tells of one."""
    assert one(text, trigger).type == kind


@pytest.mark.parametrize(
    ("text", "trigger", "kind"),
    [
        ("Norland removed the video of Anna Silva.", "removed", "OTHER"),
        ("Norland beat Kenya.", "beat", "OTHER"),
        ("John Baker was killed in a crash.", "killed", "OTHER"),
        ("Acme Steel launched an app with Anna Silva.", "launched", "OTHER"),
        ("Norland demolished the arguments of Anna Silva.", "demolished", "ASSAULT"),
        ("Norland sent hundreds of letters to Kenya.", "sent", "OTHER"),
        ("Norland pledged 25,000 to Kenya.", "pledged", "AGREE"),
        ("Anna Silva was sworn in at Lisbon by John Baker.", "sworn", "OTHER"),
        ("Acme Steel fired Anna Silva on Friday.", "fired", "SANCTION"),
        ("Kenya signed the decree on Monday.", "signed", "OTHER"),
        ("Keller attended the concert in Lisbon.", "attended", "OTHER"),
        ("Anna Silva fled to Lisbon.", "fled", "OTHER"),
        ("Acme Steel unveiled a car with Anna Silva.", "unveiled", "OTHER"),
    ],
)
def test_object_does_not_ask_for_root(text, trigger, kind):
    """A verb keeps its plain reading where neither object nor companion asks for another."""
    assert one(text, trigger).type == kind


def test_days_and_places_are_no_companions():
    """ "On Friday" is when and "in Lisbon" is where; "on Kenya" is what the verb is about."""
    assert one("Norland fired on Kenya.", "fired").type == "ASSAULT"
    assert one("Norland called on Kenya.", "called").type == "REQUEST"
    assert one("Norland fired Keller on Monday in Lisbon.", "fired").type == "SANCTION"
    assert one("John Baker was sworn in on Monday.", "sworn").type == "OTHER"


def test_lexicons_hold_only_known_roots():
    """Every line names a root of the vocabulary, or none for verbs that tell no event."""
    assert all(line.type in EVENT_TYPES or line.type is None for lines in verbs().values() for line in lines.values())
    assert all(line.type in EVENT_TYPES and line.modifier in "atr" and line.of in "at" for line in nouns().values())


def test_lexicons_are_broad():
    """The lists cover world news: hundreds of verbs and nouns, and every root by both."""
    typed = [line for lines in verbs().values() for line in lines.values() if line.type]
    assert len(typed) > 900
    assert len(nouns()) > 600
    assert {line.type for line in typed} == {line.type for line in nouns().values()} == set(EVENT_TYPES)


def test_object_classes_exist():
    """Every class that a verb asks for is defined, or read off the named actor."""
    defined = {name for names in classes_of().values() for name in names}
    read_off = {"none", "to", "not", "label", "state", "person", "organization", "group", "media"}
    asked = {name.removeprefix("by-") for lines in verbs().values() for line in lines.values() for name in line.objects}
    assert asked <= defined | read_off


def test_small_lists_load():
    """The lists of light verbs, sides and polar words are read and hold what they promise."""
    assert set(light_verbs().values()) == {"agent", "target"}
    assert set(side_nouns().values()) == {"member", "deed", "part"}
    assert set(polarity().values()) == {"positive", "negative"}


def test_saying_is_no_event():
    """Verbs of saying with no root of their own make no event."""
    assert triggers("Anna Silva said that John Baker noted it.") == set()


def test_deals_are_agreed_and_decrees_are_not():
    """Signing depends on what is signed."""
    assert one("Brazil signed a deal with Kenya.", "signed").type == "AGREE"
    assert one("Keller signed the decree.", "signed").type == "OTHER"


@pytest.mark.parametrize("text", ["", " \n\n", "attack " * 300, '"' * 60, "in on by of", "\x00<b>attacked</b>"])
def test_odd_texts(text):
    """Empty, endless or broken text gives no event and no error."""
    assert happenings(text) == ()
