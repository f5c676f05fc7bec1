// What is in view, as SPARQL: whoever runs it gets the same statements, and lines told as often.

import type { State } from "./state";

const HEAD = `PREFIX news: <https://w3id.org/newskg/ns#>
PREFIX schema: <https://schema.org/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
`;
const TYPES = "https://w3id.org/newskg/type/";
const ENDS = "news:initiator|news:recipient|news:tieFrom|news:tieTo";

function iri(id: string, base: string): string {
  const whole = /^https?:\/\//.test(id) ? id : base + id;
  return `<${whole.replace(/[\u0000-\u0020<>"{}|\\^`]/g, encodeURIComponent)}>`;
}

/** The statements of the panel: behind a line, or by an actor and about it. */
export function statementsQuery(state: State, base: string): string {
  const [first = "", second] = (state.chosen || state.center).split(" ");
  const what = second === undefined
    ? `  ?statement (news:speaker|schema:about|(news:describes/(${ENDS}))) ${iri(first, base)} .`
    : `  ?statement news:describes ?event .
  { ?event news:initiator ${iri(first, base)} ; news:recipient ${iri(second, base)} }
  UNION { ?event news:tieFrom ${iri(first, base)} ; news:tieTo ${iri(second, base)} }`;
  const needsEvent = second === undefined && state.relation.length > 0;
  return `${HEAD}
SELECT DISTINCT ?statement ?status ?speaker ?article ?words WHERE {
${what}
  ?statement news:status ?status ; news:speaker ?speaker ; news:evidence ?evidence .
  ?evidence news:inArticle ?article ; news:exact ?words .
${[needsEvent ? "  ?statement news:describes ?event ." : "", kinds(state), statuses(state.status), postings(state, base)].filter(Boolean).join("\n")}
}
`;
}

/** The lines at the center, one row per kind of relation and direction, with how often each is told. */
export function linesQuery(state: State, base: string): string {
  const drawn = ["asserted", "reported"].filter((one) => !state.status.length || state.status.includes(one));
  const center = iri(state.center, base);
  return `${HEAD}
SELECT ?from ?kind ?to (COUNT(DISTINCT ?event) AS ?times) WHERE {
  ?statement news:describes ?event ; news:status ?status ; news:evidence/news:inArticle ?article .
  { ?event news:initiator ?from ; news:recipient ?to ; news:eventType ?type }
  UNION { ?event news:tieFrom ?from ; news:tieTo ?to ; news:tieType ?type }
  FILTER(?from != ?to && (?from = ${center} || ?to = ${center}) && ?type != <${TYPES}OTHER>)
  BIND(IRI(REPLACE(STR(?type), "[.][^./]*$", "")) AS ?kind)
${[kinds(state), statuses(drawn.length ? drawn : ["none"]), postings(state, base)].filter(Boolean).join("\n")}
} GROUP BY ?from ?kind ?to${state.min > 1 ? ` HAVING(COUNT(DISTINCT ?event) >= ${state.min})` : ""} ORDER BY DESC(?times)
`;
}

function kinds({ relation }: State): string {
  if (!relation.length) return "";
  const wanted = relation.map((one) => `<${TYPES}${one.replace(/[^A-Z_]/gi, "").toUpperCase()}>`).join(", ");
  return `  ?event (news:eventType|news:tieType)/skos:broader? ?root . FILTER(?root IN (${wanted}))`;
}

function statuses(wanted: readonly string[]): string {
  if (!wanted.length) return "";
  return `  FILTER(?status IN (${wanted.map((one) => `news:${one.replace(/[^a-z]/g, "")}`).join(", ")}))`;
}

function postings({ source, from, to }: State, base: string): string {
  const day = (text: string) => `"${text.replace(/[^0-9-]/g, "")}"^^xsd:date`;
  const lines = [];
  if (source.length) lines.push(`  ?article news:originalSource ?source . FILTER(?source IN (${source.map((one) => iri(one, base)).join(", ")}))`);
  if (from || to) lines.push("  ?article news:originalDate ?day .");
  if (from) lines.push(`  FILTER(?day >= ${day(from)})`);
  if (to) lines.push(`  FILTER(?day <= ${day(to)})`);
  return lines.join("\n");
}
