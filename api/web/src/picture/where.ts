// Where things are on the box of a picture, in pixels.

import type { MultiDirectedGraph } from "graphology";
import type Sigma from "sigma";
import type { Spot } from "./layout";

/** Where a node or the middle of a line is. */
export function located(sigma: Sigma, graph: MultiDirectedGraph, key: string): Spot | undefined {
  if (graph.hasNode(key)) {
    const { x, y } = graph.getNodeAttributes(key);
    return sigma.graphToViewport({ x, y });
  }
  if (!graph.hasEdge(key)) return undefined;
  const [from, to] = graph.extremities(key).map((end) => located(sigma, graph, end));
  if (!from || !to) return undefined;
  const bend = Number(graph.getEdgeAttribute(key, "curvature")) / 2;
  return { x: (from.x + to.x) / 2 + (to.y - from.y) * bend, y: (from.y + to.y) / 2 - (to.x - from.x) * bend };
}

/** The nearest node in a direction, the node itself where there is none; nothing where that is not in the picture. */
export function toward(sigma: Sigma, graph: MultiDirectedGraph, key: string, [dx, dy]: [number, number]): string | undefined {
  const from = located(sigma, graph, key);
  if (!from) return undefined;
  let found = { key, cost: Infinity };
  graph.forEachNode((other) => {
    const spot = other === key ? undefined : located(sigma, graph, other);
    if (!spot) return;
    const [x, y] = [spot.x - from.x, spot.y - from.y];
    const along = x * dx + y * dy;
    const cost = along > 0 ? along + 2.5 * Math.abs(x * dy - y * dx) : Infinity;
    if (cost < found.cost) found = { key: other, cost };
  });
  return found.key;
}
