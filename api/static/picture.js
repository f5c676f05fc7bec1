// The ego network as SVG: one line per pair, width = how often it is told, colour = from conflict to cooperation.

import { h, count } from "./dom.js";

const WIDTH = 760;
const HEIGHT = 560;
export const KINDS = { person: "person", country: "country", organization: "organization", media: "outlet", group: "group", place: "place" };

/** Join parallel edges: one entry per pair, with its relations. */
export function pairs(edges) {
  const found = new Map();
  for (const { attributes: edge } of edges) {
    const key = [edge.source, edge.target].sort().join("\n");
    const pair = found.get(key) ?? { ends: key.split("\n"), count: 0, edges: [], contested: false, scored: 0, score: 0 };
    pair.count += edge.count;
    pair.edges.push(edge);
    pair.contested ||= edge.contested;
    if (edge.score !== null) {
      pair.scored += edge.count;
      pair.score += edge.score * edge.count;
    }
    found.set(key, pair);
  }
  return [...found.values()].sort((a, b) => b.count - a.count);
}

/** The class that colours a line by its mean score. */
export function tone(pair) {
  if (!pair.scored) return "neutral";
  const mean = pair.score / pair.scored;
  if (mean <= -4.5) return "hostile";
  if (mean < -0.5) return "tense";
  if (mean <= 0.5) return "neutral";
  return mean < 4.5 ? "friendly" : "close";
}

/** A layout that is the same every time: a ring by weight, then springs and repulsion. */
function layout(nodes, lines, center) {
  const places = new Map();
  nodes.forEach((node, index) => {
    const angle = index * 2.399963;
    const far = node.key === center ? 0 : 120 + 9 * index;
    places.set(node.key, { x: WIDTH / 2 + far * Math.cos(angle), y: HEIGHT / 2 + far * 0.75 * Math.sin(angle) });
  });
  const heaviest = Math.max(1, ...lines.map((line) => line.count));
  for (let round = 0; round < 260; round += 1) {
    step(places, lines, heaviest, 1 - round / 260, center);
  }
  return places;
}

function step(places, lines, heaviest, heat, center) {
  const moves = new Map([...places.keys()].map((key) => [key, { x: 0, y: 0 }]));
  const all = [...places.entries()];
  for (let i = 0; i < all.length; i += 1) {
    for (let j = i + 1; j < all.length; j += 1) {
      const dx = all[i][1].x - all[j][1].x;
      const dy = (all[i][1].y - all[j][1].y) * 1.5;
      const square = Math.max(dx * dx + dy * dy, 100);
      const push = 9500 / square;
      const length = Math.sqrt(square);
      shift(moves.get(all[i][0]), (dx / length) * push, (dy / length) * push);
      shift(moves.get(all[j][0]), (-dx / length) * push, (-dy / length) * push);
    }
  }
  for (const line of lines) {
    const [a, b] = line.ends.map((end) => places.get(end));
    const dx = b.x - a.x;
    const dy = b.y - a.y;
    const length = Math.max(Math.hypot(dx, dy), 1);
    const pull = (length - (230 - 80 * Math.sqrt(line.count / heaviest))) * 0.035;
    shift(moves.get(line.ends[0]), (dx / length) * pull, (dy / length) * pull);
    shift(moves.get(line.ends[1]), (-dx / length) * pull, (-dy / length) * pull);
  }
  for (const [key, place] of all) {
    if (key === center) continue;
    const move = moves.get(key);
    const length = Math.max(Math.hypot(move.x, move.y), 0.01);
    const far = Math.min(length, 16 * heat + 0.5);
    place.x = Math.min(WIDTH - 70, Math.max(70, place.x + (move.x / length) * far));
    place.y = Math.min(HEIGHT - 34, Math.max(30, place.y + (move.y / length) * far));
  }
}

