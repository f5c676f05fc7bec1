"""What the tests of exporters share."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from told_samples import sample_view
from wanting import skip_or_fail

from kg.store.base import View

NODE = Path(__file__).parent / "node"


@pytest.fixture(scope="session")
def view() -> View:
    return sample_view()


@pytest.fixture(scope="session")
def read_with_node(request: pytest.FixtureRequest) -> Callable[[str, Path], dict[str, Any]]:
    """Return a reader of `gexf` and `json` files by graphology, its packages installed once as the lock file says."""
    if not shutil.which("node") or not shutil.which("npm"):
        skip_or_fail("node and npm are not installed")
    folder = Path(request.config.cache.mkdir("graphology"))
    lock = (NODE / "package-lock.json").read_bytes()
    stamp = folder / "installed.json"
    if not stamp.is_file() or stamp.read_bytes() != lock:
        for name in ("package.json", "package-lock.json"):
            shutil.copy(NODE / name, folder / name)
        command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=240)
        stamp.write_bytes(lock)
    shutil.copy(NODE / "read_back.cjs", folder / "read_back.cjs")

    def read(form: str, path: Path) -> dict[str, Any]:
        command = ["node", "read_back.cjs", form, str(path.resolve())]
        done = subprocess.run(command, cwd=folder, check=False, capture_output=True, timeout=60)
        assert done.returncode == 0, done.stderr.decode()
        return json.loads(done.stdout)

    return read
