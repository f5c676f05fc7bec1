"""One story for every exporter, found by the door that strangers use."""

from collections.abc import Iterator

import pytest
from told_samples import sample_view, view_of

from kg import plugins
from kg.errors import NotFound, UsageError
from kg.export.base import Exporter, ExportOptions, FolderExporter
from kg.graph.filters import Filters
from kg.store.base import View

NAMES = plugins.names("newskg.exporters")


@pytest.fixture(scope="module")
def view() -> View:
    return sample_view()


@pytest.fixture(autouse=True)
def fixed_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1741219200")


@pytest.fixture(params=NAMES)
def exporter(request: pytest.FixtureRequest) -> Exporter:
    made = plugins.load("newskg.exporters", request.param)()
    assert isinstance(made, Exporter)
    assert made.name == request.param
    return made


def test_all_forms_are_there() -> None:
    """The nine forms of the first version are registered."""
    assert set(NAMES) >= {"gexf", "graphml", "csv", "html", "json", "ttl", "trig", "nq", "jsonld"}


def test_story(exporter: Exporter, view: View) -> None:
    """An exporter names its suffix and media type, streams bytes, repeats itself, and obeys filters."""
    assert exporter.suffix.startswith(".")
    assert "/" in exporter.media_type
    stream = exporter.export(view, ExportOptions())
    assert isinstance(stream, Iterator)
    content = b"".join(stream)
    assert content
    assert content == b"".join(exporter.export(view, ExportOptions()))
    fewer = b"".join(exporter.export(view, ExportOptions(filters=Filters(about="person/ada-quill"))))
    assert 0 < len(fewer) < len(content)
    if isinstance(exporter, FolderExporter):
        assert all(b"".join(pieces) for _, pieces in exporter.files(view, ExportOptions()))


@pytest.mark.parametrize("name", ["actors", "events", "sources"])
def test_every_view_and_form(exporter: Exporter, view: View, name: str) -> None:
    """Every view leaves in every form, dynamic or with merged types; a page of another view than actors is refused."""
    if exporter.name == "html" and name != "actors":
        with pytest.raises(UsageError, match=name):
            exporter.export(view, ExportOptions(view=name))
        return
    for options in (ExportOptions(view=name, dynamic=True), ExportOptions(view=name, merge_types=True)):
        assert b"".join(exporter.export(view, options))


def test_nobody_is_an_error(exporter: Exporter, view: View) -> None:
    """A neighbourhood of nobody is NotFound at once, never an empty file."""
    with pytest.raises(NotFound):
        exporter.export(view, ExportOptions(filters=Filters(about="person/nobody")))


def test_empty_store_gives_a_file(exporter: Exporter) -> None:
    """A store without articles still gives a well-formed file."""
    assert b"".join(exporter.export(view_of(), ExportOptions()))
