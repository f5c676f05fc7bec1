"""The prefixes of our own queries."""

from typing import Final

from kg.vocab import PREFIXES

HEAD: Final = "".join(f"PREFIX {name}: <{PREFIXES[name]}>\n" for name in ("news", "schema", "skos", "dcterms", "rdfs"))
