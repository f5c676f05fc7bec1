// How lines are drawn: curved with a head, dashed where contested, and easier to hit than they are thick.

import { createEdgeCurveProgram } from "@sigma/edge-curve";
import { EdgeLineProgram, type EdgeProgramType } from "sigma/rendering";

const curved = createEdgeCurveProgram({
  curvatureAttribute: "curvature",
  defaultCurvature: 0.14,
  arrowHead: { extremity: "target", lengthToThicknessRatio: 3.2, widenessToThicknessRatio: 2.2 },
  drawLabel: () => undefined,
});

const WIDTH = "v_thickness = curveThickness * u_pixelRatio;";
const WIDER = `#ifdef PICKING_MODE\n  curveThickness += 9.0;\n  #endif\n  ${WIDTH}`;
const BODY = "float halfThickness = thickness / 2.0;";
const DASHES = `#ifndef PICKING_MODE
  float along = dot(gl_FragCoord.xy - v_cpA, normalize(v_cpC - v_cpA));
  float dash = max(7.0, v_thickness * 2.4);
  if (thickness == v_thickness && mod(along, dash * 1.7) > dash) discard;
  #endif
  ${BODY}`;

/** The shaders of the library with some lines more. */
function changed(shader: string, known: string, instead: string): string {
  if (!shader.includes(known)) throw new Error("the shader of lines is another one");
  return shader.replace(known, instead);
}

function program(dashed: boolean): EdgeProgramType {
  // The class is made by a function of the library, so that its type has no members to extend.
  const Curved = curved as unknown as new (...given: unknown[]) => { getDefinition(): Record<string, unknown> };
  class Line extends Curved {
    override getDefinition(): Record<string, unknown> {
      const told = super.getDefinition();
      const vertex = changed(String(told["VERTEX_SHADER_SOURCE"]), WIDTH, WIDER);
      const fragment = String(told["FRAGMENT_SHADER_SOURCE"]);
      return { ...told, VERTEX_SHADER_SOURCE: vertex, FRAGMENT_SHADER_SOURCE: dashed ? changed(fragment, BODY, DASHES) : fragment };
    }
  }
  return Line as unknown as EdgeProgramType;
}

export const PROGRAMS: Record<string, EdgeProgramType> = { plain: program(false), dashed: program(true), thin: EdgeLineProgram };
