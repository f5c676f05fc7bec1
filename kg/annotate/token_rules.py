"""The pipeline's own token rules, worked out once for each kind of token instead of once for each token.

spaCy's attribute ruler tries all its patterns at every token, its rule lemmatizer is asked for every token: together
a seventh of a small pipeline's time. What they set depends on few attributes of a token, so it is remembered by those.
A component whose rules look at anything else is left as it is.
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy
from spacy.attrs import IDS
from spacy.lang.en.lemmatizer import EnglishLemmatizer
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler, Lemmatizer
from spacy.tokens import Doc

_RULES, _LEMMAS = "newskg_token_rules", "newskg_lemmas"
_LEXICAL = frozenset(
    "ORTH TEXT LOWER SHAPE LENGTH IS_ALPHA IS_ASCII IS_DIGIT IS_LOWER IS_UPPER IS_TITLE IS_PUNCT IS_SPACE "
    "LIKE_NUM LIKE_URL LIKE_EMAIL".split()
)
"""What follows from the letters of a token."""
_GIVEN = frozenset({"TAG", "DEP", "POS"})
_SET = ("TAG", "POS", "MORPH", "LEMMA", "DEP")
_MOST = 30_000
"""How many kinds of tokens are remembered: a bound on memory in a long run."""


@dataclass(frozen=True, slots=True)
class _Rule:
    order: int
    """Of two rules that set one attribute, the later one counts."""
    words: tuple[int, ...]
    """The one-token patterns that it is a row of, by number."""
    target: int
    """Which token of the row is changed."""
    values: tuple[int | None, ...]
    """What it sets, by column of `_SET`."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """What holds for all tokens of one key."""

    words: frozenset[int]
    """The one-token patterns that fit."""
    rules: tuple[_Rule, ...]
    """The rules of one token that fit."""
    values: tuple[int | None, ...]
    """What these rules set, taken together."""
    openings: tuple[_Rule, ...]
    """The rules of several tokens whose first pattern fits."""


def quicken(nlp: Language) -> None:
    """Put remembering twins in the places of the attribute ruler and the lemmatizer where they give the same."""
    for name, twin, fits in (("attribute_ruler", _RULES, _is_plain_ruler), ("lemmatizer", _LEMMAS, _is_by_rules)):
        if name in nlp.pipe_names and fits(nlp.get_pipe(name)):
            nlp.add_pipe(twin, after=name)
            nlp.disable_pipe(name)


@Language.factory(_RULES)
def _make_rules(nlp: Language, name: str) -> "TokenRules":
    ruler = nlp.get_pipe("attribute_ruler")
    assert isinstance(ruler, AttributeRuler)
    return TokenRules(ruler, name)


@Language.factory(_LEMMAS)
def _make_lemmas(nlp: Language, name: str) -> "Lemmas":
    lemmatizer = nlp.get_pipe("lemmatizer")
    assert isinstance(lemmatizer, Lemmatizer)
    return Lemmas(lemmatizer, name)


def _is_plain_ruler(component: object) -> bool:
    """Whether every pattern is a plain row of tokens told by what a key holds, and every rule sets columns only."""
    if type(component) is not AttributeRuler:
        return False
    columns = {IDS[name] for name in _SET}
    return all(columns.issuperset(values) for values in component.attrs) and all(
        -len(row) <= target < len(row) and all(_told(word) <= _LEXICAL | _GIVEN for word in row)
        for _, row, target in _rows(component)
    )


def _is_by_rules(component: object) -> bool:
    """Whether it is a lemmatizer whose own memory already goes by word, part of speech and morphology alone."""
    return type(component) in (Lemmatizer, EnglishLemmatizer) and component.mode == "rule"  # type: ignore[attr-defined]


def _rows(ruler: AttributeRuler) -> Iterator[tuple[int, list[dict[str, Any]], int]]:
    """Yield (number of the rule, tokens of the pattern, index of the changed token)."""
    for order, (rule, target) in enumerate(zip(ruler.patterns, ruler.indices, strict=True)):
        rows: Any = rule["patterns"]
        for row in rows:
            yield order, row, target


def _told(word: dict[str, Any]) -> set[str]:
    return {str(name).upper() for name in word}


class TokenRules:
    """Sets what an attribute ruler of plain patterns sets."""

    def __init__(self, ruler: AttributeRuler, name: str = _RULES) -> None:
        self.name = name
        self._matcher = Matcher(ruler.vocab)
        """Every one-token pattern of the ruler, under its number."""
        self._single: dict[int, list[_Rule]] = defaultdict(list)
        self._longer: dict[int, list[_Rule]] = defaultdict(list)
        self._kinds: dict[tuple[int, ...], _Kind] = {}
        numbers: dict[str, int] = {}
        given: set[str] = set()
        for order, row, target in _rows(ruler):
            for word in row:
                text = json.dumps(word, sort_keys=True)
                if text not in numbers:
                    numbers[text] = len(numbers)
                    self._matcher.add(str(numbers[text]), [[word]])
                given |= _told(word) & _GIVEN
            words = tuple(numbers[json.dumps(word, sort_keys=True)] for word in row)
            values = tuple(ruler.attrs[order].get(IDS[name]) for name in _SET)
            rule = _Rule(order, words, target % len(row), values)
            (self._longer if len(words) > 1 else self._single)[words[0]].append(rule)
        self._key: list[int | str] = ["ORTH", *sorted(given)]

    def __call__(self, doc: Doc) -> Doc:
        """Set the attributes of all tokens; what a rule sets is never what a rule looks at."""
        if not len(doc):
            return doc
        rows: list[list[int]] = doc.to_array(self._key).reshape(len(doc), -1).astype("int64").tolist()
        kinds = [self._kinds.get(key) or self._learn(doc, index, key) for index, key in enumerate(map(tuple, rows))]
        values = [kind.values for kind in kinds]
        for index, rules in self._beside(kinds).items():
            values[index] = _together((*kinds[index].rules, *rules))
        before = doc.to_array(list(_SET)).T.tolist()
        after = [
            [old if new is None else new for new, old in zip(news, olds, strict=True)]
            for news, olds in zip(zip(*values, strict=True), before, strict=True)
        ]
        _write(doc, _SET, after)
        return doc

    def _learn(self, doc: Doc, index: int, key: tuple[int, ...]) -> _Kind:
        if len(self._kinds) >= _MOST:
            self._kinds.clear()
        strings = doc.vocab.strings
        found = self._matcher(doc[index : index + 1], allow_missing=True)
        words = frozenset(int(strings[number]) for number, _, _ in found)
        rules = tuple(rule for word in words for rule in self._single[word])
        openings = tuple(rule for word in words for rule in self._longer[word])
        kind = self._kinds[key] = _Kind(words, rules, _together(rules), openings)
        return kind

    def _beside(self, kinds: list[_Kind]) -> dict[int, list[_Rule]]:
        """Return the rules of several tokens that fit, by the index of the token that they change."""
        found: dict[int, list[_Rule]] = defaultdict(list)
        for start, kind in enumerate(kinds):
            for rule in kind.openings:
                row = kinds[start : start + len(rule.words)]
                if len(row) == len(rule.words) and all(w in k.words for w, k in zip(rule.words, row, strict=True)):
                    found[start + rule.target].append(rule)
        return found


def _together(rules: tuple[_Rule, ...]) -> tuple[int | None, ...]:
    values: list[int | None] = [None] * len(_SET)
    for rule in sorted(rules, key=lambda r: r.order):
        values = [old if new is None else new for new, old in zip(rule.values, values, strict=True)]
    return tuple(values)


def _write(doc: Doc, names: tuple[str, ...], columns: list[list[int]]) -> None:
    doc.from_array(list(names), numpy.array(columns, dtype="uint64").T)  # type: ignore[arg-type]


class Lemmas:
    """Sets what a rule lemmatizer sets, each lemma looked up once."""

    def __init__(self, lemmatizer: Lemmatizer, name: str = _LEMMAS) -> None:
        self.name = name
        self._lemmatizer = lemmatizer
        self._known: dict[tuple[int, ...], str] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Set the lemmas, of all tokens or, as the lemmatizer is set, of those without one."""
        if not len(doc):
            return doc
        *columns, before = doc.to_array(["ORTH", "POS", "MORPH", "LEMMA"]).T.tolist()
        keep = not self._lemmatizer.overwrite
        keys = list(zip(*columns, strict=True))
        lemmas = ["" if keep and before[index] else self._lemma(doc, index, key) for index, key in enumerate(keys)]
        # The pipeline may have forgotten a string since (`Language.memory_zone`), so it is given anew.
        numbers = {lemma: doc.vocab.strings.add(lemma) for lemma in set(lemmas)}
        _write(doc, ("LEMMA",), [[numbers[lemma] or old for lemma, old in zip(lemmas, before, strict=True)]])
        return doc

    def _lemma(self, doc: Doc, index: int, key: tuple[int, ...]) -> str:
        known = self._known.get(key)
        if known is None:
            if len(self._known) >= _MOST:
                self._known.clear()
                self._lemmatizer.cache.clear()
            known = self._known[key] = self._lemmatizer.lemmatize(doc[index])[0]
        return known
