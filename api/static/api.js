// Reading from the API of this server, and from nowhere else.

/** What went wrong, in words. */
export class Trouble extends Error {}

/** An identifier as part of a path: slashes stay, everything else is encoded. */
export function path(id) {
  return id.split("/").map(encodeURIComponent).join("/");
}

/** Get JSON. Throws Trouble with the server's own words. */
export async function get(address, signal) {
  let answer;
  try {
    answer = await fetch(address, { signal, headers: { Accept: "application/json" } });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Trouble("The server cannot be reached.");
  }
  const content = await answer.json().catch(() => null);
  if (!answer.ok) throw new Trouble([content?.detail, content?.hint].filter(Boolean).join(" — ") || answer.statusText);
  return content;
}

export const stats = (signal) => get("api/v1/stats", signal);
export const busiest = (signal) => get("api/v1/entities?sort=statements&limit=10", signal);
export const suggest = (words, signal) => get(`api/v1/suggest?limit=8&q=${encodeURIComponent(words)}`, signal);
export const entity = (id, signal) => get(`api/v1/entities/${path(id)}`, signal);
export const ego = (id, nodes, signal) => get(`api/v1/entities/${path(id)}/ego?limit_nodes=${nodes}`, signal);
export const article = (id, signal) => get(`api/v1/articles/${path(id)}`, signal);
export const annotated = (id, signal) => get(`api/v1/articles/${path(id)}/annotated`, signal);
export const evidence = (id) => get(`api/v1/statements/${path(id)}/evidence`);
export const statement = (id, signal) => get(`api/v1/statements/${path(id)}`, signal);

/** The statements between two actors, in both directions, whatever their status. */
export function between(one, other, cursor, signal) {
  const ends = new URLSearchParams({ from: one, to: other, both: "true", limit: "20", cursor });
  return get(`api/v1/edges?${ends}`, signal);
}

/** The statements by an actor and about it. */
export function concerning(id, cursor, signal) {
  return get(`api/v1/statements?${new URLSearchParams({ concerning: id, limit: "20", cursor })}`, signal);
}

/** The statements of an article. */
export function inArticle(id, cursor, signal) {
  return get(`api/v1/statements?${new URLSearchParams({ article: id, limit: "100", cursor })}`, signal);
}
