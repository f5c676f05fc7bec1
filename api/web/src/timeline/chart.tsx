// The picture over time: bars of events by status, wide bars where days are not known, articles below, and the brush.

import { useRef, useState } from "preact/hooks";
import type { Counts } from "../types";
import { count, day as words, STATUS, STATUSES } from "../words";
import { after, beginOf, dayOf, isoOf, type Bucket, type Wide } from "./days";

export interface Bar {
  readonly begin: string;
  readonly counts: Counts;
}

interface Given {
  readonly bucket: Bucket;
  readonly events: readonly Bar[];
  readonly articles: readonly { begin: string; count: number }[];
  readonly wide: readonly Wide[];
  readonly chosen: readonly [string, string];
  readonly brush: (from: string, to: string, done: boolean) => void;
}

const WIDTH = 1000;
const HIGH = 150;
const LOW = 46;
const ROW = 12;
const MOST_ROWS = 6;

export function Chart({ bucket, events, articles, wide, chosen, brush }: Given) {
  const [first, last] = reach(bucket, events, articles, wide);
  const x = (day: number) => ((day - first) / (last - first)) * WIDTH;
  const rows = Math.min(MOST_ROWS, Math.max(0, ...wide.map((one) => one.row + 1)));
  const base = HIGH + rows * ROW + (rows ? 8 : 0);
  const height = base + LOW + 22;
  const most = Math.max(1, ...events.map((one) => sum(one.counts)));
  const mostArticles = Math.max(1, ...articles.map((one) => one.count));
  const width = (begin: number) => Math.max(1.5, (x(after(begin, bucket)) - x(begin)) * 0.86);
  return (
    <div class="time">
      <svg viewBox={`0 0 ${WIDTH} ${height}`} preserveAspectRatio="none" role="img" aria-label="Events and articles over time; the table below has the numbers" class="time-picture">
        <Patterns />
        <line class="axis" x1="0" x2={WIDTH} y1={HIGH} y2={HIGH} />
        {events.map((bar) => <Stack key={bar.begin} bar={bar} x={x(dayOf(bar.begin))} width={width(dayOf(bar.begin))} scale={(HIGH - 8) / most} />)}
        {wide.filter((one) => one.row < MOST_ROWS).map((one) => (
          <rect key={`${one.first} ${one.last}`} class="wide" x={x(one.first)} y={HIGH + 5 + one.row * ROW} width={Math.max(2, x(one.last + 1) - x(one.first))} height={ROW - 4} rx="4">
            <title>{`${count(one.count, "event")}, some day from ${words(isoOf(one.first))} to ${words(isoOf(one.last))}`}</title>
          </rect>
        ))}
        <line class="axis" x1="0" x2={WIDTH} y1={base + LOW} y2={base + LOW} />
        {articles.map((one) => {
          const tall = (one.count / mostArticles) * (LOW - 8);
          return (
            <rect key={one.begin} class="article" x={x(dayOf(one.begin))} y={base + LOW - tall} width={width(dayOf(one.begin))} height={tall}>
              <title>{`${count(one.count, "article")}, ${words(one.begin)}`}</title>
            </rect>
          );
        })}
      </svg>
      <Brush first={first} last={last} bucket={bucket} chosen={chosen} brush={brush} />
      <p class="ends" aria-hidden="true">{ticks(first, last).map((day) => <span key={day}>{words(isoOf(day))}</span>)}</p>
    </div>
  );
}

function sum(counts: Counts): number {
  return Object.values(counts).reduce((all, one) => all + one, 0);
}

function reach(bucket: Bucket, events: readonly Bar[], articles: readonly { begin: string }[], wide: readonly Wide[]): [number, number] {
  const begins = [...events, ...articles].map((one) => dayOf(one.begin));
  const first = Math.min(...begins, ...wide.map((one) => one.first));
  const last = Math.max(...begins.map((one) => after(one, bucket)), ...wide.map((one) => one.last + 1));
  return [beginOf(first, bucket), Math.max(last, first + 1)];
}

function ticks(first: number, last: number): number[] {
  const parts = last - first < 8 ? 1 : 3;
  return Array.from({ length: parts + 1 }, (_, part) => Math.round(first + ((last - 1 - first) * part) / parts));
}

