"""The text around a statement."""

from pathlib import Path

from sample_folder import add, quarrel

from kg.query.evidence import show_evidence
from kg.query.things import Things
from kg.store.folder import open_view


def test_the_first_sentence_of_a_text_has_what_follows_it(tmp_path: Path) -> None:
    """A statement at the very beginning comes with its sentence and the next one, its offsets right."""
    add(tmp_path / "kg", quarrel())
    things = Things(open_view(tmp_path / "kg"))
    ((article, _),) = things.view.articles()
    shown = show_evidence(things, f"{article}#s0-54", 1)
    assert shown["offset"] == 0
    assert str(shown["text"]).startswith("Norway has accused Iceland of taking too much herring. “These catches")
    assert str(shown["text"])[shown["start"] : shown["end"]].endswith("too much herring.")
