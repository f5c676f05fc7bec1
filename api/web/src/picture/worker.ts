// Places big networks beside the page: gets a task, tells places as they get better, and ends.

import { arrange, ROUNDS, settle, spots, type Task, TIMES } from "./layout";

onmessage = ({ data }: MessageEvent<Task>) => {
  const graph = arrange(data);
  for (let time = 1; time <= TIMES; time += 1) {
    settle(graph, ROUNDS);
    postMessage({ places: spots(graph), done: time === TIMES });
  }
};
