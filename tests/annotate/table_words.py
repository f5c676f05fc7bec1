"""Short questions to a mention table, for tests."""

from kg.draft import Draft, Referent, TableMention


def mention_of(draft: Draft, words: str, nth: int = 0) -> TableMention:
    """Return the nth mention with exactly these words."""
    found = [m for m in draft.table if draft.doc[m.start : m.end].text == words]
    assert len(found) > nth, f"{words!r} is not in the table: {[draft.doc[m.start : m.end].text for m in draft.table]}"
    return found[nth]


def who(draft: Draft, words: str, nth: int = 0) -> Referent:
    """Return whom the nth mention with these words refers to."""
    return mention_of(draft, words, nth).referent


def names(draft: Draft, kind: str) -> set[str]:
    """Return the names of all referents of a type."""
    return {referent.name for referent in draft.table.referents() if referent.type == kind}
