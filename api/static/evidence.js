// Statements as cards: who says it, who tells it, the sentence with its words marked.

import * as api from "./api.js";
import { h, count, day } from "./dom.js";

export const STATUS = {
  asserted: "asserted",
  reported: "reported",
  denied: "denied",
  future: "said to lie ahead",
  hypothetical: "supposed",
};

/** "Ilse Varga, quoted by Northern Wire, posted by The Harbour Ledger". */
export function voice(told) {
  const outlet = told.article.original_source.label;
  const names = told.speakers.map((one) => one.label + (one.anonymous ? " (unnamed)" : "")).join(" and ");
  const own = told.speakers.every((one) => one.id === told.article.original_source.id);
  const parts = [];
  if (told.attribution === "ownVoice") parts.push(own ? `${outlet}, in its own voice` : `${names}, writing in ${outlet}`);
  else if (told.attribution === "quoted") parts.push(`${names}, quoted by ${outlet}`);
  else if (told.attribution === "hearsay") parts.push(own ? `Hearsay, passed on by ${outlet}` : `${names}, by hearsay in ${outlet}`);
  else parts.push(`${names}, as reported by ${outlet}`);
  if (told.via.length) parts.push(`relayed by ${told.via.map((one) => one.label).join(" and ")}`);
  if (told.article.posted_by.id !== told.article.original_source.id) parts.push(`posted by ${told.article.posted_by.label}`);
  return parts.join(", ");
}

/** Text with marks at offsets that count code points, as the API counts; ranges may overlap. */
export function marked(text, ranges, around = {}) {
  const letters = Array.from(text);
  const cuts = new Set([0, letters.length]);
  for (const { start, end } of ranges) {
    if (start > 0 && start < letters.length) cuts.add(start);
    if (end > 0 && end < letters.length) cuts.add(end);
  }
  const places = [...cuts].sort((a, b) => a - b);
  return places.slice(0, -1).map((from, index) => {
    const to = places[index + 1];
    const words = letters.slice(from, to).join("");
    const inside = ranges.filter((range) => range.start <= from && range.end >= to);
    if (!inside.length) return words;
    const kind = inside.some((range) => range.kind === "trigger") ? "trigger" : inside[0].kind ?? "words";
    return h("mark", { class: kind, ...around }, words);
  });
}

function within(told) {
  const { start, end } = told.evidence;
  const inside = told.content.filter((span) => span.start >= start && span.end <= end);
  const ranges = inside.map((span) => ({ start: span.start - start, end: span.end - start }));
  return ranges.length ? ranges : [{ start: 0, end: end - start }];
}

/** One statement. */
export function card(told) {
  const sentence = h("blockquote", {}, marked(told.evidence.exact, within(told)));
  const more = h("button", { type: "button", class: "quiet", "aria-expanded": "false" }, "In context");
  more.addEventListener("click", () => showContext(told, sentence, more));
  const original = told.article.original_date;
  const posted = told.article.posted_date !== original ? `, posted ${day(told.article.posted_date)}` : "";
  const event = told.event;
  return h(
    "article",
    { class: "card", "data-status": told.status },
    h("p", { class: "voice" }, voice(told)),
    h("p", { class: "meta" }, h("span", { class: `badge ${told.status}` }, STATUS[told.status] ?? told.status), " ", day(original) + posted),
    sentence,
    event?.date ? h("p", { class: "meta" }, `Told of ${event.date_basis === "month" ? "the month of " : ""}${day(event.date)}`) : null,
    disputes(told),
    h(
      "p",
      { class: "actions" },
      more,
      h("a", { href: `#/${api.path(told.article.id)}?at=${told.evidence.start}-${told.evidence.end}` }, told.article.title || "the article"),
    ),
  );
}

function disputes(told) {
  if (!told.disputed_by.length) return null;
  const line = h("p", { class: "disputed" }, "Disputed by ");
  told.disputed_by.forEach((one, index) => {
    const names = one.speakers.map((speaker) => speaker.label).join(" and ");
    const button = h("button", { type: "button", class: "link" }, names);
    button.addEventListener("click", async () => {
      button.disabled = true;
      line.after(card(await api.statement(one.id)));
    });
    line.append(index ? ", " : "", button);
  });
  return line;
}

async function showContext(told, sentence, more) {
  const open = more.getAttribute("aria-expanded") === "true";
  more.setAttribute("aria-expanded", String(!open));
  more.textContent = open ? "In context" : "The sentence alone";
  if (open) {
    sentence.replaceChildren(...marked(told.evidence.exact, within(told)));
    return;
  }
  const found = await api.evidence(told.id);
  sentence.replaceChildren(...marked(found.text, found.spans));
}

/** A list that grows on demand. `load(cursor)` gives a page of statements. */
export function list(first, load) {
  const cards = h("div", { class: "cards" }, first.items.map(card));
  const rest = h("p", { class: "rest" });
  const update = (page) => {
    const shown = cards.children.length;
    const all = shown === page.total;
    rest.replaceChildren(all ? count(shown, "statement") : `${shown.toLocaleString("en")} of ${count(page.total, "statement")} `);
    if (!page.next) return;
    const more = h("button", { type: "button" }, "Show more");
    more.addEventListener("click", async () => {
      more.disabled = true;
      const next = await load(page.next);
      cards.append(...next.items.map(card));
      update(next);
    });
    rest.append(more);
  };
  update(first);
  return h("div", {}, cards, first.total ? rest : h("p", { class: "empty" }, "No statement."));
}
