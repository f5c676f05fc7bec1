"""Ask a graph from Python, cell by cell as in a notebook.

python examples/ask_from_python.py [FOLDER or http://ADDRESS]
"""

import sys
from pathlib import Path
from tempfile import mkdtemp

import kg


def built() -> str:
    """Return a graph folder of the example corpus."""
    from kg.build import build

    folder = Path(mkdtemp()) / "kg"
    build([str(Path(__file__).parent / "corpus")], folder)
    return str(folder)


# %% Open a folder, or a server by its address.
g = kg.open(sys.argv[1] if len(sys.argv) > 1 else built())
print(g)

# %% Whom do we know, and what is said about one of them? Printing a statement tells who says it.
belarus = g["Belarus"]
print(f"\n{belarus}: {belarus.counts.statements_about} statements about it")
for statement in belarus.statements_about(status=["denied", "reported"])[:3]:
    print(f"  {statement.status:10} {statement}")

# %% With whom is it said to have to do, and who says so?
print("\nstrongest relations")
for neighbor in belarus.neighbors()[:3]:
    print(f"  {neighbor} (told of {neighbor.count} times)")
for statement in g.edge("Belarus", "NATO"):
    print(f"  behind it: {statement}")

# %% Two outlets side by side.
print("\nin which words")
for outlet in g.compare(["Northern Wire", "Public Square Review"], about=belarus, by="status").sources:
    words = ", ".join(form.words for form in outlet.words[belarus.id].items)
    print(f"  {outlet}: {outlet['statements']} statements, calls it {words}")

# %% The same as a table, and as a graph for networkx.
table = belarus.statements().to_pandas()
print(f"\n{len(table)} rows; by outlet: {table['article.original_source.label'].value_counts().to_dict()}")
print(g.graph(view="actors", min_weight=2))

# %% And in SPARQL; the prefixes are known.
for row in g.sparql("""SELECT ?who (COUNT(?st) AS ?denials) WHERE {
    ?st news:status news:denied ; news:speaker/rdfs:label ?who } GROUP BY ?who ORDER BY DESC(?denials) ?who LIMIT 3"""):
    print(f"  {row.who} denies {row.denials} times")
g.close()
