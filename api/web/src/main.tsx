import { render } from "preact";
import { Shell } from "./shell";

const root = document.getElementById("page");
if (root) render(<Shell />, root);
