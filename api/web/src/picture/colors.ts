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
