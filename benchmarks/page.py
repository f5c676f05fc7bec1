"""How fast the page is: its first view, the picture of a hub, a very big picture, and how much is loaded.

    python -m benchmarks.page FOLDER [--repeat 5] [--hub country/US]

FOLDER is a graph folder (`kg build`, or `benchmarks.news_graph`); it is served on loopback and looked at by a headless
Chromium with an empty cache. Rendering is by software (SwiftShader), on the processors that also serve: a machine with
a graphics card draws faster. The very big picture is an answer of 5,000 nodes and 20,000 edges made up in the browser.
"""

import argparse
import gzip
import os
import statistics
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

from benchmarks.graph_api import serving

FLAGS: Final = (
    "--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--window-size=1440,960",
    "--force-prefers-reduced-motion",
    "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader",
)  # fmt: skip
STATIC: Final = Path(__file__).parents[1] / "api" / "static"

_WATCH: Final = """
window.seen = {};
new MutationObserver(() => {
  for (const [name, selector] of [["welcome", ".welcome .chips a"], ["drawn", ".stage[data-drawn] canvas"]]) {
    if (seen[name] || !document.querySelector(selector)) continue;
    seen[name] = -1;
    requestAnimationFrame(() => requestAnimationFrame(() => { seen[name] = performance.now(); }));
  }
}).observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-drawn"] });
"""
_ANSWERED: Final = """
return performance.getEntriesByType("resource").filter((one) => one.name.includes("/ego?"))[0].responseEnd
"""
_BIG: Final = """
const real = window.fetch;
window.fetch = async (address, options) => {
  if (!String(address).includes("/ego?")) return real(address, options);
  const told = await (await real(address, options)).json();
  const dice = (() => { let at = 7; return () => (at = (at * 48271) % 2147483647) / 2147483647; })();
  const first = told.nodes[0];
  const node = (id, index) => ({ key: id, attributes:
    { ...first.attributes, id, label: `Actor ${index}`, statements_by: 0, statements_about: index % 40 } });
  const nodes = Array.from({ length: 5000 }, (_, index) => index ? node(`x/${index}`, index) : first);
  const edges = Array.from({ length: 20000 }, (_, index) => {
    const near = index < 4999;
    const source = near ? first.key : nodes[1 + Math.floor(dice() ** 2 * 4999)].key;
    const target = nodes[1 + (near ? index : Math.floor(dice() * 4999))].key;
    return { attributes: { ...told.edges[0].attributes, id: `${index}`, source, target } };
  }).filter(({ attributes: { source, target } }) => source !== target);
  return new Response(JSON.stringify({ ...told, nodes, edges }), { status: 200 });
};
"""
_DRAG: Final = """
const done = arguments[arguments.length - 1];
const box = document.querySelector(".sigma-mouse");
const at = box.getBoundingClientRect();
const send = (kind, x) => (kind === "mousedown" ? box : document).dispatchEvent(new MouseEvent(kind,
  { bubbles: true, clientX: at.left + x, clientY: at.top + 8, button: 0, buttons: 1 }));
send("mousedown", 8);
let frames = 0;
const begun = performance.now();
const step = () => {
  frames += 1;
  send("mousemove", 8 + (frames % 300));
  if (performance.now() - begun < 4000) return requestAnimationFrame(step);
  send("mouseup", 8);
  done(frames / ((performance.now() - begun) / 1000));
};
requestAnimationFrame(step);
"""


def start() -> webdriver.Chrome:
    options = Options()
    options.binary_location = "/usr/bin/chromium"
    for flag in FLAGS:
        options.add_argument(flag)
    driver = webdriver.Chrome(options, Service("/usr/bin/chromedriver"))
    driver.set_script_timeout(60)
    driver.execute_cdp_cmd("Network.enable", {})
    driver.execute_cdp_cmd("Network.setCacheDisabled", {"cacheDisabled": True})
    # Counts the processor's time of the page's main thread: what other programs take does not count.
    driver.execute_cdp_cmd("Performance.enable", {"timeDomain": "threadTicks"})
    return driver


def until(driver: webdriver.Chrome, script: str, seconds: float = 120.0) -> Any:
    """Wait until a script returns something."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := driver.execute_script(script):
            return found
        time.sleep(0.02)
    raise TimeoutError(script)


def busy(driver: webdriver.Chrome) -> float:
    """Return milliseconds of the processor that the page's main thread has taken so far."""
    told = driver.execute_cdp_cmd("Performance.getMetrics", {})["metrics"]
    return next(one["value"] for one in told if one["name"] == "TaskDuration") * 1000


def visit(driver: webdriver.Chrome, address: str, name: str) -> float:
    """Load an address; return milliseconds from the beginning of loading until a frame shows what is named."""
    driver.get("about:blank")
    driver.get(address)
    return float(until(driver, f"return window.seen?.{name} > 0 && seen.{name}"))


def measure(address: str, hub: str, repeat: int) -> None:
    driver = start()
    try:
        driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": _WATCH})
        visit(driver, address, "welcome")
        first, first_busy, hubs, hubs_busy = [], [], [], []
        for _ in range(repeat):
            first.append(visit(driver, address, "welcome"))
            first_busy.append(busy(driver))
        row("first view, ms from the start of loading", first, "1000")
        row("the same, ms of the processor in the page", first_busy, "")
        for _ in range(repeat):
            drawn = visit(driver, f"{address}#/{hub}?n=149", "drawn")
            hubs.append(drawn - driver.execute_script(_ANSWERED))
            hubs_busy.append(busy(driver))
        nodes, lines = driver.execute_script("return document.querySelector('.stage').dataset.drawn.split(' ')")
        row(f"{nodes} nodes, {lines} lines: ms from the answer to the picture, code for drawing included", hubs, "300")
        row("the same and all that came before, ms of the processor in the page", hubs_busy, "")
        driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": _BIG})
        shown = visit(driver, f"{address}#/{hub}", "drawn") - driver.execute_script(_ANSWERED)
        nodes, lines = driver.execute_script("return document.querySelector('.stage').dataset.drawn.split(' ')")
        row(f"{nodes} nodes, {lines} lines: ms from the answer to a first picture", [shown], "")
        until(driver, "return document.querySelector('.stage').dataset.settled === 'true'")
        frames = [driver.execute_async_script(_DRAG) for _ in range(min(repeat, 3))]
        row("frames a second while they are dragged", frames, "20 at least")
    finally:
        driver.quit()


def row(name: str, values: Sequence[float], target: str) -> None:
    print(
        f"| {name} | {statistics.median(values):.0f} | {min(values):.0f} to {max(values):.0f} | {target} |", flush=True
    )


def sizes() -> None:
    """Print what is loaded, packed."""
    packed = {
        path.name: len(gzip.compress(path.read_bytes(), 9))
        for path in (STATIC / "page").iterdir()
        if not path.name.startswith("editor-")
    }
    loaded = sum(size for name, size in packed.items() if name.endswith((".js", ".css")))
    print(f"| all scripts and styles, kB packed | {loaded / 1000:.0f} | | 350 |")


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--hub", default="country/US")
    chosen = parser.parse_args(arguments)
    print(f"load of the machine at the beginning: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors\n")
    print("| what | median | from, to | target |\n| --- | ---: | --- | ---: |")
    sizes()
    with serving(chosen.folder) as server:
        server.reach()
        measure(f"http://127.0.0.1:{server.port}/", chosen.hub, chosen.repeat)


if __name__ == "__main__":
    main()
