"""Add a step of your own: install a package with an entry point, name the step in the configuration.

python examples/own_extractor.py

The package is the folder own_step/ beside this file. To keep it, run `pip install examples/own_step`; here it goes
into a temporary folder, so that the demonstration leaves nothing behind.
"""

import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from kg.article import Article
from kg.config import DEFAULT_STEPS, Config
from kg.extraction import read_article

PACKAGE = Path(__file__).parent / "own_step"
TEXT = (
    "Police searched the offices of the Gazprom-owned Corvin Group. "
    "The Hezbollah-backed Green Union condemned the raid."
)


def install(package: Path, folder: Path) -> None:
    """Install a package into a folder that Python then looks in."""
    # The build writes beside its sources, so it gets a copy of them.
    copy = shutil.copytree(package, folder / "source")
    options = ["--quiet", "--no-deps", "--no-build-isolation", "--disable-pip-version-check"]
    target = folder / "site-packages"
    subprocess.run([sys.executable, "-m", "pip", "install", *options, "--target", target, copy], check=True)
    sys.path.insert(0, str(target))


def show(title: str, steps: tuple[str, ...]) -> None:
    reading = read_article(Article(publisher="Northern Wire", text=TEXT), Config(steps=steps))
    names = {actor.id: actor.label for actor in reading.actors}
    print(title)
    for tie in reading.ties:
        print(f"  {names[tie.source]} {tie.type} {names.get(tie.target or '', tie.role)} (rule {tie.rule})")


def main() -> None:
    with TemporaryDirectory() as folder:
        install(PACKAGE, Path(folder))
        show("built-in steps", DEFAULT_STEPS)
        show("with the step compounds", (*DEFAULT_STEPS, "compounds"))


if __name__ == "__main__":
    main()
