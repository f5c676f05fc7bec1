"""Ties that a newspaper packs into one word: `the Gazprom-owned Corvin Group`, `Hezbollah-backed`."""

from kg.draft import Draft, DraftTie
from kg.vocab import TieType

TIES: dict[str, TieType] = {"owned": "OWNS", "led": "LEADS", "backed": "ALLY_OF"}


def find_compounds(draft: Draft) -> None:
    """Add a tie for every NAME-owned, NAME-led or NAME-backed NAME; needs names and actors."""
    for word in draft.doc[2:]:
        if word.lower_ not in TIES or word.nbor(-1).text != "-":
            continue
        # Names and who they stand for are found in the mention table only, never on spaCy's own entities.
        for owner in draft.table.actors_at(word.i - 2):
            for owned in draft.table.actors_at(word.head.i):
                draft.ties.append(DraftTie(TIES[word.lower_], owner, owned, word.i, rule="compounds"))
