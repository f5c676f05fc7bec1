// Two or three outlets side by side on an actor or a pair: how much each tells, what only it tells, its words, its voices.

import { createContext } from "preact";
import { useContext, useEffect, useMemo, useState } from "preact/hooks";
import { at, useAnswer } from "../api";
import { Choose } from "../choose";
import { Card } from "../evidence/card";
import { curl } from "../explorer/downloads";
import { Copy, Failed, Menu, Name } from "../parts";
import { address, encode, go, type Place } from "../place";
import type { Counts, Entity, Listing, Reference, Told } from "../types";
import { count, number, short, STATUS } from "../words";

interface Head<T> {
  readonly total: number;
  readonly items: readonly T[];
}

type Counted = Head<{ words: string; count: number }>;

interface Side extends Reference {
  readonly statements: number;
  readonly counts: Counts;
  readonly own_voice_share: number | null;
  readonly quoted: Head<Reference & { count: number }>;
  readonly unmatched: number;
  readonly only_here: Head<Told>;
  readonly words: Record<string, Counted>;
}

interface Pair {
  readonly statement: Told;
  readonly counter_statement: Told;
}

interface Comparison {
  readonly keys: readonly { key: string; label: string }[];
  readonly sources: readonly Side[];
  readonly disputed: Head<Pair>;
  readonly opposed: Head<Pair>;
}

type Outlet = Reference & { statements: number };

const MOST = 3;
const SHOWN = 60;
/** How many items each list has, step by step; the last is the most that the API gives. */
const STEPS = [10, 50, 200, 500];
const WAYS = [["type", "Kind"], ["status", "Status"], ["actor", "Speaker"]] as const;

interface State {
  readonly of: string;
  readonly with: string;
  readonly source: readonly string[];
  readonly by: string;
  readonly embed: string;
}

function stateOf({ options }: Place): State {
  const by = options.get("by") ?? "";
  return {
    of: options.get("of") ?? "", with: options.get("with") ?? "", source: options.getAll("source").slice(0, MOST),
    by: WAYS.some(([way]) => way === by) ? by : "type", embed: options.get("embed") ?? "",
  };
}

function change(state: State, by: Partial<State>): void {
  const next = { ...state, ...by };
  go(address("compare", { ...next, by: next.by === "type" ? "" : next.by }));
}

export default function Compare({ place }: { place: Place }) {
  const key = place.options.toString();
  const state = useMemo(() => stateOf(place), [key]);
  useEffect(() => { document.title = "Outlets compared: newskg"; }, []);
  return (
    <div class="compare">
      <h1>Outlets compared</h1>
      <div class="tools">
        <Choose label="On" id="on" chosen={state.of} choose={(of) => change(state, { of })} />
        {state.of && <Choose label="and" id="other" chosen={state.with} choose={(other) => change(state, { with: other })} />}
      </div>
      {state.of ? <Outlets state={state} /> : <p class="empty">Choose an actor, or two, and then two or three outlets: what each tells of them, in which words, and through whom.</p>}
      {state.of && state.source.length > 1 && <Shown key={`${state.of} ${state.with} ${state.source}`} state={state} />}
    </div>
  );
}

/** The outlets that tell of it, those with most statements first. */
function Outlets({ state }: { state: State }) {
  const sources = useAnswer<Listing<Outlet>>(at("sources", { limit: "500" }));
  const path = state.with ? at("edges", { from: state.of, to: state.with, both: true, limit: "1", facets: true }) : at("statements", { about: state.of, limit: "1", facets: true });
  const told = useAnswer<{ facets?: { source: Counts } | null }>(path);
  const trouble = sources.trouble ?? told.trouble;
  if (trouble) return <p class="empty" role="alert">{trouble.message}</p>;
  if (!sources.data || !told.data) return <p class="numbers" aria-busy="true" />;
  const counted = told.data.facets?.source ?? {};
  const outlets = sources.data.items
    .filter((one) => counted[one.id] || state.source.includes(one.id))
    .map((one) => ({ ...one, statements: counted[one.id] ?? 0 }))
    .sort((a, b) => b.statements - a.statements);
  const turn = (id: string) => change(state, { source: state.source.includes(id) ? state.source.filter((one) => one !== id) : [...state.source, id] });
  return (
    <>
      <p class="numbers" role="group" aria-label="Outlets, two or three">
        {outlets.slice(0, SHOWN).map((one) => (
          <button
            type="button" key={one.id} class="badge" data-source={one.id} aria-pressed={state.source.includes(one.id)}
            disabled={!state.source.includes(one.id) && state.source.length >= MOST} onClick={() => turn(one.id)}
          ><Name text={one.label} most={40} /> {number(one.statements)}</button>
        ))}
        {outlets.length > SHOWN && <span class="meta">and {count(outlets.length - SHOWN, "outlet")} with fewer statements</span>}
      </p>
      {state.source.length < 2 && <p class="empty">{outlets.length < 2 ? "Fewer than two outlets tell of this." : "Choose two or three outlets."}</p>}
    </>
  );
}

/** Asks for longer lists; nothing where they are as long as they get. */
const Further = createContext<(() => void) | undefined>(undefined);

