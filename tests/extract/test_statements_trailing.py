"""Reports that close a sentence, reports that follow one another, and through whom they came."""

import pytest
from statement_reading import one, told


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        (
            "The harbour is closed, the mayor's deputy, Anna Berg, told reporters in Oslo.",
            "Anna Berg",
            "The harbour is closed",
        ),
        (
            "Two bridges were damaged, Norwegian transport minister Erik Dahl told lawmakers.",
            "Erik Dahl",
            "Two bridges were damaged",
        ),
        (
            "Some 900 families lost their homes, the Red Cross estimates.",
            "Red Cross",
            "Some 900 families lost their homes",
        ),
        ("Labour will lose the seat, the BBC projects.", "BBC", "Labour will lose the seat"),
        (
            "The tunnel was never inspected, Greenpeace claimed in a report published on Friday.",
            "Greenpeace",
            "The tunnel was never inspected",
        ),
        (
            "Prices are falling, a person close to the bank told Reuters.",
            "person close to the bank",
            "Prices are falling",
        ),
    ],
)
def test_report_at_the_end(text, speaker, content):
    """A clause and, after a comma, who reported it give one statement, whoever was told."""
    row = one(text)
    assert (row.speaker, row.content) == (speaker, content)


@pytest.mark.parametrize(
    "text",
    [
        "In Oslo, Anna Berg told a story.",
        "After the storm, the mayor told reporters nothing.",
        "Anna Berg visited Oslo, Bergen and Stavanger projects.",
        "Erik Dahl was ill, the harbour was closed.",
        "The factory makes cars, trains and claims forms.",
        "When the bell rang, the teacher reported to the office.",
    ],
)
def test_no_report_at_the_end(text):
    """A list, a setting or a second clause without words of speech is no report."""
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        (
            "Anna Berg denied that it had lost money and announced that it would expand.",
            "it had lost money",
            "it would expand",
        ),
        (
            "The European Union said it was appalled and promised that aid would follow.",
            "it was appalled",
            "aid would follow",
        ),
        (
            "Erik Dahl told lawmakers that the tests had failed and suggested that rivals were to blame.",
            "the tests had failed",
            "rivals were to blame",
        ),
    ],
)
def test_second_report_of_the_same_speaker(text, first, second):
    """ "said that S and announced that T": two statements of one speaker, and T is no part of S."""
    rows = told(text)
    assert [row.content for row in rows] == [first, second]
    assert rows[0].speech.speakers == rows[1].speech.speakers


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Anna Berg said that the mayor had met traders and visited the port.",
            "the mayor had met traders and visited the port",
        ),
        ("Anna Berg said that the dam will burst and flood the town.", "the dam will burst and flood the town"),
        (
            "Anna Berg said the plane had crashed and killed nine people.",
            "the plane had crashed and killed nine people",
        ),
    ],
)
def test_second_deed_stays_in_the_content(text, content):
    """What somebody else did besides is told, too: only a verb of speech begins a new report."""
    assert told(text)[0].content == content


def test_report_of_another_after_a_comma_or_semicolon():
    """ "while N insisted", "; N insisted": the other report is no part of the first."""
    for link in (", while", ";", ", but"):
        rows = told(f"Anna Berg said that prices had fallen{link} Erik Dahl insisted that they were rising.")
        assert [(row.speaker, row.content) for row in rows] == [
            ("Anna Berg", "prices had fallen"),
            ("Erik Dahl", "they were rising"),
        ]


def test_semicolon_in_quoted_words_goes_on():
    """A semicolon between quotation marks ends nothing."""
    row = one('Anna Berg said: "Prices have fallen; wages have risen."')
    assert row.content.startswith("Prices have fallen; wages have risen")


@pytest.mark.parametrize(
    ("text", "speaker", "via"),
    [
        ("Anna Berg was quoted by Reuters as saying that the dam was safe.", "Anna Berg", ["Reuters"]),
        ("The Guardian quoted Anna Berg as saying that the dam was safe.", "Anna Berg", ["The Guardian"]),
        ("Anna Berg told local station KXYZ that the dam was safe.", "Anna Berg", ["KXYZ"]),
        ("Anna Berg told state news agency Khovar that the dam was safe.", "Anna Berg", ["Khovar"]),
        ("Anna Berg told lawmakers that the dam was safe.", "Anna Berg", []),
        ("Anna Berg said in a letter to the White House that the dam was safe.", "Anna Berg", []),
        ("Anna Berg told her daily visitors that the dam was safe.", "Anna Berg", []),
    ],
)
def test_through_whom(text, speaker, via):
    """A medium that quotes somebody or is told something passes it on; others who listen or get letters do not."""
    row = one(text)
    assert (row.speaker, row.via) == (speaker, via)


def test_same_speaker_goes_on_through_the_same_medium():
    """ "N told M that S. She added that T.": T came through M, too; in a later paragraph it did not."""
    rows = told("Anna Berg told Reuters that the dam was safe. She added that it was new.")
    assert [row.via for row in rows] == [["Reuters"], ["Reuters"]]
    rows = told("Anna Berg told Reuters that the dam was safe.\n\nShe added that it was new.")
    assert [row.via for row in rows] == [["Reuters"], []]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Nine people died, according to the local chapter of the Red Cross.", "local chapter of the Red Cross"),
        ("Nine people died, according to hospital records.", "hospital records"),
    ],
)
def test_according_to_any_body_or_document(text, speaker):
    """After "according to" any noun names who tells it."""
    assert one(text).speaker == speaker


@pytest.mark.parametrize("measure", ["plan", "schedule", "tradition", "age"])
def test_according_to_a_measure(measure):
    """ "according to plan" quotes nobody."""
    assert told(f"The work in Oslo went ahead according to {measure}.") == []


def test_closing_note_of_an_interview_is_nobodys():
    """A last paragraph that opens with the name of who answered is the author's."""
    text = "\n\n".join(
        [
            "Question: Is the dam safe?",
            "Anna Berg: It is safe.",
            "Question: Since when?",
            "Anna Berg: Since May.",
            "It was tested twice.",
            "Berg was elected in 2019.",
        ]
    )
    assert [row.content for row in told(text)] == ["It is safe.", "Since May.", "It was tested twice."]
