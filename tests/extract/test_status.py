"""How an event is told: negation, governors, modals, speech, in that order."""

import pytest
from event_reading import happenings, one

from kg.draft import DraftEvent, Referent, Speech
from kg.extract.frames import Frame, Governor
from kg.extract.modality import judge_frame
from kg.extract.status import judge_speech


def under(lemma, link="xcomp", *, noun=False, **more):
    """Frame of an event below one governing word."""
    return Frame(5, "act", noun=noun, governors=(Governor(1, lemma, link, True, **more),))


@pytest.mark.parametrize(
    ("frame", "status"),
    [
        (Frame(5, "act"), "actual"),
        (Frame(5, "act", negation="not"), "denied"),
        (Frame(5, "act", negation="no longer"), "denied"),
        (Frame(5, "act", negation="not", adverbs=("only",)), "actual"),
        (Frame(5, "act", mark="if"), "possible"),
        (Frame(5, "act", modal="will"), "planned"),
        (Frame(5, "act", modal="could"), "possible"),
        (Frame(5, "act", adverbs=("allegedly",)), "claimed"),
        (Frame(5, "act", noun=True, adverbs=("planned",)), "planned"),
        (under("refuse"), "denied"),
        (under("plan"), "planned"),
        (under("want"), "possible"),
        (under("manage"), "actual"),
        (under("plan", negation="not"), "denied"),
        (under("refuse", negation="not"), "actual"),
        (under("begin", modal="may"), "possible"),
        (under("prevent", "pcomp:from"), "denied"),
        (under("accuse", "pcomp:of"), "claimed"),
        (under("cancel", "dobj", noun=True), "denied"),
        (under("condemn", "dobj", noun=True), "actual"),
        (under("say", "ccomp"), "actual"),
        (under("be"), "planned"),
        (under("deny", "ccomp"), "denied"),
        (under("announce", "ccomp"), "actual"),
        (Frame(5, "act", infinitive=True, governors=(Governor(1, "travel", "advcl", True),)), "planned"),
        (Frame(5, "act", governors=(Governor(1, "strike", "advcl", True, modal="may"),)), "possible"),
    ],
)
def test_the_frame_alone(frame, status):
    """The words of the sentence give the status without any parser or speech."""
    assert judge_frame(frame).status == status


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("Japan attacked Kenya.", "attacked", "actual"),
        ("Japan did not attack Kenya.", "attack", "denied"),
        ("Japan never attacked Kenya.", "attacked", "denied"),
        ("Japan will attack Kenya.", "attack", "planned"),
        ("Japan is to expel Anna Silva.", "expel", "planned"),
        ("Japan is going to expel Anna Silva.", "expel", "planned"),
        ("Japan plans to expel Anna Silva.", "expel", "planned"),
        ("Japan may expel Anna Silva.", "expel", "possible"),
        ("Japan wanted to expel Anna Silva.", "expel", "possible"),
        ("Japan refused to release Anna Silva.", "release", "denied"),
        ("Japan failed to arrest Anna Silva.", "arrest", "denied"),
        ("Japan allegedly attacked Kenya.", "attacked", "claimed"),
        ("If Japan attacks Kenya, Brazil suffers.", "attacks", "possible"),
        ("The Senate accused John Baker of attacking Anna Silva.", "attacking", "claimed"),
        ("Japan urged Kenya to release Anna Silva.", "release", "possible"),
        ("Japan managed to arrest Anna Silva.", "arrest", "actual"),
        ("The Japanese refusal to release Anna Silva angered Kenya.", "release", "denied"),
        ("Japan's failure to arrest Anna Silva angered Kenya.", "arrest", "denied"),
        ("Japan was unable to arrest Anna Silva.", "arrest", "denied"),
        ("Japan's attempt to arrest Anna Silva angered Kenya.", "arrest", "possible"),
        ("Japan's decision to expel Anna Silva angered Kenya.", "expel", "planned"),
        ("Japan's ability to expel Anna Silva angered Kenya.", "expel", "possible"),
        ("Japan refused to confirm or deny that it had expelled Anna Silva.", "expelled", "possible"),
        ("Japan invited Anna Silva to Lisbon.", "invited", "planned"),
        ("Japan was forced to release Anna Silva.", "release", "actual"),
        ("Japan cancelled its talks with Kenya.", "talks", "denied"),
        ("Japan announced sanctions on Kenya.", "sanctions", "actual"),
        ("Japan announced a withdrawal from Kenya.", "withdrawal", "planned"),
        ("Brazil rejected the Japanese attack on Kenya.", "attack", "actual"),
        ("The Red Cross claimed responsibility for the blast.", "claimed", "claimed"),
        ("Japan will meet Kenya on Friday.", "meet", "planned"),
    ],
)
def test_sentences(text, trigger, status):
    """Sentences in the article's own voice."""
    assert one(text, trigger).status == status


def speech_event(agents, *, kind="ASSAULT", noun=False, stance="said", speaker=None, owned=True):
    """Status of an event in reported speech."""
    event = DraftEvent(5, 6, 5, kind, agents=agents)
    speech = Speech([speaker] if speaker else [], [(0, 9)], "indirect", "said", stance=stance)
    frame = Frame(5, "act", noun=noun, modifiers=[4] if owned else [])
    return judge_speech(event, frame, speech, ([], {})).status


JAPAN = Referent("Japan", "country", iso2="JP")
MINISTER = Referent("Anna Silva", "person", country="JP", role="minister")
OTHER = Referent("John Baker", "person", country="BR")
MEDIUM = Referent("Tokyo Post", "media", country="JP")


