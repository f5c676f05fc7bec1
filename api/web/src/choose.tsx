// A field for an actor, with suggestions of the browser itself.

import { useEffect, useRef, useState } from "preact/hooks";
import { at, get, useAnswer } from "./api";
import { encode } from "./place";
import type { Entity, Suggestion } from "./types";
import { short } from "./words";

interface Given {
  readonly label: string;
  readonly id: string;
  readonly chosen: string;
  /** Only of this kind. */
  readonly type?: string;
  readonly choose: (id: string) => void;
}

export function Choose({ label, id, chosen, type, choose }: Given) {
  const { data } = useAnswer<Entity>(chosen ? at(`entities/${encode(chosen)}`) : "");
  const [items, show] = useState<readonly Suggestion[]>([]);
  const [note, tell] = useState("");
  const box = useRef<HTMLInputElement>(null);
  const name = chosen ? data?.label ?? chosen : "";
  useEffect(() => { if (box.current && document.activeElement !== box.current) box.current.value = short(name); }, [name]);
  const look = async (words: string) => (await get<{ items: Suggestion[] }>(at("suggest", { q: words, type: type ?? "", limit: "8" }))).items;
  const take = (one: Suggestion) => {
    if (box.current) box.current.value = short(one.label);
    choose(one.id);
  };
  const typed = async () => {
    const words = box.current?.value.trim() ?? "";
    tell("");
    if (!words) return;
    const found = await look(words).catch(() => []);
    show(found);
    const same = found.filter((one) => short(one.label) === words);
    if (same[0] && found.length === 1) take(same[0]);
  };
  const submit = async () => {
    const words = box.current?.value.trim() ?? "";
    if (words === short(name)) return;
    if (!words) return choose("");
    const found = await look(words).catch(() => []);
    const one = found.find((item) => short(item.label) === words) ?? found[0];
    if (one) take(one);
    else tell("Nobody of that name is in this graph.");
  };
  return (
    <form class="choose" onSubmit={(event) => { event.preventDefault(); void submit(); }}>
      <label for={id}>{label}</label>
      <input ref={box} id={id} list={`${id}-names`} maxLength={100} spellcheck={false} autocomplete="off" placeholder="Name" onInput={typed} onChange={submit} />
      <datalist id={`${id}-names`}>{items.map((one) => <option key={one.id} value={short(one.label)} />)}</datalist>
      {note && <span class="meta" role="alert">{note}</span>}
    </form>
  );
}