/** The part of the plane that is drawn on, with room for labels; never so small that a few nodes look huge. */
function frame(places) {
  const all = [...places.values()];
  const span = (axis, room, least) => {
    const low = Math.min(...all.map((place) => place[axis])) - room;
    const high = Math.max(...all.map((place) => place[axis])) + room;
    const spare = Math.max(0, least - (high - low)) / 2;
    return [low - spare, high - low + 2 * spare];
  };
  const [left, width] = span("x", 95, WIDTH * 0.8);
  const [top, height] = span("y", 44, HEIGHT * 0.62);
  return [left, top, width, height].map((number) => number.toFixed(0)).join(" ");
}

function shift(move, x, y) {
  move.x += x;
  move.y += y;
}

function radius(node) {
  const told = node.attributes.statements_by + node.attributes.statements_about;
  return 6 + Math.min(14, 1.7 * Math.sqrt(told));
}

function shorten(label) {
  const letters = Array.from(label);
  return letters.length > 24 ? `${letters.slice(0, 23).join("").trimEnd()}…` : label;
}

/** Act on a click, on Enter and on Space. */
function pressed(act) {
  return {
    onclick: act,
    onkeydown: (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      act(event);
    },
  };
}

/** Draw the network. `choose.pair(a, b)`, `choose.node(id)` and `choose.center(id)` are called on clicks. */
export function draw(found, choose) {
  const center = found.attributes.center;
  const lines = pairs(found.edges);
  const places = layout(found.nodes, lines, center);
  const labels = new Map(found.nodes.map((node) => [node.key, node.attributes.label]));
  const drawnLines = lines.map((line) => drawLine(line, places, labels, choose));
  const nodes = [...found.nodes].reverse().map((node) => drawNode(node, places, center, choose));
  return h(
    "svg",
    { viewBox: frame(places), role: "group", "aria-label": `Who stands around ${labels.get(center)}` },
    h("g", { class: "lines" }, drawnLines),
    h("g", { class: "nodes" }, nodes),
  );
}

function drawLine(line, places, labels, choose) {
  const [a, b] = line.ends.map((end) => places.get(end));
  const names = line.ends.map((end) => labels.get(end)).join(" and ");
  const told = line.edges
    .map((edge) => `${labels.get(edge.source)} ${edge.label} ${labels.get(edge.target)}: ${count(edge.count, "time")}`)
    .join("\n");
  const ends = { x1: a.x.toFixed(1), y1: a.y.toFixed(1), x2: b.x.toFixed(1), y2: b.y.toFixed(1) };
  const width = Math.min(11, 1.2 + 1.5 * Math.sqrt(line.count)).toFixed(2);
  return h(
    "g",
    {
      class: `line ${tone(line)}${line.contested ? " contested" : ""}`,
      tabindex: 0,
      role: "button",
      "data-ends": line.ends.join(" "),
      "aria-label": `${names}: ${count(line.count, "time")}${line.contested ? ", contested" : ""}. Show the sentences.`,
      ...pressed(() => choose.pair(...line.ends)),
    },
    h("line", { class: "hit", ...ends }),
    h("line", { class: "seen", "stroke-width": width, ...ends }),
    h("title", {}, told + (line.contested ? "\nSomebody disputes this." : "")),
  );
}

function drawNode(node, places, center, choose) {
  const { x, y } = places.get(node.key);
  const size = radius(node);
  const { label, type } = node.attributes;
  const state = node.key === center ? " center" : "";
  return h(
    "g",
    {
      class: `node ${KINDS[type] ? type : "other"}${state}`,
      transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})`,
      tabindex: 0,
      role: "button",
      "data-id": node.key,
      "aria-label": `${label}, ${KINDS[type] ?? type}. Show what is said by it and about it.`,
      ondblclick: () => choose.center(node.key),
      ...pressed(() => choose.node(node.key)),
    },
    h("circle", { r: size.toFixed(1) }),
    h("text", { y: (size + 15).toFixed(1), "text-anchor": "middle" }, shorten(label)),
    h("title", {}, `${label} (${KINDS[type] ?? type})\nDouble click: go there`),
  );
}
