"""`kg split`: how an input would be cut, before anything is built."""

from typing import TYPE_CHECKING, Any

import click

from kg.commands.console import counted, print_json, say
from kg.commands.inputs import articles_of, input_options
from kg.commands.layout import print_table
from kg.commands.verb import Verb
from kg.errors import ArticleError

if TYPE_CHECKING:
    from kg.commands.inputs import Inputs

_COLUMNS = ("number", "posted", "outlet", "original", "authors", "title")


@click.command(cls=Verb)
@input_options
@click.option("--json", "as_json", is_flag=True, help="One JSON object per article.")
def split(inputs: "Inputs", as_json: bool) -> int:
    """Show one line per article: outlet, chain, dates, authors, title; and what could not be cut."""
    from kg.read.split import split_rows

    failed = []
    articles = []
    for article in articles_of(inputs):
        if isinstance(article, ArticleError):
            failed.append(article)
        else:
            articles.append(article)
    rows = list(split_rows(articles))
    if as_json:
        for row in rows:
            print_json(row)
    else:
        print_table(_COLUMNS, map(_cells, rows))
    for article in articles:
        for note in article.notes:
            say(f"{article.origin}: {note}")
    for error in failed:
        say(f"not cut: {error}")
    say(counted(len(rows), "article") + (f", {len(failed)} could not be used" if failed else ""))
    return 4 if failed and rows else 3 if failed else 0


def _cells(row: dict[str, Any]) -> dict[str, object]:
    """Return a row as it stands in the table: lists as words."""
    chain = [link["outlet"] for link in row["chain"]]
    day = [row["original_date"]] if chain and row["original_date"] else []
    told = {"original": ", ".join([" < ".join(chain), *day]), "authors": ", ".join(row["authors"])}
    return row | told | {"posted": row["posted"] or "undated"}
