// What stands around the explorer in a saved page: what was saved, when, and what was left out.

import Explorer from "../explorer/view";
import Alone from "../evidence/alone";
import Nothing from "../nothing";
import { Dot, Name } from "../parts";
import { address, usePlace } from "../place";
import { Search } from "../search";
import { skip, Standing } from "../standing";
import { ThemeButton } from "../theme";
import { count, day, number, short } from "../words";
import type { Data } from "./data";

export function SavedShell({ data }: { data: Data }) {
  const place = usePlace();
  const path = place.path || (data.about ?? "");
  const here = { ...place, path };
  return (
    <div class="shell">
      <a class="skip" href="#main" onClick={skip}>Skip to the content</a>
      <header>
        <a class="brand" href={address("")}><span>newskg</span></a>
        <Search />
        <nav aria-label="Page"><ThemeButton /></nav>
      </header>
      <Note data={data} />
      <main id="main" tabIndex={-1}>
        {!path ? <Beginning data={data} /> : /#s\d/.test(path) ? <Alone place={here} /> : path.includes("/") ? <Explorer place={here} /> : <Nothing place={here} />}
      </main>
      <p id="told" class="visually-hidden" role="status" aria-live="polite" />
      <Standing />
    </div>
  );
}

function Note({ data }: { data: Data }) {
  const who = data.actors.find((one) => one.id === data.about);
  return (
    <p class="saved-note">
      Saved on {day(data.day)}: {who && <><Name text={who.label} most={60} /> and what lies {count(data.hops, "step")} around, </>}
      {count(data.edges, "relation")} between {count(data.actors.filter((one) => one.inside).length, "actor")},{" "}
      {count(data.statements, "statement")} from {count(Object.keys(data.texts).length, "article")}.
      {data.filters !== "all" && <> Only <bdi>{short(data.filters, 300)}</bdi>.</>}
      {data.below_weight > 0 && ` ${count(data.below_weight, "relation")} told of less often than ${number(data.min_weight)} times are left out.`}
      {(who !== undefined || data.filters !== "all") && " What lies beyond is not in this file, and numbers are of this file."}
    </p>
  );
}

const SOME = 24;

function Beginning({ data }: { data: Data }) {
  const told = data.actors.filter((one) => one.inside && one.statements_by + one.statements_about > 0);
  const most = told.toSorted((a, b) => b.statements_by + b.statements_about - a.statements_by - a.statements_about);
  return (
    <section class="welcome">
      <h1><bdi>{short(data.title, 120)}</bdi></h1>
      <p class="lead">
        {count(data.articles, "article")}: {count(data.statements, "statement")} about {number(data.actors.length)} actors and places,
        each with its speaker, its outlet and its sentence.
      </p>
      <h2>Most spoken of</h2>
      <ul class="chips">
        {most.slice(0, SOME).map((one) => <li key={one.id}><a href={address(one.id)}><Dot kind={one.type} /><Name text={one.label} most={40} /></a></li>)}
      </ul>
      {most.length > SOME && <p class="meta">{SOME} of {number(most.length)}; search finds the others.</p>}
    </section>
  );
}
