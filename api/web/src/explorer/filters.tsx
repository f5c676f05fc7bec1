// What counts: statements by status, source and day; relations by kind and weight; actors by kind.

import { at, useAnswer } from "../api";
import { Menu } from "../parts";
import { encode } from "../place";
import type { Counts, Listing, Reference, Status } from "../types";
import { KINDS, number, short, STATUS, STATUSES, DRAWN } from "../words";
import { change, filterQuery, filtersSet, toggled, type State } from "./state";

export function FilterMenu({ state }: { state: State }) {
  const set = filtersSet(state);
  const clear = () => change(state, { status: [], type: [], relation: [], source: [], from: "", to: "", min: 1 });
  return (
    <Menu name="filters" title={<>Filters{set > 0 && <span class="set">{set}</span>}</>}>
      <Statuses state={state} />
      <Checks name="Kinds of actors" all={Object.entries(KINDS)} chosen={state.type} onChange={(type) => change(state, { type })} />
      <Relations state={state} />
      <Sources state={state} />
      <fieldset>
        <legend>First published</legend>
        <label>from <input type="date" value={state.from} onChange={({ currentTarget: { value } }) => written(value) && change(state, { from: value })} /></label>{" "}
        <label>to <input type="date" value={state.to} onChange={({ currentTarget: { value } }) => written(value) && change(state, { to: value })} /></label>
      </fieldset>
      <fieldset>
        <legend>Lines told at least</legend>
        <label class="weight">
          <input type="range" min={1} max={20} value={state.min} aria-label="Least weight of a relation" onChange={(event) => change(state, { min: Number(event.currentTarget.value) })} />
          <output>{state.min === 1 ? "once" : `${state.min} times`}</output>
        </label>
      </fieldset>
      {set > 0 && <button type="button" class="clear" onClick={clear}>Clear all filters</button>}
    </Menu>
  );
}

function Statuses({ state }: { state: State }) {
  const box = (status: Status) => (
    <label key={status}>
      <input type="checkbox" checked={!state.status.length || state.status.includes(status)} onChange={() => change(state, { status: turned(state.status, status) })} />
      {STATUS[status]}
    </label>
  );
  return (
    <fieldset class="status">
      <legend>Statements</legend>
      <p class="checks">{DRAWN.map(box)}</p>
      <p class="checks">{STATUSES.filter((one) => !DRAWN.includes(one)).map(box)}<span class="meta">never drawn as lines</span></p>
    </fieldset>
  );
}

/** Whether a day is written to its end: while its year is typed it is one of the first centuries. */
function written(day: string): boolean {
  return day === "" || day >= "1000";
}

/** All are on where none is named; none left is all again. */
function turned(chosen: readonly string[], one: string): string[] {
  const next = toggled(chosen.length ? chosen : STATUSES, one);
  return next.length === STATUSES.length ? [] : next;
}

type Pair = readonly [string, string, string?];

function Checks({ name, all, chosen, onChange }: { name: string; all: readonly Pair[]; chosen: readonly string[]; onChange: (chosen: string[]) => void }) {
  return (
    <fieldset>
      <legend>{name}</legend>
      <p class="checks">
        {all.map(([value, words, hint]) => (
          <label key={value}>
            <input type="checkbox" checked={chosen.includes(value)} onChange={() => onChange(toggled(chosen, value))} />
            <bdi>{words}</bdi>{hint && <span class="meta"> {hint}</span>}
          </label>
        ))}
      </p>
    </fieldset>
  );
}

function Relations({ state }: { state: State }) {
  const query = { limit: "1", types: state.type, ...filterQuery(state) };
  const { data } = useAnswer<{ relation_counts: Counts }>(at(`entities/${encode(state.center)}/neighbors`, query));
  const counted = Object.entries(data?.relation_counts ?? {}).sort((a, b) => b[1] - a[1]);
  const gone = state.relation.filter((one) => !counted.some(([kind]) => kind === one)).map((one): [string, number] => [one, 0]);
  if (!counted.length && !gone.length) return null;
  const all = [...counted, ...gone].map(([kind, times]): Pair => [kind, kind.toLowerCase().replaceAll("_", " "), number(times)]);
  return <Checks name="Kinds of relations" all={all} chosen={state.relation} onChange={(relation) => change(state, { relation })} />;
}

function Sources({ state }: { state: State }) {
  const { data } = useAnswer<Listing<Reference & { statements: number }>>(at("sources", { limit: "100" }));
  if (!data) return null;
  const told = data.items.filter((one) => one.statements > 0 || state.source.includes(one.id));
  const all = told.map((one): Pair => [one.id, short(one.label, 40), number(one.statements)]);
  return (
    <>
      <Checks name="Original sources" all={all} chosen={state.source} onChange={(source) => change(state, { source })} />
      {data.total > data.items.length && <p class="meta">The {data.items.length} with the most of {number(data.total)} outlets.</p>}
    </>
  );
}
