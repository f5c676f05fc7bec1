// The views of the page. Each is a module of its own, loaded when it is first shown.

import type { ComponentType } from "preact";
import type { Place } from "./place";

export interface View {
  /** Whether a place is shown by this view; the first that says so shows it. */
  readonly shows: (place: Place) => boolean;
  readonly load: () => Promise<{ default: ComponentType<{ place: Place }> }>;
  /** A link in the head of the page, for views that stand alone. */
  readonly link?: { readonly name: string; readonly path: string };
}

const named = (name: string) => (place: Place) => place.path === name;

export const views: readonly View[] = [
  { shows: named(""), load: () => import("./welcome") },
  { shows: ({ path }) => /#s\d/.test(path), load: () => import("./evidence/alone") },
  { shows: ({ path }) => path.startsWith("article/"), load: () => import("./reading/view") },
  { shows: named("timeline"), load: () => import("./timeline/view"), link: { name: "Timeline", path: "timeline" } },
  { shows: named("compare"), load: () => import("./compare/view"), link: { name: "Compare", path: "compare" } },
  { shows: named("sparql"), load: () => import("./sparql/view"), link: { name: "SPARQL", path: "sparql" } },
  { shows: ({ path }) => path.includes("/"), load: () => import("./explorer/view") },
];

/** What is shown where no view fits. */
export const nothing: View = { shows: () => true, load: () => import("./nothing") };
