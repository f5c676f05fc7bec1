// Small parts that every view may use.

import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Trouble } from "./api";
import { csv } from "./csv";
import { address } from "./place";
import { short } from "./words";

/** A name of a stranger, kept apart from the text around it. */
export function Name({ text, most = 80 }: { text: string; most?: number }) {
  return <bdi>{short(text, most)}</bdi>;
}

export function Dot({ kind }: { kind: string }) {
  return <span class={`dot ${/^[a-z]+$/.test(kind) ? kind : "other"}`} aria-hidden="true" />;
}

export function Failed({ trouble }: { trouble: Trouble }) {
  return (
    <section class="trouble" role="alert">
      <h1>That did not work</h1>
      <p>{short(trouble.message, 600)}</p>
      <p><a href={address("")}>Back to the beginning</a></p>
    </section>
  );
}

/** A button that opens a small sheet; Escape or a click elsewhere closes it. */
export function Menu({ name, title, children }: { name: string; title: ComponentChildren; children: ComponentChildren }) {
  const box = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const close = (event: Event) => {
      const details = box.current;
      if (!details?.open) return;
      const escaped = event instanceof KeyboardEvent && event.key === "Escape";
      if (!escaped && (event instanceof KeyboardEvent || details.contains(event.target as Node))) return;
      details.open = false;
      if (escaped) details.querySelector("summary")?.focus();
    };
    document.addEventListener("pointerdown", close);
    document.addEventListener("keydown", close);
    return () => {
      document.removeEventListener("pointerdown", close);
      document.removeEventListener("keydown", close);
    };
  }, []);
  return (
    <details class={`menu ${name}`} ref={box}>
      <summary>{title}</summary>
      <div class="sheet">{children}</div>
    </details>
  );
}

/** A button that copies a text and says so. */
export function Copy({ text, children }: { text: () => string; children: ComponentChildren }) {
  const button = useRef<HTMLButtonElement>(null);
  const copy = async () => {
    const said = button.current;
    if (!said) return;
    const words = said.textContent;
    said.textContent = (await copied(text())) ? "Copied" : "Copying is not allowed here";
    setTimeout(() => { said.textContent = words; }, 1600);
  };
  return <button type="button" class="link" ref={button} onClick={copy}>{children}</button>;
}

async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Without https there is no clipboard but this one.
    const box = document.createElement("textarea");
    box.value = text;
    document.body.append(box);
    box.select();
    const done = document.execCommand("copy");
    box.remove();
    return done;
  }
}

/** Hand a text or picture to the reader as a file. */
export function save(content: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** Hand a table to the reader; by the mark in front spreadsheets know that it is UTF-8. */
export function saveTable(rows: readonly (readonly string[])[], name: string): void {
  save(new Blob(["\ufeff", csv(rows)], { type: "text/csv" }), name);
}
