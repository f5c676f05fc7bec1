"""Build a graph folder from the example articles and print what it holds.

python examples/corpus.py [FOLDER]
"""

import sys
from pathlib import Path
from tempfile import mkdtemp

from kg.build import build
from kg.store.folder import open_view

CORPUS = Path(__file__).parent / "corpus"

DENIALS = """
PREFIX news: <https://w3id.org/newskg/ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?who (COUNT(DISTINCT ?statement) AS ?denials) WHERE {
  ?statement news:status news:denied ; news:attribution ?attribution ; news:speaker/rdfs:label ?who .
  FILTER(?attribution != news:ownVoice)
} GROUP BY ?who ORDER BY DESC(?denials) ?who LIMIT 10"""


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(mkdtemp()) / "kg"
    report = build([str(CORPUS)], folder)

    print(f"{folder}: {report.done.new} new, {report.done.unchanged} unchanged, {report.done.failed} failed")
    for name, number in report.totals.items():
        print(f"{name:14} {number:6,}")

    print("\nwho denies most")
    view = open_view(folder)
    for row in view.select(DENIALS):
        print(f"{row['denials'].value:>6}  {row['who'].value}")
    view.close()


if __name__ == "__main__":
    main()
