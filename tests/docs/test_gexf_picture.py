"""The tool that draws the pictures of docs/gephi.md."""

from pathlib import Path

import pytest
from lxml import etree
from told_samples import ACTORS, Said, reading, sample_view, view_of

from kg.export.base import ExportOptions
from kg.export.columns import lay_out
from kg.export.gexf import GexfExporter
from kg.reading import Actor
from kg.store.base import View
from tools.gexf_picture import draw

SVG = {"s": "http://www.w3.org/2000/svg"}


def written(view: View, folder: Path, *, layout: bool = True) -> Path:
    path = folder / "graph.gexf"
    path.write_bytes(b"".join(GexfExporter().export(view, ExportOptions(layout=layout))))
    return path


@pytest.mark.parametrize("by", ["", "community"])
def test_picture_shows_every_node_and_edge(tmp_path: Path, by: str) -> None:
    """Each node of the file is a circle inside the picture, each edge a line, the largest have their names."""
    view = sample_view()
    root = etree.fromstring(draw(written(view, tmp_path), 2, by).encode())
    graph = lay_out(view, ExportOptions()).graph
    circles = root.findall("s:circle", SVG)
    assert {one.findtext("s:title", namespaces=SVG) for one in circles} == {node.label for node in graph.nodes}
    assert len(root.findall("s:path", SVG)) == len(graph.edges)
    assert len(root.findall("s:text", SVG)) == 2
    assert all(0 < float(one.get("cx")) < 960 and 0 < float(one.get("cy")) < 640 for one in circles)


def test_names_stay_text_in_a_picture(tmp_path: Path) -> None:
    """A name with markup is drawn as it is written."""
    villain = Actor("person/v", "person", "<script>alert(1)</script> & Co")
    told = (Said("He warned Norland.", (), "THREATEN", ("person/v",), ("org/norland",)),)
    picture = draw(written(view_of(reading("Post", "2025-01-01", told, actors=(villain, *ACTORS))), tmp_path), 9)
    assert "<script" not in picture
    assert villain.label in {one.text for one in etree.fromstring(picture.encode()).iterfind("s:text", SVG)}


def test_file_without_places_is_refused(tmp_path: Path) -> None:
    """The tool lays nothing out: a file without places ends with a word on how to get one."""
    with pytest.raises(SystemExit, match="--layout fa2"):
        draw(written(sample_view(), tmp_path, layout=False), 3)


def test_pictures_of_the_page_are_there() -> None:
    """docs/gephi.md shows pictures that exist."""
    docs = Path(__file__).parents[2] / "docs"
    for name in ("gephi-communities.svg", "gephi-actor.svg"):
        assert f"]({name})" in (docs / "gephi.md").read_text("utf-8")
        assert etree.parse(docs / name).getroot().findall("s:circle", SVG)
