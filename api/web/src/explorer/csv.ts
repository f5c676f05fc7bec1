// The lines in view as a table for spreadsheets.

import { passed, type Network } from "../picture/network";

const HEADS = ["source", "source_label", "target", "target_label", "said", "count", "sources", "first", "last", "disputed"];

/** Write one row for each line (RFC 4180); a text that a spreadsheet would run as a formula gets an apostrophe. */
export function csv(network: Network): string {
  const name = (id: string) => network.nodes.get(id)?.label ?? id;
  const rows = [...network.lines.values()].map((line) => [
    line.source, name(line.source), line.target, name(line.target), passed(line, line.edges.length), String(line.count),
    line.sources.map((one) => one.label).join("; "), line.first ?? "", line.last ?? "", line.contested ? "disputed" : "",
  ]);
  return [HEADS, ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

function cell(text: string): string {
  const told = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(told) ? `"${told.replaceAll('"', '""')}"` : told;
}
