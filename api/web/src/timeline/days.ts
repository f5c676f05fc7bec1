// Days as numbers (since 1970, UTC), and the buckets in which they are counted.

import type { Status } from "../types";

export type Bucket = "day" | "week" | "month";

export interface Dated {
  readonly date: string;
  readonly end_date: string | null;
  readonly basis: string | null;
  readonly event: string;
  readonly label: string;
  readonly type: string;
  readonly status: readonly Status[];
  readonly reading: string;
}

const DAY = 86_400_000;

export function dayOf(iso: string): number {
  return Math.round(Date.parse(`${iso}T00:00:00Z`) / DAY);
}

export function isoOf(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** The first day of the bucket of a day. Weeks begin on Mondays. */
export function beginOf(day: number, bucket: Bucket): number {
  if (bucket === "day") return day;
  if (bucket === "week") return day - ((((day + 3) % 7) + 7) % 7);
  return dayOf(`${isoOf(day).slice(0, 7)}-01`);
}

/** The first day after a bucket. */
export function after(begin: number, bucket: Bucket): number {
  if (bucket !== "month") return begin + (bucket === "day" ? 1 : 7);
  const date = new Date(begin * DAY);
  return Math.round(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1) / DAY);
}

/** Buckets narrow enough to tell days apart and wide enough to be seen. */
export function fitting(first: number, last: number): Bucket {
  const days = last - first + 1;
  return days <= 120 ? "day" : days <= 800 ? "week" : "month";
}

export interface Wide {
  readonly first: number;
  readonly last: number;
  readonly count: number;
  readonly row: number;
}

/** Events told of as between two days that no one bucket holds: one bar for each pair of days, none over another. */
export function wide(items: readonly Dated[], bucket: Bucket): Wide[] {
  const counted = new Map<string, { first: number; last: number; count: number }>();
  for (const { date, end_date: end } of items) {
    const [first, last] = [dayOf(date), dayOf(end ?? date)];
    if (last < after(beginOf(first, bucket), bucket)) continue;
    const key = `${first} ${last}`;
    counted.set(key, { first, last, count: (counted.get(key)?.count ?? 0) + 1 });
  }
  const rows: number[] = [];
  return [...counted.values()].sort((a, b) => a.first - b.first || b.last - a.last).map((one) => {
    const free = rows.findIndex((end) => end < one.first);
    const row = free < 0 ? rows.length : free;
    rows[row] = one.last;
    return { ...one, row };
  });
}
