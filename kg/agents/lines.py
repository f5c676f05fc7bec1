"""How things of the graph read in answers for a language model. Statements come as their readings, and quoted."""

from collections.abc import Iterable

from kg.agents.quoting import plain, quoted
from kg.client.connection import Json


def named(thing: Json) -> str:
    """Return a thing by its identifier and its name."""
    return f"{plain(thing['id'])} {quoted(thing['label'], 200)}"


def statement(one: Json) -> str:
    """Return a statement: status, reading, identifier."""
    about = ", ".join(plain(other["id"]) for other in one["about"])
    told = [f"{one['status']}: {quoted(one['reading'])}", f"statement {plain(one['id'])}"]
    told += [f"about {about}"] if about else []
    disputed = [person["label"] for other in one["disputed_by"] for person in other["speakers"]]
    told += [f"disputed by {quoted(', '.join(dict.fromkeys(disputed)), 200)}"] if disputed else []
    return " · ".join(told)


def entity(one: Json) -> str:
    """Return an actor or place in a list."""
    told = [f"{named(one)}", one["type"]]
    told += [f"of {plain(one['country'])}"] if one.get("country") else []
    told.append(f"{one['statements_by']} statements by it, {one['statements_about']} about it")
    return " · ".join(told)


def whole_entity(one: Json) -> str:
    """Return an actor or place with all that is known of it."""
    counts = one["counts"]
    aliases = [f"also called {quoted(', '.join(one['aliases']), 300)}"] if one.get("aliases") else []
    told = [
        entity(one),
        *aliases,
        f"{counts['mentions']} mentions, {counts['events']} events told of, "
        f"seen from {one['first_seen'] or 'unknown'} to {one['last_seen'] or 'unknown'}",
        f"told of by {sources(one['sources'])}",
    ]
    return "\n".join(told)


def sources(ones: Iterable[Json]) -> str:
    """Return outlets by name."""
    return quoted(", ".join(str(one["label"]) for one in ones), 300)


def neighbor(one: Json) -> str:
    """Return one relation of an actor, as it is told."""
    other = named(one["entity"])
    way = f"it {one['label']} {other}" if one["direction"] == "out" else f"{other} {one['label']} it"
    return f"{way} · {_told(one)}"


def edge(one: Json) -> str:
    """Return what is said to have passed between two."""
    return f"{plain(one['source'])} {one['label']} {plain(one['target'])} · {_told(one)}"


def _told(one: Json) -> str:
    counts = ", ".join(f"{number} {status}" for status, number in one["statements"].items() if number)
    contested = " · contested" if one["contested"] else ""
    return f"statements: {counts} · in {sources(one['sources'])}{contested} · for example {quoted(one['example'], 400)}"


def path(one: Json) -> str:
    """Return a chain of relations with the evidence of each step."""
    ends = " – ".join(named(node) for node in one["nodes"])
    steps = [f"   - {edge(step)}" for several in one["edges"] for step in several[:2]]
    return "\n".join([ends, *steps])


def happening(one: Json) -> str:
    """Return a dated event with how it is told."""
    day = one["date"] + (f" to {one['end_date']}" if one.get("end_date") not in (None, one["date"]) else "")
    told = f"{day} ({one['basis']}): told as {', '.join(one['status'])}: {quoted(one['reading'])}"
    return f"{told} · event {plain(one['event'])}"


def article(one: Json) -> str:
    """Return where a statement stands."""
    original, posted = one["original_source"], one["posted_by"]
    told = f"{quoted(one['title'], 300)}, {quoted(original['label'], 100)} {one['original_date'] or ''}".rstrip()
    if original["id"] != posted["id"]:
        told += f", posted by {quoted(posted['label'], 100)} {one['posted_date'] or ''}".rstrip()
    return told + (f" · {plain(one['url'])}" if one.get("url") else "") + f" · {plain(one['id'])}"


def named_query(one: Json) -> str:
    """Return a named query with its parameters."""
    parameters = [
        f"{each['name']} ({each['type']}{', required' if each['required'] else ''}; {each['meaning']}, "
        f"such as {each['example']})"
        for each in one["parameters"]
    ]
    return f"{one['name']}: {one['question']} Parameters: {'; '.join(parameters) or 'none'}"
