"""`kg check`: does the graph keep its promises?"""

from pathlib import Path

import click

from kg.commands.console import counted, print_json, print_lines, say
from kg.commands.verb import Verb


@click.command(cls=Verb)
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON object per finding.")
def check(folder: Path, as_json: bool) -> int:
    """Check shapes (SHACL), offsets and texts of FOLDER; exit code 1 on a finding."""
    from dataclasses import asdict

    from kg.check.view import check_view
    from kg.store.folder import open_view

    view = open_view(folder)
    found = 0
    try:
        for finding in check_view(view):
            found += 1
            if as_json:
                print_json(asdict(finding))
            else:
                print_lines([f"{finding.article}: {finding.subject}: {finding.message}"])
        articles = sum(1 for _ in view.articles())
    finally:
        view.close()
    if not articles and not found:
        say("no articles here: there is nothing to check")
        return 0
    say(f"{counted(articles, 'article')} checked: " + (counted(found, "finding") if found else "nothing found"))
    return 1 if found else 0
