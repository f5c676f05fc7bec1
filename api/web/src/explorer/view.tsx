// An actor and those around it: picture or table, and the evidence beside it.

import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { at, served, useAnswer } from "../api";
import { Dot, Failed, Name } from "../parts";
import { address, encode, type Place } from "../place";
import { canDraw } from "../picture/able";
import { networkOf } from "../picture/network";
import type { Ego, Entity, Paths } from "../types";
import { announce, count, KINDS, number, short } from "../words";
import { Downloads } from "./downloads";
import { FilterMenu } from "./filters";
import { Keys, Legend } from "./legend";
import { Panel } from "./panel";
import { Picture, type Stage } from "./picture";
import { canUndo, change, egoQuery, filterQuery, MOST, SOME, stateOf, undo, type State } from "./state";
import { Table } from "./table";

const NOBODY: Ego = { nodes: [], edges: [], dropped: { nodes: 0, edges: 0 }, neighbors: {}, undrawn: [], undrawn_total: 0 };

export default function Explorer({ place }: { place: Place }) {
  const key = place.options.toString();
  const state = useMemo(() => stateOf(place), [place.path, key]);
  const who = useAnswer<Entity>(at(`entities/${encode(state.center)}`));
  const paths = usePaths(state);
  const waiting = state.path !== "" && !paths.data && !paths.trouble;
  const beside = useMemo(() => [...new Set(paths.data?.paths.flatMap((path) => path.nodes.map((node) => node.id)) ?? [])], [paths.data]);
  const ego = useAnswer<Ego>(waiting ? "" : at(`entities/${encode(state.center)}/ego`, egoQuery(state, beside)));
  const alone = ego.trouble?.status === 404 && who.data ? NOBODY : undefined;
  const around = ego.data ?? alone;
  // While another center is on its way, the one before is not shown as its own.
  const fits = who.data && (who.data.id === state.center || !who.busy) ? who.data : undefined;
  useEffect(() => { if (fits) document.title = `${short(fits.label)}: newskg`; }, [fits]);
  const trouble = who.trouble ?? (alone ? undefined : ego.trouble);
  if (trouble) return <Failed trouble={trouble} />;
  if (!fits || !around) return <div class="beside" aria-busy="true" />;
  return <Shown state={state} who={fits} around={around} paths={paths.data} beside={beside} busy={ego.busy || waiting} />;
}

function usePaths(state: State) {
  const query = { from: state.center, to: state.path, k: "3", relation: state.relation, ...filterQuery(state, { between: true }) };
  return useAnswer<Paths>(state.path ? at("paths", query) : "");
}

interface Given {
  readonly state: State;
  readonly who: Entity;
  readonly around: Ego;
  readonly paths: Paths | undefined;
  readonly beside: readonly string[];
  readonly busy: boolean;
}

