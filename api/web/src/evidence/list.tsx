// Statements by the outlet that told them first, so that reposts count once; the list grows on demand.

import { useEffect, useState } from "preact/hooks";
import { asTrouble, get, useAnswer } from "../api";
import type { Counts, Reference, Told, ToldList } from "../types";
import { count, number, short } from "../words";
import { Card, type Shown } from "./card";

interface Group {
  readonly source: Reference;
  readonly items: readonly Shown[];
}

/** Put statements under their original sources, in the order in which these come; reposts lie under their like. */
export function grouped(items: readonly Told[]): Group[] {
  const groups = new Map<string, { source: Reference; items: Map<string, { told: Told; also: Told[] }> }>();
  for (const told of items) {
    const source = told.article.original_source;
    const group = groups.get(source.id) ?? { source, items: new Map() };
    groups.set(source.id, group);
    const speakers = told.speakers.map((one) => one.id).join(" ");
    const like = [told.status, speakers, told.article.original_date, told.event?.label ?? "", told.evidence.exact].join("\n");
    const known = group.items.get(like);
    // Of one article, two statements of one sentence are two.
    if (known && ![known.told, ...known.also].some((one) => one.article.id === told.article.id)) known.also.push(told);
    else group.items.set(known ? told.id : like, { told, also: [] });
  }
  return [...groups.values()].map((group) => ({ source: group.source, items: [...group.items.values()] }));
}

/** All statements of an address, page by page. `children` stands between the numbers and the list. */
export function ToldAt({ address: from }: { address: string }) {
  const { data, trouble, busy } = useAnswer<ToldList>(from);
  const [more, add] = useState<{ of: string; pages: ToldList[]; note: string }>({ of: "", pages: [], note: "" });
  const [asking, ask] = useState(false);
  useEffect(() => add({ of: from, pages: [], note: "" }), [from]);
  if (trouble) return <p class="empty" role="alert">{trouble.message}</p>;
  if (!data) return <p class="empty" aria-busy="true">…</p>;
  const further = more.of === from ? more.pages : [];
  const items = [data, ...further].flatMap((page) => page.items);
  const next = (further.at(-1) ?? data).next;
  const follow = async () => {
    ask(true);
    try {
      const page = await get<ToldList>(`${from}&cursor=${encodeURIComponent(next ?? "")}`);
      add((known) => (known.of === from ? { ...known, pages: [...known.pages, page], note: "" } : known));
    } catch (error) {
      add((known) => ({ ...known, note: asTrouble(error).message }));
    }
    ask(false);
  };
  if (!data.total) return <p class="empty">No statement.</p>;
  return (
    <div aria-busy={busy}>
      {grouped(items).map((group) => <Told group={group} known={data.facets?.source} key={group.source.id} />)}
      <p class="rest">
        {items.length === data.total ? count(data.total, "statement") : `${number(items.length)} of ${count(data.total, "statement")} `}
        {next && <button type="button" disabled={asking} onClick={follow}>Show more</button>}
        {more.note && <span role="alert"> {more.note}</span>}
      </p>
    </div>
  );
}

function Told({ group, known }: { group: Group; known: Counts | undefined }) {
  const { source, items } = group;
  const all = known?.[source.id];
  return (
    <section class="origin" data-source={source.id}>
      <h3><bdi>{short(source.label)}</bdi> {all !== undefined && <span class="meta">{count(all, "statement")}</span>}</h3>
      {items.map(({ told, also }) => <Card key={told.id} told={told} also={also} />)}
    </section>
  );
}
