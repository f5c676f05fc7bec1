"""Positions that a verb tells: appointed, elected, served as, resigned as; and the pronoun that takes up a name."""

import pytest
from test_ties import ties


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("Rosa Diaz was appointed chief executive of Greenpeace in May.", "chief executive of Greenpeace"),
        ("Rosa Diaz was elected president of Chile on Sunday.", "president of Chile"),
        ("Rosa Diaz was sworn in as president of Chile on Sunday.", "president of Chile"),
        ("Rosa Diaz served as ambassador to Peru from 2010 to 2014.", "ambassador to Peru"),
        ("Rosa Diaz, who previously served as mayor of Lima, was chosen.", "mayor of Lima"),
        ("Rosa Diaz was named as the new head of Greenpeace.", "new head of Greenpeace"),
        ("Rosa Diaz became chairwoman of Greenpeace in 2012.", "chairwoman of Greenpeace"),
        ("Rosa Diaz met reporters. She is a professor at Harvard University.", "professor at Harvard University"),
        ("Rosa Diaz resigned as prime minister on Monday.", "prime minister"),
        ("Rosa Diaz stepped down as chair of Greenpeace.", "chair of Greenpeace"),
        ("Rosa Diaz succeeded Karl Weber as head of Greenpeace.", "head of Greenpeace"),
        ("Greenpeace rejected it. Its vice president, Rosa Diaz, was upset.", "vice president"),
    ],
)
def test_a_verb_tells_a_position(text: str, position: str) -> None:
    """What somebody is named, sworn in as, serves or resigns as is a position, without article and date."""
    assert ("Rosa Diaz", "HOLDS_POSITION", position) in ties(text)


@pytest.mark.parametrize(
    "text",
    [
        "Rosa Diaz was named in the report on Greenpeace.",
        "Rosa Diaz will be sworn in as president of Chile.",
        "Rosa Diaz was never elected president of Chile.",
        "Rosa Diaz hopes to be elected president of Chile.",
        "Was Rosa Diaz elected president of Chile?",
        "Rosa Diaz met reporters. She is not a professor at Harvard University.",
        "Rosa Diaz met reporters. She was allegedly appointed head of Greenpeace.",
        "Rosa Diaz elected the president of Chile with her vote.",
        "Rosa Diaz appointed the head of Greenpeace in May.",
        "Rosa Diaz served the president of Chile with a letter.",
        "Rosa Diaz was chosen by the head of Greenpeace.",
        "Rosa Diaz could be named head of Greenpeace.",
    ],
)
def test_no_position_by_looks(text: str) -> None:
    """Who appoints, who is only wished for, and who is denied an office holds none."""
    assert "HOLDS_POSITION" not in {kind for source, kind, _ in ties(text) if source == "Rosa Diaz"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rosa Diaz, the chief executive of Greenpeace, spoke.", ("Rosa Diaz", "LEADS", "Greenpeace")),
        ("Greenpeace chief Rosa Diaz spoke.", ("Rosa Diaz", "LEADS", "Greenpeace")),
        ("The head of Greenpeace, Dr. Rosa Diaz, spoke.", ("Rosa Diaz", "LEADS", "Greenpeace")),
        ("The board's chairman, Major Karim Sattor, spoke.", ("Karim Sattor", "HOLDS_POSITION", "board's chairman")),
        ("Chief investigator Karim Sattor spoke.", ("Karim Sattor", "HOLDS_POSITION", "Chief investigator")),
        ("His Chilean counterpart, Karim Sattor, spoke.", ("Karim Sattor", "HOLDS_POSITION", "Chilean counterpart")),
    ],
)
def test_heads_and_callings_are_read_across_a_rank(text: str, expected: tuple[str, str, str]) -> None:
    """Whoever heads the whole body leads it, and a rank before the name hides no office before that."""
    assert expected in ties(text)


@pytest.mark.parametrize(
    "text",
    [
        "Rosa Diaz, the chief engineer of Greenpeace, spoke.",
        "Rosa Diaz, chief of staff of the Chilean Army, spoke.",
        "Rosa Diaz, the wife of the head of Greenpeace, spoke.",
        "Rosa Diaz, deputy chief of Greenpeace, spoke.",
        "In the head office of Greenpeace, Dr. Rosa Diaz spoke.",
        "Greenpeace chief pilot Rosa Diaz spoke.",
    ],
)
def test_who_heads_a_part_leads_no_body(text: str) -> None:
    """A chief engineer, a deputy and the wife of a head lead nothing."""
    assert "LEADS" not in {kind for _, kind, _ in ties(text)}
