"""Speakers named by phrases, titles, pronouns, documents or not at all; who relayed it; interviews; denials."""

import pytest
from statement_reading import one, told


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("According to Maria Keller, the bridge is safe.", "the bridge is safe"),
        ("The bridge is safe, according to Maria Keller.", "The bridge is safe"),
        ("The bridge, according to Maria Keller, is safe for cars.", "The bridge [...] is safe for cars"),
        ("In the words of Maria Keller, the bridge is safe.", "the bridge is safe"),
    ],
)
def test_according_to(text, content):
    """A phrase that names a speaker gives the sentence around it as content."""
    row = one(text)
    assert (row.speaker, row.content) == ("Maria Keller", content)


@pytest.mark.parametrize(
    "text",
    [
        "The pipes were laid according to the plan of the town in two rows.",
        "The fish are sorted according to size.",
    ],
)
def test_according_to_a_measure_is_no_speech(text):
    """Sizes and the like do not speak."""
    assert [row for row in told(text) if row.speaker in ("size",)] == []


def test_according_to_a_medium_that_reports_a_speaker():
    """ "According to X, Y said": Y speaks, X relays."""
    row = one("According to Reuters, Maria Keller said that the bridge was safe.")
    assert (row.speaker, row.via) == ("Maria Keller", ["Reuters"])


@pytest.mark.parametrize(
    "text",
    [
        "Maria Keller told Reuters that the bridge was safe.",
        "In an interview with Reuters, Maria Keller said that the bridge was safe.",
        "Speaking to Reuters, Maria Keller said that the bridge was safe.",
        "The bridge was safe, Maria Keller said in remarks to Reuters.",
    ],
)
def test_media_spoken_to_are_via(text):
    """The medium that a speaker addresses relayed the words."""
    row = one(text)
    assert (row.speaker, row.via) == ("Maria Keller", ["Reuters"])


@pytest.mark.parametrize(
    "text",
    ["Maria Keller told Peter Lund that the bridge was safe.", "Maria Keller told the crowd that the bridge was safe."],
)
def test_other_listeners_are_not_via(text):
    """Persons and crowds who listen relay nothing."""
    assert one(text).via == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Mayor Maria Keller said that the bridge was safe.", "Maria Keller"),
        ("The mayor of Bonn, Maria Keller, said that the bridge was safe.", "Maria Keller"),
        ("Ambassador to France Maria Keller said that the bridge was safe.", "Maria Keller"),
        ("Maria Keller, who led the inquiry, said that the bridge was safe.", "Maria Keller"),
        ("Maria Keller opened the bridge. She said that it was safe.", "Maria Keller"),
    ],
)
def test_titles_and_pronouns(text, speaker):
    """Titles before and after the name, relatives and pronouns lead to the person."""
    assert one(text).speaker == speaker


def test_unnamed_speaker():
    """An unnamed speaker is an anonymous referent under its description."""
    speaker = one("A retired engineer said that the bridge was safe.").speech.speakers[0]
    assert (speaker.name, speaker.anonymous, speaker.type) == ("retired engineer", True, "person")


def test_unnamed_group():
    """Unnamed people in the plural are an anonymous group."""
    speaker = one("Local residents said that the bridge was safe.").speech.speakers[0]
    assert (speaker.name, speaker.anonymous, speaker.type) == ("Local residents", True, "group")


@pytest.mark.parametrize("who", ["Experts", "Critics", "Some", "Analysts"])
def test_nobody_in_particular_is_hearsay(who):
    """What experts or critics in general say is hearsay."""
    assert one(f"{who} say that the bridge is not safe.").speech.attribution == "hearsay"


@pytest.mark.parametrize(
    "text",
    [
        "A report by Amnesty International found that the prison was full.",
        "A statement released by Amnesty International said that the prison was full.",
        "Amnesty International's report found that the prison was full.",
    ],
)
def test_documents_speak_for_the_body_behind_them(text):
    """The voice of a document is the body that owns or issued it."""
    assert one(text).speaker == "Amnesty International"


def test_as_reported_by():
    """ "as reported by X" names who relayed the statement."""
    rows = told("Maria Keller said that the bridge was safe, as reported by Reuters.")
    assert [(row.speaker, row.via) for row in rows] == [("Maria Keller", ["Reuters"])]


INTERVIEW = """Peter Lund met the mayor in Bonn.

Question: Is the bridge safe?

Maria Keller: Yes, the bridge is safe for everyone. The minister said that it was old.

We checked it twice this year.

Question: When will it open?

Maria Keller: It will open in May.

Question: Thank you.

Maria Keller: You are welcome in our town at any time."""


def test_interview_turns():
    """Every paragraph of an answer is one direct statement of its label; questions are nobody's."""
    rows = [row for row in told(INTERVIEW) if row.speech.rule.startswith("interview")]
    assert [row.content for row in rows] == [
        "Yes, the bridge is safe for everyone. The minister said that it was old.",
        "We checked it twice this year.",
        "It will open in May.",
        "You are welcome in our town at any time.",
    ]
    assert {(row.speaker, row.kind, row.cue) for row in rows} == {("Maria Keller", "direct", "Maria Keller")}


