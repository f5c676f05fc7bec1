// The picture in the page: its canvas, its keys, what it says of what lies under the pointer.

import { useEffect, useImperativeHandle, useRef, useState } from "preact/hooks";
import type { Ref } from "preact";
import { canDraw, drawings } from "../picture/able";
import type { Drawing, Looks } from "../picture/drawing";
import { passed, type Network } from "../picture/network";
import { short, announce, count, KINDS } from "../words";
import { THEME_CHANGED } from "../theme";
import { canUndo, change, toggled, undo, type State } from "./state";

if (canDraw()) void drawings();

export interface Stage {
  readonly drawing: Drawing | undefined;
}

interface Over {
  readonly words: readonly string[];
  readonly x: number;
  readonly y: number;
}

export function Picture({ network, state, stressed, stage }: { network: Network; state: State; stressed: ReadonlySet<string>; stage: Ref<Stage> }) {
  const box = useRef<HTMLDivElement>(null);
  const [drawing, keep] = useState<Drawing>();
  const [over, hover] = useState<Over>();
  const [at, move] = useState("");
  // The handlers live as long as the canvas; what they look at is of now.
  const now = useRef({ network, state });
  now.current = { network, state };
  useImperativeHandle(stage, () => ({ drawing }), [drawing]);

  useEffect(() => {
    let drawn: Drawing | undefined;
    let left = false;
    void drawings().then(({ Drawing: Made }) => {
      if (left || !box.current) return;
      drawn = new Made(box.current, {
        node: (key) => change(now.current.state, { chosen: key, undrawn: false }),
        line: (key) => change(now.current.state, { chosen: key, undrawn: false }),
        expand: (key) => expand(now.current.state, key),
        pin: (key, spot) => change(now.current.state, { pins: new Map([...now.current.state.pins, [key, spot]]) }, { replace: true }),
        hover: (what, x, y) => hover(what ? { words: words(now.current.network, what), x, y } : undefined),
      });
      keep(drawn);
    });
    return () => {
      left = true;
      drawn?.kill();
    };
  }, []);
  useEffect(() => {
    if (!drawing) return;
    const looks: Looks = { chosen: at || state.chosen, stressed, pins: state.pins, seed: state.seed };
    drawing.show(network, looks);
    // For whoever drives the page from outside: where things are on the canvas.
    if (box.current) Object.assign(box.current, { locate: (key: string) => drawing.locate(key) });
    if (box.current) box.current.dataset["drawn"] = `${network.nodes.size} ${network.lines.size}`;
  }, [drawing, network, state.chosen, stressed, state.pins, state.seed, at]);
  useEffect(() => {
    const dress = () => drawing?.dress();
    window.addEventListener(THEME_CHANGED, dress);
    return () => window.removeEventListener(THEME_CHANGED, dress);
  }, [drawing]);

  const pressed = (event: KeyboardEvent) => {
    if (!drawing) return;
    const done = keys(event, { drawing, network, state, at: at || firstOf(state.chosen) || network.center, move: (to) => {
      move(to);
      announce(words(network, network.lines.has(to) ? { line: to } : { node: to }).join(". "));
    } });
    if (done) event.preventDefault();
  };
  return (
    <div
      class="stage" ref={box} tabIndex={0} role="application" aria-label={`Picture of ${count(network.nodes.size, "actor")} and ${count(network.lines.size, "line")}; the table has the same`}
      aria-describedby="keys" onKeyDown={pressed} onBlur={() => move("")}
    >
      {over && <p class="over" style={{ left: `${over.x}px`, top: `${over.y}px` }}>{over.words.map((line) => <bdi key={line}>{line}</bdi>)}</p>}
    </div>
  );
}

function firstOf(chosen: string): string {
  return chosen.split(" ")[0] ?? "";
}

/** Expand a node, or collapse it again. */
export function expand(state: State, key: string): void {
  if (key === state.center) return change(state, { n: state.n * 2 });
  change(state, { expanded: toggled(state.expanded, key), chosen: key });
}

export function words(network: Network, what: { node?: string; line?: string }): string[] {
  const line = network.lines.get(what.line ?? "");
  const name = (key: string) => short(network.nodes.get(key)?.label ?? key, 60);
  if (line) {
    return [
      `${name(line.source)} → ${name(line.target)}`,
      `${passed(line)}${line.contested ? " · disputed" : ""}`,
      count(line.sources.length, "original source"),
      short(line.edges[0]?.example ?? "", 180),
    ];
  }
  const node = network.nodes.get(what.node ?? "");
  if (!node) return [];
  return [name(node.id), `${KINDS[node.type] ?? node.type} · ${count(node.statements_about, "statement")} about it, ${node.statements_by} by it`];
}

interface Pressed {
  readonly drawing: Drawing;
  readonly network: Network;
  readonly state: State;
  readonly at: string;
  readonly move: (to: string) => void;
}

const ARROWS: Record<string, readonly [number, number]> = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

/** Answer a key; tells whether it meant something. */
function keys(event: KeyboardEvent, { drawing, network, state, at, move }: Pressed): boolean {
  const arrow = ARROWS[event.key];
  const node = network.nodes.has(at) ? at : firstOf(at);
  const apart = node !== state.center;
  if (arrow) move(drawing.toward(node, ...arrow));
  else if (event.key === "Enter") change(state, { chosen: at, undrawn: false });
  else if (event.key === "l") move(nextLine(network, at));
  else if (event.key === "e") expand(state, node);
  else if (event.key === "h" && apart) hide(state, node);
  else if (event.key === "p" && apart) pin(state, drawing, node);
  else if (event.key === "g" && apart) change(state, { center: node, chosen: "", expanded: [], hidden: [], pins: new Map(), path: "" });
  else if (event.key === "u" || (event.key === "z" && (event.ctrlKey || event.metaKey))) { if (canUndo(state)) undo(state); }
  else if (event.key === "+" || event.key === "=") drawing.zoom(1.4);
  else if (event.key === "-") drawing.zoom(1 / 1.4);
  else if (event.key === "0") drawing.fit();
  else if (event.key === "t") change(state, { table: true });
  else return false;
  return true;
}

/** The next line at a node, the heaviest first; after the last the node itself. */
function nextLine(network: Network, at: string): string {
  const node = network.nodes.has(at) ? at : firstOf(at);
  const lines = [...network.lines.values()].filter((line) => line.source === node || line.target === node).map((line) => line.key);
  const mine = network.lines.has(at) ? lines.indexOf(at) : -1;
  return lines[mine + 1] ?? node;
}

export function hide(state: State, key: string): void {
  change(state, { hidden: [...state.hidden, key], expanded: state.expanded.filter((one) => one !== key), chosen: "" });
}

export function pin(state: State, drawing: Drawing | undefined, key: string): void {
  const pins = new Map(state.pins);
  const spot = drawing?.spot(key);
  if (!pins.delete(key) && spot) pins.set(key, spot);
  change(state, { pins });
}
