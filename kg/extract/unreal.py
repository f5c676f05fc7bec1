"""Frames that open no fact: no evidence, as if, somebody's version, in case of, too weak to, "did not say that".

Each rule is called with an event's head and each word on the way up from it, like those of `kg.extract.doubt`.
"""

from __future__ import annotations

from functools import cache

from kg.extract.event_lexicon import clause_words
from kg.extract.modality import Verdict
from kg.extract.tree import Tree
from kg.extract.verb_words import negation_of
from kg.lexicon import rows

_CLAUSE = ("ccomp", "acl", "csubj", "relcl", "xcomp")


@cache
def doubt_words(part: str) -> frozenset[str]:
    """Return one word list of `doubt.tsv`."""
    return frozenset(word for row in rows("doubt") if row["part"] == part for word in row["words"].split())


def of_a_rumor(tree: Tree, _head: int, step: int) -> Verdict | None:
    """ "Rumours swirled that P"; "a theory holds that P": the clause hangs on the verb, its subject is the claim."""
    above = tree.head[step]
    if tree.dep[step] not in ("ccomp", "advcl") or not any(tree.lower[k] == "that" for k in tree.kids(step, "mark")):
        return None
    for subject in tree.kids(above, "nsubj", "nsubjpass"):
        if tree.lemma[subject] in doubt_words("claim"):
            return Verdict("claimed", tree.lower[subject], "claim-noun")
    return None


def of_evidence(tree: Tree, _head: int, step: int) -> Verdict | None:
    """ "There is no evidence that P"; "found signs that P"."""
    above = tree.head[step]
    if tree.dep[step] not in _CLAUSE or tree.lemma[above] not in doubt_words("evidence"):
        return None
    if not any(tree.lower[kid] == "that" for kid in tree.kids(step, "mark")):
        return None
    return Verdict("claimed", f"{negation_of(tree, above)} {tree.lower[above]}".strip(), "evidence")


def of_the_unsaid(tree: Tree, _head: int, step: int) -> Verdict | None:
    """ "She did not say that P": nobody has said so."""
    above = tree.head[step]
    if tree.dep[step] != "ccomp" or tree.lemma[above] not in clause_words("saying"):
        return None
    negation = negation_of(tree, above)
    return Verdict("possible", f"{negation} {tree.lemma[above]}", "unsaid") if negation else None


def of_a_state_of_mind(tree: Tree, _head: int, step: int) -> Verdict | None:
    """ "The widow is convinced that P"."""
    above = tree.head[step]
    if tree.dep[step] != "ccomp" or tree.lower[above] not in doubt_words("mind"):
        return None
    return Verdict("claimed", tree.lower[above], "belief")


def of_a_likeness(tree: Tree, head: int, step: int) -> Verdict | None:
    """ "As if it had attacked", "rather than attack"."""
    for mark in tree.kids(step, "mark", "advmod", "cc"):
        pair = f"{tree.lower[mark - 1] if mark else ''} {tree.lower[mark]}"
        if pair in ("as if", "as though"):
            return Verdict("possible", pair, "as-if")
        if pair == "rather than" and step == head:
            return Verdict("denied", pair, "instead")
    return None


def of_a_shared_adverb(tree: Tree, head: int, step: int) -> Verdict | None:
    """ "Allegedly starved and bombed": the second verb shares the adverb with the subject."""
    if step != head or tree.dep[head] != "conj" or tree.kids(head, "nsubj", "nsubjpass"):
        return None
    for adverb in tree.kids(tree.head[head], "advmod"):
        if tree.lower[adverb] in doubt_words("reportedly") and adverb < tree.head[head]:
            return Verdict("claimed", tree.lower[adverb], "adverb")
    return None


def of_a_proviso(tree: Tree, _head: int, step: int) -> Verdict | None:
    """ "If the report is true, P"."""
    for clause in tree.kids(step, "advcl"):
        said = {tree.lemma[kid] for kid in tree.kids(clause, "acomp", "attr", "oprd")} | {tree.lemma[clause]}
        if any(tree.lower[kid] == "if" for kid in tree.kids(clause, "mark")) and said & doubt_words("proviso"):
            return Verdict("claimed", f"if {min(said)}", "proviso")
    return None


def of_a_version(tree: Tree, _head: int, step: int) -> Verdict | None:
    """ "In Moscow's version, P"; "by her own account, P"; "in case of P"."""
    for prep in tree.kids(step, "prep"):
        for noun in tree.kids(prep, "pobj"):
            owned = tree.kids(noun, "poss") or any(tree.lower[kid] == "of" for kid in tree.kids(noun, "prep"))
            if owned and tree.lemma[noun] in doubt_words("version") and tree.lower[prep] in ("by", "in", "on", "from"):
                return Verdict("claimed", f"{tree.lower[prep]} {tree.lower[noun]}", "version")
    of = tree.head[step]
    case = tree.head[of]
    if tree.dep[step] == "pobj" and tree.lower[of] == "of" and tree.lemma[case] in ("case", "event"):
        return Verdict("possible", "in case", "conditional") if tree.lower[tree.head[case]] == "in" else None
    return None


def of_ability(tree: Tree, head: int, step: int) -> Verdict | None:
    """ "Too weak to attack" did not; "easy to attack" says nothing of an attack."""
    above = tree.head[step]
    if step != head or tree.pos[above] != "ADJ" or not any(tree.tag[kid] == "TO" for kid in tree.children[step]):
        return None
    if any(tree.lower[kid] == "too" for kid in tree.kids(above, "advmod")):
        return Verdict("denied", f"too {tree.lower[above]}", "too")
    if tree.lemma[above] in doubt_words("ease"):
        return Verdict("possible", tree.lower[above], "ease")
    return None


def of_a_list_of_wishes(tree: Tree, _head: int, step: int) -> Verdict | None:
    """ "Their demands include expelling the envoy"; "her plans included a ban"; "the aim is expelling the envoy"."""
    aux = any(tree.lemma[kid] == "be" for kid in tree.kids(step, "aux")) and tree.tag[step] == "VBG"
    above = step if aux else tree.head[step]
    listed = tree.dep[step] in ("xcomp", "dobj", "ccomp", "attr") and tree.lemma[above] in doubt_words("listing")
    for subject in tree.kids(above, "nsubj") if aux or listed else ():
        if tree.lemma[subject] in doubt_words("wish"):
            return Verdict("possible", tree.lower[subject], "wish")
        if tree.lemma[subject] in doubt_words("intent"):
            return Verdict("planned", tree.lower[subject], "plan")
    return None


def of_an_alleged_doer(tree: Tree, head: int, step: int) -> Verdict | None:
    """ "The killing of N, allegedly by M": done by M as somebody claims."""
    for prep in tree.kids(head, "prep", "agent") if step == head else ():
        told = [c for c in (*tree.kids(prep, "advmod"), prep - 1) if tree.lower[c] in doubt_words("reportedly")]
        if tree.lower[prep] == "by" and told:
            return Verdict("claimed", tree.lower[told[0]], "alleged-doer")
    return None


RULES = (
    of_an_alleged_doer,
    of_a_rumor,
    of_evidence,
    of_the_unsaid,
    of_a_state_of_mind,
    of_a_likeness,
    of_a_shared_adverb,
    of_a_proviso,
    of_a_version,
    of_ability,
    of_a_list_of_wishes,
)