def test_two_labels_are_no_interview():
    """A colon after a few words at a paragraph's start does not make an interview."""
    assert told("Weather: It will rain in Bonn.\n\nTraffic: The bridge is closed today.") == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Maria Keller denied that the bridge was unsafe.", "the bridge was unsafe"),
        ("Maria Keller denied taking the money.", "taking the money"),
        ("Maria Keller rejected claims that the bridge was unsafe.", "the bridge was unsafe"),
        ("Maria Keller dismissed allegations that she took the money.", "she took the money"),
    ],
)
def test_denials(text, content):
    """A denial is a negated statement of what is denied."""
    row = one(text)
    assert (row.content, row.speech.polarity) == (content, "negated")


@pytest.mark.parametrize(
    "text",
    [
        "Maria Keller did not deny that the bridge was unsafe.",
        "Maria Keller said that the bridge was not safe.",
        "Maria Keller rejected the offer of the bank.",
        "Maria Keller dismissed the head of the bank.",
    ],
)
def test_what_is_no_denial(text):
    """Negated denials, negation inside the content, and refusals of things deny no statement."""
    assert [row for row in told(text) if row.speech.polarity == "negated"] == []


def test_a_denial_disputes_what_was_told_before():
    """A denial of a version told before points to the statement of that version."""
    first, second = told(
        "Peter Lund said that soldiers had burned the village market. "
        "Maria Keller denied that soldiers burned the village market."
    )
    assert second.speech.disputes == [first.speech] and first.speech.disputes == []


def test_an_unrelated_denial_disputes_nothing():
    """A denial of something else disputes no earlier statement."""
    rows = told("Peter Lund said that the harvest was good. Maria Keller denied that she took the money.")
    assert all(row.speech.disputes == [] for row in rows)


@pytest.mark.parametrize(
    ("before", "words", "speaker"),
    [
        ("Peru closed its border with Ecuador.", "A government spokesman", "Peru"),
        ("Volta Energy, a power company, closed a plant.", "A company spokeswoman", "Volta Energy"),
        ("Kent Police arrested two men.", "A force spokesman", "Kent Police"),
        ("The Harbour Party lost.", "The party spokesperson", "Harbour Party"),
        ("Qantas, the airline, lost money.", "An airline representative", "Qantas"),
        ("Peru closed its border with Ecuador.", "A government official", "government official"),
        ("Peru closed its border with Ecuador.", "A company spokesman", "company spokesman"),
        ("The Harbour Party lost.", "A union spokesman", "union spokesman"),
        ("The Harbour Party lost.", "An opposition party spokesman", "opposition party spokesman"),
        ("Qantas, the airline, lost money.", "An airline passenger", "airline passenger"),
    ],
)
def test_for_whom_a_spokesperson_without_a_name_speaks(before, words, speaker):
    """Who speaks for a body named before stands for it; an official may speak for himself, others for nobody known."""
    assert one(f"{before} {words} said the bridge was safe.").speaker == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("A spokesman for Reuters said the wire was down. The spokesman added that it hurt.", "Reuters"),
        ("A retired nurse said the ward was full. Maria Keller left. The nurse said it hurt.", "retired nurse"),
        ("A spokesman for Reuters said the wire was down. The spokeswoman added that it hurt.", "spokeswoman"),
        ("A spokesman for Reuters said the wire was down. A spokesman added that it hurt.", "spokesman"),
        ("A spokesman for Reuters said the wire was down. The other spokesman said it hurt.", "other spokesman"),
    ],
)
def test_who_spoke_before_under_the_same_noun(text, speaker):
    """ "The spokesman" is the one just quoted; another noun, an article or an adjective may mean somebody else."""
    assert told(text)[-1].speaker == speaker


@pytest.mark.parametrize(
    ("labels", "intro", "speakers"),
    [
        (("Q", "A"), "Teuila Faleolo, a marine biologist, answered our questions.", {"Teuila Faleolo"}),
        (("JR", "AK"), "Jill Rowntree met the conductor Aziz Kudratov in Leeds.", {"Aziz Kudratov"}),
        (("Q", "A"), "Teuila Faleolo and Jill Rowntree answered our questions.", {"interviewee"}),
        (("Q", "A"), "A marine biologist answered our questions.", {"interviewee"}),
    ],
)
def test_answers_without_a_name(labels, intro, speakers):
    """Answers under "A" or initials are those of the one person introduced; of two nobody knows whose they are."""
    ask, answer = labels
    text = f"{intro}\n\n{ask}: Is it safe?\n\n{answer}: It is.\n\n{ask}: Since when?\n\n{answer}: Since May."
    assert {row.speaker for row in told(text)} == speakers


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Oil had spilled, according to a statement that Volta Energy put out on Monday.", "Volta Energy"),
        ("Oil had spilled, according to a statement that surprised Volta Energy.", "statement"),
    ],
)
def test_who_put_a_statement_out(text, speaker):
    """The voice of a statement is whoever issued it, not whoever it is about."""
    assert speaker in one(text).speaker
