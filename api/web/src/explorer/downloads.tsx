// Everything in view can be taken along, as data, as picture, as query.

import { at, served } from "../api";
import { Copy, Menu, save, saveTable } from "../parts";
import { encode } from "../place";
import type { Drawing } from "../picture/drawing";
import type { Network } from "../picture/network";
import { short } from "../words";
import { rowsOf } from "./rows";
import { linesQuery, statementsQuery } from "./sparql";
import { egoQuery, filterQuery, type State } from "./state";

const FORMS = [["gexf", "GEXF, for Gephi"], ["graphml", "GraphML"], ["csv", "CSV, nodes and edges"], ["ttl", "Turtle"], ["html", "HTML, a page to keep and to send"]] as const;

interface Given {
  readonly state: State;
  readonly network: Network;
  readonly beside: readonly string[];
  readonly base: string;
  readonly drawing: Drawing | undefined;
}

export function Downloads({ state, network, beside, base, drawing }: Given) {
  const name = `newskg-${state.center.replace(/[^A-Za-z0-9]+/g, "-").slice(0, 60)}`;
  const shared = { about: state.center, hops: "1", relation: state.relation, min_weight: state.min > 1 ? String(state.min) : "", ...filterQuery(state) };
  const json = at(`entities/${encode(state.center)}/ego`, egoQuery(state, beside));
  const png = async () => {
    if (!drawing) return;
    const { toBlob } = await import("@sigma/export-image");
    const background = getComputedStyle(document.documentElement).getPropertyValue("--raised").trim();
    save(await toBlob(drawing.sigma, { backgroundColor: background }), `${name}.png`);
  };
  const vector = async () => {
    if (!drawing) return;
    const { svg } = await import("../picture/svg");
    save(new Blob([svg(drawing.sigma, network)], { type: "image/svg+xml" }), `${name}.svg`);
  };
  const table = () => saveTable(rowsOf(network), `${name}.csv`);
  const partial = state.type.length > 0 || state.hidden.length > 0;
  return (
    <Menu name="downloads" title="Download">
      {served() && (
        <>
          <h3>All around <bdi>{short(network.nodes.get(state.center)?.label ?? state.center, 40)}</bdi></h3>
          <ul>{FORMS.map(([form, words]) => <li key={form}><a href={at("export", { format: form, ...shared })} download>{words}</a></li>)}</ul>
          {partial && <p class="meta">Kinds of actors and what you hid are not left out of these files.</p>}
        </>
      )}
      <h3>What is in view</h3>
      <ul>
        {served() && <li><a href={json} target="_blank" rel="noopener">JSON, as this page reads it</a></li>}
        <li><button type="button" class="link" onClick={table}>CSV, the lines</button></li>
        {drawing && <li><button type="button" class="link" onClick={png}>PNG</button> · <button type="button" class="link" onClick={vector}>SVG</button></li>}
        {served() && <li><Copy text={() => curl(json)}>Copy as curl</Copy></li>}
        <li><Copy text={() => linesQuery(state, base)}>Copy its lines as SPARQL</Copy></li>
        <li><Copy text={() => statementsQuery(state, base)}>Copy its statements as SPARQL</Copy></li>
      </ul>
    </Menu>
  );
}

/** A command line that gets an address; the quotes keep every shell from reading anything into it. */
export function curl(address: string): string {
  return `curl '${new URL(address, document.baseURI).href.replaceAll("'", "%27")}'`;
}
