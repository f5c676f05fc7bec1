"""Forty queries as analysts write them; none of them may ever be refused."""

QUERIES = (
    """
SELECT (COUNT(*) AS ?n) { ?s ?p ?o }
SELECT DISTINCT ?p { ?s ?p ?o }
SELECT ?p (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?p ORDER BY DESC(?n)
SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY DESC(?n) LIMIT 20
SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s a news:Statement }
SELECT ?type (COUNT(?s) AS ?n) { ?s a ?type } GROUP BY ?type
SELECT * { ?s ?p ?o } LIMIT 100
SELECT * { ?s ?p ?o . ?a ?b ?c } LIMIT 10
ASK { ?s news:disputes ?other }
ASK { ?a ?b ?c . ?d ?e ?f }
DESCRIBE <https://example.org/newskg/country/NO>
CONSTRUCT { ?a news:knows ?b } WHERE { ?e news:initiator ?a ; news:recipient ?b }
CONSTRUCT WHERE { ?s a news:Statement ; news:speaker ?who }
SELECT ?who (COUNT(?s) AS ?n) { ?s news:speaker ?who } GROUP BY ?who HAVING (COUNT(?s) > 2) ORDER BY DESC(?n)
SELECT ?l { <https://example.org/newskg/country/NO> rdfs:label ?l }
SELECT * { <https://example.org/newskg/country/NO> rdfs:label ?l ; ?p ?o ; a ?t } ORDER BY ?o
SELECT * { <https://example.org/newskg/country/NO> ?p ?o . <https://example.org/newskg/country/IS> ?q ?r } ORDER BY ?o
SELECT ?s ?l { ?s rdfs:label ?l FILTER(CONTAINS(LCASE(?l), "nor")) } ORDER BY ?l
SELECT ?s ?l { ?s rdfs:label ?l FILTER regex(?l, "^Nor", "i") }
SELECT ?s { ?s a news:Statement MINUS { ?s news:speaker ?who } }
SELECT ?s { ?s a news:Statement FILTER NOT EXISTS { ?s news:describes ?e } }
SELECT ?s ?e { ?s a news:Statement OPTIONAL { ?s news:describes ?e } } ORDER BY ?s
SELECT ?e ?d { ?e news:eventDate ?d FILTER(?d >= "2025-01-01"^^xsd:date && ?d < "2026-01-01"^^xsd:date) } ORDER BY ?d
SELECT ?m (COUNT(?e) AS ?n) { ?e news:eventDate ?d BIND(SUBSTR(STR(?d), 1, 7) AS ?m) } GROUP BY ?m ORDER BY ?m
SELECT ?a ?b (COUNT(?e) AS ?n) { ?e news:initiator ?a ; news:recipient ?b } GROUP BY ?a ?b
SELECT ?x (GROUP_CONCAT(?l; separator=", ") AS ?names) { ?x rdfs:label ?l } GROUP BY ?x
SELECT ?x { ?x (news:initiator|news:recipient)/rdfs:label "Norway" }
SELECT ?x { <https://example.org/newskg/country/NO> (^news:initiator/news:recipient)+ ?x }
SELECT ?c ?l { ?c rdfs:subClassOf* ?top . ?c rdfs:label ?l } ORDER BY ?l
SELECT ?who ?s { VALUES ?who { <https://example.org/newskg/country/NO> } ?s news:speaker ?who } ORDER BY ?s
SELECT * { VALUES (?a ?b) { (<http://a/> 1) (<http://b/> UNDEF) } ?a ?p ?b } ORDER BY ?p
SELECT * { VALUES ?a { 1 2 3 } VALUES ?b { "x" "y"@en "z"^^xsd:string -1 } } ORDER BY ?a
SELECT ?n ?m { { SELECT (COUNT(*) AS ?n) { ?s a news:Statement } } { SELECT (COUNT(*) AS ?m) { ?e a news:Event } } }
SELECT ?t ?n (100 * ?n / ?all AS ?share) { { SELECT ?t (COUNT(*) AS ?n) { ?s a ?t } GROUP BY ?t } \
{ SELECT (COUNT(*) AS ?all) { ?s a ?x } } } ORDER BY DESC(?share)
SELECT ?s { { ?s news:via ?who } UNION { ?s news:speaker ?who } ?who rdfs:label "Norway" } ORDER BY ?s
SELECT ?a ?b { ?a news:matches ?b . ?x news:describes ?a . ?y news:describes ?b FILTER(?x != ?y) } ORDER BY ?a
SELECT ?e ?top { ?e a news:Event { SELECT ?top { ?top a news:Actor } ORDER BY ?top LIMIT 3 } } ORDER BY ?e
SELECT ?s ?q { ?s news:evidence [ news:exact ?q ; news:start ?at ] } ORDER BY ?at
SELECT ?s { GRAPH <http://nowhere/> { ?s ?p ?o } . ?s a news:Statement } ORDER BY ?s
SELECT ?y (COUNT(DISTINCT ?a) AS ?n) { ?a news:originalDate ?d BIND(YEAR(?d) AS ?y) FILTER(BOUND(?y)) } GROUP BY ?y
""".replace("\\\n", "")
    .strip()
    .splitlines()
)
