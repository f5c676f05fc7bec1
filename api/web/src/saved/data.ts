// What a saved page holds, as kg/export/saved.py writes it.

import type { Entity, Reference, Span, Status, Told } from "../types";

export interface Happening {
  readonly id: string;
  readonly kind: string;
  readonly initiators: readonly string[];
  readonly recipients: readonly string[];
  /** First and last day; nothing where the text dates it not. */
  readonly days: readonly [string, string] | readonly [];
  /** Whether it passed the filters of the export. */
  readonly counts: boolean;
}

export interface Held extends Pick<Told, "id" | "status" | "attribution" | "speakers" | "via" | "about" | "event" | "content" | "article" | "disputed_by"> {
  readonly status: Status;
  readonly events: readonly Happening[];
  /** Where its sentence stands in the article. */
  readonly at: readonly [number, number];
  /** Who says it, through whom, in words. */
  readonly voice: string;
  readonly in_context: { text: string; start: number; end: number; spans: readonly Span[] };
  /** Only there because it disputes another one. */
  readonly beside: boolean;
}

export interface Actor extends Omit<Entity, "iri" | "counts" | "same_as"> {
  readonly sources: readonly Reference[];
  /** Not an end of what draws no line alone. */
  readonly inside: boolean;
}

export interface Data {
  readonly title: string;
  readonly about: string | null;
  readonly hops: number;
  readonly day: string;
  readonly articles: number;
  readonly statements: number;
  readonly edges: number;
  readonly below_weight: number;
  readonly min_weight: number;
  readonly filters: string;
  readonly base: string;
  /** Words and score of each kind. */
  readonly relations: Readonly<Record<string, readonly [string, number | null]>>;
  /** The text that each article has, in the order in which articles are counted. */
  readonly texts: Readonly<Record<string, number>>;
  readonly actors: readonly Actor[];
  readonly told: readonly Held[];
}

export function held(): Data {
  return JSON.parse(document.getElementById("graph")?.textContent ?? "") as Data;
}
