"""The annotation schema: one JSON object per article, checked line by line."""

import json
from pathlib import Path
from typing import Any

from kg.errors import InputError

Record = dict[str, Any]
"""One article, actor, event ... of the schema."""

ACTOR_TYPES = ("person", "organization", "country", "group", "media")
EVENT_TYPES = tuple(
    "AGREE CONSULT SUPPORT COOPERATE AID YIELD REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT "
    "RETREAT OTHER".split()
)
STATUSES = ("actual", "planned", "possible", "denied", "claimed")
KINDS = ("direct", "indirect", "mixed")
POLARITIES = ("affirm", "deny")
PREDICATES = tuple(
    "holds_position member_of leads ally_of opposes located_in part_of affiliated_with citizen_of owns author_of "
    "published_by family_of predecessor_of".split()
)
ARTICLE_FIELDS = ("title", "author", "outlet", "republisher", "published", "posted")

# str: a text that must be there; None: text or null; list: a list of texts; tuple: one of these.
SCHEMA: dict[str, dict[str, object]] = {
    "actors": {"name": str, "type": ACTOR_TYPES, "aliases": list, "iso3": None, "role": None, "country": None},
    "places": {"name": str, "iso3": None},
    "events": {
        "sentence": str, "trigger": str, "type": EVENT_TYPES, "agent": list, "target": list, "place": None,
        "date": None, "status": STATUSES, "attributed_to": None,
    },
    "statements": {
        "speaker": str, "speaker_surface": None, "cue": None, "content": str, "kind": KINDS, "about": list,
        "polarity": POLARITIES, "via": None,
    },
    "relations": {"subject": str, "predicate": PREDICATES, "object": str, "sentence": None},
}  # fmt: skip


def read_gold(path: Path) -> dict[str, Record]:
    """Return the articles of a JSON Lines file by their `id`.

    Raises:
        InputError: the file cannot be read, or a line does not follow the schema; the message says file, line, field.
    """
    articles: dict[str, Record] = {}
    for number, line in enumerate(_text(path).split("\n"), 1):
        if not line.strip():
            continue
        where = f"{path}:{number}"
        try:
            record = json.loads(line)
        except json.JSONDecodeError as error:
            raise InputError(f"{where}: no valid JSON ({error.msg}, column {error.colno})") from error
        except (ValueError, RecursionError) as error:
            raise InputError(f"{where}: no valid JSON ({error})") from error
        article = complete(record, where)
        if article["id"] in articles:
            raise InputError(f"{where}: field 'id': {article['id']!r} occurs twice")
        articles[article["id"]] = article
    return articles


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}", hint="check the path") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is no UTF-8 text: byte {error.start}", hint="give gold as JSON Lines") from error


def complete(record: Any, where: str) -> Record:
    """Check one object and fill in what may be left out (lists, null fields). Raises InputError."""
    if not isinstance(record, dict):
        raise InputError(f"{where}: a line must be a JSON object, is {type(record).__name__}")
    _check(record.get("id"), str, f"{where}: field 'id'")
    article = record.setdefault("article", {})
    if not isinstance(article, dict):
        raise InputError(f"{where}: field 'article': must be an object")
    for name in ARTICLE_FIELDS:
        _check(article.get(name), None, f"{where}: field 'article.{name}'")
    _check(article.get("categories"), list, f"{where}: field 'article.categories'")
    for name in ("partial_until", "text", "corpus"):
        _check(record.get(name), None, f"{where}: field '{name}'")
    for layer, rules in SCHEMA.items():
        record[layer] = _layer(record.get(layer), rules, f"{where}: field '{layer}")
    return record


def _layer(rows: Any, rules: dict[str, object], where: str) -> list[Record]:
    if rows is None:
        return []
    if not isinstance(rows, list):
        raise InputError(f"{where}': must be a list")
    for number, row in enumerate(rows):
        if not isinstance(row, dict):
            raise InputError(f"{where}[{number}]': must be an object, is {row!r}")
        for name, rule in rules.items():
            _check(row.get(name), rule, f"{where}[{number}].{name}'")
            row[name] = (row.get(name) or []) if rule is list else row.get(name)
    return rows


def _check(value: Any, rule: object, where: str) -> None:
    if isinstance(rule, tuple):
        good, wanted = value in rule, "one of " + " ".join(rule)
    elif rule is list:
        texts = isinstance(value, list) and all(isinstance(item, str) for item in value)
        good, wanted = value is None or texts, "a list of strings"
    elif rule is str:
        good, wanted = isinstance(value, str) and bool(value.strip()), "a non-empty string"
    else:
        good, wanted = value is None or isinstance(value, str), "a string or null"
    if not good:
        raise InputError(f"{where}: must be {wanted}, is {value!r}")
