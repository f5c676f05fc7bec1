"""Draw a GEXF file as SVG: `python -m tools.gexf_picture graph.gexf picture.svg [--labels 20] [--by community]`.

For the pictures of docs/gephi.md: places, colours, sizes and thickness are read from the file, nothing is laid out
here. Gephi draws the same file in its own way; this shows what is in it.
"""

import argparse
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Final

from lxml import etree

_WIDE, _HIGH, _RIM = 960, 640, 60
_NODE_SHRINK: Final = 0.62
_PALETTE: Final = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#7f7f7f", "#8c564b")
_SPACE: Final = {"g": "http://gexf.net/1.3", "viz": "http://gexf.net/1.3/viz"}


@dataclass(frozen=True, slots=True)
class Dot:
    """A node as it is drawn."""

    x: float
    y: float
    size: float
    color: str
    label: str


def read_dots(root: etree._Element, by: str) -> dict[str, Dot]:
    """Return the nodes by identifier, coloured as the file says or by a column.

    Raises:
        SystemExit: a node has no place.
    """
    found: dict[str, Dot] = {}
    for node in root.iterfind(".//g:node", _SPACE):
        place, size = node.find("viz:position", _SPACE), node.find("viz:size", _SPACE)
        if place is None or size is None:
            raise SystemExit("the file holds no places: write it with --layout fa2")
        color = _color(node)
        if by:
            told = node.find(f"g:attvalues/g:attvalue[@for='{by}']", _SPACE)
            number = int(told.get("value", "0")) if told is not None else len(_PALETTE)
            color = _PALETTE[number] if number < len(_PALETTE) else "#bbbbbb"
        # Gephi's axis points up, that of SVG down.
        x, y = float(place.get("x", "0")), -float(place.get("y", "0"))
        found[node.get("id", "")] = Dot(x, y, float(size.get("value", "1")), color, node.get("label", ""))
    return found


def _color(element: etree._Element) -> str:
    told = element.find("viz:color", _SPACE)
    return "#888888" if told is None else "#" + "".join(f"{int(told.get(one, '0')):02x}" for one in "rgb")


def fitted(dots: dict[str, Dot]) -> dict[str, Dot]:
    """Return the nodes moved and stretched into the picture, shape kept."""
    left, top = min(one.x for one in dots.values()), min(one.y for one in dots.values())
    wide, high = max(one.x for one in dots.values()) - left, max(one.y for one in dots.values()) - top
    scale = min((_WIDE - 2 * _RIM) / (wide or 1), (_HIGH - 2 * _RIM) / (high or 1))
    shift_x, shift_y = (_WIDE - wide * scale) / 2, (_HIGH - high * scale) / 2
    return {
        name: Dot((one.x - left) * scale + shift_x, (one.y - top) * scale + shift_y, one.size, one.color, one.label)
        for name, one in dots.items()
    }


def draw(path: Path, labels: int, by: str = "") -> str:
    """Return the picture of a GEXF file; the largest nodes have their names beside them."""
    root = etree.parse(path).getroot()
    dots = fitted(read_dots(root, by))
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDE} {_HIGH}" font-family="sans-serif">',
        f'<rect width="{_WIDE}" height="{_HIGH}" fill="#ffffff"/>',
        *(_line(edge, dots) for edge in root.iterfind(".//g:edge", _SPACE)),
    ]
    largest = sorted(dots.values(), key=lambda one: (-one.size, one.label))
    for one in largest:
        radius = one.size * _NODE_SHRINK
        title = f"<title>{escape(one.label)}</title>"
        parts.append(
            f'<circle cx="{one.x:.1f}" cy="{one.y:.1f}" r="{radius:.1f}" fill="{one.color}"'
            f' stroke="#ffffff">{title}</circle>'
        )
    for one in largest[:labels]:
        parts.append(
            f'<text x="{one.x:.1f}" y="{one.y - one.size * _NODE_SHRINK - 3:.1f}" font-size="13" text-anchor="middle"'
            f' stroke="#ffffff" stroke-width="3" paint-order="stroke">{escape(one.label)}</text>'
        )
    return "\n".join((*parts, "</svg>", ""))


def _line(edge: etree._Element, dots: dict[str, Dot]) -> str:
    """Return an edge as a curve that bends to its right, so that both directions are seen."""
    a, b = dots[edge.get("source", "")], dots[edge.get("target", "")]
    wide = edge.find("viz:thickness", _SPACE)
    thickness = float(wide.get("value", "1")) if wide is not None else 1.0
    bend_x, bend_y = (a.x + b.x) / 2 + (b.y - a.y) * 0.12, (a.y + b.y) / 2 - (b.x - a.x) * 0.12
    return (
        f'<path d="M{a.x:.1f} {a.y:.1f}Q{bend_x:.1f} {bend_y:.1f} {b.x:.1f} {b.y:.1f}" fill="none"'
        f' stroke="{_color(edge)}" stroke-width="{1.4 * thickness:.2f}" stroke-opacity="0.8"/>'
    )


def main() -> None:
    """Draw one file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gexf", type=Path)
    parser.add_argument("picture", type=Path)
    parser.add_argument("--labels", type=int, default=18, help="names of so many of the largest nodes")
    parser.add_argument("--by", default="", help="colour nodes by this whole-number column: community")
    given = parser.parse_args()
    given.picture.write_text(draw(given.gexf, given.labels, given.by), "utf-8")


if __name__ == "__main__":
    main()
