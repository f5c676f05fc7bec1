"""The dependency tree of one article as plain lists: read once from spaCy, walked many times at list speed.

The labels are those of spaCy's English pipelines (ClearNLP style). Nothing else of the event layer touches spaCy.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM", "ADJ", "SYM", "X", "DET"))
VERBAL = frozenset(("VERB", "AUX"))
_KEY = "newskg.tree"
_ATTRIBUTES: list[int | str] = ["ORTH", "LOWER", "LEMMA", "POS", "TAG", "DEP", "HEAD"]
_UNSIGNED = (1 << 64) - 1


@dataclass(slots=True, eq=False)
class Tree:
    """Parallel lists over the tokens of a document; positions are token indices."""

    words: list[str]
    lower: list[str]
    lemma: list[str]
    """Lower case; of verbs the base form."""
    pos: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]
    """Index of the governing token; a root governs itself."""
    sentence: list[int]
    """Index of the first token of the sentence."""
    children: list[list[int]]
    subjects: dict[int, list[int]] = field(default_factory=dict)
    """Memory of `kg.extract.clauses.subjects`."""

    def kids(self, index: int, *deps: str) -> list[int]:
        """Return the dependants of a token with one of these labels, in text order."""
        return [child for child in self.children[index] if self.dep[child] in deps]

    def first(self, index: int, *deps: str) -> int | None:
        """Return the first dependant with one of these labels."""
        for child in self.children[index]:
            if self.dep[child] in deps:
                return child
        return None

    def conjuncts(self, index: int) -> list[int]:
        """Return a nominal head and everything that is coordinated with it."""
        found, queue = [], [index]
        while queue:
            current = queue.pop(0)
            found.append(current)
            queue.extend(c for c in self.children[current] if self.dep[c] == "conj" and self.pos[c] in NOMINAL)
        return found

    def leader(self, index: int) -> int:
        """Return the first member of the coordination that a token stands in."""
        for _ in range(20):
            if self.dep[index] != "conj":
                break
            index = self.head[index]
        return index

    def pobjs(self, prep: int) -> list[int]:
        """Return the nominals under a preposition, coordinated ones included ("out of X" reaches X)."""
        found = []
        for child in self.children[prep]:
            if self.dep[child] == "pobj":
                found.extend(self.conjuncts(child))
            elif self.dep[child] == "prep":
                found.extend(self.pobjs(child))
        return found


def tree_of(doc: Doc) -> Tree:
    """Return the tree of a parsed document, made once and kept with the document."""
    known = doc.user_data.get(_KEY)
    if isinstance(known, Tree):
        return known
    rows: list[list[int]] = doc.to_array(_ATTRIBUTES).astype("int64").T.tolist()
    names: dict[int, str] = {key: doc.vocab.strings[key & _UNSIGNED] for row in rows[:6] for key in set(row)}
    words, lower, base, pos, tag, dep = ([names[key] for key in row] for row in rows[:6])
    lemma = [word.lower() for word in base]
    head = [index + offset for index, offset in enumerate(rows[6])]
    sentence = [0] * len(words)
    for span in doc.sents:
        sentence[span.start : span.end] = [span.start] * (span.end - span.start)
    children: list[list[int]] = [[] for _ in words]
    for index, parent in enumerate(head):
        if parent != index:
            children[parent].append(index)
    tree = Tree(words, lower, lemma, pos, tag, dep, head, sentence, children)
    doc.user_data[_KEY] = tree
    return tree
