"""The sources of the page with their packages, installed once as the lock file says."""

import shutil
import subprocess
from pathlib import Path

import pytest
from wanting import skip_or_fail

WEB = Path(__file__).parents[1] / "api" / "web"


def installed(config: pytest.Config) -> Path:
    """Return a copy of `api/web` in which everything can be run."""
    if not shutil.which("node") or not shutil.which("npm"):
        skip_or_fail("node and npm are not installed")
    folder = Path(config.cache.mkdir("page"))  # type: ignore[union-attr]
    lock = (WEB / "package-lock.json").read_bytes()
    stamp = folder / "installed.json"
    shutil.rmtree(folder / "src", ignore_errors=True)
    shutil.copytree(WEB, folder, ignore=shutil.ignore_patterns("node_modules"), dirs_exist_ok=True)
    if not stamp.is_file() or stamp.read_bytes() != lock:
        command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=240)
        stamp.write_bytes(lock)
    return folder
