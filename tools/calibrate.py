"""Count how often readings are right, by the rule that made them: `python -m tools.calibrate GOLD.jsonl ...`.

Writes `kg/lexicon/confidence.tsv`. The texts are those in the gold. Run it last: every change of a rule moves it.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from kg import plugins
from kg.annotate.pipeline import draft_articles, load_pipeline
from kg.article import Article
from kg.check.evalformat import to_eval
from kg.check.evaluation import IN_GOLD
from kg.check.reliability import graded
from kg.check.score.schema import complete, read_gold
from kg.config import Config
from kg.draft import Draft
from kg.extract.assemble import assemble
from kg.extract.confidence import actor_rules, event_rules, statement_rules, tie_rules
from kg.extraction import run_steps
from kg.read.base import ReadOptions
from kg.read.sources import read_all

_HEAD = """# Made by tools/calibrate.py on {day} from {articles} articles of the development gold.
# share: how often readings of the rule were right; the next general rule's share counts as {lean} cases more.
# Licence: that of the project.
layer\trule\tshare\tcases
"""
_LEAN = 6
_SEEN = 3
"""Rules with fewer cases are left to the next general one."""
Counted = tuple[tuple[str, ...], bool]
"""What one reading is counted under, special rules first, and whether it is right."""


def drafts_of(gold: Path, config: Config) -> Iterable[Draft]:
    """Yield the drafts of the articles in a gold file, with all steps run."""
    steps = [plugins.load("newskg.steps", name) for name in config.steps]
    read = read_all([str(gold)], ReadOptions(mapping=IN_GOLD))
    for draft in draft_articles((one for one in read if isinstance(one, Article)), load_pipeline(config.model)):
        yield run_steps(draft, steps)


def count(gold_path: Path) -> dict[str, list[Counted]]:
    """Return all readings of the articles in a gold file by layer."""
    gold, found = read_gold(gold_path), defaultdict(list)
    for draft in drafts_of(gold_path, Config()):
        reading = assemble(draft, "")
        record = complete(to_eval(reading), draft.article.origin)
        grades = graded({record["id"]: gold[record["id"]]}, {record["id"]: record})
        named = [one for one in reading.actors if not one.anonymous and one.rule != "byline"]
        rules = {
            "actors": [actor_rules(one.type, one.rule) for one in named],
            "events": [event_rules(one.rule, one.confidence) for one in draft.events],
            "statements": [
                statement_rules(draft, one) for one in draft.speeches if one.speakers and one.attribution != "hearsay"
            ],
            "relations": [tie_rules(one.type, one.rule) for one in reading.ties if one.status == "actual"],
        }
        for layer, rows in grades.items():
            if rows:
                found[layer] += zip(rules[layer], (right for _, right in rows), strict=True)
    return found


def shares(readings: Iterable[Counted]) -> dict[str, tuple[float, int]]:
    """Return share and cases of every rule; the share leans on that of the next general rule."""
    tally: dict[str, list[bool]] = defaultdict(list)
    above: dict[str, str] = {}
    for rules, right in readings:
        chain = (*rules, "")
        for rule, general in zip(chain, (*chain[1:], None), strict=True):
            tally[rule].append(right)
            if general is not None:
                above[rule] = general
    table: dict[str, tuple[float, int]] = {}

    def share(rule: str) -> float:
        if rule not in table:
            rights = tally[rule]
            lean = share(above[rule]) * _LEAN if rule in above else 0.0
            table[rule] = ((sum(rights) + lean) / (len(rights) + (_LEAN if rule in above else 0)), len(rights))
        return table[rule][0]

    for rule in tally:
        share(rule)
    return table


def main(paths: list[str]) -> None:
    """Count and write."""
    total: dict[str, list[Counted]] = defaultdict(list)
    articles = 0
    for path in map(Path, paths):
        articles += len(read_gold(path))
        for layer, readings in count(path).items():
            total[layer] += readings
    lines = [
        f"{layer}\t{rule}\t{share:.2f}\t{cases}\n"
        for layer, readings in sorted(total.items())
        for rule, (exact, cases) in sorted(shares(readings).items())
        for share in (min(max(exact, 0.01), 0.99),)  # nothing is certain
        if cases >= _SEEN or not rule
    ]
    head = _HEAD.format(day=date.today().isoformat(), articles=articles, lean=_LEAN)
    (Path(__file__).parents[1] / "kg/lexicon/confidence.tsv").write_text(head + "".join(lines), "utf-8")
    print(f"{len(lines)} rules from {articles} articles")


if __name__ == "__main__":
    main(sys.argv[1:])
