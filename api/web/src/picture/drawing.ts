// The picture on its canvas: shows a network, tells what is clicked. Knows nothing of addresses and answers.

import { MultiDirectedGraph } from "graphology";
import Sigma from "sigma";
import type { CameraState, EdgeDisplayData, NodeDisplayData } from "sigma/types";
import { animateNodes } from "sigma/utils";
import { short } from "../words";
import { colors, mixed, type Colors } from "./colors";
import { Drag, dragLightly } from "./drag";
import { drawHover, drawLabel } from "./labels";
import { arrange, settle, spots, type Spot, type Task } from "./layout";
import { settleBeside } from "./beside";
import { MANY, Scale, tone, type Line, type Network } from "./network";
import { PROGRAMS } from "./programs";
import { located, toward } from "./where";

export interface Handlers {
  node(key: string): void;
  line(key: string): void;
  expand(key: string): void;
  pin(key: string, spot: Spot): void;
  /** What lies under the pointer, and where; nothing if nothing does. */
  hover(over: { node?: string; line?: string } | null, x: number, y: number): void;
}

export interface Looks {
  /** A node, or a line (`source target`), or nothing. */
  readonly chosen: string;
  /** Lines to stress, such as those of a path. */
  readonly stressed: ReadonlySet<string>;
  readonly pins: ReadonlyMap<string, Spot>;
  readonly seed: number;
}

/** So many nodes are placed at once, more beside the page. */
const SOON = 300;
const still = window.matchMedia("(prefers-reduced-motion: reduce)");

export class Drawing {
  readonly sigma: Sigma;
  private readonly graph = new MultiDirectedGraph();
  private network: Network | undefined;
  private scale: Scale | undefined;
  /** The box is wider than high, or the other way round; so is the picture. */
  private readonly stretch: number;
  private looks: Looks = { chosen: "", stressed: new Set(), pins: new Map(), seed: 0 };
  private colors: Colors = colors();
  private over = "";
  private settling: (() => void) | undefined;
  private stop: (() => void) | undefined;
  private readonly drag: Drag;
  private readonly letGo: () => void;
  /** Whether nodes or lines came or went since the canvas was drawn. */
  private stale = true;

  constructor(box: HTMLElement, private readonly handlers: Handlers) {
    this.stretch = Math.max(0.8, Math.min(1.7, (0.85 * box.clientWidth) / Math.max(box.clientHeight, 1)));
    this.sigma = new Sigma(this.graph, box, {
      allowInvalidContainer: true, enableEdgeEvents: true, zIndex: true, stagePadding: 56, minEdgeThickness: 1.2,
      labelFont: getComputedStyle(document.body).fontFamily, labelSize: 13, labelRenderedSizeThreshold: 4, labelDensity: 1.6,
      labelGridCellSize: 70, defaultEdgeType: "plain", edgeProgramClasses: PROGRAMS, minCameraRatio: 0.05, maxCameraRatio: 3,
      defaultDrawNodeLabel: drawLabel(() => this.colors), defaultDrawNodeHover: drawHover(() => this.colors),
      nodeReducer: (key, data) => this.nodeLooks(key, data as NodeDisplayData),
      edgeReducer: (key, data) => this.lineLooks(key, data as EdgeDisplayData),
    });
    this.drag = new Drag(this.sigma, this.graph, (node) => {
      const spot = this.spot(node);
      if (spot) handlers.pin(node, spot);
    });
    this.listen();
    this.letGo = dragLightly(this.sigma, box, () => this.graph.size > MANY);
  }

  /** Show a network; what was there before moves to its new place. */
  show(network: Network, looks: Looks): void {
    const same = this.network === network && this.looks.seed === looks.seed && this.looks.pins.size === looks.pins.size;
    const first = this.graph.order === 0;
    this.network = network;
    this.looks = looks;
    if (same) return this.again();
    this.stale = true;
    this.fill(network);
    this.place(network, looks, first);
  }

