"""Hostile requests, each with what may come of it."""

from urllib.parse import quote

DEEP = 5000
TWENTY = " ".join(map(str, range(20)))


def nested(before: str, opening: str, inside: str, closing: str, after: str) -> str:
    return before + opening * DEEP + inside + closing * DEEP + after


NESTED = {
    "groups": nested("ASK ", "{", "", "}", ""),
    "parentheses": nested("ASK { FILTER ", "(", "1", ")", " }"),
    "optional": nested("ASK { ", "OPTIONAL { ", "", "}", " }"),
    "union": nested("ASK { ", "{ {} UNION ", "{}", "}", " }"),
    "minus": nested("ASK { ", "MINUS { ", "", "}", " }"),
    "graph": nested("ASK { ", "GRAPH ?g { ", "", "}", " }"),
    "exists": nested("ASK { ", "FILTER EXISTS { ", "", "}", " }"),
    "sub-selects": nested("SELECT * ", "{ SELECT * ", "{}", "}", ""),
    "paths": nested("ASK { ?s ", "(", "<a:b>", ")", " ?o }"),
    "repeated paths": nested("ASK { ?s ", "(", "<a:b>", ")*", " ?o }"),
    "lists": nested("ASK { ?s ?p ", "(", "1", ")", " }"),
    "blank nodes": nested("ASK { ?s ?p ", "[ ?p ", "1", "]", " }"),
    "not": nested("ASK { FILTER(", "!", "1", "", ") }"),
    "minus signs": nested("ASK { FILTER(", "- ", "1", "", ") }"),
    "inverse": nested("ASK { ?s ", "^", "<a:b>", "", " ?o }"),
    "functions": nested("ASK { FILTER(", "STR(", "1", ")", ") }"),
    "triple terms": nested("ASK { ", "<< ", "?s ?p ?o", " >>", " ?p ?o }"),
    "left open": "ASK " + "{" * DEEP,
    "never opened": "ASK { " + "}" * DEEP,
    "sums": "ASK { FILTER(" + "+".join(["1"] * DEEP) + ") }",
    "unions in a row": "ASK { {} " + "UNION {} " * DEEP + "}",
}

PRODUCTS = {
    "values": "SELECT (COUNT(*) AS ?n) { " + " ".join(f"VALUES ?v{i} {{ {TWENTY} }}" for i in range(10)) + " }",
    "triples": "SELECT (COUNT(*) AS ?n) { " + " . ".join(f"?a{i} ?b{i} ?c{i}" for i in range(12)) + " }",
    "by graph": "SELECT (COUNT(*) AS ?n) { GRAPH ?g { " + " . ".join(f"?a{i} ?b{i} ?c{i}" for i in range(12)) + " } }",
    "connected": "SELECT (COUNT(*) AS ?n) { " + " . ".join(f"?a{i} ?p ?c{i}" for i in range(12)) + " }",
    "paths": "SELECT (COUNT(*) AS ?n) { " + " . ".join(f"?a{i} (!<a:b>)* ?b{i}" for i in range(8)) + " }",
    "chain of paths": "SELECT (COUNT(*) AS ?n) { " + " . ".join(f"?a{i} (!<a:b>)* ?a{i + 1}" for i in range(8)) + " }",
    "sorted": "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY DESC(?c) ?f ?i",
    "sorted and cut": "SELECT * { ?a ?p ?c . ?d ?p ?f . ?g ?p ?i . ?j ?p ?k } ORDER BY DESC(?c) ?f LIMIT 5",
    "distinct": "SELECT DISTINCT * { ?a ?p ?c . ?d ?p ?f . ?g ?p ?i . ?j ?p ?k }",
    "long text": "SELECT (GROUP_CONCAT(STR(?p)) AS ?x) { ?a ?p ?c . ?d ?p ?f . ?g ?p ?i . ?j ?p ?k }",
    "doubling": "SELECT * { BIND('aaaaaaaaaa' AS ?a0) "
    + " ".join(f"BIND(CONCAT(?a{i}, ?a{i}) AS ?a{i + 1})" for i in range(60))
    + " }",
    "growing": "SELECT * { BIND('aaaaaaaaaa' AS ?a0) "
    + " ".join(f"BIND(REPLACE(?a{i}, 'a', 'aaaaaaaaaa') AS ?a{i + 1})" for i in range(40))
    + " }",
}
"""What is refused, stopped at the deadline, or ended for lack of memory."""

HARMLESS = {
    "regular expression": f"ASK {{ FILTER(REGEX('{'a' * 2000}b', '^(a+)+$')) }}",
    "alternatives": f"ASK {{ FILTER(REGEX('{'a' * 2000}', '^(a|aa)+$')) }}",
    "large counts": "ASK { FILTER(REGEX('a', '((a{1,1000}){1,1000}){1,1000}')) }",
    "replacing": f"SELECT (REPLACE('{'a' * 2000}', '(a*)*b', 'x') AS ?x) {{}}",
    "long list": "ASK { VALUES ?o { -1 } FILTER(?o IN (" + ",".join(map(str, range(20_000))) + ")) }",
    "many values": "SELECT * { VALUES ?v { " + " ".join(map(str, range(20_000))) + " } }",
    "long name": f"ASK {{ ?{'a' * 100_000} ?p ?o }}",
    "long comment": "ASK {} #" + "x" * 200_000,
}

OUTWARD = {
    "service": "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
    "silent": "SELECT * { service SILENT <URL> { ?s ?p ?o } }",
    "comment": "SELECT * { SERVICE#x\n<URL> { ?s ?p ?o } }",
    "prefixed": "PREFIX x: <URL> SELECT * { SERVICE x: { ?s ?p ?o } }",
    "base": "BASE <URL> SELECT * { SERVICE <> { ?s ?p ?o } }",
    "variable": "SELECT * { VALUES ?u { <URL> } SERVICE ?u { ?s ?p ?o } }",
    "escaped": r"SELECT * { \u0053ERVICE <URL> { ?s ?p ?o } }",
    "deep": "SELECT * { OPTIONAL { { SELECT * { SERVICE <URL> { ?s ?p ?o } } } } }",
    "exists": "ASK { FILTER EXISTS { SERVICE SILENT <URL> { ?s ?p ?o } } }",
    "from": "SELECT * FROM <URL> { ?s ?p ?o }",
    "from named": "SELECT * FROM NAMED <URL> { GRAPH ?g { ?s ?p ?o } }",
    "load": "LOAD <URL>",
    "load into": "LOAD SILENT <URL> INTO GRAPH <a:b>",
    "describe": "DESCRIBE <URL>",
    "graph": "ASK { GRAPH <URL> { ?s ?p ?o } }",
}
"""`URL` stands for an address that listens, and for one of a file."""

INNOCENT = (
    'ASK { FILTER("SERVICE" != "LOAD") }',
    "ASK { ?service ?p ?load } # SERVICE <http://127.0.0.1/>",
    "PREFIX service: <http://service/> ASK { ?s service:SERVICE <http://127.0.0.1/SERVICE> }",
)


def as_get(query: str) -> str:
    return f"/sparql?query={quote(query)}"
