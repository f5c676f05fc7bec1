// Text with marks at offsets that count code points, as the API counts; ranges may overlap.

import type { Span } from "../types";

interface Piece {
  readonly words: string;
  readonly kinds: readonly string[];
}

/** Cut a text where ranges begin and end; each piece knows the kinds of the ranges over it. */
export function pieces(text: string, ranges: readonly Span[]): Piece[] {
  const letters = Array.from(text);
  const cuts = new Set([0, letters.length]);
  for (const { start, end } of ranges) {
    for (const place of [start, end]) if (place > 0 && place < letters.length) cuts.add(place);
  }
  const places = [...cuts].sort((a, b) => a - b);
  return places.slice(0, -1).map((from, index) => {
    const to = places[index + 1] ?? letters.length;
    const over = ranges.filter((range) => range.start <= from && range.end >= to);
    return { words: letters.slice(from, to).join(""), kinds: [...new Set(over.map((range) => range.kind ?? "content"))] };
  });
}

const STRONGEST = ["trigger", "content", "evidence"];

export function Marked({ text, ranges }: { text: string; ranges: readonly Span[] }) {
  return (
    <>
      {pieces(text, ranges).map(({ words, kinds }, index) => {
        const kind = STRONGEST.find((one) => kinds.includes(one));
        return kind ? <mark key={index} class={kind}>{words}</mark> : words;
      })}
    </>
  );
}
