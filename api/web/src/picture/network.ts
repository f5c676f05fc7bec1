// What is in the picture: one line per pair and direction, made from the edges of the API, one per kind of relation.

import type { Brief, Edge, Ego, Reference } from "../types";

export interface Line {
  /** `source target`: what stands in the address. */
  readonly key: string;
  readonly source: string;
  readonly target: string;
  readonly edges: readonly Edge[];
  /** How often it is told: distinct events and ties. */
  readonly count: number;
  readonly contested: boolean;
  /** From -10 (conflict) to 10 (cooperation); null where no kind has a score. */
  readonly score: number | null;
  readonly sources: readonly Reference[];
  readonly first: string | null;
  readonly last: string | null;
}

export interface Network {
  readonly center: string;
  /** The center first, then as the API ranks them. */
  readonly nodes: ReadonlyMap<string, Brief>;
  /** The heaviest first. */
  readonly lines: ReadonlyMap<string, Line>;
}

export const TONES = ["hostile", "tense", "neutral", "friendly", "close"] as const;
export type Tone = (typeof TONES)[number];

export function networkOf(center: string, ego: Ego, hidden: readonly string[]): Network {
  const nodes = new Map<string, Brief>();
  for (const { key, attributes } of ego.nodes) if (key === center || !hidden.includes(key)) nodes.set(key, attributes);
  const pairs = new Map<string, Edge[]>();
  for (const { attributes: edge } of ego.edges) {
    if (!nodes.has(edge.source) || !nodes.has(edge.target)) continue;
    const key = `${edge.source} ${edge.target}`;
    const edges = pairs.get(key);
    if (edges) edges.push(edge);
    else pairs.set(key, [edge]);
  }
  const lines = [...pairs].map(([key, edges]) => lineOf(key, edges)).sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
  return { center, nodes, lines: new Map(lines.map((line) => [line.key, line])) };
}

function lineOf(key: string, edges: readonly Edge[]): Line {
  const sources = new Map(edges.flatMap((edge) => edge.sources.map((one) => [one.id, one] as const)));
  const days = edges.flatMap((edge) => [edge.first, edge.last]).filter((one) => one !== null).sort();
  const first = edges[0];
  return {
    key,
    source: first?.source ?? "",
    target: first?.target ?? "",
    edges: edges.toSorted((a, b) => b.count - a.count),
    count: sum(edges.map((edge) => edge.count)),
    contested: edges.some((edge) => edge.contested),
    score: mean(edges),
    sources: [...sources.values()],
    first: days[0] ?? null,
    last: days.at(-1) ?? null,
  };
}

function mean(edges: readonly Edge[]): number | null {
  const scored = edges.filter((edge) => edge.score !== null);
  const times = sum(scored.map((edge) => edge.count));
  return times ? sum(scored.map((edge) => (edge.score ?? 0) * edge.count)) / times : null;
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}

/** The class that colours a line by its mean score. */
export function tone({ score }: Line): Tone {
  if (score === null) return "neutral";
  if (score <= -4.5) return "hostile";
  if (score < -0.5) return "tense";
  if (score <= 0.5) return "neutral";
  return score < 4.5 ? "friendly" : "close";
}

/** From so many lines on they are straight and thin: curves cost too much, and nobody sees their dashes. */
export const MANY = 4000;
const NAMED = 4;

/** What is said to have passed along a line: `is said to accuse (3), is said to threaten`; how many kinds more. */
export function passed(line: Line, most = NAMED): string {
  const words = line.edges.slice(0, most).map((edge) => (edge.count > 1 ? `${edge.label} (${edge.count})` : edge.label));
  return listed(words, line.edges.length);
}

/** The first of some words, and how many there are besides. */
export function listed(words: readonly string[], all: number): string {
  const rest = all - words.length;
  return words.join(", ") + (rest > 0 ? `, and ${rest} more` : "");
}

/** How big things are drawn: what is told most in view is biggest, and where there is much, all is smaller. */
export class Scale {
  private readonly told: number;
  private readonly count: number;
  private readonly room: number;

  constructor(private readonly network: Network) {
    const [nodes, lines] = [[...network.nodes.values()], [...network.lines.values()]];
    this.told = Math.max(30, ...nodes.map((node) => node.statements_by + node.statements_about));
    this.count = Math.max(9, ...lines.map((line) => line.count));
    this.room = Math.max(0.25, Math.min(1, Math.sqrt(45 / Math.max(nodes.length, lines.length / 3))));
  }

  thickness({ count }: Line): number {
    return 1 + (1 + 5 * this.room) * Math.sqrt(count / this.count);
  }

  radius(node: Brief): number {
    const size = 5 + 16 * Math.sqrt((node.statements_by + node.statements_about) / this.told);
    return (size + (node.id === this.network.center ? 3 : 0)) * this.room + 1;
  }

  /** Whether a line steps back so that those at the center are seen. */
  faint({ source, target }: Line): boolean {
    const { center, lines } = this.network;
    return lines.size > 60 && source !== center && target !== center;
  }
}
