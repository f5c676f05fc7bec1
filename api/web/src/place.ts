// Where the reader is. All of it stands in the address: `#/country/JP?with=country/CN&view=table`.

import { useEffect, useState } from "preact/hooks";

export interface Place {
  /** An identifier (`country/JP`, `article/…`), the name of a view (`sparql`), or nothing: the beginning. */
  readonly path: string;
  readonly options: URLSearchParams;
}

/** An identifier as part of an address: slashes stay, everything else is encoded. */
export function encode(path: string): string {
  return path.split("/").map(encodeURIComponent).join("/");
}

function decode(path: string): string {
  try {
    return path.split("/").map(decodeURIComponent).join("/");
  } catch {
    return path;
  }
}

export function parse(hash: string): Place {
  const inside = hash.replace(/^#\/?/, "");
  const cut = inside.indexOf("?");
  const path = cut < 0 ? inside : inside.slice(0, cut);
  return { path: decode(path), options: new URLSearchParams(cut < 0 ? "" : inside.slice(cut + 1)) };
}

export type Options = Record<string, string | readonly string[] | number | undefined>;

/** Write an address. What is empty is left out; the order is that of the keys. */
export function address(path: string, options: Options | URLSearchParams = {}): string {
  const query = options instanceof URLSearchParams ? options : new URLSearchParams(pairs(options));
  const text = query.toString().replaceAll("%2F", "/");
  return `#/${encode(path)}${text ? `?${text}` : ""}`;
}

function pairs(options: Options): [string, string][] {
  return Object.entries(options).flatMap(([name, value]) => {
    const values = Array.isArray(value) ? value : [value];
    return values.filter((one) => one !== undefined && one !== "").map((one): [string, string] => [name, String(one)]);
  });
}

/** The place of a page that has no address of its own, such as one inside of a notebook. */
let kept: string | undefined;

function here(): string {
  return kept ?? location.hash;
}

/** Keep the place in the page instead of its address; links lead on all the same. */
export function keepPlace(): void {
  kept = "";
  document.addEventListener("click", (event) => {
    const to = event.target instanceof Element ? event.target.closest("a")?.getAttribute("href") : undefined;
    if (!to?.startsWith("#")) return;
    event.preventDefault();
    go(to);
  });
}

/** Go to an address. `replace` leaves no step behind, for what is only a finer state of the same. */
export function go(to: string, { replace = false } = {}): void {
  if (to === here()) return;
  if (kept !== undefined) kept = to;
  else if (replace) history.replaceState(null, "", to);
  else history.pushState(null, "", to);
  window.dispatchEvent(new HashChangeEvent("hashchange"));
}

/** The place, followed through links, back and forward. */
export function usePlace(): Place {
  const [hash, follow] = useState(here);
  useEffect(() => {
    const look = () => follow(here());
    window.addEventListener("hashchange", look);
    window.addEventListener("popstate", look);
    look();
    return () => {
      window.removeEventListener("hashchange", look);
      window.removeEventListener("popstate", look);
    };
  }, []);
  return parse(hash);
}

/** Whether the page stands inside of another one: `?embed=1`, before or behind the `#`. */
export function embedded(place: Place): boolean {
  return [place.options, new URLSearchParams(location.search)].some((options) => options.get("embed") === "1");
}