/** What is not told as having happened is told apart by its lines too, not by colour alone. */
function Patterns() {
  return (
    <defs>
      {(["future", "hypothetical"] as const).map((status, index) => (
        <pattern key={status} id={`p-${status}`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform={`rotate(${index ? -45 : 45})`}>
          <rect class={`under ${status}`} width="6" height="6" /><rect class={`bar ${status}`} width="2.5" height="6" />
        </pattern>
      ))}
    </defs>
  );
}

function Stack({ bar, x, width, scale }: { bar: Bar; x: number; width: number; scale: number }) {
  let y = HIGH;
  return (
    <g data-begin={bar.begin}>
      {STATUSES.filter((status) => bar.counts[status]).map((status) => {
        const tall = (bar.counts[status] ?? 0) * scale;
        y -= tall;
        const fill = status === "future" || status === "hypothetical" ? { fill: `url(#p-${status})` } : {};
        return (
          <rect key={status} class={`bar ${status}`} x={x} y={y} width={width} height={tall} {...fill}>
            <title>{`${words(bar.begin)}: ${bar.counts[status]} ${STATUS[status]}`}</title>
          </rect>
        );
      })}
    </g>
  );
}

interface BrushGiven {
  readonly first: number;
  readonly last: number;
  readonly bucket: Bucket;
  readonly chosen: readonly [string, string];
  readonly brush: (from: string, to: string, done: boolean) => void;
}

/** Two handles and what lies between. A drag anywhere draws anew; arrows move a handle by a bucket, with Shift by ten. */
function Brush({ first, last, bucket, chosen, brush }: BrushGiven) {
  const ground = useRef<HTMLDivElement>(null);
  const [drawn, draw] = useState<readonly [number, number] | null>(null);
  const within = (day: number) => Math.max(first, Math.min(last - 1, day));
  const from = drawn ? Math.min(...drawn) : within(chosen[0] ? dayOf(chosen[0]) : first);
  const to = drawn ? Math.max(...drawn) : within(chosen[1] ? dayOf(chosen[1]) : last - 1);
  const tell = (one: number, other: number, done: boolean) => {
    const whole = one <= first && other >= last - 1;
    brush(whole ? "" : isoOf(one), whole ? "" : isoOf(other), done);
  };
  const at = (event: PointerEvent) => {
    const box = ground.current?.getBoundingClientRect();
    if (!box) return first;
    return within(first + Math.floor(((event.clientX - box.left) / box.width) * (last - first)));
  };
  const begins = useRef<number | null>(null);
  const down = (event: PointerEvent) => {
    if (event.button !== 0) return;
    ground.current?.setPointerCapture(event.pointerId);
    const handle = (event.target as HTMLElement).dataset["end"];
    const day = at(event);
    begins.current = handle === "from" ? to : handle === "to" ? from : day;
  };
  const move = (event: PointerEvent) => { if (begins.current !== null) draw([begins.current, at(event)]); };
  const up = (event: PointerEvent) => {
    const began = begins.current;
    begins.current = null;
    draw(null);
    if (began === null) return;
    const ends = [began, at(event)].sort((a, b) => a - b) as [number, number];
    if (!drawn) return;
    tell(beginOf(ends[0], bucket), after(beginOf(ends[1], bucket), bucket) - 1, true);
  };
  const pressed = (end: "from" | "to") => (event: KeyboardEvent) => {
    if (event.key === "Escape") return brush("", "", true);
    const forward = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 10, PageDown: -10 }[event.key];
    const edge = { Home: first, End: last - 1 }[event.key];
    if (forward === undefined && edge === undefined) return;
    event.preventDefault();
    let day = edge ?? (end === "from" ? from : to);
    for (let left = Math.abs(forward ?? 0) * (event.shiftKey ? 10 : 1); left > 0; left -= 1) {
      const begin = beginOf(day, bucket);
      if (end === "from") day = (forward ?? 0) > 0 ? after(begin, bucket) : beginOf(begin - 1, bucket);
      else day = (forward ?? 0) > 0 ? after(after(begin, bucket), bucket) - 1 : begin - 1;
    }
    if (end === "from") tell(Math.min(within(day), to), to, true);
    else tell(from, Math.max(within(day), from), true);
  };
  const share = (day: number) => `${((day - first) / (last - first)) * 100}%`;
  const handle = (end: "from" | "to", day: number, least: number, most: number) => (
    <div
      class={`handle ${end}`} data-end={end} role="slider" tabIndex={0} aria-label={end === "from" ? "First day" : "Last day"} style={{ left: share(end === "from" ? day : day + 1) }}
      aria-valuemin={least} aria-valuemax={most} aria-valuenow={day} aria-valuetext={words(isoOf(day))} onKeyDown={pressed(end)}
    />
  );
  return (
    <div class="brush" ref={ground} onPointerDown={down} onPointerMove={move} onPointerUp={up} onPointerCancel={() => { begins.current = null; draw(null); }}>
      <div class="out" style={{ left: "0", width: share(from) }} />
      <div class="out" style={{ left: share(to + 1), right: "0" }} />
      {handle("from", from, first, to)}
      {handle("to", to, from, last - 1)}
    </div>
  );
}
