// What stands around every view: head, place for messages, the line that never goes away.

import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { asTrouble, type Trouble } from "./api";
import { Failed } from "./parts";
import { address, embedded, usePlace, type Place } from "./place";
import { Search } from "./search";
import { skip, Standing } from "./standing";
import { ThemeButton } from "./theme";
import { nothing, views, type View } from "./views";

export function Shell() {
  const place = usePlace();
  const view = views.find((one) => one.shows(place)) ?? nothing;
  const inside = embedded(place);
  return (
    <div class={inside ? "shell embedded" : "shell"}>
      <a class="skip" href="#main" onClick={skip}>Skip to the content</a>
      {inside || <Head />}
      <main id="main" tabIndex={-1}><Shown view={view} place={place} /></main>
      <p id="told" class="visually-hidden" role="status" aria-live="polite" />
      <Standing>
        {inside && <a href={`./${address(place.path, place.options)}`.replace("embed=1", "")} target="_blank" rel="noopener">Open in newskg</a>}
      </Standing>
    </div>
  );
}

function Head() {
  const links = views.flatMap((view) => view.link ?? []);
  return (
    <header>
      <a class="brand" href="#/"><img src="static/mark.svg" alt="" width={22} height={22} /><span>newskg</span></a>
      <Search />
      <nav aria-label="Views">
        {links.map((link) => <a key={link.path} href={address(link.path)}>{link.name}</a>)}
        <a href="docs">API</a>
        <ThemeButton />
      </nav>
    </header>
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
  if ("trouble" in loaded) return <Failed trouble={loaded.trouble} />;
  return <loaded.Content place={place} />;
}
