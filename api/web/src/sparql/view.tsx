// SPARQL: the canned queries with their parameters, an editor, results that lead back to the page.

import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { aborted, asTrouble, at, useAnswer } from "../api";
import { Choose } from "../choose";
import { Copy, save, saveTable } from "../parts";
import { address, go, type Place } from "../place";
import type { Listing, Stats } from "../types";
import { announce, count, number, short } from "../words";
import { useEditor } from "./lazy";
import { run, type Outcome, type Term } from "./run";
import { useVocabulary } from "./vocabulary";

interface Parameter {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly example: string;
  readonly meaning: string;
}

interface Canned {
  readonly name: string;
  readonly title: string;
  readonly question: string;
  readonly parameters: readonly Parameter[];
  readonly query: string;
}

const SHOWN = 500;
const FIRST = `PREFIX news: <https://w3id.org/newskg/ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

SELECT ?statement ?speaker ?label WHERE {
  ?statement a news:Statement ; news:speaker ?speaker .
  ?speaker rdfs:label ?label .
}
LIMIT 25
`;

export default function Sparql({ place }: { place: Place }) {
  const canned = useAnswer<Listing<Canned>>(at("queries"));
  const stats = useAnswer<Stats>(at("stats"));
  const base = stats.data?.base ?? "";
  const vocabulary = useVocabulary(base);
  const Editor = useEditor();
  const given = place.options.get("query") ?? "";
  const [put, write] = useState({ text: given || FIRST });
  const query = useRef(put.text);
  const [outcome, show] = useState<Outcome>();
  const [busy, wait] = useState(false);
  const asking = useRef(new AbortController());
  useEffect(() => { document.title = "SPARQL: newskg"; return () => asking.current.abort(); }, []);
  const replace = (text: string) => { query.current = text; write({ text }); };
  useEffect(() => { if (given && given !== query.current) replace(given); }, [given]);
  const ask = async (text: string) => {
    asking.current.abort();
    const mine = asking.current = new AbortController();
    wait(true);
    go(address("sparql", { query: text, embed: place.options.get("embed") ?? "" }), { replace: true });
    const found = await run(text, mine.signal).catch((error: unknown): Outcome | null => aborted(error) ? null : { kind: "mistake", mistake: { message: asTrouble(error).message } });
    if (!found || mine.signal.aborted) return;
    show(found);
    wait(false);
    announce(found.kind === "mistake" ? found.mistake.message : found.kind === "rows" ? count(found.rows.length, "result") : "Answered");
  };
  const stop = () => { asking.current.abort(); wait(false); };
  const mistake = outcome?.kind === "mistake" ? outcome.mistake : undefined;
  const changed = (text: string) => { query.current = text; if (mistake) show(undefined); };
  return (
    <div class="queries">
      <h1>SPARQL</h1>
      <CannedQueries items={canned.data?.items ?? []} base={base} take={(text) => { replace(text); void ask(text); }} />
      {Editor && vocabulary && base ? <Editor given={put} vocabulary={vocabulary} mistake={mistake} changed={changed} run={ask} /> : <div class="editor waiting" aria-busy="true" />}
      <div class="tools">
        {busy ? <button type="button" onClick={stop}>Stop</button> : <button type="button" class="run" onClick={() => void ask(query.current)}>Run</button>}
        <span class="meta"><kbd>Ctrl</kbd> <kbd>Enter</kbd> runs, <kbd>Ctrl</kbd> <kbd>Space</kbd> completes</span>
        <Copy text={() => `curl '${new URL("sparql", document.baseURI).href}' --data-urlencode 'query=${query.current.replaceAll("'", "'\\''")}'`}>Copy as curl</Copy>
      </div>
      {mistake && <p class="trouble-line" role="alert">{short(mistake.message, 600)}</p>}
      {outcome && outcome.kind !== "mistake" && <Results outcome={outcome} base={base} busy={busy} />}
    </div>
  );
}

function CannedQueries({ items, base, take }: { items: readonly Canned[]; base: string; take: (query: string) => void }) {
  const [name, choose] = useState("");
  const [values, set] = useState<Record<string, string>>({});
  const chosen = items.find((one) => one.name === name);
  const query = useMemo(() => chosen ? filled(chosen, values, base) : "", [chosen, values, base]);
  return (
    <form class="canned" onSubmit={(event) => { event.preventDefault(); if (query) take(query); }}>
      <label for="canned">Questions ready to ask</label>
      <select id="canned" value={name} onChange={(event) => { choose(event.currentTarget.value); set({}); }}>
        <option value="">Choose one</option>
        {items.map((one) => <option key={one.name} value={one.name}>{one.title}</option>)}
      </select>
      {chosen && <p class="meta">{chosen.question}</p>}
      {chosen?.parameters.map((one) => <Field key={`${name} ${one.name}`} parameter={one} value={values[one.name] ?? ""} set={(value) => set((known) => ({ ...known, [one.name]: value }))} />)}
      {chosen && <button type="submit" disabled={chosen.parameters.some((one) => one.required && !values[one.name])}>Ask</button>}
    </form>
  );
}

