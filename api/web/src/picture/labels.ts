// How names are written beside nodes: with a rim of the ground, so that lines beneath do not disturb.

import type { Settings } from "sigma/settings";
import type { NodeDisplayData, PartialButFor } from "sigma/types";
import type { Colors } from "./colors";

type Data = PartialButFor<NodeDisplayData, "x" | "y" | "size" | "label" | "color">;

export function drawLabel(colors: () => Colors) {
  return (context: CanvasRenderingContext2D, data: Data, settings: Settings): void => {
    if (!data.label) return;
    const { ink, raised } = colors();
    const weight = data.forceLabel ? "600" : settings.labelWeight;
    context.font = `${weight} ${settings.labelSize}px ${settings.labelFont}`;
    context.lineJoin = "round";
    context.lineWidth = 4;
    context.strokeStyle = raised;
    context.fillStyle = ink;
    // At the right edge a name stands on the other side.
    const wide = context.measureText(data.label).width;
    const right = data.x + data.size + 4;
    const x = right + wide > context.canvas.clientWidth && data.x > wide ? data.x - data.size - 4 - wide : right;
    const y = data.y + settings.labelSize / 3;
    context.strokeText(data.label, x, y);
    context.fillText(data.label, x, y);
  };
}

export function drawHover(colors: () => Colors) {
  const label = drawLabel(colors);
  return (context: CanvasRenderingContext2D, data: Data, settings: Settings): void => {
    const { accent, raised } = colors();
    for (const [width, color, radius] of [[6, raised, 2], [2.5, accent, 2.5]] as const) {
      context.beginPath();
      context.arc(data.x, data.y, data.size + radius, 0, 2 * Math.PI);
      context.lineWidth = width;
      context.strokeStyle = color;
      context.stroke();
    }
    label(context, { ...data, forceLabel: true }, settings);
  };
}
