// Dragging: nodes go where they are dragged to, and very big pictures move without being looked up all the time.

import type { MultiDirectedGraph } from "graphology";
import type Sigma from "sigma";

/** Lets nodes be dragged. */
export class Drag {
  /** Whether a node has been dragged since the button went down last. */
  moved = false;
  private held = "";

  constructor(sigma: Sigma, graph: MultiDirectedGraph, dropped: (node: string) => void) {
    sigma.getMouseCaptor().on("mousedown", () => { this.moved = false; });
    sigma.on("downNode", ({ node }) => { this.held = node; });
    sigma.on("moveBody", ({ event, preventSigmaDefault }) => {
      if (!this.held) return;
      preventSigmaDefault();
      event.original.preventDefault();
      if (!this.moved && !sigma.getCustomBBox()) sigma.setCustomBBox(sigma.getBBox());
      this.moved = true;
      graph.mergeNodeAttributes(this.held, sigma.viewportToGraph(event));
    });
    const drop = () => {
      if (this.held && this.moved) dropped(this.held);
      this.held = "";
    };
    sigma.on("upNode", drop);
    sigma.on("upStage", drop);
  }
}

/**
 * While a very big picture is dragged, what lies under the pointer is not looked up: each look waits until all that is
 * drawn is there, which is most of the time without a graphics card. Returns what ends the listening.
 */
export function dragLightly(sigma: Sigma, box: HTMLElement, isBig: () => boolean): () => void {
  const looking = sigma as unknown as Record<"getNodeAtPosition" | "getEdgeAtPoint", (...at: unknown[]) => string | null>;
  let held = false;
  for (const name of ["getNodeAtPosition", "getEdgeAtPoint"] as const) {
    const look = looking[name].bind(sigma);
    looking[name] = (...at) => (held && isBig() ? null : look(...at));
  }
  // The press itself is looked up; the event ends at the canvas.
  box.addEventListener("mousedown", () => setTimeout(() => { held = true; }), { capture: true });
  const letGo = () => { held = false; };
  document.addEventListener("mouseup", letGo, { capture: true });
  return () => document.removeEventListener("mouseup", letGo, { capture: true });
}