  /** Draw with the colours that hold now. */
  dress(): void {
    this.colors = colors();
    const { graph, network } = this;
    if (!network) return;
    if (this.stale) this.sigma.refresh();
    for (const [key, node] of network.nodes) graph.setNodeAttribute(key, "color", this.colors.of(node.type));
    for (const [key, line] of network.lines) graph.setEdgeAttribute(key, "color", this.colored(line));
    this.again();
  }

  fit(): void {
    this.look({ x: 0.5, y: 0.5, angle: 0, ratio: 1 });
  }

  zoom(factor: number): void {
    this.look({ ratio: this.sigma.getCamera().ratio / factor });
  }

  /** Where a node or the middle of a line is on the box, in pixels. */
  locate(key: string): Spot | undefined {
    return located(this.sigma, this.graph, key);
  }

  /** Where a node is pinned if it is pinned now. */
  spot(key: string): Spot | undefined {
    if (!this.graph.hasNode(key)) return undefined;
    const { x, y } = this.graph.getNodeAttributes(key);
    return { x: Math.round(x / this.stretch), y: Math.round(y) };
  }

  /** The nearest node in a direction, for arrow keys. */
  toward(key: string, dx: number, dy: number): string {
    return toward(this.sigma, this.graph, key, [dx, dy]) ?? this.network?.center ?? "";
  }

  kill(): void {
    this.stop?.();
    this.settling?.();
    this.letGo();
    this.sigma.kill();
  }

  /** Move the camera. Only a new animation ends one that runs, such as the glide after a drag, which would win. */
  private look(to: Partial<CameraState>): void {
    const camera = this.sigma.getCamera();
    void camera.animate(to, { duration: still.matches ? 1 : 200 });
    if (still.matches) camera.setState(to);
  }

  private fill(network: Network): void {
    const { graph } = this;
    const { nodes, lines } = network;
    const scale = (this.scale = new Scale(network));
    const crowded = nodes.size > 60;
    this.sigma.setSettings({ labelDensity: crowded ? 0.7 : 1.6, labelGridCellSize: crowded ? 110 : 70 });
    // Nor does anything step back then for what is pointed at.
    this.sigma.setSettings({ hideEdgesOnMove: lines.size > MANY, hideLabelsOnMove: lines.size > MANY });
    for (const key of graph.nodes()) if (!nodes.has(key)) graph.dropNode(key);
    for (const key of graph.edges()) if (!lines.has(key)) graph.dropEdge(key);
    for (const [key, node] of nodes) {
      const looks = { size: scale.radius(node), label: short(node.label, 32), color: this.colors.of(node.type) };
      if (graph.hasNode(key)) graph.mergeNodeAttributes(key, looks);
      else graph.addNode(key, { x: 0, y: 0, ...looks });
    }
    for (const [key, line] of lines) {
      const looks = this.drawn(line);
      if (graph.hasEdge(key)) graph.mergeEdgeAttributes(key, looks);
      else graph.addEdgeWithKey(key, line.source, line.target, looks);
    }
  }

  private drawn(line: Line): object {
    const type = (this.network?.lines.size ?? 0) > MANY ? "thin" : line.contested ? "dashed" : "plain";
    return { size: this.scale?.thickness(line) ?? 1, type, curvature: 0.14, color: this.colored(line) };
  }

  private colored(line: Line): string {
    const color = this.colors.of(tone(line));
    return this.scale?.faint(line) ? mixed(color, this.colors.raised, 0.3) : color;
  }

  private place(network: Network, { pins, seed }: Looks, first: boolean): void {
    this.stop?.();
    this.settling?.();
    const nodes = [...network.nodes].map(([key, node]) => ({ key, size: this.scale?.radius(node) ?? 5, pin: pins.get(key) }));
    const lines = [...network.lines.values()].map(({ source, target, count }) => ({ source, target, weight: Math.min(count, 20) }));
    const task: Task = { nodes, lines, seed };
    const { dataset } = this.sigma.getContainer();
    dataset["settled"] = String(nodes.length <= SOON);
    const begun = arrange(task);
    if (nodes.length <= SOON) {
      settle(begun, nodes.length <= 60 ? 220 : 100);
      return this.move(spots(begun), first);
    }
    this.move(spots(begun), true);
    this.settling = settleBeside(task, (places, done) => {
      this.move(places, true);
      if (done) dataset["settled"] = "true";
    });
  }

