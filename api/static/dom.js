// Building elements. Text only ever becomes text nodes: whatever a name or a sentence holds stays what it is.

const SVG = "http://www.w3.org/2000/svg";
const DRAWN = new Set(["svg", "g", "line", "circle", "text", "title", "path", "rect"]);

/** Make an element. `attributes` that are functions listen to events: `{ onclick: () => … }`. */
export function h(tag, attributes = {}, ...children) {
  const element = DRAWN.has(tag) ? document.createElementNS(SVG, tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, String(value));
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

/** Say something to those who listen instead of look. */
export function announce(words) {
  document.getElementById("told").textContent = words;
}

/** Give a number with its noun: `1 statement`, `2 statements`. */
export function count(number, noun) {
  return `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
}

/** Give a date for reading: `14 November 2025`. */
export function day(iso) {
  if (!iso) return "undated";
  const [year, month, date] = iso.split("-").map(Number);
  return new Date(Date.UTC(year, month - 1, date)).toLocaleDateString("en-GB", {
    day: "numeric", month: "long", year: "numeric", timeZone: "UTC",
  });
}
