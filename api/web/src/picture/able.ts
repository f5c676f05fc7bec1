// Whether this browser can draw; the code for it comes while the first answers are under way.

let able: boolean | undefined;
let arriving: Promise<typeof import("./drawing")> | undefined;

export function canDraw(): boolean {
  if (able !== undefined) return able;
  try {
    const canvas = document.createElement("canvas");
    const context = canvas.getContext("webgl2") ?? canvas.getContext("webgl");
    able = context !== null;
    // A page may hold only few of these at once.
    context?.getExtension("WEBGL_lose_context")?.loseContext();
  } catch {
    able = false;
  }
  return able;
}

export function drawings(): Promise<typeof import("./drawing")> {
  arriving ??= import("./drawing");
  return arriving;
}
