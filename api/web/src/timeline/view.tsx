// An actor, or two, over time: when things are told to have been, when it was told, and what lies in the days chosen.

import { useEffect, useMemo } from "preact/hooks";
import { at, useAnswer } from "../api";
import { Choose } from "../choose";
import { ToldAt } from "../evidence/list";
import { curl } from "../explorer/downloads";
import { useAll } from "../pages";
import { Copy, Failed, Menu, Name } from "../parts";
import { address, encode, go, type Place } from "../place";
import type { Counts, Entity, Listing } from "../types";
import { count, day, number, short, STATUS, STATUSES } from "../words";
import { Chart, type Bar } from "./chart";
import { beginOf, dayOf, fitting, wide, type Bucket, type Dated } from "./days";

interface Timeline extends Listing<Dated> {
  readonly buckets: readonly Bar[];
  readonly undated: number;
  readonly articles?: { items: readonly { begin: string; count: number }[]; undated: number };
}

/** Of more events only numbers by month are shown. */
const MOST = 2_000;
const BUCKETS: readonly Bucket[] = ["day", "week", "month"];

interface State {
  readonly of: string;
  readonly with: string;
  readonly from: string;
  readonly to: string;
  readonly bucket: string;
  readonly status: readonly string[];
  readonly embed: string;
}

function stateOf({ options }: Place): State {
  const word = (name: string) => options.get(name) ?? "";
  const date = (name: string) => (/^\d{4}-\d\d-\d\d$/.test(word(name)) && !Number.isNaN(Date.parse(word(name))) ? word(name) : "");
  return { of: word("of"), with: word("with"), from: date("from"), to: date("to"), bucket: word("bucket"), status: options.getAll("status"), embed: word("embed") };
}

function change(state: State, by: Partial<State>, replace = false): void {
  go(address("timeline", { ...state, ...by }), { replace });
}

export default function TimelineView({ place }: { place: Place }) {
  const key = place.options.toString();
  const state = useMemo(() => stateOf(place), [key]);
  const who = useAnswer<Entity>(state.of ? at(`entities/${encode(state.of)}`) : "");
  useEffect(() => { document.title = who.data ? `${short(who.data.label)} over time: newskg` : "Over time: newskg"; }, [who.data]);
  return (
    <div class="timeline">
      <h1>{who.data && state.of ? <><Name text={who.data.label} /> over time</> : "Over time"}</h1>
      <div class="tools">
        <Choose label="Who" id="who" chosen={state.of} choose={(of) => change(state, { of, from: "", to: "" })} />
        {state.of && <Choose label="and whom" id="whom" chosen={state.with} choose={(other) => change(state, { with: other, from: "", to: "" })} />}
      </div>
      {!state.of ? <p class="empty">Choose an actor: events are drawn on the days on which they are told to have been, articles on those on which they came out.</p>
        : who.trouble ? <Failed trouble={who.trouble} /> : <Shown state={state} />}
    </div>
  );
}

