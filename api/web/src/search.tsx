// The search box: suggestions while typing, arrows and Enter, `/` from anywhere.

import { useEffect, useRef, useState } from "preact/hooks";
import { aborted, asTrouble, at, get } from "./api";
import { Dot, Name } from "./parts";
import { address, go } from "./place";
import type { Suggestion } from "./types";
import { announce, count, KINDS } from "./words";

interface Found {
  readonly words: string;
  readonly items: readonly Suggestion[];
  readonly note: string;
}

/** The types take `role` of an input only beside `list`. */
const COMBOBOX = { role: "combobox" } as object;
const NOTHING: Found = { words: "", items: [], note: "" };

async function look(words: string, signal: AbortSignal): Promise<Found> {
  try {
    const { items } = await get<{ items: Suggestion[] }>(at("suggest", { q: words, limit: "8" }), signal);
    announce(count(items.length, "suggestion"));
    return { words, items, note: items.length ? "" : "Nobody of that name is in this graph." };
  } catch (error) {
    if (aborted(error)) throw error;
    return { words, items: [], note: asTrouble(error).message };
  }
}

export function Search() {
  const box = useRef<HTMLInputElement>(null);
  const asked = useRef(new AbortController());
  const waiting = useRef(0);
  const [found, show] = useState<Found>(NOTHING);
  const [chosen, choose] = useState(-1);
  useSlash(box);

  const close = () => {
    asked.current.abort();
    clearTimeout(waiting.current);
    show(NOTHING);
    choose(-1);
  };
  const take = (item: Suggestion) => {
    close();
    if (box.current) box.current.value = "";
    box.current?.blur();
    go(address(item.id));
  };
  const ask = async (words: string) => {
    asked.current.abort();
    if (!words) return close();
    asked.current = new AbortController();
    const answer = await look(words, asked.current.signal).catch(() => null);
    if (!answer) return;
    show(answer);
    choose(-1);
  };
  const typed = () => {
    clearTimeout(waiting.current);
    waiting.current = window.setTimeout(() => void ask(box.current?.value.trim() ?? ""), 100);
  };
  const submit = async (event: Event) => {
    event.preventDefault();
    clearTimeout(waiting.current);
    const words = box.current?.value.trim() ?? "";
    if (!words) return;
    const current = found.words === words ? found : await look(words, new AbortController().signal);
    const item = current.items[Math.max(chosen, 0)];
    if (item) take(item);
    else show(current);
  };
  const pressed = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") close();
    if (!step || !found.items.length) return;
    event.preventDefault();
    choose((chosen + step + found.items.length + (chosen < 0 && step < 0 ? 1 : 0)) % found.items.length);
  };

  const open = found.items.length > 0 || found.note !== "";
  return (
    <form role="search" id="search" autocomplete="off" onSubmit={submit}>
      <input
        ref={box} id="q" type="search" name="q" maxLength={100} spellcheck={false} placeholder="Search a person, country, organization, outlet"
        aria-label="Search an actor" aria-autocomplete="list" aria-expanded={open} aria-controls="suggestions" {...COMBOBOX}
        {...(chosen >= 0 ? { "aria-activedescendant": `s${chosen}` } : {})}
        onInput={typed} onKeyDown={pressed} onBlur={() => setTimeout(close, 150)}
      />
      <kbd aria-hidden="true">/</kbd>
      <ul id="suggestions" role="listbox" aria-label="Suggestions" hidden={!open}>
        {found.items.map((item, index) => (
          <li
            key={item.id} id={`s${index}`} role="option" aria-selected={index === chosen}
            onPointerDown={(event) => { event.preventDefault(); take(item); }}
          >
            <Dot kind={item.type} />
            <span class="name"><Name text={item.label} /></span>
            {item.matched !== item.label && <span class="also">“<Name text={item.matched} most={40} />”</span>}
            <span class="hint">{KINDS[item.type] ?? item.type} · {count(item.statements, "statement")}</span>
          </li>
        ))}
        {found.note && <li class="none" role="option" aria-selected={false} aria-disabled>{found.note}</li>}
      </ul>
    </form>
  );
}

function useSlash(box: { current: HTMLInputElement | null }): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement?.tagName ?? "");
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || typing) return;
      event.preventDefault();
      box.current?.focus();
      box.current?.select();
    };
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  }, [box]);
}
