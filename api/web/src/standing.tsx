// What every page has: the line that never goes away, the way past the head.

import type { ComponentChildren } from "preact";

export function Standing({ children }: { children?: ComponentChildren }) {
  return (
    <footer>
      <p>Statements are shown as made by their speakers and sources. Nothing here says whether they are true.</p>
      {children}
    </footer>
  );
}

export function skip(event: Event): void {
  event.preventDefault();
  document.getElementById("main")?.focus();
}
