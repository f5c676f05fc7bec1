// Answers what the explorer asks, from what the page holds: the same questions, the same shapes as the API's.

import { Trouble, type Reader } from "../api";
import { parse } from "../place";
import type { Brief, Edge, Entity, Paths, Reference, Told, ToldList } from "../types";
import { around, ways, type Drawn } from "./around";
import type { Actor, Data, Held } from "./data";
import { byStatus, passes, subjects, sums, type Sums, type Wanted } from "./sums";

export function readerOf(data: Data): Reader {
  const page = new Kept(data);
  return async (address) => {
    const { path, options } = parse(address.replace(/^api\/v1\//, ""));
    return page.answer(path, options);
  };
}

type Options = URLSearchParams;

/** So many relations of each step of a path are shown. */
const PER_STEP = 5;

const count = (options: Options, name: string, otherwise: number) => Number(options.get(name) ?? otherwise);

class Kept {
  private readonly actors: ReadonlyMap<string, Actor>;
  private readonly statements: ReadonlyMap<string, Held>;
  /** What the lists show. */
  private readonly listed: readonly Held[];
  /** As statements are counted: by text, then by identifier. */
  private readonly order: readonly Held[];
  private readonly known = new Map<string, Sums>();

  constructor(private readonly data: Data) {
    this.actors = new Map(data.actors.map((one) => [one.id, one] as const).sort((a, b) => (a[0] < b[0] ? -1 : 1)));
    this.statements = new Map(data.told.map((one) => [one.id, one]));
    this.listed = data.told.filter((one) => !one.beside);
    const place = new Map(Object.keys(data.texts).map((id, index) => [id, index]));
    const at = (one: Held) => place.get(one.article.id) ?? 0;
    this.order = this.listed.toSorted((a, b) => at(a) - at(b) || (a.id < b.id ? -1 : 1));
  }

  answer(path: string, options: Options): unknown {
    const [first = "", ...rest] = path.split("/");
    const id = rest.join("/");
    if (path === "suggest") return { items: this.suggest(options) };
    if (path === "statements") return this.list(this.concerning(options), options);
    if (path === "edges") return this.list(this.between(options), options);
    if (path === "paths") return this.paths(options);
    if (path === "sources") return this.sources();
    if (first === "statements" && id.endsWith("/evidence")) return this.statement(id.replace(/\/evidence$/, "")).in_context;
    if (first === "statements") return shown(this.statement(id));
    if (first === "entities" && id.endsWith("/ego")) return this.ego(id.replace(/\/ego$/, ""), options);
    if (first === "entities" && id.endsWith("/neighbors")) return this.neighbors(id.replace(/\/neighbors$/, ""), options);
    if (first === "entities") return this.entity(id);
    throw new Trouble("This saved page does not hold that.", 404);
  }

  private actor(id: string): Actor {
    const found = this.actors.get(id);
    if (!found) throw new Trouble("That lies beyond what was saved in this page.", 404);
    return found;
  }

  private statement(id: string): Held {
    const found = this.statements.get(id);
    if (!found) throw new Trouble("That statement lies beyond what was saved in this page.", 404);
    return found;
  }

  private entity(id: string): Entity {
    const { inside: _, ...told } = this.actor(id);
    const events = new Set(this.listed.flatMap((one) => one.events.filter(({ initiators, recipients }) => initiators.includes(id) || recipients.includes(id)).map((event) => event.id)));
    const { mentions, statements_by, statements_about } = told;
    return { ...told, same_as: [], iri: this.data.base + id, counts: { mentions, statements_by, statements_about, events: events.size } };
  }

  private suggest(options: Options) {
    const words = (options.get("q") ?? "").trim().toLowerCase();
    const kinds = options.getAll("type");
    const found = [...this.actors.values()].flatMap((one) => {
      const matched = [one.label, ...one.aliases].find((name) => ` ${name.toLowerCase()}`.includes(` ${words}`));
      if (matched === undefined || (kinds.length && !kinds.includes(one.type))) return [];
      return [{ id: one.id, label: one.label, type: one.type, matched, statements: one.statements_by + one.statements_about }];
    });
    const exact = ({ matched }: { matched: string }) => Number(matched.toLowerCase() === words);
    return found.sort((a, b) => exact(b) - exact(a) || b.statements - a.statements || (a.id < b.id ? -1 : 1)).slice(0, count(options, "limit", 10));
  }

  private sources() {
    const told = new Map<string, Reference & { statements: number }>();
    for (const { article } of this.listed) {
      const source = article.original_source;
      told.set(source.id, { ...source, statements: (told.get(source.id)?.statements ?? 0) + 1 });
    }
    const items = [...told.values()].sort((a, b) => b.statements - a.statements || (a.id < b.id ? -1 : 1));
    return { items, total: items.length, next: null, truncated: false };
  }

  /** Lines and numbers under filters; the same question is not counted twice. */
  private sums(wanted: Wanted): Sums {
    const key = JSON.stringify(wanted);
    const found = this.known.get(key) ?? sums(this.data, this.order, wanted);
    if (this.known.size > 20) this.known.clear();
    this.known.set(key, found);
    return found;
  }

  private inside(id: string): boolean {
    return this.actors.get(id)?.inside ?? false;
  }

  private drawn(told: Sums, least: number): Drawn {
    const weight = Math.max(1, least, this.data.min_weight);
    const edges = told.edges.filter((edge) => edge.count >= weight && this.inside(edge.source) && this.inside(edge.target));
    return { actors: this.actors, edges };
  }

  private brief(id: string, told: Sums): Brief {
    const { aliases: _, sources: __, inside: ___, ...brief } = this.actor(id);
    return { ...brief, statements_by: told.by.get(id) ?? 0, statements_about: told.about.get(id) ?? 0 };
  }

  private ego(id: string, options: Options) {
    this.actor(id);
    const told = this.sums(wantedOf(options));
    const drawn = this.drawn(told, count(options, "min_weight", 1));
    const found = around(drawn, {
      center: id,
      nodes: count(options, "limit_nodes", 150),
      edges: count(options, "limit_edges", 250),
      expand: options.getAll("expand"),
      beside: options.getAll("beside"),
      types: options.getAll("types"),
    });
    const undrawn = this.undrawn(told, id);
    return {
      nodes: found.shown.map((key) => ({ key, attributes: this.brief(key, told) })),
      edges: found.edges.map((edge) => ({ attributes: edge })),
      dropped: found.dropped,
      neighbors: found.neighbors,
      undrawn: undrawn.slice(0, count(options, "limit_undrawn", 10)),
      undrawn_total: undrawn.length,
    };
  }

  private undrawn(told: Sums, id: string): Edge[] {
    const all = ({ statements }: Edge) => Object.values(statements).reduce((sum, one) => sum + one, 0);
    const known = (edge: Edge) => this.actors.has(edge.source) && this.actors.has(edge.target);
    return told.edges.filter((edge) => edge.count === 0 && (edge.source === id || edge.target === id) && known(edge)).sort((a, b) => all(b) - all(a));
  }

  private neighbors(id: string, options: Options) {
    const types = options.getAll("types");
    const relation_counts: Record<string, number> = {};
    for (const edge of this.drawn(this.sums(wantedOf(options)), 1).edges) {
      if (edge.source !== id && edge.target !== id) continue;
      const far = edge.source === id ? edge.target : edge.source;
      if (!types.length || types.includes(this.actor(far).type)) relation_counts[edge.relation] = (relation_counts[edge.relation] ?? 0) + 1;
    }
    return { relation_counts };
  }

  private paths(options: Options): Paths {
    const [from, to] = [options.get("from") ?? "", options.get("to") ?? ""];
    if (from === to) throw new Trouble("A path needs two different ends.");
    const told = this.sums(wantedOf(options, "since", "until"));
    const drawn = this.drawn(told, 1);
    const step = (one: string, next: string) =>
      drawn.edges.filter((edge) => (edge.source === one && edge.target === next) || (edge.source === next && edge.target === one));
    const heaviest = (edges: Edge[]) => {
      const kept = new Set(edges.toSorted((a, b) => b.count - a.count).slice(0, PER_STEP));
      return edges.filter((edge) => kept.has(edge));
    };
    this.actor(from);
    this.actor(to);
    return {
      paths: ways(drawn, [from, to], count(options, "k", 3)).map((way) => {
        const steps = way.slice(1).map((next, index) => step(way[index] ?? "", next));
        return { nodes: way.map((id) => this.brief(id, told)), edges: steps.map(heaviest), edge_counts: steps.map((edges) => edges.length) };
      }),
    };
  }

  private concerning(options: Options): Held[] {
    const id = options.get("concerning") ?? "";
    const wanted = { ...wantedOf(options), kinds: options.getAll("event_type") };
    return this.listed.filter((told) => passes(told, wanted) && (!id || told.speakers.some((one) => one.id === id) || subjects(told).has(id)));
  }

  private between(options: Options): Held[] {
    const [from, to] = [options.get("from") ?? "", options.get("to") ?? ""];
    const wanted = wantedOf(options, "since", "until");
    const leads = (told: Held) => told.events.some((one) => (!wanted.kinds.length || wanted.kinds.includes(one.kind)) && one.initiators.includes(from) && one.recipients.includes(to));
    return this.listed.filter((told) => passes(told, wanted) && leads(told));
  }

  private list(told: readonly Held[], options: Options): ToldList {
    const begin = count(options, "cursor", 0);
    const end = begin + count(options, "limit", 25);
    const source: Record<string, number> = {};
    for (const { article } of told) source[article.original_source.id] = (source[article.original_source.id] ?? 0) + 1;
    return {
      items: told.slice(begin, end).map(shown),
      total: told.length,
      next: end < told.length ? String(end) : null,
      truncated: false,
      facets: { status: byStatus(told), source },
    };
  }
}

function wantedOf(options: Options, from = "from", to = "to"): Wanted {
  return { status: options.getAll("status"), source: options.getAll("source"), from: options.get(from) ?? "", to: options.get(to) ?? "", kinds: options.getAll("relation") };
}

/** A statement as the API tells it. */
function shown(told: Held): Told {
  const { text, start, end } = told.in_context;
  const exact = Array.from(text).slice(start, end).join("");
  return { ...told, label: "", evidence: { exact, start: told.at[0], end: told.at[1] }, reading: `${told.voice}: ${exact.replace(/\s+/g, " ").trim()}` };
}