@pytest.mark.parametrize(
    ("speaker", "stance", "kind", "noun", "status"),
    [
        (MINISTER, "said", "ASSAULT", False, "actual"),
        (JAPAN, "said", "ASSAULT", False, "actual"),
        (OTHER, "said", "ASSAULT", False, "claimed"),
        (MEDIUM, "reported", "ASSAULT", False, "claimed"),
        (OTHER, "denied", "ASSAULT", False, "denied"),
        (OTHER, "said", "AGREE", True, "actual"),
        (OTHER, "claimed", "AGREE", True, "claimed"),
        (OTHER, "said", "ASSAULT", True, "claimed"),
    ],
)
def test_speech(speaker, stance, kind, noun, status):
    """Own acts of the speaker's side are actual, others' claimed; nouns are taken for granted unless violent."""
    assert speech_event([JAPAN], speaker=speaker, stance=stance, kind=kind, noun=noun) == status


def test_bare_and_contested_nouns_are_claimed():
    """A noun that nobody owns, or one for a contested act, is the speaker's claim; an owned agreement is granted."""
    assert speech_event([JAPAN], speaker=OTHER, kind="AGREE", noun=True) == "actual"
    assert speech_event([JAPAN], speaker=OTHER, kind="AGREE", noun=True, owned=False) == "claimed"
    assert speech_event([JAPAN], speaker=OTHER, kind="THREATEN", noun=True) == "claimed"


def test_the_body_that_somebody_speaks_for():
    """What a body did, told by the person who holds an office of it, is actual; told by another's officer, claimed."""
    body, other = Referent("Acme Steel", "organization"), Referent("Red Cross", "organization")
    event = DraftEvent(5, 6, 5, "ASSAULT", agents=[body])
    speech = Speech([OTHER], [(0, 9)], "indirect", "said")
    for held, status in ((body, "actual"), (other, "claimed")):
        assert judge_speech(event, Frame(5, "act"), speech, ([], {id(OTHER): [held]})).status == status


def test_told_in_own_voice_before():
    """A noun for what the article has told in its own voice stays actual inside later speech; a new claim does not."""
    earlier = DraftEvent(1, 2, 1, "ASSAULT", agents=[JAPAN])
    event = DraftEvent(5, 6, 5, "ASSAULT", agents=[JAPAN])
    speech = Speech([OTHER], [(0, 9)], "indirect", "said")
    assert judge_speech(event, Frame(5, "act", noun=True), speech, ([earlier], {})).status == "actual"
    assert judge_speech(event, Frame(5, "act"), speech, ([earlier], {})).status == "claimed"


def test_attributed_to_the_innermost_speaker():
    """An event inside speech names its speaker; outside nobody."""
    text = "Anna Silva said Japan attacked Kenya."
    row = one(text, "attacked", speaker="Anna Silva", said="Japan attacked Kenya")
    assert row.event.attributed_to.name == "Anna Silva"
    assert row.status == "claimed"
    assert one("Japan attacked Kenya.", "attacked").event.attributed_to is None


def test_the_future_stays_planned_inside_speech():
    """Speech does not turn plans into claims."""
    row = one(
        "Anna Silva said Japan will attack Kenya.", "attack", speaker="Anna Silva", said="Japan will attack Kenya"
    )
    assert row.status == "planned"


def test_cue_is_kept():
    """The words that carry the doubt stay with the event."""
    assert one("Japan may expel Anna Silva.", "expel").event.cue == "may"
    assert one("Japan plans to expel Anna Silva.", "expel").event.cue == "plan"


def test_steps_are_deterministic():
    """Two readings of one text are equal."""
    text = "Japan attacked Kenya on Monday. Brazil may expel Anna Silva."
    first = [(r.trigger, r.type, r.agents, r.status, r.day, r.event.confidence) for r in happenings(text)]
    happenings.cache_clear()
    assert first == [(r.trigger, r.type, r.agents, r.status, r.day, r.event.confidence) for r in happenings(text)]


def test_what_is_asked_is_not_told():
    """An event in a question is possible, whoever asks."""
    assert one("Did Japan attack Brazil?", "attack").status == "possible"
    assert one("Japan attacked Brazil.", "attacked").status == "actual"


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("Kenya denied that its attack on Japan had killed civilians.", "attack", "actual"),
        ("John Baker was killed, allegedly by Kenya.", "killed", "claimed"),
        ("John Baker, believed to have insulted Kenya, left.", "insulted", "claimed"),
        ("Kenya denied that its attack on Japan had killed Anna Silva.", "killed", "denied"),
        ("Kenya denied the attack on Japan.", "attack", "denied"),
        ("The bill, drafted by Senator Anna Silva, would have required Kenya to pay.", "drafted", "actual"),
        ("Backed by Japan, Kenya would attack Brazil.", "Backed", "actual"),
        ("Backed by Japan, Kenya would attack Brazil.", "attack", "possible"),
        ("The court is to examine a complaint lodged by Japan.", "complaint", "actual"),
        ("John Baker was acquitted of killing Anna Silva.", "killing", "denied"),
        ("John Baker was convicted of killing Anna Silva.", "killing", "actual"),
        ("Kenya dropped plans to expel Anna Silva.", "expel", "denied"),
        ("Kenya did not drop plans to expel Anna Silva.", "expel", "planned"),
        ("Kenya has yet to expel Anna Silva.", "expel", "denied"),
        ("Japan called for Kenya to expel Anna Silva.", "expel", "possible"),
        ("Kenya left the game, only to be robbed by Japan.", "robbed", "actual"),
        ("Kenya attacked Brazil to be praised by Japan.", "praised", "planned"),
    ],
)
def test_what_is_presupposed_and_what_is_off(text, trigger, status):
    """What a denied clause is about, participles and outcomes are done; what one is acquitted of or gives up is not."""
    assert one(text, trigger).status == status
