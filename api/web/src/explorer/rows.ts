// The lines in view as a table.

import { passed, type Network } from "../picture/network";

const HEADS = ["source", "source_label", "target", "target_label", "said", "count", "sources", "first", "last", "disputed"];

export function rowsOf(network: Network): string[][] {
  const name = (id: string) => network.nodes.get(id)?.label ?? id;
  const rows = [...network.lines.values()].map((line) => [
    line.source, name(line.source), line.target, name(line.target), passed(line, line.edges.length), String(line.count),
    line.sources.map((one) => one.label).join("; "), line.first ?? "", line.last ?? "", line.contested ? "disputed" : "",
  ]);
  return [HEADS, ...rows];
}
