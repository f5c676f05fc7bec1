"""How each tie is told: a denied, supposed, planned or asked one is never handed on as one that holds.

A tie that a predicate tells ("X is a member of Y", "X owns Y") shares the fate of its clause. One that a title, an
apposition or a possessor takes for granted stands under denials and questions too, unless its own words doubt it.
"""

from kg.draft import Draft, DraftTie
from kg.extract.doubt import doubt_of
from kg.extract.frames import complete, verb_frame
from kg.extract.modality import ACTUAL, Verdict, judge_frame
from kg.extract.status import is_asked, is_denial
from kg.extract.tie_offices import words_of
from kg.extract.tree import VERBAL, Tree
from kg.extract.unreal import doubt_words
from kg.extract.verb_words import negation_of

_SAID_OF = ("attr", "oprd", "acomp")


def judge_tie(draft: Draft, tree: Tree, tie: DraftTie) -> None:
    """Set the status of a tie and the words that carry it; the speech around it must be known."""
    noun = _root(tree, tie)
    verb = predicate_of(tree, noun)
    if verb is None and tie.rule.endswith((":copula", ":left")):
        verb = _verb_above(tree, noun)
    verdict = _of_its_words(tree, (min(tie.token, noun), noun), verb)
    if verdict.status == "actual" and verb is not None:
        verdict = _of_its_clause(draft, tree, verb, tie)
    elif verdict.status == "actual" and is_asked(draft, noun) and _is_inverted(tree, noun):
        verdict = Verdict("possible", "?", "asked")
    tie.status, tie.cue = verdict.status, verdict.cue


def _root(tree: Tree, tie: DraftTie) -> int:
    """Return the word that carries a tie: of the words of an office the one that all others hang on."""
    index, end = tie.token, max(tie.end, tie.token + 1)
    for _ in range(end - tie.token):
        head = tree.head[index]
        if head == index or not tie.token <= head < end:
            break
        index = head
    return index


def _verb_above(tree: Tree, index: int) -> int:
    while tree.pos[index] not in VERBAL and tree.head[index] != index:
        index = tree.head[index]
    return index


def predicate_of(tree: Tree, index: int) -> int | None:
    """Return the verb that says a word of somebody, or the word itself if it is one; None for what is presupposed."""
    if tree.pos[index] in VERBAL:
        return None if tree.dep[index] == "amod" or tree.words[index - 1] == "-" else index
    index = tree.leader(index)
    if tree.dep[index] in _SAID_OF:
        return tree.head[index]
    above = tree.head[index]
    if tree.dep[index] == "pobj" and tree.lower[above] == "as" and tree.pos[tree.head[above]] in VERBAL:
        return tree.head[above]
    return None


def _of_its_words(tree: Tree, words: tuple[int, int], verb: int | None) -> Verdict:
    """Judge a tie by the words from its first to the one that carries it, and by those that modify them."""
    first, noun = words
    if tree.pos[noun] in VERBAL:
        return ACTUAL
    if negation := negation_of(tree, noun):
        return Verdict("denied", negation, "negation")
    if {"would", "be"} <= set(tree.lower[max(0, noun - 4) : noun]):
        return Verdict("planned", "would-be", "ahead")
    before = [tree.lower[kid] for kid in tree.kids(noun, "amod", "compound", "advmod", "nmod")]
    near = range(max(tree.sentence[noun], first - 3), noun)
    before += [tree.lower[index] for index in near if tree.dep[index] == "amod" and tree.tag[index] == "VBN"]
    if noun and verb is None and tree.dep[noun] in ("appos", "conj"):
        before += _openers(tree, noun)
    for word in before:
        if word in ("not", "never"):
            return Verdict("denied", word, "negation")
        if word in doubt_words("hedge") | doubt_words("reportedly") | words_of("unproven"):
            return Verdict("claimed", word, "hedge")
        if word in words_of("ahead"):
            return Verdict("planned", word, "ahead")
    return ACTUAL


def _openers(tree: Tree, noun: int) -> list[str]:
    """Return the words that open an apposition: "N, allegedly a member of Y"."""
    edge = min([noun, *(kid for kid in tree.children[noun] if tree.dep[kid] in ("det", "amod", "poss", "compound"))])
    return [tree.lower[index] for index in range(max(0, edge - 2), edge) if tree.words[index] != ","][-1:]


def _is_inverted(tree: Tree, noun: int) -> bool:
    """Whether a sentence opens with a copula that says nothing else: "Is X the brother of Y?" tells it of nobody."""
    root = tree.sentence[noun]
    return tree.lemma[root] == "be" and not tree.kids(root, *_SAID_OF) and root < noun


def _of_its_clause(draft: Draft, tree: Tree, verb: int, tie: DraftTie) -> Verdict:
    verdict = judge_frame(complete(tree, verb_frame(tree, verb)))
    if verdict.status in ("actual", "claimed"):
        verdict = doubt_of(tree, verb) or verdict
    if verdict.status in ("actual", "planned") and is_asked(draft, verb):
        verdict = Verdict("possible", "?", "asked")
    if tie.speech is not None and is_denial(tie.speech):
        verdict = Verdict("denied", tie.speech.cue, "speech")
    return verdict
