// The evidence beside the picture: who says what, for what is chosen.

import type { ComponentChildren } from "preact";
import { at, useAnswer } from "../api";
import { ToldAt } from "../evidence/list";
import { Dot, Name } from "../parts";
import { address, encode } from "../place";
import type { Drawing } from "../picture/drawing";
import { passed, type Network } from "../picture/network";
import type { Brief, Edge, Entity, Paths, ToldList } from "../types";
import { count, DRAWN, KINDS, number, short, STATUS, STATUSES } from "../words";
import { expand, hide, pin } from "./picture";
import { addressOf, change, filterQuery, toggled, type State } from "./state";

interface Given {
  readonly state: State;
  readonly network: Network;
  readonly drawing: Drawing | undefined;
}

export function Panel({ state, network, drawing, paths, undrawn }: Given & { paths: Paths | undefined; undrawn: readonly Edge[] }) {
  const [first = "", second] = state.chosen.split(" ");
  const other = first && first !== state.center ? first : "";
  return (
    <section class="evidence" aria-label="Evidence" tabIndex={-1}>
      {state.path && <Chains state={state} paths={paths} />}
      {state.undrawn ? <Undrawn state={state} network={network} edges={undrawn} />
        : second !== undefined ? <Pair state={state} network={network} ends={[first, second]} />
        : <One state={state} network={network} drawing={drawing} id={other || state.center} />}
    </section>
  );
}

const SHOWN = { limit: "20", context: "1", facets: true } as const;

function One({ state, network, drawing, id }: Given & { id: string }) {
  const there = network.nodes.get(id);
  const { data } = useAnswer<Entity>(at(`entities/${encode(id)}`));
  const told: Brief | undefined = there ?? data;
  const query = { concerning: id, event_type: state.relation, ...filterQuery(state) };
  return (
    <>
      <h2>{told && <Dot kind={told.type} />} <Name text={told?.label ?? id} /></h2>
      {told && id !== state.center && <p class="meta">{KINDS[told.type] ?? told.type}</p>}
      {id !== state.center && <Acts state={state} network={network} drawing={drawing} id={id} />}
      <Numbers state={state} path="statements" query={query} />
      <ToldAt address={at("statements", { ...query, ...SHOWN })} />
    </>
  );
}

function Acts({ state, network, drawing, id }: Given & { id: string }) {
  const inside = network.nodes.has(id);
  const act = (words: string, does: () => void) => <button type="button" onClick={does}>{words}</button>;
  return (
    <p class="actions">
      {inside && act(state.expanded.includes(id) ? "Collapse" : "Expand", () => expand(state, id))}
      {inside && act("Hide", () => hide(state, id))}
      {inside && drawing && act(state.pins.has(id) ? "Unpin" : "Pin", () => pin(state, drawing, id))}
      {act(state.path === id ? "No path" : "Path to here", () => change(state, { path: state.path === id ? "" : id }))}
      <a class="go" href={address(id)}>Go there</a>
    </p>
  );
}

function Pair({ state, network, ends }: { state: State; network: Network; ends: readonly [string, string] }) {
  const [from, to] = ends;
  const line = network.lines.get(`${from} ${to}`);
  const back = network.lines.get(`${to} ${from}`);
  const query = { from, to, relation: state.relation, ...filterQuery(state, { between: true }) };
  return (
    <>
      <h2><Label id={from} network={network} /> <span aria-label="to">→</span> <Label id={to} network={network} /></h2>
      {line ? <p class="meta">{passed(line, 40)}: {line.count === 1 ? "once" : `${number(line.count)} times`}, in {count(line.sources.length, "original source")}{line.contested && ", disputed"}</p>
        : <p class="meta">No line: nothing is told here as having passed this way.</p>}
      <p class="actions">
        {(back || !line) && <button type="button" onClick={() => change(state, { chosen: `${to} ${from}` })}>The other way{back ? ` (${number(back.count)})` : ""}</button>}
        <button type="button" onClick={() => change(state, { chosen: "" })}>All statements</button>
      </p>
      <Numbers state={state} path="edges" query={query} />
      <ToldAt address={at("edges", { ...query, ...SHOWN })} />
    </>
  );
}

