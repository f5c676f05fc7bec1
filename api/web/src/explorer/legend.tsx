// What colours, widths and dashes mean; and the keys.

import { MANY, TONES, type Network } from "../picture/network";
import { Dot } from "../parts";
import { KINDS } from "../words";

export function Legend({ network }: { network: Network }) {
  const there = new Set([...network.nodes.values()].map((node) => node.type));
  return (
    <figcaption class="legend">
      <ul class="kinds">{Object.entries(KINDS).filter(([kind]) => there.has(kind)).map(([kind, name]) => <li key={kind}><Dot kind={kind} />{name}</li>)}</ul>
      <p>
        <span class="nowrap">conflict {TONES.map((name) => <span key={name} class={`swatch ${name}`} />)} cooperation</span>
        <span class="nowrap"><svg width="34" height="10" aria-hidden="true"><path d="M0 3h34" class="thin" /><path d="M0 7.5h34" class="thick" /></svg> told more often</span>
        {network.lines.size > MANY ? "too many lines for widths, dashes and heads; the table has them"
          : <span class="nowrap"><svg width="34" height="10" aria-hidden="true"><path d="M0 5h34" class="dashes" /></svg> disputed</span>}
      </p>
    </figcaption>
  );
}

const KEYS = [
  ["/", "search"], ["← ↑ → ↓", "from actor to actor"], ["l", "from line to line"], ["Enter", "read the sentences"], ["e", "expand, collapse"],
  ["h", "hide"], ["p", "pin, unpin"], ["g", "go there"], ["u", "undo"], ["+ − 0", "zoom, fit"], ["t", "table"],
] as const;

export function Keys() {
  return <p id="keys" class="keys">{KEYS.map(([key, does]) => <span key={key}><kbd>{key}</kbd> {does} </span>)}</p>;
}
