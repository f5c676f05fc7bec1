// The network around an actor and the ways between two, as kg/graph/ego.py and kg/graph/paths.py find them.

import type { Brief, Edge } from "../types";

export interface Drawn {
  /** Actors by identifier, sorted. */
  readonly actors: ReadonlyMap<string, Brief>;
  readonly edges: readonly Edge[];
}

export interface Asked {
  readonly center: string;
  readonly nodes: number;
  readonly edges: number;
  readonly expand: readonly string[];
  readonly beside: readonly string[];
  readonly types: readonly string[];
}

const EXPANDED = 25;

export function other(edge: Edge, id: string): string {
  return edge.source === id ? edge.target : edge.source;
}

/** The neighbours of an actor, the most strongly tied first. */
function ranked({ actors, edges }: Drawn, id: string, types: readonly string[]): string[] {
  const strength = new Map<string, number>();
  for (const edge of edges) {
    if (edge.source !== id && edge.target !== id) continue;
    const far = other(edge, id);
    if (!types.length || types.includes(actors.get(far)?.type ?? "")) strength.set(far, (strength.get(far) ?? 0) + edge.count);
  }
  return [...strength].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([far]) => far);
}

export function around(drawn: Drawn, asked: Asked) {
  const near = ranked(drawn, asked.center, asked.types);
  const neighbors: Record<string, number> = { [asked.center]: near.length };
  const shown = new Set([asked.center, ...near.slice(0, asked.nodes - 1)]);
  const hop = new Map([asked.center, ...near].map((id, index) => [id, Math.min(index, 1)] as const));
  for (const id of asked.expand) {
    const more = ranked(drawn, id, asked.types);
    neighbors[id] = more.length;
    if (!hop.has(id)) hop.set(id, 2);
    for (const one of [id, ...more.slice(0, EXPANDED)]) {
      shown.add(one);
      if (!hop.has(one)) hop.set(one, (hop.get(id) ?? 0) + 1);
    }
  }
  for (const id of asked.beside) shown.add(id);
  const all = new Set([...shown, ...near]);
  const within = drawn.edges.filter((edge) => all.has(edge.source) && all.has(edge.target));
  const inside = within.filter((edge) => shown.has(edge.source) && shown.has(edge.target));
  const edges = inside.length > asked.edges ? heaviest(inside, hop, [...shown], asked.edges) : inside;
  return { shown: [...shown], edges, neighbors, dropped: { nodes: all.size - shown.size, edges: within.length - edges.length } };
}

/** The edges that hold the picture together, then the heaviest. */
function heaviest(edges: readonly Edge[], hop: ReadonlyMap<string, number>, shown: readonly string[], most: number): Edge[] {
  const rank = new Map(shown.map((id, index) => [id, index] as const));
  const place = (id: string) => rank.get(id) ?? 0;
  const order = edges.toSorted((a, b) => b.count - a.count);
  const holding = new Map<number, Edge>();
  for (const edge of order) {
    const far = Math.max(place(edge.source), place(edge.target));
    if (hop.get(edge.source) !== hop.get(edge.target) && !holding.has(far)) holding.set(far, edge);
  }
  const leading = new Set(holding.values());
  return [...leading, ...order.filter((edge) => !leading.has(edge))].slice(0, most);
}

const LONGEST = 4;

/** The shortest ways between two, of these the most heavily told first: lists of actors. */
export function ways({ edges }: Drawn, [from, to]: readonly [string, string], most: number): string[][] {
  const steps = costs(edges);
  const rest = fromEnd(steps, to);
  const found: string[][] = [];
  const waiting = [{ way: [from], cost: 0, bound: rest.get(from) ?? Infinity }];
  while (waiting.length && found.length < most) {
    waiting.sort((a, b) => b.bound - a.bound || (a.way.join(" ") < b.way.join(" ") ? 1 : -1));
    const best = waiting.pop();
    const last = best?.way.at(-1);
    if (!best || last === undefined || best.bound === Infinity) break;
    if (last === to) {
      found.push(best.way);
      continue;
    }
    for (const [next, cost] of steps.get(last) ?? []) {
      const bound = best.cost + cost + (rest.get(next) ?? Infinity);
      // A step costs one and a little more.
      if (!best.way.includes(next) && Math.floor(bound) <= LONGEST) waiting.push({ way: [...best.way, next], cost: best.cost + cost, bound });
    }
  }
  return found;
}

type Steps = ReadonlyMap<string, ReadonlyMap<string, number>>;

function costs(edges: readonly Edge[]): Steps {
  const weights = new Map<string, Map<string, number>>();
  for (const { source, target, count } of edges) {
    for (const [one, far] of [[source, target], [target, source]] as const) {
      const near = weights.get(one) ?? new Map<string, number>();
      weights.set(one, near.set(far, (near.get(far) ?? 0) + count));
    }
  }
  // Fewer steps always win, weight decides among equals.
  return new Map([...weights].map(([one, near]) => [one, new Map([...near].map(([far, weight]) => [far, 1 + 1 / (16 * (1 + weight))]))]));
}

/** The least cost from each actor to the end, in at most so many steps as a way may have. */
function fromEnd(steps: Steps, end: string): Map<string, number> {
  const least = new Map([[end, 0]]);
  let rim = [end];
  for (let step = 0; step < LONGEST; step += 1) {
    const next = new Set<string>();
    for (const one of rim) {
      for (const [far, cost] of steps.get(one) ?? []) {
        const whole = (least.get(one) ?? 0) + cost;
        if (whole >= (least.get(far) ?? Infinity)) continue;
        least.set(far, whole);
        next.add(far);
      }
    }
    rim = [...next];
  }
  return least;
}
