// Who says it, and through whom it came: "Ilse Varga, quoted by Northern Wire, posted by The Harbour Ledger".

import type { Told } from "../types";
import { day, short } from "../words";

export function voice(told: Told): string {
  const { original_source: origin, posted_by: poster } = told.article;
  const outlet = short(origin.label);
  const names = told.speakers.map((one) => short(one.label) + (one.anonymous ? " (unnamed)" : "")).join(" and ");
  const own = told.speakers.every((one) => one.id === origin.id);
  const parts = [said(told.attribution, names, outlet, own)];
  if (told.via.length) parts.push(`relayed by ${told.via.map((one) => short(one.label)).join(" and ")}`);
  if (poster.id !== origin.id) parts.push(`posted by ${short(poster.label)}`);
  return parts.join(", ");
}

function said(attribution: string, names: string, outlet: string, own: boolean): string {
  if (attribution === "ownVoice") return own ? `${outlet}, in its own voice` : `${names}, writing in ${outlet}`;
  if (attribution === "quoted") return `${names}, quoted by ${outlet}`;
  if (attribution === "hearsay") return own ? `Hearsay, passed on by ${outlet}` : `${names}, by hearsay in ${outlet}`;
  return `${names}, as reported by ${outlet}`;
}

/** When what a statement describes is told to have been, or to be. */
export function when(told: Told): string {
  const event = told.event;
  if (!event?.date) return "";
  const until = event.end_date && event.end_date !== event.date ? ` to ${day(event.end_date)}` : "";
  return `Told of ${day(event.date)}${until}${event.date_basis === "relative" ? " (reckoned from the article’s date)" : ""}`;
}
