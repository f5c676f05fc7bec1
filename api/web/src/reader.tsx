// An article: the chain through which it came, its text with the sentence in question, what is said in it.

import { useEffect, useRef } from "preact/hooks";
import { at, useAnswer } from "./api";
import { ToldAt } from "./evidence/list";
import { Marked } from "./evidence/marked";
import { Failed } from "./parts";
import { encode, type Place } from "./place";
import type { Reference, Told } from "./types";
import { day, short } from "./words";

interface Article {
  readonly id: string;
  readonly title: string;
  readonly posted_by: Reference;
  readonly posted_date: string | null;
  readonly authors: readonly Reference[];
  readonly chain: readonly { source: Reference | null; date: string | null }[];
  readonly url: Told["article"]["url"];
}

export default function Reader({ place }: { place: Place }) {
  const id = place.path.split("#")[0] ?? "";
  const { data, trouble } = useAnswer<Article>(at(`articles/${encode(id)}`));
  const text = useAnswer<{ text: string }>(at(`articles/${encode(id)}/annotated`));
  const body = useRef<HTMLDivElement>(null);
  const [start = 0, end = 0] = (place.options.get("at") ?? "").split("-").map(Number);
  useEffect(() => { if (data) document.title = `${short(data.title || "Untitled")}: newskg`; }, [data]);
  useEffect(() => { body.current?.querySelector("mark")?.scrollIntoView({ block: "center" }); }, [text.data, start]);
  if (trouble) return <Failed trouble={trouble} />;
  if (!data) return <div aria-busy="true" />;
  return (
    <div class="beside">
      <article class="reader">
        <h1><bdi>{data.title || "Untitled"}</bdi></h1>
        <ol class="chain">
          <li><bdi>{short(data.posted_by.label)}</bdi>, {day(data.posted_date)}</li>
          {data.chain.map((link, index) => <li key={index}>from <bdi>{short(link.source?.label ?? "an unknown source")}</bdi>, {day(link.date)}</li>)}
        </ol>
        {data.authors.length > 0 && <p class="meta">By <bdi>{data.authors.map((one) => short(one.label)).join(", ")}</bdi></p>}
        <div class="text" dir="auto" ref={body}>
          {text.data && <Marked text={text.data.text} ranges={end > start ? [{ start, end, kind: "content" }] : []} />}
          {text.trouble && <p class="empty">The text of this article is not here; it is known through those that repeat it.</p>}
        </div>
      </article>
      <section class="evidence" aria-label="Statements">
        <h2>What is said in it</h2>
        <ToldAt address={at("statements", { article: id, limit: "100", facets: true })} />
      </section>
    </div>
  );
}
