// The table: the same as the picture, for those who read instead of look, and for machines without WebGL.

import { Dot, Name } from "../parts";
import { address } from "../place";
import { listed, passed, type Network } from "../picture/network";
import { KINDS, number, short } from "../words";
import { expand, hide } from "./picture";
import { change, type State } from "./state";

export function Table({ network, state }: { network: Network; state: State }) {
  return (
    <div class="tables">
      <Lines network={network} state={state} />
      <Actors network={network} state={state} />
    </div>
  );
}

function Lines({ network, state }: { network: Network; state: State }) {
  const name = (key: string) => <Name text={network.nodes.get(key)?.label ?? key} most={60} />;
  return (
    <div class="scroll" tabIndex={0} role="group" aria-label="Lines">
      <table class="lines">
        <caption>Lines: what is said to have passed</caption>
        <thead>
          <tr>{["From", "What is said", "To", "Times", "Original sources", "Last published", "Disputed", "Sentences"].map((head) => <th scope="col" key={head}>{head}</th>)}</tr>
        </thead>
        <tbody>
          {[...network.lines.values()].map((line) => (
            <tr key={line.key} data-line={line.key} class={line.key === state.chosen ? "chosen" : ""}>
              <th scope="row">{name(line.source)}</th>
              <td>{passed(line)}</td>
              <th scope="row">{name(line.target)}</th>
              <td class="number">{number(line.count)}</td>
              <td><bdi>{listed(line.sources.slice(0, 3).map((one) => short(one.label, 40)), line.sources.length)}</bdi></td>
              <td class="number">{line.last ?? "undated"}</td>
              <td>{line.contested ? "disputed" : ""}</td>
              <td>
                <button type="button" aria-label={`Sentences: ${short(network.nodes.get(line.source)?.label ?? "", 40)} to ${short(network.nodes.get(line.target)?.label ?? "", 40)}`} onClick={() => change(state, { chosen: line.key, undrawn: false })}>Sentences</button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Actors({ network, state }: { network: Network; state: State }) {
  return (
    <div class="scroll" tabIndex={0} role="group" aria-label="Actors">
      <table class="actors">
        <caption>Actors and places in view</caption>
        <thead>
          <tr>{["Name", "Kind", "Statements about", "Statements by", ""].map((head) => <th scope="col" key={head}>{head || <span class="visually-hidden">Do</span>}</th>)}</tr>
        </thead>
        <tbody>
          {[...network.nodes.values()].map((node) => (
            <tr key={node.id} data-id={node.id} class={node.id === state.chosen ? "chosen" : ""}>
              <th scope="row"><Dot kind={node.type} /> <a href={address(node.id)}><Name text={node.label} most={60} /></a></th>
              <td>{KINDS[node.type] ?? node.type}</td>
              <td class="number">{number(node.statements_about)}</td>
              <td class="number">{number(node.statements_by)}</td>
              <td class="do">
                <button type="button" onClick={() => change(state, { chosen: node.id, undrawn: false })}>Statements</button>
                {node.id !== state.center && <button type="button" onClick={() => expand(state, node.id)}>{state.expanded.includes(node.id) ? "Collapse" : "Expand"}</button>}
                {node.id !== state.center && <button type="button" onClick={() => hide(state, node.id)}>Hide</button>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
