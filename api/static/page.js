// The page: what is in the address is what is shown. `#/country/JP?with=country/CN&view=table&n=50`

import * as api from "./api.js";
import { h, announce, count, day } from "./dom.js";
import { list, marked } from "./evidence.js";
import { draw, pairs, KINDS } from "./picture.js";
import { listen } from "./search.js";

const main = document.getElementById("main");
const SOME = 25;
const MOST = 150;
let asked = new AbortController();

function read() {
  const [place, query = ""] = location.hash.replace(/^#\/?/, "").split("?");
  let id = "";
  try {
    id = place.split("/").map(decodeURIComponent).join("/");
  } catch {
    id = place;
  }
  return { id, options: new URLSearchParams(query) };
}

function address(id, options = {}) {
  const query = new URLSearchParams(Object.entries(options).filter(([, value]) => value)).toString();
  return `#/${api.path(id)}${query ? `?${query}` : ""}`;
}

function write(id, options) {
  location.hash = address(id, options);
}

function chosen() {
  return read().options.get("with") ?? "";
}

async function show() {
  asked.abort();
  asked = new AbortController();
  const { signal } = asked;
  const { id, options } = read();
  main.setAttribute("aria-busy", "true");
  try {
    const content = id === "" ? await welcome(signal) : await thing(id, options, signal);
    if (content.parentElement !== main) main.replaceChildren(content);
  } catch (error) {
    if (error.name === "AbortError") return;
    main.replaceChildren(h("section", { class: "trouble" }, h("h1", {}, "That did not work"), h("p", {}, error.message), h("p", {}, h("a", { href: "#/" }, "Back to the beginning"))));
  }
  main.removeAttribute("aria-busy");
}

function thing(id, options, signal) {
  if (/#s\d/.test(id)) return one(id, signal);
  return id.startsWith("article/") ? reader(id.split("#")[0], options, signal) : actor(id, options, signal);
}

async function welcome(signal) {
  const [told, busiest] = await Promise.all([api.stats(signal), api.busiest(signal)]);
  document.title = "newskg: who says what about whom";
  const chips = busiest.items.map((item) => h("li", {}, h("a", { href: `#/${api.path(item.id)}` }, h("span", { class: `dot ${item.type}` }), item.label)));
  return h(
    "section",
    { class: "welcome" },
    h("h1", {}, "Who says what about whom"),
    h("p", { class: "lead" }, `${count(told.articles, "article")} from ${count(told.sources, "original source")}: ${count(told.statements, "statement")} about ${told.entities.toLocaleString("en")} actors and places, each with its speaker, its outlet and its sentence.`),
    h("h2", {}, "Most spoken of here"),
    h("ul", { class: "chips" }, chips),
  );
}

// What is shown on the left, kept while only the evidence beside it changes: focus and place stay where they are.
let kept = { key: "" };

async function actor(id, options, signal) {
  const shown = Math.min(MOST, Number(options.get("n")) || SOME);
  const state = { with: options.get("with") ?? "", view: options.get("view") === "table" ? "table" : "", n: options.get("n") };
  const key = [id, state.view, shown].join(" ");
  const same = key === kept.key && main.contains(kept.left);
  const [told, around] = same ? [kept.told, kept.around] : await Promise.all([api.entity(id, signal), network(id, shown + 1, signal)]);
  const panel = await evidencePanel(told, state, signal);
  document.title = `${told.label}: newskg`;
  if (!same) {
    announce(`${told.label}: ${count(Math.max(0, around.nodes.length - 1), "neighbour")}`);
    const body = state.view ? tableOf(around, id, state) : picture(around, id, state);
    const left = h("div", { class: "left" }, heading(told), tabs(id, state), body, rest(around, id, shown, state), undrawn(around, id, state), downloads(told));
    kept = { key, told, around, left };
  }
  choose(kept.left, id, state.with);
  if (!same) return h("div", { class: "actor" }, kept.left, panel);
  kept.left.parentElement.lastElementChild.replaceWith(panel);
  return kept.left.parentElement;
}

/** Mark what the evidence belongs to. */
function choose(left, id, other) {
  const [first, second] = other.split(" ");
  const ends = [second ? first : id, second ?? first].sort().join(" ");
  for (const line of left.querySelectorAll(".line")) line.classList.toggle("chosen", line.dataset.ends === ends);
  for (const node of left.querySelectorAll(".node")) node.classList.toggle("chosen", other !== "" && node.dataset.id === other);
  for (const row of left.querySelectorAll("tr[data-id]")) row.classList.toggle("chosen", row.dataset.id === other);
}

/** The network around an actor; one that no statement draws to anybody stands alone. */
async function network(id, nodes, signal) {
  try {
    return await api.ego(id, nodes, signal);
  } catch (error) {
    if (error instanceof api.Trouble) return { attributes: { center: id }, nodes: [], edges: [], undrawn: [], undrawn_total: 0, dropped: { nodes: 0 } };
    throw error;
  }
}

function heading(told) {
  const names = told.aliases.length ? h("p", { class: "aliases" }, `Also called ${told.aliases.join(", ")}`) : null;
  return h(
    "div",
    { class: "heading" },
    h("h1", {}, h("span", { class: `dot ${told.type}` }), told.label),
    h("p", { class: "meta" }, `${KINDS[told.type] ?? told.type} · ${count(told.counts.statements_about, "statement")} about it, ${told.counts.statements_by.toLocaleString("en")} by it · ${count(told.sources.length, "original source")}`),
    names,
  );
}

function tabs(id, state) {
  const tab = (name, view) => h("button", { type: "button", "aria-pressed": String(state.view === view), onclick: () => write(id, { ...state, with: chosen(), view }) }, name);
  return h("div", { class: "tabs", role: "group", "aria-label": "Form" }, tab("Picture", ""), tab("Table", "table"));
}

function picture(around, id, state) {
  if (!around.edges.length) return h("p", { class: "empty" }, "No line can be drawn: nothing is told here as having passed between this actor and another.");
  const drawn = draw(around, {
    pair: (a, b) => write(id, { ...state, with: a === id ? b : b === id ? a : `${a} ${b}` }),
    node: (key) => write(id, { ...state, with: key }),
    center: (key) => write(key),
  });
  return h("figure", { class: "picture" }, drawn, legend());
}

function legend() {
  const kinds = Object.entries(KINDS).map(([kind, name]) => h("li", {}, h("span", { class: `dot ${kind}` }), name));
  const tones = ["hostile", "tense", "neutral", "friendly", "close"].map((name) => h("span", { class: `swatch ${name}` }));
  return h(
    "figcaption",
    {},
    h("ul", { class: "kinds" }, kinds),
    h("p", {}, "Lines: conflict ", tones, " cooperation · width: how often it is told · dashed: contested. Click a line for its sentences."),
  );
}

function tableOf(around, id, state) {
  const labels = new Map(around.nodes.map((node) => [node.key, node.attributes.label]));
  const rows = pairs(around.edges).filter((pair) => pair.ends.includes(id)).map((pair) => {
    const other = pair.ends[0] === id ? pair.ends[1] : pair.ends[0];
    const words = pair.edges.map((edge) => h("li", {}, `${labels.get(edge.source)} ${edge.label} ${labels.get(edge.target)} (${edge.count})`));
    const sources = new Set(pair.edges.flatMap((edge) => edge.sources.map((one) => one.label)));
    const last = pair.edges.map((edge) => edge.last ?? "").sort().at(-1);
    return h(
      "tr",
      { "data-id": other },
      h("th", { scope: "row" }, h("a", { href: `#/${api.path(other)}` }, labels.get(other))),
      h("td", {}, h("ul", {}, words)),
      h("td", { class: "number" }, String(pair.count)),
      h("td", {}, [...sources].join(", ")),
      h("td", { class: "number" }, last ? last : "undated"),
      h("td", {}, pair.contested ? "contested" : ""),
      h("td", {}, h("button", { type: "button", onclick: () => write(id, { ...state, with: other }) }, "Sentences")),
    );
  });
  const head = ["Neighbour", "What is said to have passed", "Times", "Original sources", "Last", "", ""].map((name) => h("th", { scope: "col" }, name));
  return h("div", { class: "scroll" }, h("table", {}, h("thead", {}, h("tr", {}, head)), h("tbody", {}, rows)));
}

function rest(around, id, shown, state) {
  const left = around.dropped.nodes;
  if (!left) return null;
  const more = Math.min(MOST, shown * 2);
  const line = h("p", { class: "rest" }, `The ${shown} strongest of ${(shown + left).toLocaleString("en")} neighbours. `);
  if (shown < MOST) line.append(h("button", { type: "button", onclick: () => write(id, { ...state, with: chosen(), n: String(more) }) }, "Show more"));
  return line;
}

function undrawn(around, id, state) {
  const others = new Map();
  for (const edge of around.undrawn) {
    const other = edge.source === id ? edge.target : edge.source;
    others.set(other, [...(others.get(other) ?? []), edge]);
  }
  if (!others.size) return null;
  const items = [...others].map(([other, edges]) => {
    const told = Object.entries(edges[0].statements).filter(([, number]) => number).map(([status]) => status);
    return h("li", {}, h("button", { type: "button", class: "link", onclick: () => write(id, { ...state, with: other }) }, edges[0].example || other), ` (${told.join(", ")})`);
  });
  const more = around.undrawn_total - around.undrawn.length;
  if (more > 0) items.push(h("li", { class: "meta" }, `and ${count(more, "relation")} more, told less often`));
  return h("details", { class: "undrawn" }, h("summary", {}, `Not drawn: ${count(around.undrawn_total, "relation")} told of only as denied, planned or supposed`), h("ul", {}, items));
}

function downloads(told) {
  const data = (name, href) => h("a", { href }, name);
  const about = encodeURIComponent(told.id);
  return h(
    "p",
    { class: "downloads" },
    "Data: ",
    data("JSON", told.links.self), " · ", data("CSV", `${told.links.neighbors}?format=csv`), " · ",
    data("Turtle", `${told.links.data}?format=ttl`), " · ", data("GEXF", `api/v1/export?format=gexf&about=${about}`),
  );
}

async function evidencePanel(told, state, signal) {
  const [first, second] = state.with.split(" ");
  let title;
  let load;
  if (first && (second || first !== told.id)) {
    const ends = second ? [first, second] : [told.id, first];
    const names = await Promise.all(ends.map((end) => api.entity(end, signal).then((one) => one.label, () => end)));
    title = `${names[0]} and ${names[1]}`;
    load = (cursor) => api.between(...ends, cursor, signal);
  } else {
    title = `${told.label}: what is said by it and about it`;
    load = (cursor) => api.concerning(told.id, cursor, signal);
  }
  const found = await load("");
  const goTo = first && first !== told.id && !second ? h("a", { class: "go", href: `#/${api.path(first)}` }, "Go there") : null;
  const all = first ? h("a", { class: "go", href: address(told.id, { ...state, with: "" }) }, "All statements") : null;
  return h("section", { class: "evidence", "aria-label": "Evidence", tabindex: -1 }, h("h2", {}, title), h("p", { class: "actions" }, goTo, all), list(found, load));
}

async function one(id, signal) {
  const told = await api.statement(id, signal);
  document.title = "Statement: newskg";
  const found = { items: [told], total: 1, next: null };
  return h("section", { class: "evidence alone" }, h("h1", {}, "One statement"), list(found, () => found));
}

async function reader(id, options, signal) {
  const [told, text, said] = await Promise.all([api.article(id, signal), api.annotated(id, signal).catch(() => null), api.inArticle(id, "", signal)]);
  document.title = `${told.title}: newskg`;
  const chain = [
    h("li", {}, `${told.posted_by.label}, ${day(told.posted_date)}`),
    told.chain.map((link) => h("li", {}, `from ${link.source?.label ?? "an unknown source"}, ${day(link.date)}`)),
  ];
  const [start, end] = (options.get("at") ?? "").split("-").map(Number);
  const ranges = end > start ? [{ start, end, kind: "words" }] : [];
  const body = text
    ? h("div", { class: "text" }, marked(text.text, ranges))
    : h("p", { class: "empty" }, "The text of this article is not here; it is known through those that repeat it.");
  queueMicrotask(() => requestAnimationFrame(() => main.querySelector(".text mark")?.scrollIntoView({ block: "center" })));
  return h(
    "div",
    { class: "actor" },
    h("article", { class: "left reader" }, h("h1", {}, told.title || "Untitled"), h("ol", { class: "chain" }, chain), told.authors.length ? h("p", { class: "meta" }, `By ${told.authors.map((author) => author.label).join(", ")}`) : null, body),
    h("section", { class: "evidence", "aria-label": "Statements" }, h("h2", {}, "What is said in it"), list(said, (cursor) => api.inArticle(id, cursor, signal))),
  );
}

window.addEventListener("hashchange", show);
listen((id) => write(id));
show();
