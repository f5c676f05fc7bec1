"""Quotation marks, found by characters."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.annotate.quotes import find_quotes, is_title, paragraphs


def spoken(text: str) -> list[str]:
    return [text[slice(*q.inner(text))] for q in find_quotes(text) if not q.scare]


def scare(text: str) -> list[str]:
    return [text[slice(*q.inner(text))] for q in find_quotes(text) if q.scare]


@pytest.mark.parametrize(
    "text",
    [
        'The mayor said "the bridge will open in spring" on Monday.',
        "The mayor said “the bridge will open in spring” on Monday.",
        "The mayor said ‘the bridge will open in spring’ on Monday.",
        "The mayor said 'the bridge will open in spring' on Monday.",
        "The mayor said „the bridge will open in spring“ on Monday.",
        "The mayor said « the bridge will open in spring » on Monday.",
        "The mayor said »the bridge will open in spring« on Monday.",
    ],
)
def test_marks_of_many_kinds(text):
    """Curly, straight, single, German and French marks all enclose a quotation."""
    assert spoken(text) == ["the bridge will open in spring"]


def test_apostrophes_are_no_marks():
    """Possessives, contractions and clipped words open and close nothing."""
    assert find_quotes("The workers' union doesn't like the '90s rules, 'cause it's the ministers' idea.") == []


def test_inches_are_no_marks():
    """A mark after a digit with nothing open is a measure."""
    assert find_quotes('The wall is 10" thick and 4" deep.') == []


def test_single_marks_nest():
    """A quotation in single marks inside double ones is found too, after the outer one."""
    text = "“The guard told me, ‘Leave this house at once,’ and I left,” she said."
    assert spoken(text) == [
        "The guard told me, ‘Leave this house at once,’ and I left,",
        "Leave this house at once,",
    ]


def test_possessive_inside_single_marks():
    """A plural possessive does not end a quotation that goes on."""
    assert spoken("He said: 'the farmers' roads must be rebuilt soon,' and left.") == [
        "the farmers' roads must be rebuilt soon,"
    ]


def test_unclosed_runs_to_the_paragraph_end():
    """A mark that never closes takes the rest of its paragraph and no more."""
    text = "“We will rebuild every house.\n\n“Nobody will be left behind,” she said."
    first, second = find_quotes(text)
    assert not first.closed and text[first.start : first.end] == "“We will rebuild every house."
    assert second.closed


def test_an_opening_mark_ends_an_unclosed_one():
    """Where a closing mark was lost, the next opening one begins a new quotation."""
    assert len(find_quotes('"We saw it all happen, he said. "It was over in a minute."')) == 2


def test_lost_opening_mark():
    """A closing mark that nothing opened takes the words from the paragraph's start."""
    assert spoken('We shall rebuild every single house," the mayor said.') == ["We shall rebuild every single house,"]


@pytest.mark.parametrize(
    "text",
    [
        "They spoke of a “soft landing” for the economy.",
        "The so-called “reform” failed.",
        "The ship “Pride of the Northern Sea” sank.",
        "Her novel ‘The Long Way to the Harbour’ sold well.",
    ],
)
def test_words_set_off_are_scare(text):
    """One to three words, and titles, are not speech."""
    assert spoken(text) == [] and len(scare(text)) == 1


@pytest.mark.parametrize(
    "text", ["“Never,” the general said.", 'She answered, "Not yet."', "“No!” “We will fight on for years.”"]
)
def test_short_speech_is_speech(text):
    """Short words that begin and end like a sentence are speech."""
    assert len(spoken(text)) >= 1


def test_titles():
    """A title has capitals on all longer words; a sentence has not."""
    assert is_title("Voices of the Old River") and not is_title("What is so sad for me") and not is_title("Never")


def test_lines_are_paragraphs_without_blank_lines():
    """Without blank lines every line is a paragraph; with them single line ends are not."""
    assert len(list(paragraphs("one\ntwo\nthree"))) == 3
    assert len(list(paragraphs("one\ntwo\n\nthree"))) == 2


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet="ab .,\n\"'“”‘’„«»sS", max_size=60))
def test_any_text_gives_exact_ranges(text):
    """Ranges lie in one paragraph, hold more than their marks' edges, are sorted, and never cross."""
    quotes = find_quotes(text)
    borders = list(paragraphs(text))
    for quote in quotes:
        assert any(start <= quote.start < quote.end <= end for start, end in borders)
        low, high = quote.inner(text)
        assert quote.start <= low <= high <= quote.end
    assert [(q.start, -q.end) for q in quotes] == sorted((q.start, -q.end) for q in quotes)
    for one in quotes:
        for other in quotes:
            assert not one.start < other.start < one.end < other.end
