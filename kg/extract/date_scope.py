"""Which events of its sentence a date holds for.

A date belongs to the first event on its way up the tree, is shared by coordinated verbs, and goes into the content of
another verb only from the front of the sentence ("On Monday, X said that Y left") or for news ("said on Monday that
it has left").
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kg.draft import DraftEvent
from kg.extract.date_sharing import OCCASIONS, share
from kg.extract.event_lexicon import clause_words, light_verbs
from kg.extract.frames import Frame
from kg.extract.meanwhile import AT_ONCE, is_fronted
from kg.extract.tree import VERBAL, Tree
from kg.extract.verb_words import modal_of, tense_of
from kg.extract.voice import is_passive
from kg.reading import When


@dataclass(frozen=True, slots=True)
class Dated:
    """A date expression with the days that it means."""

    when: When
    token: int
    """Its head: the word that hangs on something outside of it."""
    end: int
    """Index behind its last token."""


def give_dates(
    tree: Tree, events: dict[int, DraftEvent], frames: dict[int, Frame], found: list[Dated], reference: date
) -> None:
    """Set `when` of the events of one sentence, by position of their heads."""
    left = []
    for dated in found:
        _describe(tree, events, dated)
        if not _attach(tree, events, dated):
            left.append(dated)
    share(tree, events, frames)
    for dated in left:
        _spread(tree, events, dated, reference)
    if left:
        share(tree, events, frames)


def _describe(tree: Tree, events: dict[int, DraftEvent], dated: Dated) -> None:
    """Date what a clause tells of the day itself: "in July, when the two sides met"."""
    for word in range(dated.token, dated.end):
        for clause in tree.kids(word, "relcl", "acl", "advcl"):
            for verb in (clause, *tree.kids(clause, "conj")):
                for told in (verb, *_carried(tree, verb)):
                    if told in events:
                        _set(events[told], dated.when, "clause-of-date")


def _attach(tree: Tree, events: dict[int, DraftEvent], dated: Dated) -> bool:
    """Give a date to the first event above it; a verb without an event hands it to the noun events it carries.

    Out of a relative clause it reaches nouns only: "attacked the plan that was made on Monday" tells no day of attack.
    """
    current = dated.token
    relative = False
    for _ in range(25):
        if current != dated.token:
            if current in events:
                return (relative and tree.pos[current] == "VERB") or _set(events[current], dated.when, "phrase")
            if tree.pos[current] == "VERB":
                carried = [noun for noun in _carried(tree, current) if noun in events]
                for noun in carried:
                    _set(events[noun], dated.when, "phrase-of-verb")
                if carried:
                    return True
                if tree.dep[current] in ("relcl", "acl") and not is_fronted(tree, current):
                    relative = not _tells_occasion(tree, current)
                elif not _hands_up(tree, current):
                    return relative
        above = tree.head[current]
        if above == current:
            return relative
        if tree.lower[current] == "of" and tree.pos[above] == "PROPN" and above not in events:
            return True  # the year is part of a name: "the Trade Act of 1974"
        current = above
    return False


def _hands_up(tree: Tree, verb: int) -> bool:
    """Whether the date of a verb holds for the one above it too.

    "Set to take place on Monday", "speaking on Monday, she warned".
    """
    bare = tree.dep[verb] in ("xcomp", "pcomp") or (tree.dep[verb] == "advcl" and tree.tag[verb] == "VB")
    return (bare and tree.lemma[verb] in light_verbs()) or is_fronted(tree, verb)


def _tells_occasion(tree: Tree, clause: int) -> bool:
    """Whether a clause dates what the verb above is done in: "in a statement released on Monday, they condemned"."""
    noun = tree.head[clause]
    if tree.lemma[clause] not in clause_words("held"):
        return False
    if tree.dep[noun] == "dobj":
        return tree.lemma[tree.head[noun]] in clause_words("attending")
    return tree.dep[noun] == "pobj" and tree.lower[tree.head[noun]] in OCCASIONS


def _carried(tree: Tree, verb: int) -> list[int]:
    """Return the nouns of a verb that its date holds for: its subject, and its object if it is a light verb."""
    light = tree.lemma[verb] in light_verbs()
    heads = tree.kids(verb, "nsubj", "nsubjpass", "dobj") if light else tree.kids(verb, "nsubj", "nsubjpass")
    return [noun for head in heads for noun in tree.conjuncts(head)]


def _set(event: DraftEvent, when: When, rule: str) -> bool:
    if event.when is None or (event.when.precision != "day" and when.precision == "day"):
        event.date(when, rule)
    return True


_DOWN = frozenset(
    ("dobj", "nsubj", "nsubjpass", "conj", "xcomp", "attr", "dep", "ccomp", "acomp", "prep", "pobj", "advcl")
)
_OTHER_TIMES = frozenset(
    ("after", "following", "before", "since", "over", "despite", "until", "amid", "about", "because", "for")
)
_PRESENT_PERFECT = frozenset(("has", "have", "'s", "’s", "'ve", "’ve"))


def _spread(tree: Tree, events: dict[int, DraftEvent], dated: Dated, reference: date) -> None:
    """Let a date that found no event hold for the undated events of its clause ("On Monday, X said that Y left")."""
    verb = dated.token
    while tree.head[verb] != verb and tree.pos[verb] not in VERBAL:
        verb = tree.head[verb]
    fronted, ahead = dated.token < verb, dated.when.first > reference
    queue = [(verb, 0)]
    if tree.dep[verb] == "conj" and is_passive(tree, verb) and is_passive(tree, tree.head[verb]):
        queue.append((tree.head[verb], 0))  # "ten were killed and dozens hurt on Monday"
    while queue:
        current, depth = queue.pop()
        event = events.get(current)
        if event is not None:
            if event.when is None:
                event.date(dated.when, "clause")
            continue
        if depth > 4:
            continue
        for child in tree.children[current]:
            if tree.dep[child] in _DOWN and _holds(tree, child, fronted=fronted, ahead=ahead):
                queue.append((child, depth + 1))


def _holds(tree: Tree, child: int, *, fronted: bool, ahead: bool) -> bool:
    """Whether the date of a clause goes on into a part of it."""
    dep = tree.dep[child]
    if dep == "ccomp":
        if (tense_of(tree, child) == "future" or modal_of(tree, child)) and not _is_own_act(tree, child):
            return False
        return fronted or any(tree.lower[c] in _PRESENT_PERFECT for c in tree.kids(child, "aux"))
    if dep == "advcl":
        alongside = tree.tag[child] == "VBG" and not tree.kids(child, "mark", "advmod", "nsubj")
        return alongside or any(tree.lower[c] in AT_ONCE for c in tree.kids(child, "mark", "advmod"))
    if dep == "xcomp":
        return ahead or tree.lemma[tree.head[child]] not in clause_words("plan")
    return dep != "prep" or tree.lower[child] not in _OTHER_TIMES


def _is_own_act(tree: Tree, verb: int) -> bool:
    """Whether what is announced is done by announcing it: "she announced that she would drop the bid"."""
    return any(tree.pos[c] == "PRON" for c in tree.kids(verb, "nsubj"))
