"""Numbers of a state that take long to count."""

import threading
from pathlib import Path

import pytest

from api import census
from kg.store.folder import FolderStore

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?p ?b . ?c ?p ?d . ?e ?p ?f . ?g ?p ?h . ?i ?p ?j . ?k ?p ?l . ?m ?p ?o }"


def test_closing_gives_up_what_is_counted(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever closes need not wait until all is counted."""
    monkeypatch.setattr(census, "_SUBJECTS", ENDLESS)
    counter = census.Counter(folder)
    assert counter.get(FolderStore(folder).newest(), 0.5) is None
    closing = threading.Thread(target=counter.close, daemon=True)
    closing.start()
    closing.join(30)
    assert not closing.is_alive()
