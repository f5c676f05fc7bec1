// Lists that are needed as a whole: page after page, up to a limit that is told.

import { useEffect, useState } from "preact/hooks";
import { aborted, asTrouble, get, type Trouble } from "./api";
import type { Listing } from "./types";

export interface Whole<T, Page extends Listing<T> = Listing<T>> {
  readonly items: readonly T[];
  /** The first page, with what it tells beside its items. */
  readonly first: Page | undefined;
  readonly total: number;
  readonly done: boolean;
  readonly trouble: Trouble | undefined;
}

/** Read all pages of an address that has a query, up to `most` items; an empty address is not read. */
export function useAll<T, Page extends Listing<T> = Listing<T>>(address: string, most = 5_000): Whole<T, Page> {
  const nothing: Whole<T, Page> = { items: [], first: undefined, total: 0, done: false, trouble: undefined };
  const [whole, keep] = useState<{ of: string; whole: Whole<T, Page> }>({ of: "", whole: nothing });
  useEffect(() => {
    if (!address) return;
    const asking = new AbortController();
    read<T, Page>(address, most, asking.signal).then(
      (found) => keep({ of: address, whole: found }),
      (error: unknown) => aborted(error) || keep({ of: address, whole: { ...nothing, done: true, trouble: asTrouble(error) } }),
    );
    return () => asking.abort();
  }, [address, most]);
  return whole.of === address ? whole.whole : nothing;
}

async function read<T, Page extends Listing<T>>(address: string, most: number, signal: AbortSignal): Promise<Whole<T, Page>> {
  const first = await get<Page>(address, signal);
  const items = [...first.items];
  for (let next = first.next; next && items.length < most;) {
    const page = await get<Page>(`${address}&cursor=${encodeURIComponent(next)}`, signal);
    items.push(...page.items);
    next = page.next;
  }
  return { items, first, total: first.total, done: true, trouble: undefined };
}
