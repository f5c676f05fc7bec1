// Places big networks while the page goes on: in a worker, or where a page must load nothing, in between.

import { arrange, ROUNDS, settle, spots, type Spot, type Task, TIMES } from "./layout";

type Tell = (places: ReadonlyMap<string, Spot>, done: boolean) => void;
/** Begins to place a network, tells places as they get better; what it returns ends it. */
type Beside = (task: Task, tell: Tell) => () => void;

let beside: Beside = inWorker;

export function settleBeside(task: Task, tell: Tell): () => void {
  return beside(task, tell);
}

/** Do without a worker from now on: a file may not start one. */
export function settleInBetween(): void {
  beside = inBetween;
}

function inWorker(task: Task, tell: Tell): () => void {
  const worker = new Worker(new URL("./layout.js", import.meta.url), { type: "module" });
  worker.onmessage = ({ data }) => {
    tell(data.places, data.done);
    if (data.done) worker.terminate();
  };
  worker.postMessage(task);
  return () => worker.terminate();
}

function inBetween(task: Task, tell: Tell): () => void {
  const graph = arrange(task);
  let waiting = 0;
  const go = (round: number) => {
    settle(graph, 1);
    const done = round === ROUNDS * TIMES;
    if (done || round % ROUNDS === 0) tell(spots(graph), done);
    if (!done) waiting = window.setTimeout(go, 0, round + 1);
  };
  waiting = window.setTimeout(go, 0, 1);
  return () => clearTimeout(waiting);
}
