// The spans of an article, cut where they overlap, and what of it belongs together.

import type { Told } from "../types";

export interface ArticleSpan {
  readonly start: number;
  readonly end: number;
  readonly kind: "mention" | "event" | "statement";
  readonly ref: string;
  readonly told: string;
}

export interface Cut {
  readonly start: number;
  readonly words: string;
  readonly spans: readonly ArticleSpan[];
}

/** Cut a text, whose offsets count code points, where spans begin and end; each piece knows the spans over it. */
export function cuts(text: string, spans: readonly ArticleSpan[]): Cut[] {
  const letters = Array.from(text);
  const places = new Set([0, letters.length]);
  const inside = spans.filter(({ start, end }) => start < end && end <= letters.length);
  for (const { start, end } of inside) places.add(start).add(end);
  const sorted = [...places].sort((a, b) => a - b);
  const coming = inside.toSorted((a, b) => a.start - b.start || b.end - a.end);
  let over: ArticleSpan[] = [];
  let next = 0;
  return sorted.slice(0, -1).map((start, index) => {
    const end = sorted[index + 1] ?? letters.length;
    over = over.filter((span) => span.end > start);
    for (let span = coming[next]; span && span.start <= start; span = coming[++next]) over.push(span);
    return { start, words: letters.slice(start, end).join(""), spans: over };
  });
}

/** The mentions by which a statement names who says it: those of its speakers within its sentence. */
export function speaking(spans: readonly ArticleSpan[], told: readonly Told[]): Set<ArticleSpan> {
  const found = new Set<ArticleSpan>();
  const mentions = spans.filter((span) => span.kind === "mention");
  for (const { speakers, evidence } of told) {
    const names = new Set(speakers.map((one) => one.id));
    for (const span of mentions) {
      if (names.has(span.ref) && span.start >= evidence.start && span.end <= evidence.end) found.add(span);
    }
  }
  return found;
}