function Shown({ state }: { state: State }) {
  const path = `entities/${encode(state.of)}/timeline`;
  const query = { with: state.with, status: state.status };
  const months = useAnswer<Timeline>(at(path, { ...query, bucket: "month", articles: true, limit: "1" }));
  const few = months.data !== undefined && months.data.total <= MOST;
  const all = useAll<Dated>(few ? at(path, { ...query, limit: "500" }) : "", MOST);
  const ends = useMemo(() => reach(months.data, all.items), [months.data, all.items]);
  const bucket = BUCKETS.find((one) => one === state.bucket) ?? (few && ends ? fitting(...ends) : "month");
  const { data, trouble, busy } = useAnswer<Timeline>(at(path, { ...query, bucket, articles: true, limit: "1" }));
  const bars = useMemo(() => wide(all.items, bucket), [all.items, bucket]);
  if (trouble ?? months.trouble) return <Failed trouble={(trouble ?? months.trouble)!} />;
  if (!data || !months.data || (few && !all.done)) return <div aria-busy="true" class="time-waiting" />;
  // What is drawn as a wide bar has no known bucket: it is not drawn a second time as if it were the first of its days.
  const exact = few ? exactly(all.items, bucket) : data.buckets;
  const articles = data.articles?.items ?? [];
  const empty = !exact.length && !articles.length && !bars.length;
  return (
    <>
      <div class="tools" role="toolbar" aria-label="Timeline">
        <span class="tabs" role="group" aria-label="Counted by">
          {BUCKETS.map((one) => <button key={one} type="button" aria-pressed={one === bucket} onClick={() => change(state, { bucket: one })}>{one}</button>)}
        </span>
        <Downloads state={state} />
        <a href={address(state.of, { with: state.with ? `${state.of} ${state.with}` : "", status: state.status })}>In the graph</a>
      </div>
      <Legend state={state} buckets={data.buckets} imprecise={bars.length > 0} />
      {empty ? <p class="empty">Nothing that is told of here has a date.</p> : (
        <figure class="picture" aria-busy={busy}>
          <Chart bucket={bucket} events={exact} articles={articles} wide={bars} chosen={[state.from, state.to]} brush={(from, to) => change(state, { from, to })} />
        </figure>
      )}
      <p class="meta counted">
        {count(data.total, "dated event")}, {number(data.undated)} without a date
        {data.articles && <>; told in {count(articles.reduce((sum, one) => sum + one.count, 0) + data.articles.undated, "article")}{data.articles.undated > 0 && `, ${number(data.articles.undated)} of them undated`}</>}.
        {!few && ` Of more than ${number(MOST)} events days that are not known exactly are counted with their first day.`}
      </p>
      <Table bucket={bucket} buckets={data.buckets} articles={articles} state={state} />
      <Within state={state} />
    </>
  );
}

function exactly(items: readonly Dated[], bucket: Bucket): Bar[] {
  const found = new Map<string, Record<string, number>>();
  for (const one of items) {
    const begin = beginOf(dayOf(one.date), bucket);
    if (one.end_date && beginOf(dayOf(one.end_date), bucket) !== begin) continue;
    const name = new Date(begin * 86_400_000).toISOString().slice(0, 10);
    const counts = found.get(name) ?? {};
    for (const status of one.status) counts[status] = (counts[status] ?? 0) + 1;
    found.set(name, counts);
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([begin, counts]) => ({ begin, counts }));
}

function reach(months: Timeline | undefined, items: readonly Dated[]): [number, number] | undefined {
  if (!months) return undefined;
  const days = items.flatMap((one) => [dayOf(one.date), dayOf(one.end_date ?? one.date)]);
  for (const one of months.articles?.items ?? []) days.push(dayOf(one.begin), dayOf(one.begin) + 30);
  return days.length ? [Math.min(...days), Math.max(...days)] : undefined;
}

function Legend({ state, buckets, imprecise }: { state: State; buckets: readonly Bar[]; imprecise: boolean }) {
  const there = STATUSES.filter((status) => state.status.includes(status) || buckets.some((one) => one.counts[status]));
  const turn = (status: string) => state.status.includes(status) ? state.status.filter((one) => one !== status) : [...state.status, status];
  return (
    <p class="numbers" role="group" aria-label="Events by status; press to leave only these">
      {there.map((status) => (
        <button type="button" key={status} class="badge" data-status={status} aria-pressed={state.status.includes(status)} onClick={() => change(state, { status: turn(status) })}>
          <span class={`key ${status}`} aria-hidden="true" /> {number(buckets.reduce((sum, one) => sum + (one.counts[status] ?? 0), 0))} {STATUS[status]}
        </button>
      ))}
      {imprecise && <span class="badge"><span class="key wide" aria-hidden="true" /> some day within</span>}
      <span class="badge"><span class="key article" aria-hidden="true" /> articles</span>
    </p>
  );
}

