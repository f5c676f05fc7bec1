// Light or dark: as the system says, or as the reader chose.

import { useEffect, useState } from "preact/hooks";

export const THEME_CHANGED = "newskg-theme";
const KEY = "newskg-theme";
const dark = window.matchMedia("(prefers-color-scheme: dark)");

function kept(): string {
  try {
    return localStorage.getItem(KEY) ?? "";
  } catch {
    return "";
  }
}

function isDark(chosen: string): boolean {
  return chosen ? chosen === "dark" : dark.matches;
}

/** Show the page as was chosen before. */
export function dress(chosen = kept()): void {
  if (chosen) document.documentElement.dataset["theme"] = chosen;
  else delete document.documentElement.dataset["theme"];
  window.dispatchEvent(new Event(THEME_CHANGED));
}

dark.addEventListener("change", () => window.dispatchEvent(new Event(THEME_CHANGED)));

export function ThemeButton() {
  const [chosen, choose] = useState(kept);
  const [, again] = useState(0);
  useEffect(() => {
    const look = () => again((times) => times + 1);
    window.addEventListener(THEME_CHANGED, look);
    return () => window.removeEventListener(THEME_CHANGED, look);
  }, []);
  const other = isDark(chosen) ? "light" : "dark";
  const turn = () => {
    const next = other === (dark.matches ? "dark" : "light") ? "" : other;
    try {
      localStorage.setItem(KEY, next);
    } catch { /* Not kept, but shown. */ }
    choose(next);
    dress(next);
  };
  return <button type="button" class="theme" aria-label={`Show the page ${other}`} title={`Show the page ${other}`} onClick={turn}>{other === "dark" ? "☾" : "☀"}</button>;
}
