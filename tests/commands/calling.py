"""The command line as a process of its own, with pipes or on a terminal."""

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

CORPUS = Path(__file__).parents[2] / "examples" / "corpus"
KG = (sys.executable, "-c", "from kg.cli import main; main()")


@dataclass(frozen=True)
class Result:
    """What a command left behind."""

    code: int
    out: str
    err: str


Kg = Callable[..., Result]
"""A verb with its words, run in this process."""


def start(*words: object, **options: object) -> "subprocess.Popen[str]":
    """Start a verb as a process and the leader of its own group."""
    given = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True, "start_new_session": True} | options
    return subprocess.Popen([*KG, *map(str, words)], **given)  # type: ignore[call-overload, no-any-return]


def finish(*words: object, **options: object) -> Result:
    """Run a verb as a process."""
    with start(*words, **options) as process:
        out, err = process.communicate(timeout=120)
    return Result(process.returncode, out or "", err or "")


def on_terminal(*words: object, columns: int = 80, **environment: str) -> str:
    """Return what a verb writes to a terminal, both streams together."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    told = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "NO_COLOR")}
    process = start(*words, stdout=theirs, stderr=theirs, env=told | {"TERM": "xterm"} | environment)
    os.close(theirs)
    parts = []
    # A terminal whose last writer has gone reads as an error.
    try:
        while part := os.read(ours, 65536):
            parts.append(part)
    except OSError:
        pass
    os.close(ours)
    with process:
        process.wait(30)
    return b"".join(parts).decode().replace("\r\n", "\n")
