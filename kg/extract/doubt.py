"""Clauses that the text does not vouch for: denied, invented, believed or passed on by whatever stands around them.

`kg.extract.modality` reads what governs an event word by word; here whole constructions are read, each by one small
rule of a visible list: "it is not true that ...", "rumors that ... are false", "is said to have ...", "had X ...",
"instead of ...", "in the film, ...". A claim that looks like a fact is the one mistake that must not happen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kg.extract.modality import Verdict
from kg.extract.tree import Tree
from kg.extract.unreal import RULES as UNREAL
from kg.extract.unreal import doubt_words
from kg.extract.verb_words import negation_of

_CLAUSES = ("ccomp", "csubj", "csubjpass", "acl", "xcomp", "advcl", "relcl", "pcomp")
_NOBODY = frozenset(("nobody", "none", "few", "hardly", "neither"))
_FALSELY = frozenset(("falsely", "wrongly", "mistakenly", "incorrectly", "erroneously"))
_INVERTED = frozenset(("had", "were", "should"))

Rule = Callable[[Tree, int, int], Verdict | None]
"""Called with the event's head and each word on the way up from it, itself first."""


def doubt_of(tree: Tree, head: int) -> Verdict | None:
    """Return how the surroundings take an event back, None if they let it stand."""
    for step in _way_up(tree, head):
        for rule in RULES:
            verdict = rule(tree, head, step)
            if verdict is not None:
                return verdict
    return None


def is_false_voice(surface: str) -> bool:
    """Whether the words that name a speaker already say that it is wrong: "fake reports", "the hoax"."""
    return not doubt_words("false").isdisjoint(surface.lower().split())


def _way_up(tree: Tree, head: int) -> Iterator[int]:
    """Yield the event's head and the clauses and conjunctions above it, until another statement begins."""
    index = head
    for _ in range(12):
        yield index
        above = tree.head[index]
        if above == index or tree.dep[index] in ("relcl", "advcl", "parataxis"):
            return
        index = above


def _predicate(tree: Tree, verb: int) -> tuple[set[str], str]:
    """Return the lemmas that a copula says of its subject, and the word that negates it."""
    said = {tree.lemma[kid] for kid in tree.kids(verb, "acomp", "attr", "oprd", "dobj")}
    return said, negation_of(tree, verb)


def _judged(said: set[str], negation: str, *, clause: bool) -> Verdict | None:
    cue = " ".join((negation, *sorted(said))).strip()
    if (said & doubt_words("false") and not negation) or (said & doubt_words("true") and negation):
        return Verdict("denied", cue, "falsity")
    if clause and said & doubt_words("open"):
        return Verdict("denied" if negation else "possible", cue, "openness")
    return None


def _of_a_predicate(tree: Tree, _head: int, step: int) -> Verdict | None:
    """ "It is not true that P"; "that P is a lie"."""
    above = tree.head[step]
    if tree.dep[step] not in _CLAUSES or above == step:
        return None
    copula = above if tree.lemma[above] == "be" else tree.head[above]
    if tree.lemma[copula] != "be":
        return None
    said, negation = _predicate(tree, copula)
    return _judged(said | {tree.lemma[above]}, negation, clause=True)


def _of_a_claim(tree: Tree, _head: int, step: int) -> Verdict | None:
    """ "Rumors that P"; "the claim that P has been debunked"."""
    above = tree.head[step]
    if tree.dep[step] not in ("acl", "ccomp", "relcl") or tree.lemma[above] not in doubt_words("claim"):
        return None
    if tree.pos[above] != "NOUN" or not _tells_what(tree, step):
        return None
    verb = tree.head[above]
    if tree.dep[above] in ("nsubj", "nsubjpass"):
        said, negation = _predicate(tree, verb)
        if (tree.lemma[verb] in doubt_words("refuted")) != bool(negation) and tree.lemma[verb] != "be":
            return Verdict("denied" if not negation else "claimed", tree.lower[verb], "refuted")
        if verdict := _judged(said, negation, clause=False):
            return verdict
    if (
        tree.dep[above] in ("dobj", "conj")
        and tree.lemma[verb] in doubt_words("refuted")
        and not negation_of(tree, verb)
    ):
        return Verdict("denied", tree.lower[verb], "refuted")
    hedges = {tree.lemma[kid] for kid in tree.kids(above, "amod", "compound")}
    if hedges & doubt_words("false"):
        return Verdict("denied", tree.lower[above], "refuted")
    return Verdict("claimed", tree.lower[above], "claim-noun")


def _tells_what(tree: Tree, verb: int) -> bool:
    """Whether a clause with "that" says what the noun above holds; with an object of its own it is no relative one."""
    thats = [kid for kid in tree.children[verb] if tree.lower[kid] == "that"]
    return any(tree.dep[kid] == "mark" or len(tree.kids(verb, "dobj")) > 1 for kid in thats)


