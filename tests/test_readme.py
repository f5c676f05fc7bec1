"""The README says what is true."""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")


def test_the_python_block_runs_in_fifteen_lines(tmp_path: Path) -> None:
    """One article to one query takes at most 15 lines of code, and prints who says it, with status and sentence."""
    (block,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    code = [line for line in block.splitlines() if line.strip() and not line.startswith(("By ", "Finland"))]
    assert len(code) <= 15
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    ran = subprocess.run(
        [sys.executable, "-c", block], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    assert "Russia | denied | Moscow denied that any crossing was closed." in ran.stdout
    assert "Finland has accused Russia of closing a border crossing near Imatra." in ran.stdout


def test_links_lead_somewhere() -> None:
    """Every relative link and picture of the README is there."""
    targets = re.findall(r"\]\(([^)#]+)\)", README)
    missing = [target for target in targets if "://" not in target and not (ROOT / target).exists()]
    assert missing == []


def test_the_two_commands_stand_in_the_makefile() -> None:
    """`make demo` and `make test`, which the README promises, are targets of the Makefile."""
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert "\ndemo:" in makefile and "\ntest:" in makefile
