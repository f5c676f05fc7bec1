// The picture as SVG: what is on the canvas now, made of shapes and text.

import type Sigma from "sigma";
import { short } from "../words";
import { colors } from "./colors";
import { Scale, tone, type Network } from "./network";

export function svg(sigma: Sigma, network: Network): string {
  const { width, height } = sigma.getDimensions();
  const look = colors();
  const scale = new Scale(network);
  const graph = sigma.getGraph();
  const spot = (key: string) => sigma.graphToViewport({ x: graph.getNodeAttribute(key, "x"), y: graph.getNodeAttribute(key, "y") });
  const lines = [...network.lines.values()].map((line) => {
    const [from, to] = [spot(line.source), spot(line.target)];
    const bend = 0.14;
    const x = (from.x + to.x) / 2 + (to.y - from.y) * bend;
    const y = (from.y + to.y) / 2 - (to.x - from.x) * bend;
    const dashes = line.contested ? ' stroke-dasharray="8 5"' : "";
    return `<path d="M${at(from.x)} ${at(from.y)}Q${at(x)} ${at(y)} ${at(to.x)} ${at(to.y)}" stroke="${escape(look.of(tone(line)))}" stroke-width="${at(scale.thickness(line))}"${dashes}${scale.faint(line) ? ' opacity=".35"' : ""}/>`;
  });
  const nodes = [...network.nodes].map(([key, node]) => {
    const { x, y } = spot(key);
    const size = sigma.scaleSize(Number(graph.getNodeAttribute(key, "size")));
    const label = `<text x="${at(x + size + 4)}" y="${at(y + 4)}">${escape(short(node.label, 32))}</text>`;
    return `<circle cx="${at(x)}" cy="${at(y)}" r="${at(size)}" fill="${escape(look.of(node.type))}"/>${label}`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="sans-serif" font-size="13">
<title>${escape(short(network.nodes.get(network.center)?.label ?? "", 80))}: reported statements, not facts</title>
<rect width="100%" height="100%" fill="${escape(look.raised)}"/>
<g fill="none" stroke-linecap="round" opacity=".85">${lines.join("\n")}</g>
<g fill="${escape(look.ink)}" paint-order="stroke" stroke-linejoin="round">${nodes.join("\n")}</g>
</svg>
`;
}

function at(value: number): string {
  return String(Math.round(value * 10) / 10);
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`).replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "");
}
