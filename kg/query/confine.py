"""Walls around a worker process that hold even if the guard before it fails: no network, few files, little memory.

The engine's HTTP client is native code that nothing in Python can patch, so the kernel refuses what a worker has no
business with. Linux alone has these walls (seccomp-bpf since 3.17, Landlock since 5.13); `confine` says which stand.
"""

import contextlib
import ctypes
import errno
import os
import platform
import resource
import struct
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Final

_SYSTEM_CALLS: Final = {
    "x86_64": (0xC000003E, (41, 42, 43, 44, 46, 49, 50, 53, 59, 62, 101, 288, 322, 425, 438)),
    "aarch64": (0xC00000B7, (198, 203, 202, 206, 211, 200, 201, 199, 221, 129, 117, 242, 281, 425, 438)),
}
"""By machine: its number in audit records, and the numbers of socket, connect, accept, sendto, sendmsg, bind, listen,
socketpair, execve, kill, ptrace, accept4, execveat, io_uring_setup and pidfd_getfd."""
_SECCOMP: Final = {"x86_64": 317, "aarch64": 277}
_FOREIGN: Final = 0x40000000
"""From here on x86_64 takes calls of another binary interface."""
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000 | errno.EACCES
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_SET_NO_NEW_PRIVILEGES: Final = 38
_FILTER, _ALL_THREADS = 1, 1
_LANDLOCK_CREATE, _LANDLOCK_ADD, _LANDLOCK_RESTRICT = 444, 445, 446
_ALL_ACCESS: Final = (1 << 13) - 1
"""Everything that the first version of Landlock can refuse, reading included."""
_READ: Final = 1 << 2 | 1 << 3
_OPEN_FILES: Final = 1024
_STACK: Final = 64 * 2**20


def confine(folder: Path, memory: int, *, writing: bool = False) -> dict[str, bool]:
    """Put up the walls around this process, for good; to be called before it has threads.

    Returns whether each stands: `memory` (address space of so many bytes, 0 for no limit), `network` (no socket can
    be made, no program started), `files` (files of the folder and of Python can be read, none written). A `writing`
    process keeps its files.
    """
    limits = [(resource.RLIMIT_CORE, 0), (resource.RLIMIT_NOFILE, _OPEN_FILES)]
    for limit, most in limits if writing else [*limits, (resource.RLIMIT_FSIZE, 0)]:
        _, hard = resource.getrlimit(limit)
        lower = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(limit, (lower, lower))
    _, hard = resource.getrlimit(resource.RLIMIT_STACK)
    # The engine goes down a long expression step by step.
    resource.setrlimit(resource.RLIMIT_STACK, (_STACK if hard == resource.RLIM_INFINITY else min(_STACK, hard), hard))
    if memory:
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    if sys.platform != "linux":
        return {"memory": bool(memory), "network": False, "files": False}
    library = ctypes.CDLL(None, use_errno=True)
    library.syscall.restype = ctypes.c_long
    if library.prctl(_SET_NO_NEW_PRIVILEGES, 1, 0, 0, 0):
        return {"memory": bool(memory), "network": False, "files": False}
    files = not writing and _close_files(library, [folder, *map(Path, sys.path), Path(sys.base_prefix, "lib")])
    return {"memory": bool(memory), "network": _close_network(library), "files": files}


def limit_processor(seconds: float) -> None:
    """Let this process compute for so many seconds from now on; after that the kernel ends it."""
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time() + seconds) + 1, hard))


def _close_network(library: ctypes.CDLL) -> bool:
    """Let the kernel refuse the calls above, in all threads."""
    machine = platform.machine()
    if machine not in _SYSTEM_CALLS:
        return False
    audit, calls = _SYSTEM_CALLS[machine]
    checks = [(_EQUAL, call, len(calls) - index, 0) for index, call in enumerate(calls)]
    program = [
        (_LOAD, 4, 0, 0),  # The machine that the call is made for.
        (_EQUAL, audit, 0, len(calls) + 3),
        (_LOAD, 0, 0, 0),  # The number of the call.
        (_AT_LEAST, _FOREIGN, len(calls) + 1, 0),
        *checks,
        (_RETURN, _ALLOW, 0, 0),
        (_RETURN, _REFUSE, 0, 0),
    ]
    code = b"".join(struct.pack("=HBBI", kind, yes, no, value) for kind, value, yes, no in program)
    held = ctypes.create_string_buffer(code, len(code))
    # struct sock_fprog: a count, padded to the size of a pointer, and a pointer.
    told = struct.pack("@HP", len(program), ctypes.addressof(held))
    return bool(library.syscall(_SECCOMP[machine], _FILTER, _ALL_THREADS, told) == 0)


def _close_files(library: ctypes.CDLL, readable: Iterable[Path]) -> bool:
    """Leave nothing but reading below some folders."""
    rules = struct.pack("=Q", _ALL_ACCESS)
    ruleset = library.syscall(_LANDLOCK_CREATE, rules, len(rules), 0)
    if ruleset < 0:
        return False
    try:
        for path in readable:
            with contextlib.suppress(FileNotFoundError, NotADirectoryError):
                descriptor = os.open(path, os.O_PATH | os.O_DIRECTORY | os.O_CLOEXEC)
                library.syscall(_LANDLOCK_ADD, ruleset, 1, struct.pack("=Qi", _READ, descriptor), 0)
                os.close(descriptor)
        return bool(library.syscall(_LANDLOCK_RESTRICT, ruleset, 0) == 0)
    finally:
        os.close(ruleset)
