"""A read ends with the time of its request."""

import sqlite3
import threading
import time
from pathlib import Path

import pytest
from sample_folder import add, quarrel

from kg.errors import QueryError, QueryTimeout, StoreError
from kg.store import deadline, texts
from kg.store.folder import FolderStore

ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
PRODUCT = "SELECT ?a WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("graph") / "kg"
    add(path, quarrel())
    return path


def test_sqlite_is_broken_off(folder: Path) -> None:
    """A query that SQLite would never finish ends with the time, and the same connection goes on answering."""
    reader = texts.Texts(texts.connect_reader(folder / "texts.sqlite"))
    with deadline.limited(0.05), pytest.raises(QueryTimeout, match=r"after 0\.05 seconds"):
        reader._rows(ENDLESS)
    assert reader.state("snapshot")


@pytest.mark.parametrize("read", ["select", "construct", "quads"])
def test_the_engine_is_left_between_two_rows(folder: Path, read: str) -> None:
    """Rows of a product of all quads stop with the time; so does a scan."""
    view = FolderStore(folder).view()
    with deadline.limited(0.05), pytest.raises(QueryTimeout):
        if read == "select":
            view.select(PRODUCT)
        elif read == "construct":
            list(view.construct(PRODUCT.replace("SELECT ?a", "CONSTRUCT { ?a ?b ?f }")))
        else:
            while True:
                list(view.quads())
    assert view.select("SELECT ?a WHERE { ?a ?b ?c } LIMIT 1")
    view.close()


def test_who_waits_for_a_lock_stops_too() -> None:
    """Waiting for another thread counts as time."""
    lock = threading.Lock()
    with lock, deadline.limited(0.05), pytest.raises(QueryTimeout), deadline.holding(lock):
        pass
    with deadline.limited(5), deadline.holding(lock):
        assert lock.locked()
    assert not lock.locked()


def test_a_request_that_nobody_waits_for_stops(folder: Path) -> None:
    """Given up, a read ends long before its time; a lifted limit never ends it."""
    view = FolderStore(folder).view()
    with deadline.limited(60) as limit:
        threading.Timer(0.05, limit.give_up).start()
        with pytest.raises(QueryError, match="given up"):
            view.select(PRODUCT)
    with deadline.limited(0.01) as limit:
        limit.lift()
        time.sleep(0.02)
        assert list(view.quads())
    view.close()


def test_other_errors_of_sqlite_stay_what_they_are(folder: Path) -> None:
    """Within the time a wrong query is not told as one that took too long."""
    reader = texts.Texts(texts.connect_reader(folder / "texts.sqlite"))
    with deadline.limited(60), pytest.raises(StoreError) as error:
        reader._rows("SELECT * FROM nothing")
    assert isinstance(error.value.__cause__, sqlite3.OperationalError)
