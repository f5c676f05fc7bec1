"""Equal articles give equal folders, byte for byte, however they were read."""

import json
from pathlib import Path

import pytest
from calling import CORPUS, Kg, finish


def dump(folder: Path) -> list[str]:
    """Return the sorted N-Quads of a folder, as `kg export` writes them."""
    told = finish("export", folder, "-f", "nq")
    assert told.code == 0
    return sorted(told.out.splitlines())


@pytest.mark.parametrize("workers", [1, 2])
def test_two_builds_are_equal(kg: Kg, built: Path, tmp_path: Path, workers: int) -> None:
    """A second build into another folder gives the same quads, in one process and in two."""
    assert kg("build", CORPUS, "-o", tmp_path / "kg", "--workers", workers, "-q").code == 0
    assert dump(tmp_path / "kg") == dump(built)


def test_order_and_batches_do_not_matter(kg: Kg, built: Path, tmp_path: Path) -> None:
    """Files read one by one, in another order, end in the same quads."""
    for source in sorted(CORPUS.iterdir(), reverse=True):
        assert kg("build", source, "-o", tmp_path / "kg", "-q").code == 0
    assert dump(tmp_path / "kg") == dump(built)


def test_change_and_return(kg: Kg, built: Path, tmp_path: Path) -> None:
    """Unchanged articles are passed over; a changed one replaces its graph alone, and changed back all is as before."""
    rows = [json.loads(line) for line in (CORPUS / "wire.jsonl").read_text("utf-8").splitlines()]
    field = next(name for name in ("text", "body", "content") if name in rows[0])
    changed = [rows[0] | {field: "Norway accused Iceland of theft. Iceland denied it."}, *rows[1:]]
    folder = tmp_path / "kg"

    def build(these: list[dict[str, object]]) -> tuple[int, int, int]:
        source = tmp_path / "wire.jsonl"
        source.write_text("".join(json.dumps(row) + "\n" for row in these), "utf-8")
        report = json.loads(kg("build", source, "-o", folder, "--json", "-q").out)
        return report["new"], report["changed"], report["unchanged"]

    assert build(rows) == (len(rows), 0, 0)
    before = dump(folder)
    assert build(rows) == (0, 0, len(rows))
    assert dump(folder) == before
    assert build(changed) == (0, 1, len(rows) - 1)
    after = dump(folder)
    graphs = {line.rsplit(" ", 2)[-2] for line in set(before) ^ set(after)}
    assert sum("/graph/article/" in graph for graph in graphs) == 1
    assert build(rows) == (0, 1, len(rows) - 1)
    assert dump(folder) == before


def test_retracting_and_building_again(kg: Kg, built: Path, tmp_path: Path) -> None:
    """An article that was taken out comes back by building again, and all is as before."""
    assert kg("build", CORPUS, "-o", tmp_path / "kg", "-q").code == 0
    article = kg("stats", tmp_path / "kg", "--articles").out.splitlines()[-1]
    assert kg("retract", tmp_path / "kg", article, "-q").code == 0
    assert not any(f"{article}>" in line for line in dump(tmp_path / "kg"))
    assert kg("build", CORPUS, "-o", tmp_path / "kg", "-q").code == 0
    assert dump(tmp_path / "kg") == dump(built)