def _of_a_belief(tree: Tree, _head: int, step: int) -> Verdict | None:
    """ "Nobody believes that P"; "some fear that P"; "Prosecutors suspect that P"."""
    above = tree.head[step]
    if tree.dep[step] != "ccomp" or tree.lemma[above] not in doubt_words("belief") or tree.pos[above] != "VERB":
        return None
    subjects = {tree.lower[kid] for kid in tree.kids(above, "nsubj")}
    if tree.lemma[above] == "doubt":
        return Verdict("possible" if negation_of(tree, above) else "denied", tree.lower[above], "belief")
    if negation_of(tree, above) or subjects & _NOBODY:
        return Verdict("denied", tree.lower[above], "belief")
    return Verdict("claimed", tree.lower[above], "belief")


def _of_a_report(tree: Tree, head: int, step: int) -> Verdict | None:
    """ "X is said to have V-ed"; "X, it is claimed, V-ed"."""
    above = tree.head[step]
    if tree.dep[step] in ("xcomp", "ccomp") and _reports(tree, above):
        adverbs = {tree.lower[kid] for kid in tree.kids(above, "advmod")}
        taken_back = adverbs & _FALSELY or negation_of(tree, above)
        return Verdict("denied" if taken_back else "claimed", tree.lower[above], "reported-to")
    for kid in tree.kids(head, "parataxis", "ccomp", "advcl"):
        impersonal = any(tree.lower[s] == "it" for s in tree.kids(kid, "nsubjpass", "nsubj"))
        if step == head and impersonal and _reports(tree, kid):
            return Verdict("claimed", tree.lower[kid], "reported-to")
    return None


def _reports(tree: Tree, verb: int) -> bool:
    if tree.lemma[verb] not in doubt_words("report"):
        return False
    aside = verb > 0 and tree.lower[verb - 1] == "," and tree.tag[verb] in ("VBN", "VBD")  # "N, believed to have left,"
    return bool(tree.kids(verb, "auxpass")) or (aside and not tree.kids(verb, "dobj", "ccomp"))


def _of_an_inversion(tree: Tree, head: int, step: int) -> Verdict | None:
    """ "Had X attacked Y, ..." is no attack."""
    if step != head or tree.dep[head] not in ("advcl", "ccomp"):
        return None
    subjects = tree.kids(head, "nsubj", "nsubjpass")
    for aux in tree.kids(head, "aux", "auxpass"):
        if tree.lower[aux] in _INVERTED and subjects and aux < min(subjects):
            return Verdict("possible", tree.lower[aux], "inversion")
    return None


def _of_nearness(tree: Tree, head: int, step: int) -> Verdict | None:
    """ "almost invaded", "stopped short of invading", "instead of attacking", "without attacking"."""
    if step == head:
        for kid in tree.kids(head, "advmod"):
            if tree.lower[kid] in doubt_words("near"):
                return Verdict("denied", tree.lower[kid], "near")
    above = tree.head[step]
    if tree.dep[step] in ("pcomp", "pobj") and step == head:
        governor = tree.lower[tree.head[above]]
        before = {governor, *(tree.lower[kid] for kid in tree.kids(above, "advmod"))}
        if tree.lower[above] in ("without", "than") or (tree.lower[above] == "of" and before & {"instead", "short"}):
            return Verdict("denied", tree.lower[above], "instead")
        if tree.lower[above] in ("on", "against") and tree.lemma[tree.head[above]] in doubt_words("barred"):
            return Verdict("possible", governor, "barred")
    if tree.dep[step] == "xcomp" and tree.lemma[above] in doubt_words("feigned"):
        return Verdict("denied", tree.lower[above], "feigned")
    return None


def _of_another_world(tree: Tree, _head: int, step: int) -> Verdict | None:
    """ "In the film, X invades Y"; "under the plan, X buys Y"."""
    for prep in tree.kids(step, "prep"):
        if tree.lower[prep] not in ("in", "under") or prep > step:
            continue
        nouns = {tree.lemma[noun] for noun in tree.pobjs(prep)}
        if nouns & doubt_words("fiction"):
            return Verdict("possible", f"{tree.lower[prep]} {min(nouns)}", "fiction")
        if nouns & doubt_words("plan") and tree.lower[prep] == "under":
            return Verdict("planned", f"under {min(nouns)}", "plan")
    return None


def _of_an_absence(tree: Tree, head: int, step: int) -> Verdict | None:
    """ "The attack never took place"; "the so-called attack"; "neither attacked nor threatened"."""
    if step != head:
        return None
    for kid in tree.kids(head, "amod", "compound"):
        if tree.lower[kid] in doubt_words("hedge"):
            return Verdict("claimed", tree.lower[kid], "hedge")
    verb = tree.head[head]
    if (
        tree.dep[head] in ("nsubj", "nsubjpass")
        and tree.lemma[verb] in doubt_words("occur")
        and negation_of(tree, verb)
    ):
        return Verdict("denied", negation_of(tree, verb), "absent")
    if tree.dep[head] == "conj" and any(tree.lower[kid] == "nor" for kid in tree.kids(verb, "cc")):
        return Verdict("denied", "nor", "negation")
    return None


RULES: tuple[Rule, ...] = (
    _of_a_predicate,
    _of_a_claim,
    _of_a_belief,
    _of_a_report,
    _of_an_inversion,
    _of_nearness,
    _of_another_world,
    _of_an_absence,
    *UNREAL,
)
