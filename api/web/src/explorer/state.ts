// What the reader has asked the explorer for: all of it stands in the address.

import type { Query } from "../api";
import { address, go, type Place } from "../place";
import type { Spot } from "../picture/layout";
import { DRAWN } from "../words";

export interface Filters {
  readonly status: readonly string[];
  readonly type: readonly string[];
  readonly relation: readonly string[];
  readonly source: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly min: number;
}

export interface State extends Filters {
  readonly center: string;
  /** How many neighbours of the center. */
  readonly n: number;
  /** What is chosen: a node, a line (`source target`), or nothing. */
  readonly chosen: string;
  readonly expanded: readonly string[];
  readonly hidden: readonly string[];
  readonly pins: ReadonlyMap<string, Spot>;
  /** The end of the path from the center. */
  readonly path: string;
  readonly table: boolean;
  /** Whether the list of what is not drawn is open. */
  readonly undrawn: boolean;
  readonly seed: number;
  readonly embed: boolean;
}

export const SOME = 25;
export const MOST = 500;

export function stateOf({ path, options }: Place): State {
  const whole = (name: string, otherwise: number, most: number) =>
    Math.max(0, Math.min(most, Math.trunc(Number(options.get(name) ?? otherwise)) || otherwise));
  return {
    center: path,
    n: whole("n", SOME, MOST),
    chosen: options.get("with") ?? "",
    expanded: options.getAll("expand"),
    hidden: options.getAll("hide"),
    pins: new Map(options.getAll("pin").flatMap(readPin)),
    path: options.get("path") ?? "",
    table: options.get("view") === "table",
    undrawn: options.get("list") === "undrawn",
    seed: whole("seed", 0, 999),
    embed: options.get("embed") === "1",
    status: options.getAll("status"),
    type: options.getAll("type"),
    relation: options.getAll("relation"),
    source: options.getAll("source"),
    from: options.get("from") ?? "",
    to: options.get("to") ?? "",
    min: Math.max(1, whole("min", 1, 1_000_000)),
  };
}

function readPin(text: string): [string, Spot][] {
  const [, key = "", x, y] = /^(.*)@(-?\d+),(-?\d+)$/s.exec(text) ?? [];
  return key ? [[key, { x: Number(x), y: Number(y) }]] : [];
}

export function addressOf(state: State): string {
  return address(state.center, {
    n: state.n === SOME ? "" : state.n,
    with: state.chosen,
    expand: state.expanded,
    hide: state.hidden,
    pin: [...state.pins].map(([key, { x, y }]) => `${key}@${x},${y}`),
    path: state.path,
    view: state.table ? "table" : "",
    list: state.undrawn ? "undrawn" : "",
    seed: state.seed || "",
    status: state.status,
    type: state.type,
    relation: state.relation,
    source: state.source,
    from: state.from,
    to: state.to,
    min: state.min > 1 ? state.min : "",
    embed: state.embed ? "1" : "",
  });
}

const undoable: State[] = [];

/** Change what is asked for. What changes the picture can be undone; back and forward work for everything. */
export function change(state: State, by: Partial<State>, { replace = false } = {}): void {
  const next = { ...state, ...by };
  if (addressOf(next) === addressOf(state)) return;
  const picture: (keyof State)[] = ["n", "expanded", "hidden", "pins", "path", "seed", "status", "type", "relation", "source", "from", "to", "min"];
  if (picture.some((name) => by[name] !== undefined)) undoable.push(state);
  go(addressOf(next), { replace });
}

export function canUndo(state: State): boolean {
  return undoable.at(-1)?.center === state.center;
}

export function undo(state: State): void {
  if (!canUndo(state)) return;
  const before = undoable.pop();
  // What is looked at stays; what was done to the picture goes.
  if (before) go(addressOf({ ...before, chosen: state.chosen, table: state.table, undrawn: state.undrawn }));
}

export function toggled(list: readonly string[], one: string): string[] {
  return list.includes(one) ? list.filter((other) => other !== one) : [...list, one];
}

/** The filters as the lists of the API take them. `between`: where `from` and `to` are ends, not days. */
export function filterQuery(state: State, { between = false } = {}): Query {
  return {
    status: state.status,
    source: state.source,
    [between ? "since" : "from"]: state.from,
    [between ? "until" : "to"]: state.to,
  };
}

export function egoQuery(state: State, beside: readonly string[]): Query {
  return {
    limit_nodes: String(state.n + 1),
    limit_edges: "3000",
    limit_undrawn: state.undrawn ? "500" : "0",
    expand: state.expanded,
    beside,
    types: state.type,
    relation: state.relation,
    min_weight: state.min > 1 ? String(state.min) : "",
    ...filterQuery(state),
  };
}

/** How many filters are set. */
export function filtersSet(state: State): number {
  const lists = [state.status, state.type, state.relation, state.source].filter((list) => list.length).length;
  return lists + Number(state.from !== "" || state.to !== "") + Number(state.min > 1);
}

/** Whether statements that draw lines are left at all. */
export function drawsLines({ status }: State): boolean {
  return !status.length || DRAWN.some((one) => status.includes(one));
}
