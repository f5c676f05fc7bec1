// Lines and numbers from statements, as kg/graph/projection.py counts them: a statement of several copies of one text
// counts once, and a line is as heavy as the distinct events that asserted or reported statements tell.

import type { Edge, Reference, Status } from "../types";
import { DRAWN, STATUSES } from "../words";
import type { Data, Happening, Held } from "./data";

export interface Wanted {
  readonly status: readonly string[];
  readonly source: readonly string[];
  readonly from: string;
  readonly to: string;
  /** Kinds of relations. */
  readonly kinds: readonly string[];
}

export interface Sums {
  /** Drawn or not (`count` is 0), sorted by source, target and kind. */
  readonly edges: readonly Edge[];
  readonly by: ReadonlyMap<string, number>;
  readonly about: ReadonlyMap<string, number>;
}

interface Tally {
  readonly source: string;
  readonly target: string;
  readonly kind: string;
  count: number;
  readonly told: Set<string>;
  readonly statements: Record<Status, number>;
  readonly sources: Map<string, Reference>;
  days: string[];
  contested: boolean;
  best: Held;
}

const drawn = (told: Held) => DRAWN.includes(told.status);

/** Whether a statement counts. */
export function passes(told: Held, wanted: Wanted): boolean {
  const day = told.article.original_date;
  const within = (!wanted.from && !wanted.to) || (day !== null && (!wanted.from || day >= wanted.from) && (!wanted.to || day <= wanted.to));
  return within
    && (!wanted.status.length || wanted.status.includes(told.status))
    && (!wanted.source.length || wanted.source.includes(told.article.original_source.id))
    && (!wanted.kinds.length || told.events.some((one) => wanted.kinds.includes(one.kind)));
}

/** Everybody that a statement is about. */
export function subjects(told: Held): Set<string> {
  return new Set([...told.about.map((one) => one.id), ...told.events.flatMap((one) => [...one.initiators, ...one.recipients])]);
}

export function sums(data: Data, order: readonly Held[], wanted: Wanted): Sums {
  const tallies = new Map<string, Tally>();
  const heard = new Set<string>();
  const happened = new Set<string>();
  const [by, about] = [new Map<string, number>(), new Map<string, number>()];
  for (const told of order) {
    if (!passes(told, wanted)) continue;
    const text = data.texts[told.article.id];
    const copy = (id: string) => `${text} ${id.slice(id.indexOf("#"))}`;
    if (heard.has(copy(told.id))) continue;
    heard.add(copy(told.id));
    for (const one of told.speakers) more(by, one.id);
    for (const one of subjects(told)) more(about, one);
    for (const one of told.events) {
      if (!one.counts || (wanted.kinds.length && !wanted.kinds.includes(one.kind))) continue;
      const fresh = drawn(told) && !happened.has(copy(one.id));
      if (fresh) happened.add(copy(one.id));
      if (data.relations[one.kind]) add(tallies, told, one, fresh);
    }
  }
  const edges = [...tallies.values()].map((tally) => edgeOf(data, tally)).sort((a, b) => alphabetical(a.source, b.source) || alphabetical(a.target, b.target) || alphabetical(a.relation, b.relation));
  return { edges, by, about };
}

function more(counts: Map<string, number>, id: string): void {
  counts.set(id, (counts.get(id) ?? 0) + 1);
}

function alphabetical(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function add(tallies: Map<string, Tally>, told: Held, one: Happening, fresh: boolean): void {
  for (const source of one.initiators) {
    for (const target of one.recipients) {
      if (source === target) continue;
      const key = `${source} ${one.kind} ${target}`;
      const tally = tallies.get(key) ?? begin(source, target, one.kind, told);
      tallies.set(key, tally);
      if (!tally.told.has(told.id)) count(tally, told);
      if (fresh) happen(tally, told, one);
    }
  }
}

function begin(source: string, target: string, kind: string, best: Held): Tally {
  const statements = { asserted: 0, reported: 0, denied: 0, future: 0, hypothetical: 0 };
  return { source, target, kind, count: 0, told: new Set(), statements, sources: new Map(), days: [], contested: false, best };
}

function count(tally: Tally, told: Held): void {
  tally.told.add(told.id);
  tally.statements[told.status] += 1;
  tally.sources.set(told.article.original_source.id, told.article.original_source);
  tally.contested ||= drawn(told) && told.disputed_by.length > 0;
  if (drawn(told) && !drawn(tally.best)) tally.best = told;
}

function happen(tally: Tally, told: Held, one: Happening): void {
  tally.count += 1;
  const day = told.article.original_date ?? told.article.posted_date;
  const [first, last] = one.days.length ? one.days : [day, day];
  if (first && last) tally.days.push(first, last);
}

function edgeOf({ relations }: Data, tally: Tally): Edge {
  const [words, score] = relations[tally.kind] ?? [tally.kind.toLowerCase(), null];
  const days = tally.days.sort();
  const sentence = Array.from(tally.best.in_context.text).slice(tally.best.in_context.start, tally.best.in_context.end).join("");
  return {
    id: `${tally.source} ${tally.kind} ${tally.target}`,
    source: tally.source,
    target: tally.target,
    relation: tally.kind,
    label: words,
    count: tally.count,
    statements: tally.statements,
    sources: [...tally.sources.values()].sort((a, b) => alphabetical(a.id, b.id)),
    first: days[0] ?? null,
    last: days.at(-1) ?? null,
    contested: tally.contested,
    score,
    example: `${tally.best.voice}: ${sentence.replace(/\s+/g, " ").trim()}`,
  };
}

/** Statements by status, each once however often its text was posted or not: as lists count them. */
export function byStatus(told: readonly Held[]): Record<Status, number> {
  return Object.fromEntries(STATUSES.map((status) => [status, told.filter((one) => one.status === status).length])) as Record<Status, number>;
}
