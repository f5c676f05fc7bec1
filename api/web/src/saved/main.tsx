import "./page.css";
import { render } from "preact";
import { readFrom } from "../api";
import { settleInBetween } from "../picture/beside";
import { keepPlace } from "../place";
import { dress } from "../theme";
import { held } from "./data";
import { readerOf } from "./reader";
import { SavedShell } from "./shell";

const data = held();
readFrom(readerOf(data));
settleInBetween();
if (!/^(file|https?):$/.test(location.protocol)) keepPlace();
dress();
const root = document.getElementById("page");
if (root) render(<SavedShell data={data} />, root);
