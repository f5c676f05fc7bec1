// The text with everything that was found in it. Marks nest: the sentence of a statement holds names and event words.

import type { ComponentChildren } from "preact";
import { useMemo } from "preact/hooks";
import { address } from "../place";
import type { Told } from "../types";
import { short } from "../words";
import { cuts, speaking, type ArticleSpan, type Cut } from "./spans";

interface Given {
  readonly text: string;
  readonly spans: readonly ArticleSpan[];
  readonly told: readonly Told[];
  /** The statement that is looked at, or a place in the text. */
  readonly chosen: string;
  readonly place: readonly [number, number];
  readonly choose: (statement: string) => void;
}

export function Text({ text, spans, told, chosen, place, choose }: Given) {
  const pieces = useMemo(() => cuts(text, spans), [text, spans]);
  const speakers = useMemo(() => speaking(spans, told), [spans, told]);
  const status = useMemo(() => new Map(told.map((one) => [one.id, one.status])), [told]);
  const groups = useMemo(() => sentences(pieces), [pieces]);
  const [from, to] = place;
  return (
    <>
      {groups.map((group) => {
        const statements = statementsOf(group[0]);
        const inner = group.map((cut) => <Piece key={cut.start} cut={cut} speakers={speakers} looked={cut.start >= from && cut.start < to} />);
        if (!statements.length) return inner;
        const kinds = [...new Set(statements.map((span) => status.get(span.ref) ?? ""))].join(" ");
        const looked = statements.some((span) => span.ref === chosen);
        return (
          <span
            key={`s${group[0]?.start}`} class={`statement ${kinds}`} data-refs={statements.map((span) => span.ref).join(" ")}
            data-chosen={looked || undefined} title={titleOf(statements)} onClick={() => choose(next(statements, chosen))}
          >{inner}</span>
        );
      })}
    </>
  );
}

/** Pieces beside each other under the same statements, so that one mark holds them. */
function sentences(pieces: readonly Cut[]): Cut[][] {
  const groups: Cut[][] = [];
  let under = "";
  for (const cut of pieces) {
    const key = statementsOf(cut).map((span) => span.ref).join(" ");
    const last = groups.at(-1);
    if (last && key === under) last.push(cut);
    else groups.push([cut]);
    under = key;
  }
  return groups;
}

function statementsOf(cut: Cut | undefined): ArticleSpan[] {
  return cut?.spans.filter((span) => span.kind === "statement") ?? [];
}

/** Of several statements in one sentence each click takes the next. */
function next(statements: readonly ArticleSpan[], chosen: string): string {
  const at = statements.findIndex((span) => span.ref === chosen);
  return statements[(at + 1) % statements.length]?.ref ?? "";
}

function titleOf(spans: readonly ArticleSpan[]): string {
  return spans.map((span) => short(span.told, 200)).join("\n");
}

function Piece({ cut, speakers, looked }: { cut: Cut; speakers: Set<ArticleSpan>; looked: boolean }) {
  const names = cut.spans.filter((span) => span.kind === "mention");
  const events = cut.spans.filter((span) => span.kind === "event");
  let inner: ComponentChildren = cut.words;
  if (events.length) inner = <mark class="trigger" title={titleOf(events)}>{inner}</mark>;
  if (looked) inner = <mark class="content">{inner}</mark>;
  const name = names.at(-1);
  if (!name) return <>{inner}</>;
  const says = names.some((span) => speakers.has(span));
  return (
    <a
      class={says ? "mention speaker" : "mention"} href={address(name.ref)} data-ref={name.ref}
      title={`${titleOf(names)}${says ? ", who is quoted or reported here" : ""}`} onClick={(event) => event.stopPropagation()}
    >{inner}</a>
  );
}
