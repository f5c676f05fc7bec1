// Prefixes and terms for completion, from the ontology that this server keeps: nothing is asked of anybody else.

import { useEffect, useState } from "preact/hooks";
import { text } from "../api";

export interface Vocabulary {
  readonly prefixes: Readonly<Record<string, string>>;
  /** Full IRIs. */
  readonly classes: readonly string[];
  readonly properties: readonly string[];
}

const NOTHING: Vocabulary = { prefixes: {}, classes: [], properties: [] };

/** The server's ontology, once it and the base of its identifiers are here; empty where it cannot be read. */
export function useVocabulary(base: string): Vocabulary | undefined {
  const [found, keep] = useState<Vocabulary>();
  useEffect(() => {
    if (base) text("api/v1/ontology").then((turtle) => keep(read(turtle, base)), () => keep(NOTHING));
  }, [base]);
  return found;
}

const USED = ["rdf", "rdfs", "xsd", "skos", "dcterms", "schema", "prov"];

/** Read what completion needs of the ontology's Turtle: prefixes, and subjects that are said to be of a kind. */
export function read(turtle: string, base: string): Vocabulary {
  const prefixes: Record<string, string> = {};
  for (const [, name = "", iri = ""] of turtle.matchAll(/^@prefix\s+([\w-]*):\s*<([^>]*)>\s*\./gm)) prefixes[name] = iri;
  const classes = new Set<string>();
  const properties = new Set<string>();
  for (const [, prefix = "", name = "", kinds = ""] of turtle.matchAll(/^([\w-]+):([\w.-]*\w)\s+a\s+([^;.]*)[;.]/gm)) {
    const iri = (prefixes[prefix] ?? "") + name;
    if (/Property/.test(kinds)) properties.add(iri);
    else if (/Class/.test(kinds)) classes.add(iri);
  }
  for (const name of ["type"]) properties.add(`${prefixes["rdf"] ?? ""}${name}`);
  for (const name of ["label"]) properties.add(`${prefixes["rdfs"] ?? ""}${name}`);
  const kept = Object.entries(prefixes).filter(([name]) => ["news", "type", "said", ...USED].includes(name));
  return { prefixes: { ...Object.fromEntries(kept), kg: base }, classes: [...classes].sort(), properties: [...properties].sort() };
}
