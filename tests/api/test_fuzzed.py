"""The description of the API against a real server, with thousands of requests made from it by schemathesis."""

import shutil
import subprocess
import sys
from pathlib import Path

from running import running
from sample_folder import add, help_after_storm, quarrel

from api.app import ServeOptions

CHECKS = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance"
CONFIG = """
# A request may name a time limit that nothing can meet.
[checks.not_a_server_error]
expected-statuses = ["2xx", "3xx", "4xx", "503", "504"]
"""


def test_what_comes_is_what_is_described(tmp_path: Path) -> None:
    """Whatever is asked, no answer is a fault of the server, and status, type and shape are those described."""
    folder = tmp_path / "kg"
    add(folder, quarrel(), help_after_storm())
    (tmp_path / "schemathesis.toml").write_text(CONFIG)
    program = shutil.which("schemathesis", path=str(Path(sys.executable).parent))
    assert program
    with running(folder, ServeOptions()) as port:
        command = [program, "run", f"http://127.0.0.1:{port}/openapi.json", "--generation-deterministic"]
        command += ["--phases", "examples,coverage,fuzzing", "--max-examples", "2", "--checks", CHECKS]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=250)
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
    assert " 0 generated" not in done.stdout and " generated, " in done.stdout
