"""Speech in the writer's words: what each kind of cue takes as its content."""

import pytest
from statement_reading import one, told


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Maria Keller said that the bridge would close.", "the bridge would close"),
        ("Maria Keller said the bridge would close.", "the bridge would close"),
        ("The bridge would close, Maria Keller said.", "The bridge would close"),
        ("The bridge, Maria Keller said, would close for a year.", "The bridge [...] would close for a year"),
        ("Maria Keller has repeatedly claimed that the vote was fair.", "the vote was fair"),
        ("Maria Keller accused Peter Lund of misleading the court.", "Peter Lund of misleading the court"),
        ("Maria Keller called the ruling unlawful.", "the ruling unlawful"),
        ("Maria Keller described the plan as a threat to peace.", "the plan as a threat to peace"),
        ("Maria Keller referred to the ruling as a disgrace.", "the ruling as a disgrace"),
        ("Maria Keller vowed to keep fighting the ruling.", "to keep fighting the ruling"),
        ("Maria Keller confessed to taking the money.", "taking the money"),
        ("Maria Keller warned of a long and cold winter.", "a long and cold winter"),
        ("Maria Keller emphasised the need for a new bridge.", "the need for a new bridge"),
        ("Maria Keller credited the nurses with saving his life.", "the nurses with saving his life"),
        ("Maria Keller said in a statement that the bridge would close.", "the bridge would close"),
        ("Maria Keller explained why the bridge was closed.", "why the bridge was closed"),
        ("Maria Keller pointed out that the bridge was old.", "the bridge was old"),
    ],
)
def test_content_frames(text, content):
    """Clause, object with complement, infinitive, gerund, preposition: the content is exact for each frame."""
    row = one(text)
    assert (row.speaker, row.content, row.kind) == ("Maria Keller", content, "indirect")


@pytest.mark.parametrize(
    "text",
    [
        "Maria Keller has not said why the bridge was closed.",
        "Maria Keller did not say that the bridge was safe.",
        "Maria Keller could say that the bridge is safe.",
        "If Maria Keller says that the bridge is safe, people will use it.",
        "Maria Keller was told that the bridge would close.",
        "Maria Keller called off the meeting with the council.",
        "Maria Keller called the police after the storm.",
        "Maria Keller agreed to close the bridge.",
        "Maria Keller told a long story.",
        "The law bans shops from claiming that water heals.",
        "The damage speaks for itself, and that goes without saying.",
        "Maria Keller plans to say that the bridge is safe.",
        "Maria Keller showed the bridge to the visitors.",
        "This means that the bridge is closed.",
    ],
)
def test_what_is_no_report(text):
    """Negated, supposed, received or planned speech, and verbs in other senses, are no statements."""
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ('Maria Keller said the plan was "a threat to every town".', 'the plan was "a threat to every town"'),
        ('Maria Keller called the plan "a threat to every town".', 'the plan "a threat to every town"'),
        ('Maria Keller accused Peter Lund of "selling the town".', 'Peter Lund of "selling the town"'),
    ],
)
def test_mixed(text, content):
    """Paraphrase with quoted words is mixed and keeps the marks."""
    row = one(text)
    assert (row.content.rstrip("."), row.kind, row.speech.attribution) == (content, "mixed", "quoted")


def test_adding_that_is_cut_out_of_the_first_report():
    """ "..., adding that ..." is a second statement of the same speaker, not part of the first."""
    rows = told("Maria Keller said the bridge was old, adding that it would be rebuilt next year.")
    assert [(row.speaker, row.content) for row in rows] == [
        ("Maria Keller", "the bridge was old"),
        ("Maria Keller", "it would be rebuilt next year"),
    ]


def test_two_verbs_share_a_speaker():
    """The second of two verbs takes the speaker of the first."""
    rows = told("Maria Keller denied that the bridge was unsafe and said that it would open in May.")
    assert [row.speaker for row in rows] == ["Maria Keller", "Maria Keller"]


def test_inner_report_by_the_same_speaker_is_one_statement():
    """ "said she believes" is one statement."""
    assert one("Maria Keller said she believes the bridge is safe.").content == "she believes the bridge is safe"


def test_inner_report_by_another_is_nested():
    """A report inside a report has the outer one as its parent."""
    rows = told("Maria Keller said that Peter Lund had claimed that the bridge was safe.")
    inner = next(row for row in rows if row.speaker == "Peter Lund")
    assert inner.speech.parent is not None and inner.speech.parent.speakers[0].name == "Maria Keller"


def test_nouns_of_speech():
    """ "N's claim that S" is a statement of N."""
    row = one("The court examined Maria Keller's claim that the bridge was safe.")
    assert (row.speaker, row.content) == ("Maria Keller", "the bridge was safe")


@pytest.mark.parametrize(
    "text",
    [
        "The court examined the claim that the bridge was safe.",
        "The claim that Maria Keller made was long.",
        "The report of the storm reached Maria Keller.",
    ],
)
def test_nouns_without_owner_or_content(text):
    """A noun of speech without an owner, or without a content clause, is no statement."""
    assert told(text) == []


def test_stance_and_lexicon_line_are_kept():
    """Each statement names its rule, lexicon line, stance and a confidence."""
    speech = one("Maria Keller admitted that the bridge was old.").speech
    assert (speech.stance, speech.lexicon) == ("admitted", "speech:admit")
    assert speech.rule and 0 < speech.confidence < 1
