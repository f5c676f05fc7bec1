"""The docs name everything there is, and nothing is told otherwise than in the code."""

import dataclasses
import importlib.util
import re
from pathlib import Path

import click

from kg.cli import VERBS, cli
from kg.commands.console import EXIT_CODES
from kg.config import DEFAULT_STEPS, Config
from kg.read.pattern import load_layout
from kg.read.records import FIELDS

DOCS = Path(__file__).parents[2] / "docs"
OPTION = re.compile(r"(?<![\w-])--?[a-zA-Z][\w-]*")


def text(page: str) -> str:
    return (DOCS / page).read_text("utf-8")


def options_of_all_verbs() -> dict[str, set[str]]:
    context = click.Context(cli)
    found = {}
    for verb in VERBS:
        command = cli.get_command(context, verb)
        assert command is not None
        options = (one for one in command.params if isinstance(one, click.Option))
        found[verb] = {name for one in options for name in (*one.opts, *one.secondary_opts)}
    return found


def test_every_verb_and_option_is_described() -> None:
    """docs/cli.md has a section for each verb and names each of its options there or in a shared section."""
    sections = re.split(r"^## ", text("cli.md"), flags=re.MULTILINE)
    shared = sections[0] + sections[1]
    assert sections[1].startswith("Options of reading")
    for verb, options in options_of_all_verbs().items():
        mine = [one for one in sections if re.match(rf"[^\n]*\bkg {verb}\b", one)]
        assert len(mine) == 1, verb
        missing = options - set(OPTION.findall(shared + mine[0]))
        assert not missing, (verb, missing)


def test_no_option_is_described_that_there_is_not() -> None:
    """Every option that docs/cli.md names exists."""
    known = set().union(*options_of_all_verbs().values()) | {"--version", "--help", "-h"}
    named = set(OPTION.findall(" ".join(re.findall(r"`[^`\n]+`", text("cli.md")))))
    assert named - known == set()


def test_every_exit_code_is_described() -> None:
    """Every code that an error ends with stands in the table of docs/cli.md."""
    described = {int(code) for code in re.findall(r"^\| (\d+) \|", text("cli.md"), re.MULTILINE)}
    assert described == {0, 130, 4} | {code for _, code in EXIT_CODES}


def test_settings_are_those_of_the_configuration() -> None:
    """docs/settings.md lists the fields of Config in order, with their defaults, and the steps."""
    rows = re.findall(r"^\| `(\w+)` \| [^|]*\| ([^|]*) \|", text("settings.md"), re.MULTILINE)
    fields = dataclasses.fields(Config)
    assert [name for name, _ in rows] == [field.name for field in fields]
    for (name, default), field in zip(rows, fields, strict=True):
        assert default == "the list below" or default.strip("`") == str(field.default), name
    listed = re.search(r"^The steps: (.*?)\. Steps", text("settings.md"), re.MULTILINE | re.DOTALL)
    assert listed is not None
    assert tuple(re.findall(r"`([\w-]+)`", listed[1])) == DEFAULT_STEPS


def test_variables_of_serve_are_its_options() -> None:
    """docs/settings.md names a variable for every option of `kg serve`, and none that is not read."""
    named = dict(re.findall(r"^\| `(KG_SERVE_\w+)` \| `(--[\w-]+)`", text("settings.md"), re.MULTILINE))
    command = cli.get_command(click.Context(cli), "serve")
    assert command is not None
    options = [one for one in command.params if isinstance(one, click.Option) and one.name not in ("quiet", "verbose")]
    assert named == {f"KG_SERVE_{str(one.name).upper()}": one.opts[-1] for one in options}


def test_fields_of_records_are_those_that_readers_look_for() -> None:
    """docs/formats.md lists every field with the names under which it is looked for, in order."""
    rows = dict(re.findall(r"^\| `(\w+)` \| (.*) \|$", text("formats.md").partition("## Text")[0], re.MULTILINE))
    assert {name: tuple(re.findall(r"`(\w+)`", names)) for name, names in rows.items()} == dict(FIELDS)


def test_keys_of_pattern_files_are_known(tmp_path: Path) -> None:
    """Every key that docs/formats.md lists is accepted in a pattern file, and the reader knows no other."""
    keys = re.findall(r"^\| `(\w+)` \|", text("formats.md").partition("Pages of another layout")[2], re.MULTILINE)
    values = {"name": '"x"', "site": '"x"', "site_lines": "1"}
    pattern = tmp_path / "all.toml"
    pattern.write_text("\n".join(f"{key} = {values.get(key, '[]')}" for key in keys))
    assert load_layout(pattern).name == "x"
    assert len(keys) == 8


def test_ontology_page_is_written_from_the_ontology() -> None:
    """docs/ontology.md is what docs/write_ontology.py writes now."""
    spec = importlib.util.spec_from_file_location("write_ontology", DOCS / "write_ontology.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert text("ontology.md") == module.page(), "run python docs/write_ontology.py"
