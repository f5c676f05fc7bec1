"""Write the WordNet fields of the words in the event lexicons: `python -m tools.event_fields WORDNET_FOLDER`.

The folder is that of Debian's `wordnet-base` (`/usr/share/wordnet`). A field is the lexicographer file of a word's
first sense (`verb.social`, `noun.act`; lexnames(5WN)), a fact about the word that tells acts from states and things.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

from kg.lexicon import rows

_NAMES = (
    "adj.all adj.pert adv.all noun.Tops noun.act noun.animal noun.artifact noun.attribute noun.body noun.cognition "
    "noun.communication noun.event noun.feeling noun.food noun.group noun.location noun.motive noun.object noun.person "
    "noun.phenomenon noun.plant noun.possession noun.process noun.quantity noun.relation noun.shape noun.state "
    "noun.substance noun.time verb.body verb.change verb.cognition verb.communication verb.competition "
    "verb.consumption verb.contact verb.creation verb.emotion verb.motion verb.perception verb.possession verb.social "
    "verb.stative verb.weather"
).split()
_HEAD = """# Made by tools/event_fields.py: the field of the first sense of each word of the event lexicons (WordNet 3).
# Source: Princeton University "About WordNet", 2010, https://wordnet.princeton.edu (WordNet License).
field\tlemmas
"""


def fields_of(folder: Path, part: str) -> dict[str, str]:
    """Return the field of the first sense of every lemma of a part of speech, `noun` or `verb`."""
    lines = [line for line in (folder / f"data.{part}").read_text("utf-8").splitlines() if not line.startswith(" ")]
    by_offset = {offset: _NAMES[int(number)] for offset, number, *_ in (line.split(" ", 2) for line in lines)}
    index = [line.split() for line in (folder / f"index.{part}").read_text("utf-8").splitlines() if line[0] != " "]
    return {cells[0]: by_offset[cells[-int(cells[2])]] for cells in index}


def main(folder: str) -> None:
    """Write `kg/lexicon/event_fields.tsv`."""
    lemmas: dict[str, list[str]] = defaultdict(list)
    for part in ("verb", "noun"):
        known = fields_of(Path(folder), part)
        for lemma in sorted({row["lemma"].split()[-1] for row in rows(f"event_{part}s")} & set(known)):
            lemmas[known[lemma]].append(lemma)
    lines = [f"{field}\t{' '.join(words)}\n" for field, words in sorted(lemmas.items())]
    (Path(__file__).parents[1] / "kg/lexicon/event_fields.tsv").write_text(_HEAD + "".join(lines), "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:2])