function Label({ id, network }: { id: string; network: Network }) {
  const there = network.nodes.get(id);
  const { data } = useAnswer<Entity>(there ? "" : at(`entities/${encode(id)}`));
  return <Name text={there?.label ?? data?.label ?? id} most={60} />;
}

/** How many statements there are of each status; a click leaves only these. */
function Numbers({ state, path, query }: { state: State; path: string; query: Record<string, string | readonly string[] | undefined | boolean | number | null> }) {
  const { data } = useAnswer<ToldList>(at(path, { ...query, status: [], limit: "1", facets: true }));
  const counted = data?.facets?.status;
  if (!counted || !data?.total) return null;
  return (
    <p class="numbers" role="group" aria-label="Statements by status">
      {STATUSES.filter((status) => counted[status] || state.status.includes(status)).map((status) => (
        <button
          type="button" key={status} class={`badge ${status}`} data-status={status} aria-pressed={state.status.includes(status)}
          onClick={() => change(state, { status: toggled(state.status, status) })}
        >
          {number(counted[status] ?? 0)} {STATUS[status]}
        </button>
      ))}
    </p>
  );
}

function Undrawn({ state, network, edges }: { state: State; network: Network; edges: readonly Edge[] }) {
  const rest = STATUSES.filter((status) => !DRAWN.includes(status));
  const wanted = state.status.length ? rest.filter((status) => state.status.includes(status)) : rest;
  const query = { concerning: state.center, event_type: state.relation, ...filterQuery(state), status: wanted };
  return (
    <>
      <h2>Only denied, planned or supposed</h2>
      <p class="actions"><a href={addressOf({ ...state, undrawn: false })}>All statements</a></p>
      {edges.length > 0 && (
        <ul class="undrawn">
          {edges.map((edge) => (
            <li key={edge.id}>
              <button type="button" class="link" onClick={() => change(state, { chosen: `${edge.source} ${edge.target}`, undrawn: false })}>
                <Label id={edge.source} network={network} /> → <Label id={edge.target} network={network} />
              </button>{" "}
              <span class="meta">{edge.label} ({of(edge)})</span>
            </li>
          ))}
        </ul>
      )}
      {wanted.length > 0 ? <ToldAt address={at("statements", { ...query, ...SHOWN })} /> : <p class="empty">The filters leave none of these.</p>}
    </>
  );
}

function of(edge: Edge): string {
  return STATUSES.filter((status) => edge.statements[status]).map((status) => `${number(edge.statements[status])} ${STATUS[status]}`).join(", ");
}

function Chains({ state, paths }: { state: State; paths: Paths | undefined }) {
  const close = <button type="button" class="link" onClick={() => change(state, { path: "" })}>Close</button>;
  const steps = (path: Paths["paths"][number]): ComponentChildren => path.nodes.map((node, index) => {
    const edge = path.edges[index - 1]?.[0];
    return (
      <span key={node.id}>
        {edge && <button type="button" class="link step" title={edge.label} onClick={() => change(state, { chosen: `${edge.source} ${edge.target}` })}>{edge.source === node.id ? "←" : "→"} <span class="visually-hidden">{edge.label}</span></button>}
        <bdi>{short(node.label, 40)}</bdi>
      </span>
    );
  });
  return (
    <div class="chains">
      <h3>Paths {close}</h3>
      {paths && !paths.paths.length && <p class="meta">No chain of at most four steps under these filters.</p>}
      <ol>{paths?.paths.map((path) => <li key={path.nodes.map((node) => node.id).join(" ")}>{steps(path)}</li>)}</ol>
    </div>
  );
}
