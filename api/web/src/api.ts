// Reading from the API of this server, and from nowhere else.

import { useEffect, useState } from "preact/hooks";

/** What went wrong, in the server's own words. */
export class Trouble extends Error {
  constructor(message: string, readonly status = 0) {
    super(message);
  }
}

/** Reads an address such as `api/v1/stats`; a page saved to disk brings its own. */
export type Reader = (address: string, signal?: AbortSignal) => Promise<unknown>;

let reader: Reader = fetched;

/** Let everything be read otherwise than from the server. */
export function readFrom(other: Reader): void {
  reader = other;
}

/** Whether there is a server behind the page, and with it what only a server has. */
export function served(): boolean {
  return reader === fetched;
}

async function fetched(address: string, signal?: AbortSignal): Promise<unknown> {
  let answer: Response;
  try {
    answer = await fetch(address, { headers: { Accept: "application/json" }, ...(signal ? { signal } : {}) });
  } catch (error) {
    if (aborted(error)) throw error;
    throw new Trouble("The server cannot be reached.");
  }
  const content = await answer.json().catch((error: unknown) => {
    // Whoever left while it came is not told of a trouble.
    if (aborted(error)) throw error;
    return null;
  });
  if (!answer.ok) {
    throw new Trouble([content?.detail, content?.hint].filter(Boolean).join(" — ") || answer.statusText, answer.status);
  }
  if (content === null) throw new Trouble("The answer was cut short.");
  return content;
}

/** Send a request to this server, whatever it answers. Throws `Trouble` where it cannot be reached. */
export async function sent(address: string, request: RequestInit = {}): Promise<Response> {
  try {
    return await fetch(address, request);
  } catch (error) {
    if (aborted(error)) throw error;
    throw new Trouble("The server cannot be reached.");
  }
}

/** Get a text. Throws `Trouble`. */
export async function text(address: string): Promise<string> {
  const answer = await sent(address);
  if (!answer.ok) throw new Trouble(answer.statusText, answer.status);
  return answer.text();
}

export function aborted(error: unknown): boolean {
  return error instanceof DOMException && error.name === "AbortError";
}

/** Get JSON. Throws `Trouble`. */
export async function get<T>(address: string, signal?: AbortSignal): Promise<T> {
  return (await reader(address, signal)) as T;
}

export type Query = Record<string, string | number | boolean | readonly string[] | undefined | null>;

/** An address of the API with a query; what is empty is left out. */
export function at(path: string, query: Query = {}): string {
  const pairs = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== "" && one !== false) pairs.append(name, String(one));
    }
  }
  const text = pairs.toString();
  return `api/v1/${path}${text ? `?${text}` : ""}`;
}

export interface Answer<T> {
  /** What is there: until a new answer comes, the one before. */
  readonly data: T | undefined;
  readonly trouble: Trouble | undefined;
  readonly busy: boolean;
}

/** Read an address for as long as it is shown; an empty one is not read. */
export function useAnswer<T>(address: string): Answer<T> {
  const [answer, tell] = useState<Answer<T> & { of: string }>({ data: undefined, trouble: undefined, busy: false, of: "" });
  useEffect(() => {
    if (!address) return;
    const asking = new AbortController();
    get<T>(address, asking.signal).then(
      (data) => tell({ data, trouble: undefined, busy: false, of: address }),
      (error: unknown) => {
        if (!aborted(error)) tell({ data: undefined, trouble: asTrouble(error), busy: false, of: address });
      },
    );
    return () => asking.abort();
  }, [address]);
  if (!address) return { data: undefined, trouble: undefined, busy: false };
  return answer.of === address ? answer : { ...answer, trouble: undefined, busy: true };
}

export function asTrouble(error: unknown): Trouble {
  return error instanceof Trouble ? error : new Trouble(error instanceof Error ? error.message : String(error));
}
