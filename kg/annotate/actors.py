"""From names to actors: one referent for all names of one actor."""

from kg.draft import Draft, Referent


def merge_actors(draft: Draft) -> None:
    """Let all names of one actor share one referent with the fullest name."""
    kept: dict[tuple[str, str], Referent] = {}
    full: dict[str, Referent] = {}
    for mention in draft.table:
        referent = mention.referent
        if referent.type == "person" and " " in referent.name:
            full.setdefault(referent.name.split()[-1], referent)
    for mention in draft.table:
        referent = full.get(mention.referent.name) or mention.referent
        if referent.type == "person":
            referent = full.get(referent.name.split()[-1], referent)
        referent = kept.setdefault((referent.type, referent.iso2 or referent.name), referent)
        referent.aliases |= mention.referent.aliases
        mention.referent = referent