function Field({ parameter, value, set }: { parameter: Parameter; value: string; set: (value: string) => void }) {
  const id = `p-${parameter.name}`;
  const label = `${parameter.name}: ${parameter.meaning}`;
  if (parameter.type === "iri" && /^(country|person|org|group|source|place)\//.test(parameter.example)) return <div class="field"><Choose label={label} id={id} chosen={value} choose={set} /></div>;
  return (
    <p class="field choose"><label for={id}>{label}</label> <input id={id} type="text" value={value} required={parameter.required} placeholder={parameter.example} onInput={(event) => set(event.currentTarget.value)} /></p>
  );
}

/** A canned query with values in place of its parameters, each a term of its type and never a piece of the query. */
export function filled({ query, parameters }: Canned, values: Readonly<Record<string, string>>, base: string): string {
  const body = query.split("\n").filter((line) => !line.startsWith("#+")).join("\n").trim();
  const set = parameters.filter((one) => values[one.name]);
  if (!set.length) return `${body}\n`;
  const line = `VALUES (${set.map((one) => `?${one.name}`).join(" ")}) { (${set.map((one) => term(one.type, values[one.name] ?? "", base)).join(" ")}) }`;
  return `${body.replace(/\{/, `{\n  ${line}`)}\n`;
}

function term(type: string, value: string, base: string): string {
  if (type === "iri") {
    const iri = /^[a-z][a-z0-9+.-]*:/i.test(value) ? value : base + value;
    return `<${iri.replace(/[\u0000-\u0020<>"{}|\\^`]/g, (letter) => encodeURIComponent(letter))}>`;
  }
  const words = JSON.stringify(value).replace(/[\u007f-\u009f\u2028\u2029]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`);
  return /^(date|integer|decimal|boolean|gYear|dateTime)$/.test(type) ? `${words}^^<http://www.w3.org/2001/XMLSchema#${type}>` : words;
}

function Results({ outcome, base, busy }: { outcome: Exclude<Outcome, { kind: "mistake" }>; base: string; busy: boolean }) {
  const time = `${outcome.seconds.toFixed(2)} s`;
  if (outcome.kind === "yes") return <p class="answer">{outcome.yes ? "Yes" : "No"} <span class="meta">{time}</span></p>;
  if (outcome.kind === "graph") {
    return (
      <section aria-busy={busy}>
        <p class="tools"><span class="meta">A graph, {time}</span><button type="button" onClick={() => save(new Blob([outcome.text], { type: "text/turtle" }), "newskg-query.ttl")}>Turtle</button></p>
        <pre class="graph" tabIndex={0}>{outcome.text.slice(0, 200_000)}</pre>
        {outcome.text.length > 200_000 && <p class="meta">The first 200,000 of {number(outcome.text.length)} characters; the file has all.</p>}
      </section>
    );
  }
  const { names, rows } = outcome;
  return (
    <section aria-busy={busy}>
      <p class="tools">
        <span class="meta found">{count(rows.length, "result")}, {time}</span>
        <button type="button" onClick={() => saveTable([names, ...rows.map((row) => names.map((name) => row[name]?.value ?? ""))], "newskg-query.csv")}>CSV</button>
        <button type="button" onClick={() => save(new Blob([JSON.stringify({ head: { vars: names }, results: { bindings: rows } })], { type: "application/sparql-results+json" }), "newskg-query.srj")}>JSON</button>
      </p>
      {rows.length > 0 && (
        <div class="scroll" tabIndex={0} role="region" aria-label="Results">
          <table class="results">
            <thead><tr>{names.map((name) => <th key={name} scope="col">{name}</th>)}</tr></thead>
            <tbody>{rows.slice(0, SHOWN).map((row, index) => <tr key={index}>{names.map((name) => <td key={name}>{row[name] && <Cell term={row[name]} base={base} />}</td>)}</tr>)}</tbody>
          </table>
        </div>
      )}
      {rows.length > SHOWN && <p class="meta">The first {SHOWN} of {number(rows.length)} are shown; the files have all.</p>}
    </section>
  );
}

function Cell({ term, base }: { term: Term; base: string }) {
  if (term.type === "uri" && base && term.value.startsWith(base)) {
    const id = decoded(term.value.slice(base.length));
    if (/^(country|person|org|group|source|place|article)\//.test(id) && !/#e/.test(id)) return <a href={address(id)}><bdi>{short(id, 90)}</bdi></a>;
    return <bdi class="iri">{short(id, 90)}</bdi>;
  }
  if (term.type === "uri") return <bdi class="iri">{short(term.value, 120)}</bdi>;
  return <><bdi>{short(term.value, 600)}</bdi>{term["xml:lang"] && term["xml:lang"] !== "en" && <span class="meta"> @{short(term["xml:lang"], 20)}</span>}</>;
}

function decoded(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}
