// Reads a GEXF or a graphology JSON file and prints what graphology holds as JSON.
const { readFileSync } = require("node:fs");
const { MultiDirectedGraph } = require("graphology");
const gexf = require("graphology-gexf");

const [form, path] = process.argv.slice(2);
const text = readFileSync(path, "utf-8");
let graph;
if (form === "gexf") {
  graph = gexf.parse(MultiDirectedGraph, text, { addMissingNodes: false });
} else {
  graph = MultiDirectedGraph.from(JSON.parse(text));
}
process.stdout.write(JSON.stringify(graph.export()));
