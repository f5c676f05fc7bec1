import "./style/page.css";
import { render } from "preact";
import { Shell } from "./shell";
import { dress } from "./theme";

dress();
const root = document.getElementById("page");
if (root) render(<Shell />, root);
