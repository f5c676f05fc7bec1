"""Titles and offices beside names: roles, and the country that a person stands for."""

from kg.draft import Draft


def read_titles(draft: Draft) -> None:
    """Give persons the role and the country that the words right before their name state."""
    for mention in draft.table:
        if mention.referent.type != "person" or mention.referent.role:
            continue
        start = mention.start
        while (
            start > 0
            and draft.doc[start - 1].dep_ in ("compound", "amod", "nmod")
            and not draft.doc[start].is_sent_start
        ):
            start -= 1
        if start == mention.start:
            continue
        mention.referent.role = draft.doc[start : mention.start].text
        for other in draft.table.within(start, mention.start):
            mention.referent.country = mention.referent.country or other.referent.iso2
