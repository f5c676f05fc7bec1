// The search box: suggestions while typing, arrows and Enter, `/` from anywhere.

import * as api from "./api.js";
import { h, announce, count } from "./dom.js";
import { KINDS } from "./picture.js";

const box = document.getElementById("q");
const list = document.getElementById("suggestions");
let asked = new AbortController();
let waiting = 0;
let items = [];
let at = -1;

/** Begin to listen; `open(id)` is called with what is chosen. */
export function listen(open) {
  box.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => look(box.value.trim(), open), 120);
  });
  box.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") move(1, event);
    else if (event.key === "ArrowUp") move(-1, event);
    else if (event.key === "Escape") close();
  });
  box.addEventListener("blur", () => setTimeout(close, 150));
  document.getElementById("search").addEventListener("submit", async (event) => {
    event.preventDefault();
    if (!items.length) await look(box.value.trim(), open);
    const chosen = items[Math.max(at, 0)];
    if (chosen) take(chosen, open);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || /INPUT|TEXTAREA/.test(document.activeElement?.tagName)) return;
    event.preventDefault();
    box.focus();
    box.select();
  });
}

async function look(words, open) {
  asked.abort();
  if (!words) return close();
  asked = new AbortController();
  try {
    items = (await api.suggest(words, asked.signal)).items;
  } catch (error) {
    if (error.name === "AbortError") return;
    return show([h("li", { class: "none" }, error.message)]);
  }
  at = -1;
  announce(`${count(items.length, "suggestion")}`);
  show(items.length ? items.map((item, index) => line(item, index, open)) : [h("li", { class: "none" }, "Nobody of that name is in this graph.")]);
}

function line(item, index, open) {
  const also = item.matched !== item.label ? h("span", { class: "also" }, `“${item.matched}”`) : null;
  return h(
    "li",
    { id: `s${index}`, role: "option", "aria-selected": "false", onmousedown: (event) => { event.preventDefault(); take(item, open); } },
    h("span", { class: `dot ${item.type}` }),
    h("span", { class: "name" }, item.label),
    also,
    h("span", { class: "hint" }, `${KINDS[item.type] ?? item.type} · ${count(item.statements, "statement")}`),
  );
}

function show(lines) {
  list.replaceChildren(...lines);
  list.hidden = false;
  box.setAttribute("aria-expanded", "true");
}

function move(by, event) {
  if (!items.length) return;
  event.preventDefault();
  at = (at + by + items.length) % items.length;
  [...list.children].forEach((entry, index) => entry.setAttribute("aria-selected", String(index === at)));
  list.children[at]?.scrollIntoView({ block: "nearest" });
  box.setAttribute("aria-activedescendant", `s${at}`);
}

function take(item, open) {
  box.value = "";
  close();
  box.blur();
  open(item.id);
}

function close() {
  items = [];
  at = -1;
  list.hidden = true;
  list.replaceChildren();
  box.setAttribute("aria-expanded", "false");
  box.removeAttribute("aria-activedescendant");
}
