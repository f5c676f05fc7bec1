"""The command line as a person meets it, on folders that are built once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from calling import CORPUS, Kg, Result
from sample_folder import add, help_after_storm, quarrel

from kg.cli import run

EPOCH = "1767225600"


@pytest.fixture
def kg(capsys: pytest.CaptureFixture[str]) -> Kg:
    """Run a verb in this process."""

    def command(*words: object) -> Result:
        capsys.readouterr()
        code = run([str(word) for word in words])
        return Result(code, *capsys.readouterr())

    return command


@pytest.fixture(scope="session", autouse=True)
def one_time() -> Iterator[None]:
    """Date all runs alike."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", EPOCH)
        patch.delenv("NO_COLOR", raising=False)
        yield


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph folder of the example articles, read with the real model. Not to be written."""
    folder = tmp_path_factory.mktemp("built") / "kg"
    assert run(["build", str(CORPUS), "-o", str(folder), "--quiet"]) == 0
    return folder


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph folder of readings made by hand. Not to be written."""
    folder = tmp_path_factory.mktemp("sample") / "kg"
    add(folder, quarrel(), help_after_storm())
    return folder
