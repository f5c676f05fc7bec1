"""Outlets: what they publish, whom they relay, who posts them again."""

from kg.query.things import Json, Things


def relays(things: Things, source: str) -> Json:
    """Return whom an outlet relays (`via`), whose articles it posts, and who posts its own, with counts."""
    groups = things.view.groups
    return {
        "relays": _shown(things, groups.relayed(source)),
        "reposts": _shown(things, groups.reposted(source)),
        "posted_by": _shown(things, groups.posted(source)),
    }


def _shown(things: Things, counts: dict[str, int]) -> list[Json]:
    known = things.named(counts)
    names = sorted(counts, key=lambda name: (-counts[name], name))
    return [{**known[name].reference(), "count": counts[name]} for name in names]
