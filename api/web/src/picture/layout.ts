// Where nodes stand: the same nodes, lines, seed and pins give the same picture.

import forceAtlas2 from "graphology-layout-forceatlas2";
import Graph from "graphology";

export interface Spot {
  readonly x: number;
  readonly y: number;
}

export interface Task {
  /** The center first. */
  readonly nodes: readonly { key: string; size: number; pin?: Spot | undefined }[];
  readonly lines: readonly { source: string; target: string; weight: number }[];
  readonly seed: number;
}

/** A big network is told so many times, after so many rounds each. */
export const TIMES = 8;
export const ROUNDS = 8;
const GOLDEN = 2.399963;

/** Begin: the center in the middle, the others around it by rank. */
export function arrange({ nodes, lines, seed }: Task): Graph {
  const graph = new Graph({ type: "undirected", multi: false, allowSelfLoops: false });
  nodes.forEach(({ key, size, pin }, index) => {
    const angle = (index + seed) * GOLDEN;
    const far = 30 * Math.sqrt(index);
    const spot = pin ?? { x: far * Math.cos(angle), y: far * Math.sin(angle) };
    graph.addNode(key, { ...spot, size, fixed: pin !== undefined || index === 0 });
  });
  for (const { source, target, weight } of lines) {
    if (source === target) continue;
    graph.updateUndirectedEdge(source, target, (known) => ({ weight: (Number(known["weight"]) || 0) + weight }));
  }
  return graph;
}

/** Let lines pull and nodes push for some rounds. */
export function settle(graph: Graph, rounds: number): void {
  const settings = {
    ...forceAtlas2.inferSettings(graph), gravity: 0.6, scalingRatio: 60, strongGravityMode: false, linLogMode: false,
    outboundAttractionDistribution: false, barnesHutOptimize: graph.order > 400, edgeWeightInfluence: 0.4, adjustSizes: graph.order <= 400,
  };
  forceAtlas2.assign(graph, { iterations: rounds, settings });
}

export function spots(graph: Graph): Map<string, Spot> {
  return new Map(graph.mapNodes((key, { x, y }) => [key, { x, y }] as const));
}
