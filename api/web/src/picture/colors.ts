// The colours of the picture are those of the page, light or dark.

export interface Colors {
  readonly ink: string;
  readonly soft: string;
  readonly raised: string;
  readonly accent: string;
  readonly faint: string;
  readonly of: (name: string) => string;
}

export function colors(): Colors {
  const style = getComputedStyle(document.documentElement);
  const of = (name: string) => style.getPropertyValue(`--${name}`).trim() || style.getPropertyValue("--other").trim();
  return { ink: of("ink"), soft: of("soft"), raised: of("raised"), accent: of("accent"), faint: of("rule"), of };
}

/** So much of one colour on the ground of another, both as `#rrggbb`: the canvas blends see-through colours otherwise. */
export function mixed(color: string, ground: string, share: number): string {
  const parts = (text: string) => [1, 3, 5].map((from) => Number.parseInt(text.slice(from, from + 2), 16));
  const below = parts(ground);
  const blended = parts(color).map((value, index) => Math.round(value * share + (below[index] ?? 0) * (1 - share)));
  return `#${blended.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}
