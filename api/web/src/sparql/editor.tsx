// The editor of YASGUI, with our prefixes and terms and nobody else's.

import Yasqe from "@zazuko/yasqe";
import { useEffect, useRef } from "preact/hooks";
import { short } from "../words";
import type { Mistake } from "./run";
import type { Vocabulary } from "./vocabulary";

interface Given {
  /** A text put in from outside; what is typed stays the editor's own. */
  readonly given: { readonly text: string };
  readonly vocabulary: Vocabulary;
  readonly mistake: Mistake | undefined;
  readonly changed: (query: string) => void;
  readonly run: (query: string) => void;
}

export default function Editor({ given, vocabulary, mistake, changed, run }: Given) {
  const box = useRef<HTMLDivElement>(null);
  const editor = useRef<Yasqe | null>(null);
  const acts = useRef({ changed, run });
  acts.current = { changed, run };
  useEffect(() => {
    if (!box.current) return;
    const made = start(box.current, vocabulary, given.text);
    made.on("change", () => acts.current.changed(made.getValue()));
    const runs = () => acts.current.run(made.getValue());
    const complete = () => made.showHint({ hint: () => hints(made, vocabulary), completeSingle: false } as never);
    // The key Tab leads on, as everywhere else on the page.
    made.setOption("extraKeys" as never, { "Ctrl-Enter": runs, "Cmd-Enter": runs, "Ctrl-Space": complete, Tab: false, "Shift-Tab": false } as never);
    editor.current = made;
    return () => { made.destroy(); editor.current = null; };
  }, [vocabulary]);
  useEffect(() => {
    const made = editor.current;
    if (made && made.getValue() !== given.text) made.setValue(given.text);
  }, [given]);
  useEffect(() => {
    const made = editor.current;
    if (!made || !mistake?.line) return;
    return mark(made, mistake.line - 1, (mistake.column ?? 1) - 1, mistake.message);
  }, [mistake]);
  return <div class="editor" ref={box} />;
}

function start(parent: HTMLElement, vocabulary: Vocabulary, value: string): Yasqe {
  Yasqe.defaults.autocompleters = ["variables"];
  const config = {
    value, persistenceId: null, createShareableLink: () => "", consumeShareLink: null, showQueryButton: false, resizeable: false, prefixCcApi: null,
    editorHeight: "18rem", collapsePrefixesOnLoad: false, autocompleters: [], screenReaderLabel: "SPARQL query", foldGutter: false, gutters: [],
  };
  // The types know no editor without storage and links.
  const made = new Yasqe(parent, config as never);
  const complete = () => made.showHint({ hint: () => hints(made, vocabulary), completeSingle: false } as never);
  made.on("inputRead" as never, ((_: unknown, change: { text: string[] }) => { if (/[\w:]$/.test(change.text.join(""))) setTimeout(complete); }) as never);
  made.getInputField().setAttribute("aria-label", "SPARQL query; Control and Enter runs it, Control and Space completes");
  return made;
}

/** Prefixes while a name is begun, terms behind a prefix, variables behind a question mark. */
function hints(made: Yasqe, { prefixes, classes, properties }: Vocabulary) {
  const cursor = made.getDoc().getCursor();
  const before = made.getDoc().getLine(cursor.line).slice(0, cursor.ch);
  const begun = /[?$]?[\w-]*:?[\w.-]*$/.exec(before)?.[0] ?? "";
  const query: string = made.getValue();
  const declared: Record<string, string> = {};
  for (const [, name = "", iri = ""] of query.matchAll(/prefix\s+([\w-]*):\s*<([^>]*)>/gi)) declared[name] = iri;
  const shortened = (iri: string) => {
    const found = Object.entries({ ...prefixes, ...declared }).find(([, space]) => space && iri.startsWith(space));
    return found ? `${found[0]}:${iri.slice(found[1].length)}` : `<${iri}>`;
  };
  const known: string[] = /prefix\s+[\w-]*$/i.test(before) ? Object.entries(prefixes).map(([name, iri]) => `${name}: <${iri}>`)
    : /^[?$]/.test(begun) ? [...new Set(query.match(/[?$]\w+/g) ?? [])].filter((name) => name !== begun)
    : (/\ba\s+[\w-]*:?\w*$|rdf:type\s+[\w-]*:?\w*$/.test(before) ? classes : [...properties, ...classes]).map(shortened);
  const list = begun ? [...new Set(known)].filter((one) => one.toLowerCase().startsWith(begun.toLowerCase()) && one !== begun).slice(0, 50) : [];
  return { list, from: { line: cursor.line, ch: cursor.ch - begun.length }, to: cursor };
}

/** Underline where the server says that the mistake is. Returns what takes it away. */
function mark(made: Yasqe, line: number, column: number, message: string): () => void {
  const doc = made.getDoc();
  const letters = Array.from(doc.getLine(line) ?? "");
  // The server counts code points, the editor code units.
  const from = letters.slice(0, column).join("").length;
  const word = /^(\w+|\S|$)/.exec(letters.slice(column).join(""))?.[0].length || 1;
  const start = { line, ch: Math.min(from, Math.max(0, (doc.getLine(line) ?? "").length - 1)) };
  const marked = doc.markText(start, { line, ch: start.ch + word }, { className: "mistake", title: short(message, 300) } as never);
  const row = made.addLineClass(line, "background", "mistaken");
  made.scrollIntoView(start);
  return () => { marked.clear(); made.removeLineClass(row, "background", "mistaken"); };
}
