// One statement: who says it, its status in words, the sentence among others, who disputes it.

import { useState } from "preact/hooks";
import { at, served, useAnswer } from "../api";
import { address, encode } from "../place";
import type { Span, Told } from "../types";
import { day, short, STATUS } from "../words";
import { Marked } from "./marked";
import { voice, when } from "./voice";

export interface Shown {
  readonly told: Told;
  /** Other postings of the same article's same sentence. */
  readonly also: readonly Told[];
}

export function Card({ told, also }: Shown) {
  const { article } = told;
  const posted = article.posted_date !== article.original_date ? `, posted ${day(article.posted_date)}` : "";
  return (
    <article class="card" data-status={told.status} data-id={told.id}>
      <p class="voice"><bdi>{voice(told)}</bdi></p>
      <p class="meta"><span class={`badge ${told.status}`}>{STATUS[told.status] ?? told.status}</span> {day(article.original_date)}{posted}</p>
      <Sentence told={told} />
      {when(told) && <p class="meta">{when(told)}</p>}
      <Disputes told={told} />
      {also.map((one) => <p class="meta" key={one.id}>Also posted by <bdi>{short(one.article.posted_by.label)}</bdi>, {day(one.article.posted_date)}</p>)}
      <p class="actions"><Title told={told} /></p>
    </article>
  );
}

/** Leads to the article, where there is one to lead to. */
function Title({ told }: { told: Told }) {
  const title = <bdi>{short(told.article.title || "the article", 120)}</bdi>;
  if (served()) return <a href={inText(told)}>{title}</a>;
  const url = told.article.url ?? "";
  return /^https?:\/\//i.test(url) ? <a href={url} target="_blank" rel="noopener noreferrer">{title}</a> : <span class="meta">{title}</span>;
}

/** Where a statement stands in its article. */
export function inText({ article, evidence }: Told): string {
  return address(article.id, { at: `${evidence.start}-${evidence.end}` });
}

function Sentence({ told }: { told: Told }) {
  const around = told.in_context;
  if (!around) return <blockquote dir="auto"><Marked text={told.evidence.exact} ranges={within(told)} /></blockquote>;
  const letters = Array.from(around.text);
  const part = (from: number, to: number) => letters.slice(from, to).join("");
  const spans = around.spans.map((span) => ({ ...span, start: span.start - around.start, end: span.end - around.start }));
  const inside = spans.filter((span) => span.kind !== "evidence");
  const marks = inside.some((span) => span.kind === "content") ? inside : [...inside, whole(told)];
  return (
    <blockquote dir="auto">
      <span class="around">{part(0, around.start)}</span>
      <span class="evidence-span"><Marked text={part(around.start, around.end)} ranges={marks} /></span>
      <span class="around">{part(around.end, letters.length)}</span>
    </blockquote>
  );
}

function whole({ evidence }: Told): Span {
  return { start: 0, end: evidence.end - evidence.start, kind: "content" };
}

function within(told: Told): readonly Span[] {
  const { start, end } = told.evidence;
  const inside = told.content.filter((span) => span.start >= start && span.end <= end);
  return inside.length ? inside.map((span) => ({ start: span.start - start, end: span.end - start })) : [whole(told)];
}

function Disputes({ told }: { told: Told }) {
  const [open, turn] = useState<readonly string[]>([]);
  if (!told.disputed_by.length) return null;
  return (
    <div class="disputes">
      <p class="disputed">
        Disputed by{" "}
        {told.disputed_by.map((one, index) => (
          <span key={one.id}>
            {index > 0 && ", "}
            <button type="button" class="link" aria-expanded={open.includes(one.id)} onClick={() => turn(open.includes(one.id) ? open.filter((id) => id !== one.id) : [...open, one.id])}>
              <bdi>{one.speakers.map((speaker) => short(speaker.label)).join(" and ")}</bdi>
            </button>
          </span>
        ))}
      </p>
      {open.map((id) => <Counter key={id} id={id} />)}
    </div>
  );
}

function Counter({ id }: { id: string }) {
  const { data, trouble } = useAnswer<Told>(at(`statements/${encode(id)}`));
  if (trouble) return <p class="meta">{trouble.message}</p>;
  return data ? <Card told={data} also={[]} /> : <p class="meta">…</p>;
}
