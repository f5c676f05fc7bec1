// The beginning: what is here, and questions that this graph can answer.

import { useEffect } from "preact/hooks";
import { at, useAnswer } from "./api";
import { Dot, Failed, Name } from "./parts";
import { address } from "./place";
import type { Brief, Counts, Listing, Reference, Stats, Told } from "./types";
import { count, DRAWN, number, short, STATUSES } from "./words";

interface Pair {
  readonly source: Reference;
  readonly target: Reference;
  readonly count: number;
}

interface Question {
  readonly words: string;
  readonly to: string;
}

const SOME = 6;

export default function Welcome() {
  const stats = useAnswer<Stats & { by_status: Counts }>(at("stats"));
  const busiest = useAnswer<Listing<Brief>>(at("entities", { sort: "statements", limit: "12" }));
  const pairs = useAnswer<Listing<Pair>>(at("dyads", { limit: "3" }));
  const disputes = useAnswer<Listing<{ statement: Told; counter_statement: Told }>>(at("disputes", { limit: "1" }));
  const supposed = useAnswer<Listing<Told>>(at("statements", { status: STATUSES.filter((one) => !DRAWN.includes(one)), limit: "20" }));
  useEffect(() => {
    document.title = "newskg: who says what about whom";
    // What comes next in all likelihood.
    const soon = setTimeout(() => void import("./explorer/view"), 400);
    return () => clearTimeout(soon);
  }, []);
  const trouble = stats.trouble ?? busiest.trouble;
  if (trouble) return <Failed trouble={trouble} />;
  const told = stats.data;
  if (!told || !busiest.data) return <section class="welcome" aria-busy="true" />;
  const actors = busiest.data.items.filter((one) => one.statements_by + one.statements_about > 0);
  const questions = ask(actors, pairs.data?.items ?? [], disputes.data?.items[0]?.statement, supposed.data?.items ?? []);
  return (
    <section class="welcome">
      <h1>Who says what about whom</h1>
      <p class="lead">
        {count(told.articles, "article")} from {count(told.sources, "original source")}: {count(told.statements, "statement")} about{" "}
        {number(told.entities)} actors and places, each with its speaker, its outlet and its sentence.
      </p>
      {questions.length > 0 && (
        <>
          <h2>Ask this graph</h2>
          <ul class="questions">{questions.map((one) => <li key={one.words}><a href={one.to}><bdi>{one.words}</bdi></a></li>)}</ul>
        </>
      )}
      <h2>Most spoken of</h2>
      <ul class="chips">
        {actors.map((one) => <li key={one.id}><a href={address(one.id)}><Dot kind={one.type} /><Name text={one.label} most={40} /></a></li>)}
      </ul>
    </section>
  );
}

/** Six questions, of which each has an answer here. */
function ask(actors: readonly Brief[], pairs: readonly Pair[], disputed: Told | undefined, supposed: readonly Told[]): Question[] {
  const name = (one: Reference) => short(one.label, 40);
  const spoken = actors.find((one) => one.type !== "media" && one.statements_about > 0);
  const speaker = actors.toSorted((a, b) => b.statements_by - a.statements_by).find((one) => one.type !== "media" && one.statements_by > 0);
  const unsure = supposed.flatMap((told) => told.about)[0];
  const found: (Question | undefined)[] = [
    spoken && { words: `Who says what about ${name(spoken)}?`, to: address(spoken.id) },
    ...pairs.slice(0, 2).map(({ source, target }) => ({
      words: `What is ${name(source)} said to have done to ${name(target)}?`,
      to: address(source.id, { with: `${source.id} ${target.id}` }),
    })),
    speaker && { words: `What does ${name(speaker)} say?`, to: address(speaker.id) },
    disputed && { words: `What do ${name(disputed.speakers[0] ?? disputed.article.original_source)} and others dispute?`, to: address(disputed.id) },
    unsure && { words: `What about ${name(unsure)} is denied, planned or only supposed?`, to: address(unsure.id, { list: "undrawn" }) },
    ...pairs.slice(2).map(({ source, target }) => ({
      words: `What is ${name(source)} said to have done to ${name(target)}?`,
      to: address(source.id, { with: `${source.id} ${target.id}` }),
    })),
    ...actors.slice(1, 4).map((one) => ({ words: `Who says what about ${name(one)}?`, to: address(one.id) })),
  ];
  const told = new Map(found.flatMap((one) => (one ? [[one.words, one] as const] : [])));
  return [...told.values()].slice(0, SOME);
}
