"""The options of `kg serve` that open the graph for writing."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.commands.inputs import Seconds
from kg.errors import UsageError

if TYPE_CHECKING:
    from api.writing import WriteOptions

_OPTIONS = (
    click.option("--writable", is_flag=True, help="Take updates and graphs from who has the token."),
    click.option("--token-file", type=click.Path(path_type=Path),
                 help="File with the token that shows queries under way and opens writing."),
    click.option("--write-timeout", type=Seconds(3600.0), default=60.0, show_default=True,
                 help="Seconds that a write may take."),
    click.option("--max-upload", type=click.IntRange(1, 4096), default=32, show_default=True,
                 help="MiB of one upload."),
    click.option("--write-cors", is_flag=True, help="Let pages of the --cors origins write, too."),
)  # fmt: skip

WRITING = ("writable", "token_file", "write_timeout", "max_upload", "write_cors")
"""The names of their values."""


def writing_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options of writing."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def write_options(
    *, writable: bool, token_file: Path | None, write_timeout: float, max_upload: int, write_cors: bool
) -> "WriteOptions | None":
    """Return who may write and how much; None where nobody may.

    Raises:
        UsageError: --writable comes without --token-file, or the file holds no token.
    """
    from api.bearer import read_token
    from api.writing import WriteLimits, WriteOptions

    if writable and token_file is None:
        hint = "(umask 077; openssl rand -hex 32 > token), then --writable --token-file token"
        raise UsageError("--writable and --token-file belong together", hint=hint)
    if token_file is None or not writable:
        return None
    limits = WriteLimits(seconds=write_timeout, largest=max_upload * 2**20)
    return WriteOptions(read_token(token_file), limits, cors=write_cors)