/** The same in numbers, for those who do not look at pictures. */
function Table({ bucket, buckets, articles, state }: { bucket: Bucket; buckets: readonly Bar[]; articles: readonly { begin: string; count: number }[]; state: State }) {
  const there = STATUSES.filter((status) => buckets.some((one) => one.counts[status]));
  const rows = new Map<string, { counts: Counts; articles: number }>();
  for (const one of buckets) rows.set(one.begin, { counts: one.counts, articles: 0 });
  for (const one of articles) rows.set(one.begin, { counts: rows.get(one.begin)?.counts ?? {}, articles: one.count });
  const inside = ({ from, to }: State, begin: string) => (!from || begin >= from) && (!to || begin <= to);
  return (
    <details class="twin">
      <summary>The numbers as a table</summary>
      <div class="scroll" tabIndex={0} role="region" aria-label="The numbers as a table">
        <table>
          <caption>Events by {bucket} and status, and articles. What is known to lie within several days counts with the first.</caption>
          <thead><tr><th scope="col">{bucket === "day" ? "Day" : `${bucket[0]?.toUpperCase()}${bucket.slice(1)} from`}</th>{there.map((status) => <th key={status} scope="col">{STATUS[status]}</th>)}<th scope="col">articles</th></tr></thead>
          <tbody>
            {[...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([begin, row]) => (
              <tr key={begin} data-begin={begin} class={(state.from || state.to) && inside(state, begin) ? "chosen" : ""}>
                <th scope="row">{day(begin)}</th>
                {there.map((status) => <td key={status} class="number">{number(row.counts[status] ?? 0)}</td>)}
                <td class="number">{number(row.articles)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

/** The statements of what lies in the days chosen: of all events with a date in them. */
function Within({ state }: { state: State }) {
  const dates = { from: state.from, to: state.to, date_field: state.from || state.to ? "event" : "" };
  const told = state.with
    ? at("edges", { from: state.of, to: state.with, both: true, since: state.from, until: state.to, date_field: dates.date_field, status: state.status, limit: "20", context: "1", facets: true })
    : at("statements", { concerning: state.of, ...dates, status: state.status, limit: "20", context: "1", facets: true });
  const { data } = useAnswer<Timeline>(at(`entities/${encode(state.of)}/timeline`, { with: state.with, status: state.status, ...dates, limit: "1" }));
  const chosen = state.from || state.to;
  return (
    <section class="evidence within" aria-label="Evidence">
      <h2>{chosen ? `${day(state.from || null).replace("undated", "The beginning")} to ${day(state.to || null).replace("undated", "the end")}` : "All statements"}</h2>
      {chosen && (
        <p class="actions">
          {data && <span class="meta">{count(data.total, "dated event")} in these days</span>}
          <button type="button" onClick={() => change(state, { from: "", to: "" })}>All days</button>
        </p>
      )}
      <ToldAt address={told} />
    </section>
  );
}

function Downloads({ state }: { state: State }) {
  const dates = state.from || state.to ? { from: state.from, to: state.to, date_field: "event" } : {};
  const path = (more: Record<string, string | boolean>) => at(`entities/${encode(state.of)}/timeline`, { with: state.with, status: state.status, ...dates, ...more });
  return (
    <Menu name="downloads" title="Download">
      <h3>Dated events</h3>
      <ul>
        {[["csv", "CSV"], ["ttl", "Turtle"], ["jsonld", "JSON-LD"]].map(([form = "", name]) => <li key={form}><a href={path({ format: form })} download>{name}</a></li>)}
        <li><a href={path({ articles: true })} target="_blank" rel="noopener">JSON, as this page reads it</a></li>
        <li><Copy text={() => curl(path({ articles: true }))}>Copy as curl</Copy></li>
      </ul>
    </Menu>
  );
}
