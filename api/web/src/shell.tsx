// What stands around every view: head, place for messages, the line that never goes away.

import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { asTrouble, type Trouble } from "./api";
import { embedded, usePlace, type Place } from "./place";
import { views, type View } from "./views";

export function Shell() {
  const place = usePlace();
  const view = views.find((one) => one.shows(place));
  return (
    <div class={embedded(place) ? "shell embedded" : "shell"}>
      <main id="main" tabIndex={-1}>{view ? <Shown view={view} place={place} /> : <p>Nothing is here.</p>}</main>
      <p id="told" class="visually-hidden" role="status" aria-live="polite" />
      <footer>
        <p>Statements are shown as made by their speakers and sources. Nothing here says whether they are true.</p>
      </footer>
    </div>
  );
}

type Loaded = { of: View; Content: ComponentType<{ place: Place }> } | { of: View; trouble: Trouble } | undefined;

function Shown({ view, place }: { view: View; place: Place }) {
  const [loaded, keep] = useState<Loaded>();
  useEffect(() => {
    let left = false;
    view.load().then(
      (module) => left || keep({ of: view, Content: module.default }),
      (error: unknown) => left || keep({ of: view, trouble: asTrouble(error) }),
    );
    return () => { left = true; };
  }, [view]);
  if (loaded?.of !== view) return null;
  if ("trouble" in loaded) return <p>{loaded.trouble.message}</p>;
  return <loaded.Content place={place} />;
}
