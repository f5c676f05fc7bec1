"""Quoted speech: whose words stand between the marks."""

import pytest
from statement_reading import one, read, told

WORDS = "We will rebuild the harbour before the winter"


@pytest.mark.parametrize(
    "text",
    [
        f'"{WORDS}," Maria Keller said on Monday.',
        f'"{WORDS}," said Maria Keller, the mayor of Bonn.',
        f'Maria Keller said: "{WORDS}."',
        f'Maria Keller told reporters, "{WORDS}."',
        f"‘{WORDS},’ Maria Keller added.",
        f"Maria Keller wrote on Friday: “{WORDS}.”",
        f'Maria Keller defended the plan: "{WORDS}."',
        f'Asked about the storm, Maria Keller replied, "{WORDS}."',
    ],
)
def test_cue_before_or_after(text):
    """A quotation belongs to the speaker of the cue beside it, listed verb or not."""
    row = one(text)
    assert (row.speaker, row.kind) == ("Maria Keller", "direct")
    assert row.content.rstrip(",.") == WORDS


def test_interrupted_quotation_is_one_statement():
    """A quotation on both sides of its cue is one statement with two ranges."""
    row = one('"The bridge is safe," Maria Keller said. "We checked every bolt of it last week."')
    assert row.content == "The bridge is safe, [...] We checked every bolt of it last week."


def test_quotation_goes_on_in_the_next_paragraph():
    """A paragraph that begins with a quotation and has no cue belongs to the last speaker."""
    rows = told(
        '"The bridge is safe for everyone," Maria Keller said.\n\n'
        '"We checked every bolt of it and found no fault at all."'
    )
    assert {row.speaker for row in rows} == {"Maria Keller"}
    assert "every bolt" in rows[-1].content


def test_cue_at_the_paragraph_end_hands_over():
    """A paragraph that ends with "N said," hands over to the quotation after it."""
    row = one("Maria Keller spoke for an hour and then said:\n\n“The harbour belongs to the people of this town.”")
    assert row.speaker == "Maria Keller" and row.content.startswith("The harbour belongs")


def test_two_speakers_in_one_paragraph():
    """Each quotation keeps its own speaker."""
    rows = told(
        '"The harbour must close this year," Maria Keller said. '
        '"The harbour must stay open for us," Peter Lund replied.'
    )
    assert [row.speaker for row in rows] == ["Maria Keller", "Peter Lund"]


def test_quotation_inside_a_quotation():
    """Words that the speaker quotes are a statement of their own inside the speaker's."""
    rows = told(
        "\"I went to the office and Peter Lund said, 'Come back to me in the spring,'\" Maria Keller told the court."
    )
    outer = next(row for row in rows if row.speaker == "Maria Keller")
    inner = next(row for row in rows if row.speaker == "Peter Lund")
    assert inner.speech.parent is outer.speech and inner.via == ["Maria Keller"]


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “miracle cure” was sold for years in Bonn.",
        "The ship “Pride of the Northern Sea” left the harbour of Bonn.",
        "The band played “A Long Way Down the Road” in Bonn.",
        'The plan, "a bridge too far for a small town," was dropped.',
        'Say, "hello there my dear old friend," and he will smile.',
        "A “soft landing” is what Maria Keller is working on.",
        "The sign on the old harbour gate was painted in “blue and gold letters”.",
    ],
)
def test_words_set_off_are_nobodys_statement(text):
    """Scare quotes, titles and quotations without a speaker are no statements."""
    assert told(text) == []


def test_every_content_lies_in_the_text():
    """Content ranges are exact, in order, and hold words."""
    draft = read(f'"{WORDS}," Maria Keller said. She added that the town was "ready for the storm".')
    for speech in draft.speeches:
        assert speech.contents == sorted(speech.contents)
        for start, end in speech.contents:
            assert 0 <= start < end <= len(draft.article.text) and draft.article.text[start:end].strip()
