"""Front matter: the fields between `---` (YAML) or `+++` (TOML) lines at the start of a file."""

import re
import tomllib
from collections.abc import Mapping
from typing import Any

import yaml

_YAML = re.compile(r"---[ \t]*\n(.{0,65536}?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_TOML = re.compile(r"\+\+\+[ \t]*\n(.{0,65536}?)^\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_DEEPEST = 10


def split_front_matter(text: str) -> tuple[Mapping[str, Any], str]:
    """Return the fields at the start of a text and the text after them; no fields where there is no front matter.

    At most 64 KiB are read, no YAML aliases (a few lines of them unfold into gigabytes), no tags, and no deep
    nesting (which takes the parser quadratic time).

    Raises:
        ValueError: the front matter cannot be read.
    """
    text = text.lstrip("\ufeff\n")
    if match := _TOML.match(text):
        try:
            return tomllib.loads(match[1]), text[match.end() :]
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            raise ValueError(f"the front matter is not TOML: {error}") from error
    match = _YAML.match(text)
    if match is None:
        return {}, text
    try:
        _check_harmless(match[1])
        fields = yaml.safe_load(match[1])
    except (yaml.YAMLError, RecursionError) as error:
        raise ValueError(f"the front matter is not YAML: {_first_line(error)}") from error
    # Two rules around a line of prose are no front matter.
    return (fields, text[match.end() :]) if isinstance(fields, dict) else ({}, text)


def _check_harmless(text: str) -> None:
    depth = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        if isinstance(event, yaml.AliasEvent):
            raise ValueError("the front matter has YAML aliases, which are not read")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            raise ValueError(f"the front matter is nested more than {_DEEPEST} deep")


def _first_line(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or str(error).partition("\n")[0] or "nested too deeply"
    return f"{problem} (line {mark.line + 2})" if mark is not None else str(problem)