function Shown({ state, who, around, paths, beside, busy }: Given) {
  const network = useMemo(() => {
    const nodes = around.nodes.length ? around.nodes : [{ key: who.id, attributes: who }];
    return networkOf(who.id, { ...around, nodes }, state.hidden);
  }, [around, state.hidden.join(" "), who]);
  const stressed = useMemo(() => new Set(paths?.paths.flatMap((path) => path.edges.flatMap((step) => step.map((edge) => `${edge.source} ${edge.target}`))) ?? []), [paths]);
  const [stage, set] = useState<Stage | null>(null);
  const drawable = canDraw();
  const picture = drawable && !state.table && network.lines.size > 0;
  const drawing = picture ? stage?.drawing : undefined;
  const announced = useRef("");
  useEffect(() => {
    const words = `${short(who.label)}: ${count(network.nodes.size - 1, "neighbour")} in view`;
    if (announced.current !== words) announce(words);
    announced.current = words;
  }, [network]);
  const base = who.iri.endsWith(who.id) ? who.iri.slice(0, -who.id.length) : "";
  return (
    <div class="beside" aria-busy={busy}>
      <div class="left">
        <Heading who={who} />
        <div class="tools" role="toolbar" aria-label="Picture">
          <span class="tabs" role="group" aria-label="Form">
            <button type="button" aria-pressed={!state.table && drawable} disabled={!drawable} onClick={() => change(state, { table: false })}>Picture</button>
            <button type="button" aria-pressed={state.table || !drawable} onClick={() => change(state, { table: true })}>Table</button>
          </span>
          <FilterMenu state={state} />
          <Downloads state={state} network={network} beside={beside} base={base} drawing={drawing} />
          <button type="button" disabled={!canUndo(state)} onClick={() => undo(state)}>Undo</button>
          {picture && <button type="button" onClick={() => drawing?.fit()}>Fit</button>}
          {picture && <button type="button" onClick={() => change(state, { seed: state.seed + 1 })}>Arrange anew</button>}
          {served() && <span class="elsewhere"><a href={address("timeline", { of: who.id })}>Over time</a> <a href={address("compare", { of: who.id })}>By outlets</a></span>}
        </div>
        {!drawable && <p class="meta">This browser draws no WebGL; the table has the same.</p>}
        {network.lines.size === 0 && <p class="empty nothing">No line can be drawn: under these filters nothing is told here as having passed between this actor and another.</p>}
        {picture && (
          <figure class="picture">
            <Picture network={network} state={state} stressed={stressed} stage={set} />
            <Legend network={network} />
          </figure>
        )}
        {!picture && network.lines.size > 0 && <Table network={network} state={state} />}
        <Rest state={state} around={around} />
        {picture && <Keys />}
      </div>
      <Panel state={state} network={network} drawing={drawing} paths={paths} undrawn={around.undrawn} />
    </div>
  );
}

function Heading({ who }: { who: Entity }) {
  const long = Array.from(who.label).length > 160;
  return (
    <div class="heading">
      <h1><Dot kind={who.type} /><Name text={who.label} most={160} /></h1>
      {long && <details class="meta"><summary>The whole name</summary><p class="whole"><bdi>{who.label}</bdi></p></details>}
      <p class="meta">
        {KINDS[who.type] ?? who.type} · {count(who.counts.statements_about, "statement")} about it, {number(who.counts.statements_by)} by it · {count(who.sources.length, "original source")}
      </p>
      {who.aliases.length > 0 && <p class="meta">Also called <bdi>{short(who.aliases.map((one) => short(one, 60)).join(", "), 300)}</bdi></p>}
    </div>
  );
}

/** What is not in view, in numbers. */
function Rest({ state, around }: { state: State; around: Ego }) {
  const all = around.neighbors[state.center] ?? 0;
  const shown = Math.min(state.n, all);
  return (
    <div class="rest">
      {all > 0 && (
        <p class="reach">
          {shown < all ? `${number(shown)} of ${count(all, "neighbour")}, the strongest first. ` : `${count(all, "neighbour")}. `}
          {shown < all && state.n < MOST && <button type="button" onClick={() => change(state, { n: Math.min(MOST, state.n * 2) })}>Show more</button>}
          {state.n > SOME && <button type="button" onClick={() => change(state, { n: Math.max(SOME, Math.trunc(state.n / 2)) })}>Show fewer</button>}
          {around.dropped.edges > 0 && shown >= all && ` ${count(around.dropped.edges, "relation")} between these are too many to draw.`}
        </p>
      )}
      {state.expanded.map((key) => <Expanded key={key} id={key} state={state} all={around.neighbors[key] ?? 0} around={around} />)}
      {state.hidden.length > 0 && <p>{count(state.hidden.length, "actor")} hidden. <button type="button" onClick={() => change(state, { hidden: [] })}>Show again</button></p>}
      {around.undrawn_total > 0 && (
        <p class="not-drawn">
          Not drawn: {count(around.undrawn_total, "relation")} told of only as denied, planned or supposed.{" "}
          <button type="button" onClick={() => change(state, { undrawn: true, chosen: "" })}>List them</button>
        </p>
      )}
    </div>
  );
}

function Expanded({ id, state, all, around }: { id: string; state: State; all: number; around: Ego }) {
  const label = around.nodes.find((node) => node.key === id)?.attributes.label ?? id;
  return (
    <p>
      <Name text={label} most={40} />: {number(Math.min(SOME, all))} of {count(all, "neighbour")}.{" "}
      <button type="button" onClick={() => change(state, { expanded: state.expanded.filter((one) => one !== id) })}>Collapse</button>
    </p>
  );
}
