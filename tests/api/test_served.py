"""States of a folder, one after the other."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from sample_folder import add, help_after_storm, quarrel

from api.app import create_app
from api.served import Served
from kg import derive
from kg.store.folder import FolderStore


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    add(tmp_path / "kg", quarrel())
    served = Served(tmp_path / "kg", seconds=3600)
    yield served
    served.close()


def test_a_change_beside_the_articles_keeps_the_graph(served: Served) -> None:
    """A new state in which articles tell the same is taken up without reading what they tell again."""
    with served.lease() as look:
        before = look.columns()
    with FolderStore(served.folder, derive).writer() as writer:
        writer.change(lambda quads: None)
    assert served.refresh()
    with served.lease() as look:
        assert look.columns() is before
        assert "country/NO" in look.graph()


def test_a_new_article_is_in_the_graph_of_the_next_state(served: Served) -> None:
    """A new state with another article has it in its graph as soon as it is served."""
    with served.lease() as look:
        before = look.graph().graph.articles
    add(served.folder, help_after_storm())
    assert served.refresh()
    with served.lease() as look:
        assert look.graph().graph.articles == before + 1


def test_answers_tell_how_long_they_took(served: Served) -> None:
    """Every answer has a header Server-Timing with elapsed and processor time in milliseconds."""
    with TestClient(create_app(served.folder)) as client:
        header = client.get("/api/v1/suggest", params={"q": "nor"}).headers["server-timing"]
    assert re.fullmatch(r"app;dur=[0-9]+[.][0-9]{2}, cpu;dur=[0-9]+[.][0-9]{2}", header)
