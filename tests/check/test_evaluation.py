"""Reading the articles of a gold standard."""

import json
from pathlib import Path

import pytest

from kg.check.evaluation import predict
from kg.cli import run
from kg.config import Config
from kg.errors import ArticleError


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    """Every article is either predicted or returned as an error that names its line; none just vanishes."""
    records = [
        {"id": "a", "outlet": "Northern Wire", "title": "Ferry", "text": "Ilse Varga opened the ferry line."},
        {"id": "b", "outlet": "Northern Wire", "title": "Empty", "text": ""},
        {"id": "c", "outlet": "Northern Wire", "title": "Long", "text": "The ferry sailed. " * 20},
    ]
    source = tmp_path / "wire.jsonl"
    source.write_text("".join(json.dumps(one) + "\n" for one in records), "utf-8")
    found, left_out = predict(tmp_path / "gold.jsonl", source, Config(max_characters=100))
    assert [one["article"]["title"] for one in found.values()] == ["Ferry"]
    assert all(isinstance(error, ArticleError) for error in left_out)
    assert [error.origin for error in left_out] == ["wire.jsonl:2", "wire.jsonl:3"]


def test_the_command_says_what_was_left_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`kg evaluate` names each article that was left out, scores the others and ends with 4."""
    source = tmp_path / "wire.jsonl"
    told = [{"id": "a", "outlet": "Northern Wire", "title": "Ferry", "text": "Norway accused Kenya."}, {"id": "b"}]
    source.write_text("".join(json.dumps(one) + "\n" for one in told), "utf-8")
    found, _ = predict(source, source, Config())
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps(next(iter(found.values()))) + "\n", "utf-8")
    assert run(["evaluate", str(gold), "--articles", str(source)]) == 4
    out, err = capsys.readouterr()
    assert "left out: wire.jsonl:2" in err
    assert "1 article\n" in out


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Justice Department sued Ilse Varga. Varga denied it.", "Justice Department"),
        ("The Hellenic Coast Guard rescued Ilse Varga.", "Hellenic Coast Guard"),
        ("The Supreme Court of the United States heard Ilse Varga.", "Supreme Court of the United States"),
        ("The OSCE criticised Norway.", "Organization for Security and Co-operation in Europe"),
        ("The Department of Justice sued Ilse Varga; the Justice Department won.", "Department of Justice"),
        ("Norway voted in the General Assembly.", "United Nations General Assembly"),
    ],
)
def test_a_body_has_the_fullest_name_of_its_article(tmp_path: Path, text: str, name: str) -> None:
    """A body is named by several words of the text; by its usual name where it says less, or that name itself."""
    source = tmp_path / "wire.jsonl"
    source.write_text(json.dumps({"id": "a", "outlet": "Northern Wire", "title": "", "text": text}), "utf-8")
    found, _ = predict(source, source, Config())
    (record,) = found.values()
    bodies = [actor for actor in record["actors"] if actor["type"] == "organization"]
    assert [actor["name"] for actor in bodies] == [name]
    assert name not in bodies[0]["aliases"]
