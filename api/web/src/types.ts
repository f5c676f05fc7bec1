// The shapes of the API's answers that the page reads; the API's own description is at `openapi.json`.

export type Status = "asserted" | "reported" | "denied" | "future" | "hypothetical";
export type Counts = Record<string, number>;

export interface Reference {
  readonly id: string;
  readonly label: string;
}

export interface Brief extends Reference {
  readonly type: string;
  readonly country: string | null;
  readonly anonymous: boolean;
  readonly mentions: number;
  readonly statements_by: number;
  readonly statements_about: number;
  readonly source_count: number;
  readonly first_seen: string | null;
  readonly last_seen: string | null;
}

export interface Entity extends Brief {
  readonly iri: string;
  readonly aliases: readonly string[];
  readonly same_as: readonly string[];
  readonly sources: readonly Reference[];
  readonly counts: { mentions: number; statements_by: number; statements_about: number; events: number };
}

export interface Suggestion extends Reference {
  readonly type: string;
  readonly matched: string;
  readonly statements: number;
}

export interface Edge {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly relation: string;
  readonly label: string;
  readonly count: number;
  readonly statements: Record<Status, number>;
  readonly sources: readonly Reference[];
  readonly first: string | null;
  readonly last: string | null;
  readonly contested: boolean;
  readonly score: number | null;
  readonly example: string;
}

export interface Ego {
  readonly nodes: readonly { key: string; attributes: Brief }[];
  readonly edges: readonly { attributes: Edge }[];
  readonly dropped: { nodes: number; edges: number };
  readonly neighbors: Counts;
  readonly undrawn: readonly Edge[];
  readonly undrawn_total: number;
}

export interface Paths {
  readonly paths: readonly { nodes: readonly Brief[]; edges: readonly (readonly Edge[])[]; edge_counts: readonly number[] }[];
}

export interface Listing<T> {
  readonly items: readonly T[];
  readonly total: number;
  readonly next: string | null;
  readonly truncated: boolean;
}

export interface Span {
  readonly start: number;
  readonly end: number;
  readonly kind?: string;
}

export interface Told extends Reference {
  readonly status: Status;
  readonly attribution: string;
  readonly speakers: readonly (Reference & { anonymous: boolean })[];
  readonly via: readonly Reference[];
  readonly about: readonly Reference[];
  readonly event: { label: string; date: string | null; end_date: string | null; date_basis: string | null } | null;
  readonly evidence: { exact: string; start: number; end: number };
  readonly content: readonly Span[];
  readonly article: {
    id: string;
    title: string;
    original_source: Reference;
    original_date: string | null;
    posted_by: Reference;
    posted_date: string | null;
    url: string | null;
  };
  readonly disputed_by: readonly { id: string; speakers: readonly Reference[] }[];
  readonly reading: string;
  readonly in_context?: { text: string; start: number; end: number; spans: readonly Span[] } | null;
}

export interface ToldList extends Listing<Told> {
  readonly facets?: { status: Counts; source: Counts } | null;
  readonly edges?: readonly Edge[];
}

export interface Stats {
  readonly articles: number;
  readonly sources: number;
  readonly entities: number;
  readonly statements: number;
  readonly base: string;
}
