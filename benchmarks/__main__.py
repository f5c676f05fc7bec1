"""`make bench`: the benchmarks, one after the other."""

import subprocess
import sys
from pathlib import Path

# Named, so that a file which only helps, or which needs arguments, may lie here too.
NAMES = ("extraction", "build", "export", "quality")

for name in NAMES:
    if Path(__file__).with_name(f"{name}.py").is_file():
        print(f"== {name}", flush=True)
        subprocess.run([sys.executable, "-m", f"benchmarks.{name}"], check=True)