  private move(places: ReadonlyMap<string, Spot>, at_once: boolean): void {
    const { graph } = this;
    const there = [...places].filter(([key]) => graph.hasNode(key));
    const known = new Map(there.map(([key, { x, y }]) => [key, { x: x * this.stretch, y }] as const));
    if (at_once || still.matches) {
      graph.updateEachNodeAttributes((key, data) => ({ ...data, ...known.get(key) }), { attributes: ["x", "y"] });
      return;
    }
    this.stop = animateNodes(graph, Object.fromEntries([...known].map(([key, { x, y }]) => [key, { x, y }])), { duration: 350, easing: "quadraticInOut" });
  }

  private again(): void {
    // What only looks otherwise need not be sorted anew; in a small picture it may, for lines to come to the front.
    const { graph } = this;
    if (this.stale || graph.order <= SOON) this.sigma.refresh();
    else this.sigma.refresh({ partialGraph: { nodes: graph.nodes(), edges: graph.edges() }, skipIndexation: true });
  }

  private near(key: string): boolean {
    if (!this.over || key === this.over) return true;
    if (this.graph.hasEdge(this.over)) return this.graph.extremities(this.over).includes(key);
    return this.graph.hasNode(this.over) && this.graph.areNeighbors(this.over, key);
  }

  private nodeLooks(key: string, data: NodeDisplayData): Partial<NodeDisplayData> {
    const { chosen, stressed } = this.looks;
    const important = key === this.network?.center || key === chosen || chosen.split(" ").includes(key);
    const dim = !this.near(key) && !stressed.size;
    return {
      ...data,
      highlighted: key === chosen,
      forceLabel: important || (this.over !== "" && this.near(key)),
      zIndex: important ? 2 : 1,
      ...(dim ? { color: this.colors.faint, label: "" } : {}),
    };
  }

  private lineLooks(key: string, data: EdgeDisplayData): Partial<EdgeDisplayData> {
    const { chosen, stressed } = this.looks;
    if (key === chosen) return { ...data, color: this.colors.accent, size: data.size + 2, zIndex: 3 };
    if (stressed.size) return stressed.has(key) ? { ...data, size: data.size + 2, zIndex: 2 } : { ...data, color: this.colors.faint, zIndex: 0 };
    if (!this.over) return data;
    const ends = this.graph.extremities(key);
    const near = key === this.over || ends.includes(this.over);
    return near ? { ...data, zIndex: 2 } : { ...data, color: this.colors.faint, zIndex: 0 };
  }

  private hover(over: { node?: string; line?: string } | null, x = 0, y = 0): void {
    const many = this.graph.size > MANY;
    this.over = many ? "" : over?.node ?? over?.line ?? "";
    this.sigma.getContainer().classList.toggle("pointing", over !== null);
    this.handlers.hover(over, x, y);
    if (!many) this.again();
  }

  private listen(): void {
    const { sigma, handlers } = this;
    sigma.on("afterProcess", () => { this.stale = false; });
    let clicked = "";
    sigma.on("clickNode", ({ node }) => {
      // The click that ends a drag is none.
      clicked = this.drag.moved ? "" : node;
      if (clicked) handlers.node(node);
    });
    sigma.on("clickEdge", ({ edge }) => handlers.line(edge));
    sigma.on("doubleClickNode", ({ node, preventSigmaDefault }) => {
      preventSigmaDefault();
      // Nor is it the first of two.
      if (clicked === node) handlers.expand(node);
      else handlers.node(node);
      clicked = "";
    });
    sigma.on("enterNode", ({ node, event }) => this.hover({ node }, event.x, event.y));
    sigma.on("leaveNode", () => this.hover(null));
    sigma.on("enterEdge", ({ edge, event }) => this.hover({ line: edge }, event.x, event.y));
    sigma.on("leaveEdge", () => this.hover(null));
  }
}
