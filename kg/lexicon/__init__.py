"""The dictionaries: data files with a source and a licence in their head, and the one function that reads them.

A lexicon is a UTF-8 file of tab-separated values. Lines that begin with `#` say where it comes from; the first other
line names the columns.
"""

from functools import cache
from importlib import resources

from kg.errors import KgError


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """Return the lines of `kg/lexicon/{name}.tsv` as dictionaries, empty cells as empty strings.

    Raises:
        KgError: a line has more or fewer cells than there are columns.
    """
    text = resources.files(__name__).joinpath(f"{name}.tsv").read_text("utf-8")
    lines = [(n, line) for n, line in enumerate(text.splitlines(), 1) if line.strip() and not line.startswith("#")]
    columns = lines[0][1].split("\t")
    table = []
    for number, line in lines[1:]:
        cells = line.split("\t")
        if len(cells) != len(columns):
            raise KgError(f"{name}.tsv:{number} has {len(cells)} cells, the head {len(columns)}")
        table.append(dict(zip(columns, cells, strict=True)))
    return tuple(table)
