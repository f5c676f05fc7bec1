"""One actor, one node: whether articles of opposed outlets tell of one actor under one identifier.

A bundle is one incident in several articles. Its gold names actors by a key, with the words for them in each article,
and pairs of keys that must stay apart. Words stand for the identifier of the mention that covers most of them.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from kg.reading import Mention, Reading

Record = dict[str, Any]


@dataclass(slots=True)
class OneNode:
    """Counts over bundles. A pair is one actor in two articles of its bundle, named and found in both."""

    pairs: int = 0
    joined: int = 0
    """Pairs that have an identifier in common."""
    apart: int = 0
    """Pairs of different actors of one bundle."""
    merged: int = 0
    """Of them, those that have an identifier in common."""
    faults: list[str] = field(default_factory=list)

    @property
    def share(self) -> float:
        """Share of the pairs that are one node."""
        return self.joined / self.pairs if self.pairs else 0.0


def compare(bundle: Record, readings: Mapping[str, Reading], tally: OneNode) -> None:
    """Add the actors of a bundle to the tally; `readings` by the article names that the bundle uses."""
    found: dict[str, set[str]] = {}
    for actor in bundle["actors"]:
        nodes = {name: set(_nodes(actor, bundle, readings[name])) for name in actor["names"]}
        found[actor["key"]] = set().union(*nodes.values())
        for one, other in combinations(sorted(name for name, there in nodes.items() if there), 2):
            tally.pairs += 1
            if nodes[one] & nodes[other]:
                tally.joined += 1
            else:
                tally.faults.append(f"{actor['key']}: {one} {sorted(nodes[one])}, {other} {sorted(nodes[other])}")
    for one, other in bundle["apart"]:
        tally.apart += 1
        if found.get(one, set()) & found.get(other, set()):
            tally.merged += 1
            tally.faults.append(f"{bundle['bundle']}: {one} and {other} are {sorted(found[one] & found[other])}")


def _nodes(actor: Record, bundle: Record, reading: Reading) -> Iterator[str]:
    """Yield the identifier that each of the words for an actor stands for most often in one article."""
    here = reading.article.key
    others = [name for one in bundle["actors"] if one is not actor for name in one["names"].get(here, ())]
    for words in actor["names"][here]:
        longer = [name for name in others if words in name and name != words]
        meant = Counter(_meant(reading.mentions, *span) for span in _places(reading.article.text, words, longer))
        del meant[None]
        if meant:
            yield str(meant.most_common(1)[0][0])


def _places(text: str, words: str, longer: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield where words stand for themselves, not inside a longer name of somebody else."""
    taken = [match.span() for name in longer for match in re.finditer(re.escape(name), text)]
    for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text):
        if not any(start <= match.start() and match.end() <= end for start, end in taken):
            yield match.span()


def _meant(mentions: Sequence[Mention], start: int, end: int) -> str | None:
    """Return what the mention that covers most of a span refers to, None where there is none."""
    over = [(min(m.span.end, end) - max(m.span.start, start), m) for m in mentions]
    most, mention = max(over, key=lambda pair: pair[0], default=(0, None))
    return mention.refers_to if mention is not None and most > 0 else None
