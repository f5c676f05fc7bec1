"""How nodes and edges look: sizes and colours that the colour-blind can tell apart."""

from functools import lru_cache
from math import log2, sqrt
from typing import Final

from kg.graph.records import Node

Color = tuple[int, int, int]

NODE_COLORS: Final[dict[str, Color]] = {
    "person": (230, 159, 0),
    "organization": (0, 114, 178),
    "media": (204, 121, 167),
    "group": (86, 180, 233),
    "country": (0, 158, 115),
    "place": (153, 153, 153),
    "event": (213, 94, 0),
}
"""By type; the palette of Okabe and Ito."""
_OTHER: Final[Color] = (153, 153, 153)
_CONFLICT: Final[Color] = (179, 88, 6)
_NEUTRAL: Final[Color] = (170, 170, 170)
_COOPERATION: Final[Color] = (33, 102, 172)


def node_color(node: Node) -> Color:
    """Return the colour of a node's type."""
    return NODE_COLORS.get(node.type, _OTHER)


def node_size(node: Node) -> float:
    """Return a size that grows with the root of the statements by and about it."""
    return round(4 + 2 * sqrt(node.statements_by + node.statements_about), 2)


def edge_color(score: float | None) -> Color:
    """Return brown for conflict, blue for cooperation, grey between and where there is no score."""
    return _score_color(score or 0.0)


@lru_cache(maxsize=1024)
def _score_color(told: float) -> Color:
    score = max(-10.0, min(10.0, told)) / 10
    end = _COOPERATION if score > 0 else _CONFLICT
    red, green, blue = (round(mid + (far - mid) * abs(score)) for mid, far in zip(_NEUTRAL, end, strict=True))
    return red, green, blue


def edge_thickness(weight: int) -> float:
    """Return a thickness that grows with the logarithm of the weight."""
    return round(1 + log2(max(weight, 1)), 2)


def as_hex(color: Color) -> str:
    """Return a colour as `#rrggbb`."""
    return "#" + "".join(f"{part:02x}" for part in color)
