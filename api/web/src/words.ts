// Words, numbers and dates for reading; names and texts of strangers made harmless for the eye.

import type { Status } from "./types";

export const KINDS: Record<string, string> = {
  person: "person", country: "country", organization: "organization", media: "outlet", group: "group", place: "place",
};

export const STATUSES: readonly Status[] = ["asserted", "reported", "denied", "future", "hypothetical"];

export const STATUS: Record<Status, string> = {
  asserted: "asserted", reported: "reported", denied: "denied", future: "said to lie ahead", hypothetical: "supposed",
};

/** Statuses that draw a line; of the others nothing is drawn as if it had happened. */
export const DRAWN: readonly Status[] = ["asserted", "reported"];

const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]+/g;

/** A name for one line: without characters that turn the line around, and cut where it is long, which shows. */
export function short(text: string, most = 80): string {
  const plain = text.slice(0, 4 * most).replace(CONTROLS, " ").trim();
  const letters = Array.from(plain);
  const whole = text.length <= 4 * most && letters.length <= most;
  return whole ? plain : `${letters.slice(0, most - 1).join("").trimEnd()}…`;
}

export function number(value: number): string {
  return value.toLocaleString("en");
}

/** A number with its noun: `1 statement`, `2 statements`. */
export function count(value: number, noun: string): string {
  return `${number(value)} ${noun}${value === 1 ? "" : "s"}`;
}

/** A date for reading: `14 November 2025`. */
export function day(iso: string | null): string {
  if (!iso) return "undated";
  const [year = 0, month = 1, date = 1] = iso.split("-").map(Number);
  return new Date(Date.UTC(year, month - 1, date)).toLocaleDateString("en-GB", {
    day: "numeric", month: "long", year: "numeric", timeZone: "UTC",
  });
}

/** Say something to those who listen instead of look. */
export function announce(words: string): void {
  const told = document.getElementById("told");
  if (told) told.textContent = words;
}