function Shown({ state }: { state: State }) {
  const [step, setStep] = useState(0);
  const query = { sources: state.source.join(","), by: state.by, ...(state.with ? { from: state.of, to: state.with } : { about: state.of }) };
  const { data, trouble, busy } = useAnswer<Comparison>(at("compare", { ...query, limit: String(STEPS[step]) }));
  if (trouble) return <Failed trouble={trouble} />;
  if (!data) return <div aria-busy="true" />;
  const whole = at("compare", { ...query, limit: String(STEPS.at(-1)) });
  return (
    <Further.Provider value={step + 1 < STEPS.length ? () => setStep(step + 1) : undefined}>
      <div aria-busy={busy}>
        <div class="tools" role="toolbar" aria-label="Comparison">
          <span class="tabs" role="group" aria-label="Counted by">
            {WAYS.map(([way, name]) => <button key={way} type="button" aria-pressed={state.by === way} onClick={() => change(state, { by: way })}>{name}</button>)}
          </span>
          <Menu name="downloads" title="Download">
            <ul>
              <li><a href={at("compare", { ...query, format: "csv" })} download>CSV, the counts</a></li>
              <li><a href={whole} target="_blank" rel="noopener">JSON</a></li>
              <li><Copy text={() => curl(whole)}>Copy as curl</Copy></li>
            </ul>
          </Menu>
        </div>
        <Numbers data={data} by={state.by} />
        <div class="sides">{data.sources.map((side) => <Column key={side.id} side={side} all={data.sources} />)}</div>
        <Pairs title="What one disputes of the other" pairs={data.disputed} />
        <Pairs title="What one tells as having happened and another as denied" pairs={data.opposed} />
      </div>
    </Further.Provider>
  );
}

/** Counts of all outlets on one scale, so that lengths can be compared. */
function Numbers({ data, by }: { data: Comparison; by: string }) {
  const most = Math.max(1, ...data.sources.flatMap((side) => Object.values(side.counts)));
  const label = (one: { key: string; label: string }) => by === "status" ? STATUS[one.key as keyof typeof STATUS] ?? one.label : short(one.label.replaceAll("_", " "), 60);
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label="Counts">
      <table class="counts">
        <caption>Statements</caption>
        <thead><tr><th scope="col"><span class="visually-hidden">Counted by</span></th>{data.sources.map((side) => <th key={side.id} scope="col"><Name text={side.label} most={40} /></th>)}</tr></thead>
        <tbody>
          <tr data-key=""><th scope="row">all</th>{data.sources.map((side) => <td key={side.id} class="number">{number(side.statements)}</td>)}</tr>
          {data.keys.map((one) => (
            <tr key={one.key} data-key={one.key}>
              <th scope="row"><bdi>{label(one)}</bdi></th>
              {data.sources.map((side) => (
                <td key={side.id} class="number">
                  <span class="length"><span style={{ width: `${((side.counts[one.key] ?? 0) / most) * 100}%` }} /></span>{number(side.counts[one.key] ?? 0)}
                </td>
              ))}
            </tr>
          ))}
          <tr data-key="own"><th scope="row">in its own voice</th>{data.sources.map((side) => <td key={side.id} class="number">{side.own_voice_share === null ? "–" : `${Math.round(side.own_voice_share * 100)} %`}</td>)}</tr>
        </tbody>
      </table>
    </div>
  );
}

function Column({ side, all }: { side: Side; all: readonly Side[] }) {
  const others = all.filter((one) => one.id !== side.id).map((one) => short(one.label, 40)).join(" or ");
  return (
    <section class="side" data-source={side.id} aria-label={short(side.label)}>
      <h2><a href={address(side.id)}><Name text={side.label} /></a></h2>
      {Object.entries(side.words).map(([actor, words]) => <Words key={actor} actor={actor} words={words} />)}
      <h3>Whom it quotes or reports</h3>
      {side.quoted.total === 0 && <p class="meta">Nobody.</p>}
      <ul class="quoted">{side.quoted.items.map((one) => <li key={one.id}><a href={address(one.id)}><Name text={one.label} most={60} /></a> <span class="meta">{number(one.count)}</span></li>)}</ul>
      <More head={side.quoted} />
      <h3>Only here <span class="meta only">{number(side.only_here.total)}</span></h3>
      {side.only_here.total === 0 && <p class="meta">Nothing that is not told by <bdi>{others}</bdi> too.</p>}
      {side.only_here.items.map((told) => <Card key={told.id} told={told} also={[]} />)}
      <More head={side.only_here} />
      {side.unmatched > 0 && <p class="meta">{count(side.unmatched, "statement")} of no event or tie, which cannot be matched.</p>}
    </section>
  );
}

function Words({ actor, words }: { actor: string; words: Counted }) {
  const { data } = useAnswer<Entity>(at(`entities/${encode(actor)}`));
  return (
    <>
      <h3>Its words for <Name text={data?.label ?? actor} most={60} /></h3>
      {words.total === 0 ? <p class="meta">None.</p>
        : <ul class="used">{words.items.map((one) => <li key={one.words}>“<Name text={one.words} most={60} />” <span class="meta">{number(one.count)}</span></li>)}</ul>}
      <More head={words} />
    </>
  );
}

function More({ head }: { head: Head<unknown> }) {
  const further = useContext(Further);
  if (head.items.length >= head.total) return null;
  return <p class="meta">{number(head.items.length)} of {number(head.total)} shown. {further && <button type="button" class="link" onClick={further}>Show more</button>}</p>;
}

function Pairs({ title, pairs }: { title: string; pairs: Head<Pair> }) {
  if (!pairs.total) return null;
  return (
    <section class="opposed">
      <h2>{title} <span class="meta">{number(pairs.total)}</span></h2>
      {pairs.items.map(({ statement, counter_statement: counter }) => (
        <div class="sides" key={`${statement.id} ${counter.id}`}><Card told={statement} also={[]} /><Card told={counter} also={[]} /></div>
      ))}
      <More head={pairs} />
    </section>
  );
}
