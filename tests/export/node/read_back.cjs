// Reads a GEXF or a graphology JSON file and prints what graphology holds as JSON.
const { readFileSync } = require("node:fs");
const { MultiDirectedGraph } = require("graphology");
const gexf = require("graphology-gexf");

const [form, path] = process.argv.slice(2);
const text = readFileSync(path, "utf-8");
let graph;
if (form === "gexf") {
  // Of two blocks of attributes it keeps the last, so that those of a timeline stand undeclared.
  const allowUndeclaredAttributes = text.includes('<attributes class="edge" mode="dynamic">');
  graph = gexf.parse(MultiDirectedGraph, text, { addMissingNodes: false, allowUndeclaredAttributes });
} else {
  graph = MultiDirectedGraph.from(JSON.parse(text));
}
process.stdout.write(JSON.stringify(graph.export()));
