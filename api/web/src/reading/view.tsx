// An article: the chain through which it came, its text with all that was found in it, what is said in it.

import { useEffect, useMemo, useRef } from "preact/hooks";
import { at, useAnswer } from "../api";
import { Card } from "../evidence/card";
import { Failed } from "../parts";
import { address, encode, go, type Place } from "../place";
import type { Reference, Told } from "../types";
import { count, day, number, short, STATUS, STATUSES } from "../words";
import { useAll } from "../pages";
import type { ArticleSpan } from "./spans";
import { Text } from "./text";

interface Link {
  readonly source: Reference | null;
  readonly date: string | null;
  readonly url: string | null;
}

interface Article {
  readonly id: string;
  readonly title: string;
  readonly posted_by: Reference;
  readonly posted_date: string | null;
  readonly authors: readonly Reference[];
  readonly topics: readonly Reference[];
  readonly chain: readonly Link[];
  readonly url: string | null;
  readonly text_here: boolean;
}

export default function Reader({ place }: { place: Place }) {
  const id = place.path.split("#")[0] ?? "";
  const { data, trouble } = useAnswer<Article>(at(`articles/${encode(id)}`));
  useEffect(() => { if (data) document.title = `${short(data.title || "Untitled")}: newskg`; }, [data]);
  if (trouble) return <Failed trouble={trouble} />;
  if (!data || data.id !== id) return <div class="beside" aria-busy="true" />;
  return <Shown key={id} article={data} place={place} />;
}

function Shown({ article, place }: { article: Article; place: Place }) {
  const text = useAnswer<{ text: string; spans: readonly ArticleSpan[] }>(article.text_here ? at(`articles/${encode(article.id)}/annotated`) : "");
  const told = useAll<Told>(at("statements", { article: article.id, limit: "500" }));
  const items = useMemo(() => told.items.toSorted((a, b) => a.evidence.start - b.evidence.start), [told.items]);
  const chosen = place.options.get("statement") ?? "";
  const [from = 0, to = 0] = (place.options.get("at") ?? "").split("-").map(Number);
  const body = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLElement>(null);
  useEffect(() => {
    const looked = body.current?.querySelector("[data-chosen], mark.content");
    looked?.scrollIntoView({ block: "center" });
  }, [text.data, chosen, from]);
  useEffect(() => {
    const card = [...(list.current?.querySelectorAll<HTMLElement>(".card") ?? [])].find((one) => one.dataset["id"] === chosen);
    card?.scrollIntoView({ block: "nearest" });
  }, [items, chosen]);
  const choose = (statement: string) => go(address(article.id, { statement, embed: place.options.get("embed") ?? "" }));
  return (
    <div class="beside">
      <article class="reader">
        <Head article={article} />
        {text.data && <Key told={items} />}
        <div class="text" dir="auto" ref={body}>
          {text.data && <Text text={text.data.text} spans={text.data.spans} told={items} chosen={chosen} place={[from, to]} choose={choose} />}
        </div>
        {!article.text_here && <p class="empty">The text of this article is not here; it is known through those that repeat it.</p>}
        {text.trouble && <p class="empty" role="alert">{text.trouble.message}</p>}
      </article>
      <section class="evidence" aria-label="Statements" tabIndex={-1} ref={list}>
        <h2>What is said in it</h2>
        {told.trouble ? <p class="empty" role="alert">{told.trouble.message}</p> : <p class="meta">{told.done ? count(told.total, "statement") : "…"}{told.done && told.total > 0 && ", in the order of the text"}</p>}
        {items.map((one) => (
          <div key={one.id} class={one.id === chosen ? "said chosen" : "said"}>
            <Card told={one} also={[]} />
            <p class="said-place">
              <button type="button" class="link" aria-pressed={one.id === chosen} onClick={() => choose(one.id === chosen ? "" : one.id)}>Show in the text</button>
              <a href={address(one.id)} aria-label={`Address of this statement: ${short(one.reading, 120)}`}>#</a>
              {one.about[0] && <a href={graphAt(one)}>In the graph</a>}
            </p>
          </div>
        ))}
      </section>
    </div>
  );
}

function graphAt(told: Told): string {
  const [first, second] = told.about;
  return address(first?.id ?? "", second ? { with: `${first?.id} ${second.id}` } : {});
}

function Head({ article }: { article: Article }) {
  return (
    <>
      <h1><bdi>{short(article.title || "Untitled", 400)}</bdi></h1>
      <ol class="chain" aria-label="Chain of publication">
        <li><Source source={article.posted_by} /> posted it, {day(article.posted_date)} <Away url={article.url} /></li>
        {article.chain.map((link, index) => (
          <li key={index}>from {link.source ? <Source source={link.source} /> : "an unknown source"}, {day(link.date)} <Away url={link.url} /></li>
        ))}
      </ol>
      {article.authors.length > 0 && <p class="meta">By {article.authors.map((one, index) => <span key={one.id}>{index > 0 && ", "}<a href={address(one.id)}><bdi>{short(one.label)}</bdi></a></span>)}</p>}
      {article.topics.length > 0 && <p class="meta">Filed under <bdi>{article.topics.map((one) => short(one.label, 40)).join(", ")}</bdi></p>}
    </>
  );
}

function Source({ source }: { source: Reference }) {
  return <a href={address(source.id)}><bdi>{short(source.label)}</bdi></a>;
}

/** Where it was published. An address that is none of the web is shown and leads nowhere. */
function Away({ url }: { url: string | null }) {
  if (!url) return null;
  if (!/^https?:\/\//i.test(url)) return <span>(<bdi>{short(url, 80)}</bdi>)</span>;
  return <a class="away" href={url} rel="noopener noreferrer nofollow" target="_blank">original page</a>;
}

function Key({ told }: { told: readonly Told[] }) {
  const there = STATUSES.filter((status) => told.some((one) => one.status === status));
  return (
    <p class="reading-key" aria-hidden="true">
      <span class="mention">actor</span> <span class="mention speaker">speaker</span> <mark class="trigger">event word</mark>
      {there.map((status) => <span key={status} class={`statement ${status}`}>{number(told.filter((one) => one.status === status).length)} {STATUS[status]}</span>)}
    </p>
  );
}

