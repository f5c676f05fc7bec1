// Asking the endpoint of this server.

import { sent } from "../api";

export interface Mistake {
  readonly message: string;
  readonly line?: number;
  readonly column?: number;
}

export interface Term {
  readonly type: string;
  readonly value: string;
  readonly "xml:lang"?: string;
  readonly datatype?: string;
}

export type Row = Readonly<Record<string, Term | undefined>>;

export type Outcome =
  | { readonly kind: "rows"; readonly names: readonly string[]; readonly rows: readonly Row[]; readonly seconds: number }
  | { readonly kind: "yes"; readonly yes: boolean; readonly seconds: number }
  | { readonly kind: "graph"; readonly text: string; readonly seconds: number }
  | { readonly kind: "mistake"; readonly mistake: Mistake };

const WANTED = "application/sparql-results+json, text/turtle;q=0.9, application/problem+json;q=0.5";

export async function run(query: string, signal: AbortSignal): Promise<Outcome> {
  const began = performance.now();
  const answer = await sent("sparql", { method: "POST", headers: { "Content-Type": "application/sparql-query", Accept: WANTED }, body: query, signal });
  const content = await answer.text();
  const seconds = (performance.now() - began) / 1000;
  const type = answer.headers.get("content-type") ?? "";
  if (!answer.ok) return { kind: "mistake", mistake: mistake(content, answer.statusText) };
  if (!type.includes("json")) return { kind: "graph", text: content, seconds };
  const told = parsed(content);
  if (!told) return { kind: "mistake", mistake: { message: "The answer was cut short." } };
  if (told.boolean !== undefined) return { kind: "yes", yes: told.boolean, seconds };
  return { kind: "rows", names: told.head?.vars ?? [], rows: told.results?.bindings ?? [], seconds };
}

interface Results {
  readonly head?: { vars?: string[] };
  readonly results?: { bindings: Row[] };
  readonly boolean?: boolean;
}

function parsed(content: string): Results | null {
  try {
    return JSON.parse(content) as Results;
  } catch {
    return null;
  }
}

function mistake(content: string, otherwise: string): Mistake {
  try {
    const told = JSON.parse(content) as { detail?: string; hint?: string; line?: number; column?: number };
    const place = told.line ? { line: told.line, column: told.column ?? 1 } : {};
    return { message: [told.detail, told.hint].filter(Boolean).join(" — ") || otherwise, ...place };
  } catch {
    return { message: otherwise };
  }
}
