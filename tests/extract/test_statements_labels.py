"""Lines that a named speaker and a colon open, counts "by N's" reckoning, and claims told as an aside."""

import pytest
from statement_reading import one, told


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ('Danish PM Lars Rasmussen: "We will not pay."', "Lars Rasmussen", "We will not pay."),
        ("Peter Vira: The reactor leaked for ten days.", "Peter Vira", "The reactor leaked for ten days"),
        ("Kremlin: Latvia killed our sailor", "Kremlin", "Latvia killed our sailor"),
        ("BBC: Rwanda attacked Goma", "BBC", "Rwanda attacked Goma"),
        ("Amnesty International: police beat protesters", "Amnesty International", "police beat protesters"),
        (
            'Greenpeace: "The pipe has leaked for years." Nobody replied.',
            "Greenpeace",
            "The pipe has leaked for years.",
        ),
    ],
)
def test_label(text, speaker, content):
    """A line that opens with a name and a colon is what that speaker says."""
    row = one(text)
    assert (row.speaker, row.content) == (speaker, content)


@pytest.mark.parametrize(
    "text",
    [
        "Note: Rwanda attacked Goma in 2012.",
        "Live: Rwanda attacks Goma.",
        "Oslo: The harbour was closed on Monday.",
        "Kenya: The harbour was closed on Monday.",
        "Peter Vira: 34 seats",
        "In the words of the song: Oslo sleeps.",
    ],
)
def test_no_label(text):
    """Datelines, headings and results before a colon are no speakers."""
    assert [row for row in told(text) if row.speech.rule.startswith("label")] == []


def test_one_turn_of_a_script():
    """Two lines with a label each give each speaker the own line."""
    rows = told('It began late.\n\nPeter Vira: "The reactor leaked for days."\n\nAnna Berg: "That is false."')
    assert [(row.speaker, row.content) for row in rows] == [
        ("Peter Vira", "The reactor leaked for days."),
        ("Anna Berg", "That is false."),
    ]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("By Ukraine's count, 150 ships were stopped.", "Ukraine", "150 ships were stopped"),
        (
            "Its coast guard has, by Ukraine's count, stopped 150 ships.",
            "Ukraine",
            "Its coast guard has [...] stopped 150 ships",
        ),
        (
            "Some 40 villages were burned, by Amnesty International's estimate.",
            "Amnesty International",
            "Some 40 villages were burned",
        ),
        ("The bridge was sabotaged, as claimed by Greenpeace.", "Greenpeace", "The bridge was sabotaged"),
        ("The mine was poisoned, as alleged by the Red Cross.", "Red Cross", "The mine was poisoned"),
        ("The dam was empty, as admitted by Peter Vira.", "Peter Vira", "The dam was empty"),
    ],
)
def test_reckoning_and_claim_beside(text, speaker, content):
    """ "By N's count" and "as alleged by N" make N the speaker of the sentence around them."""
    row = one(text)
    assert (row.speaker, row.content) == (speaker, content)


@pytest.mark.parametrize(
    "text",
    [
        "The seats were filled by Ukraine's guests.",
        "Prices rose by Kenya's standards.",
        "The law was passed, as promised by the president.",
        "The bridge was opened by Greenpeace.",
        "Kenya stands by its count.",
        "The vote was confirmed by Kenya's count.",
        "The road was built as planned by Peter Vira.",
    ],
)
def test_no_reckoning(text):
    """Agents, measures and kept promises after "by" report nothing."""
    assert told(text) == []


def test_denied_claim_is_the_claimants():
    """What N denies "as alleged by M" is denied by N and claimed by M."""
    rows = told("Anna Berg denied that Oslo was planning to raise taxes, as alleged by Greenpeace.")
    assert [(row.speaker, row.content, row.speech.polarity) for row in rows] == [
        ("Anna Berg", "Oslo was planning to raise taxes", "negated"),
        ("Greenpeace", "Oslo was planning to raise taxes", "affirmed"),
    ]
