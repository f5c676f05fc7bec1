"""What readers come for, by clicks and keys: on the graph of the real page, and on one of 50,000 lines."""

import json
from collections import Counter
from collections.abc import Iterator
from urllib.parse import quote
from urllib.request import urlopen

import pytest
from driving import Driven, Keys, watched, whole
from running import running
from selenium.webdriver import Chrome
from throng import make_throng

from api.app import ServeOptions
from kg.build import BuildOptions, build
from kg.config import Config
from kg.query.question import PoolLimits

pytestmark = pytest.mark.browser

HUB = "country/US"
EGO = f"entities/{HUB}/ego?limit_edges=3000&limit_nodes="
EXPANDED = EGO + "26&expand="


@pytest.fixture(scope="module", params=["the real page", "50,000 lines"])
def graph(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the page of a graph is served."""
    folder = tmp_path_factory.mktemp("graph") / "kg"
    least = 50
    if request.param == "the real page":
        archive = request.getfixturevalue("shared") / "corpus" / "archive-page.txt"
        assert not build((str(archive),), folder, Config(), BuildOptions()).done.failed
    else:
        make_throng(folder)
        least = 50_000
    with running(folder, ServeOptions(limits=PoolLimits(workers=1))) as port:
        address = f"http://127.0.0.1:{port}/"
        with urlopen(address + "api/v1/stats") as answer:
            assert json.load(answer)["edges"] > least
        yield address


@pytest.fixture
def page(browser: Chrome, graph: str, axe: str) -> Iterator[Driven]:
    """The page of each graph, watched."""
    yield from watched(browser, graph, axe)


def lines_of(told: dict) -> Counter[str]:  # type: ignore[type-arg]
    """Return how often each line of a neighbourhood is told, its kinds of relations together."""
    lines: Counter[str] = Counter()
    for edge in told["edges"]:
        lines[f"{edge['source']} {edge['target']}"] += edge["attributes"]["count"]
    return lines


def seen(page: Driven, told: dict) -> Counter[str]:  # type: ignore[type-arg]
    """Wait until a neighbourhood of the API is drawn; return its lines."""
    lines = lines_of(told)
    page.drawn(len(told["nodes"]), len(lines))
    return lines


def heaviest(page: Driven, told: dict) -> str:  # type: ignore[type-arg]
    """Return the neighbour that the hub has most to do with."""
    ends: Counter[str] = Counter()
    for line, times in lines_of(told).items():
        for end in line.split():
            ends[end] += times if HUB in line.split() else 0
    del ends[HUB]
    return max(ends, key=lambda end: (ends[end], end))


def test_from_a_name_to_a_sentence_and_its_article(page: Driven) -> None:
    """Search by keys, a click on the heaviest line, its sentences as many as API and SPARQL count, the article."""
    page.open()
    page.keys("/")
    page.find("#q").send_keys("united states")
    page.sees("#suggestions li", "United States")
    page.find("#q").send_keys(Keys.ARROW_DOWN, Keys.ENTER)
    page.sees(".heading h1", "United States")
    told = page.api(EGO + "26")
    other = heaviest(page, told)
    line = max((one for one in seen(page, told) if other in one and HUB in one), key=lambda one: lines_of(told)[one])
    page.at(line).click().perform()
    page.until(lambda: page.place == f"/{HUB}?with={line}")
    source, target = line.split()
    counted = page.api(f"edges?from={quote(source)}&to={quote(target)}&facets=true&limit=1")
    page.until(lambda: page.counted() == counted["facets"]["status"])
    page.click(page.button("Download"))
    rows = page.ask(page.copied("Copy its statements as SPARQL"))
    assert len({row["statement"] for row in rows}) == counted["total"] > 0
    page.keys(Keys.ESCAPE)
    said = page.text(".card blockquote mark")
    page.click(page.find(".card .actions a"))
    page.until(lambda: said in page.text(".text"))
    page.chrome.back()
    page.sees(".evidence h2", "→")
    page.sound()


def test_the_strongest_neighbours_first_and_more_on_demand(page: Driven) -> None:
    """The hub tells how many neighbours it has of how many, as the API; the table has every line of the picture."""
    page.open(f"#/{HUB}")
    told = page.api(EGO + "26")
    lines = seen(page, told)
    all_of = told["neighbors"][HUB]
    page.sees(".reach", f"25 of {all_of} neighbours" if all_of > 25 else f"{all_of} neighbours")
    page.click(page.button("Table"))
    page.find("table.lines")
    rows = {row.get_attribute("data-line") or "": row for row in page.all("table.lines tbody tr")}
    shown = {line: whole(row.find_element("css selector", "td.number").text) for line, row in rows.items()}
    assert shown == lines
    page.click(page.button("Download"))
    base = page.api("stats")["base"]
    counted: Counter[str] = Counter()
    for row in page.ask(page.copied("Copy its lines as SPARQL")):
        counted[f"{row['from'].removeprefix(base)} {row['to'].removeprefix(base)}"] += int(row["times"])
    assert {line: times for line, times in lines.items() if HUB in line.split()}.items() <= counted.items()
    assert len({end for line in counted for end in line.split()} - {HUB}) == all_of
    page.keys(Keys.ESCAPE)
    page.click(page.button("Picture"))
    if all_of > 25:
        page.click(page.button("Show more", ".reach"))
        seen(page, page.api(EGO + "51"))
        page.sees(".reach", f"50 of {all_of} neighbours")


def test_expanding_hiding_and_undoing(page: Driven) -> None:
    """A double click expands a neighbour, a key hides it, undo goes back step by step."""
    page.open(f"#/{HUB}")
    told = page.api(EGO + "26")
    seen(page, told)
    other = heaviest(page, told)
    page.at(other).double_click().perform()
    wider = page.api(EXPANDED + quote(other))
    seen(page, wider)
    assert len(wider["nodes"]) > len(told["nodes"])
    page.sees(".rest", f"{min(25, wider['neighbors'][other])} of {wider['neighbors'][other]} neighbour")
    page.click(page.button("Collapse", ".rest"))
    seen(page, told)
    page.click(page.button("Hide", ".evidence"))
    page.sees(".rest", "1 actor hidden")
    without = {line for line in lines_of(told) if other not in line.split()}
    page.drawn(len(told["nodes"]) - 1, len(without))
    page.click(page.button("Undo"))
    seen(page, told)
    page.click(page.button("Undo"))
    seen(page, wider)


def test_filters_by_kind_status_source_day_and_weight(page: Driven) -> None:
    """Each filter, set where a reader sets it, leaves in picture and list what the API leaves."""
    source = max(page.api(f"statements?concerning={HUB}&facets=true")["facets"]["source"].items(), key=lambda it: it[1])
    day = page.api(f"entities/{HUB}/timeline?articles=true&bucket=day")["articles"]["items"][1]["begin"]
    outlet = next(one for one in page.api("sources?limit=100")["items"] if one["id"] == source[0])
    boxes = {
        "reported": ("status=asserted&status=denied&status=future&status=hypothetical",) * 2,
        "organization": ("types=organization", ""),
        f"{outlet['label']} {outlet['statements']}": (f"source={quote(source[0])}",) * 2,
    }
    page.open(f"#/{HUB}")
    page.click(page.button("Filters"))
    for words, (lines, statements) in boxes.items():
        page.click(page.saying(".sheet label", words))
        agrees(page, lines, statements)
        page.click(page.button("Clear all filters"))
        page.until(lambda: page.place == f"/{HUB}")
    page.find(".sheet label input[type='date']").send_keys(f"{day[5:7]}{day[8:]}{day[:4]}")
    page.until(lambda: page.place == f"/{HUB}?from={day}")
    agrees(page, f"from={day}", f"from={day}")
    page.click(page.button("Clear all filters"))
    page.until(lambda: page.place == f"/{HUB}")
    page.find(".weight input").send_keys(Keys.ARROW_RIGHT)
    page.until(lambda: page.place == f"/{HUB}?min=2")
    agrees(page, "min_weight=2", "")


def agrees(page: Driven, lines: str, statements: str) -> None:
    """Wait until picture and list have what the API has under filters."""
    told = page.api(f"{EGO}26&{lines}")
    if told["edges"]:
        seen(page, told)
    else:
        page.sees(".nothing", "No line can be drawn")
    total = page.api(f"statements?concerning={HUB}&limit=1&{statements}")["total"]
    page.until(lambda: total == whole(page.text(".evidence .rest").split(" statement")[0].split(" of ")[-1]))


def test_a_path_is_found_and_stressed(page: Driven) -> None:
    """From the hub to a neighbour of a neighbour: chosen in the table, asked for, read step by step, closed."""
    told = page.api(EGO + "26")
    near = {node["key"] for node in page.api(EGO + "500")["nodes"]}
    others = [node["key"] for node in told["nodes"][1:]]
    wider = ((other, node["key"]) for other in others for node in page.api(EXPANDED + quote(other))["nodes"])
    other, far = next((other, key) for other, key in wider if key not in near)
    page.open(f"#/{HUB}?expand={other}&view=table")
    page.click(page.find(f"table.actors tr[data-id='{far}'] .do button"))
    page.click(page.button("Path to here", ".evidence"))
    chains = page.api(f"paths?from={HUB}&to={quote(far)}&k=3")["paths"]
    page.until(lambda: len(page.all(".chains li")) == len(chains) > 0)
    page.click(page.find(".chains li:first-child .step"))
    page.sees(".evidence h2", "→")
    page.find(".card blockquote")
    page.click(page.button("Close", ".chains"))
    page.until(lambda: "path=" not in page.place)


def test_over_time_and_by_outlets(page: Driven) -> None:
    """Days are chosen by keys and counted as by the API; two outlets are set side by side with its numbers."""
    page.open(f"#/{HUB}")
    page.click(page.button("Over time", ".tools"))
    told = page.api(f"entities/{HUB}/timeline?limit=1")
    page.sees(".counted", f"{told['total']} dated event")
    page.sees(".counted", f"{told['undated']} without a date")
    page.find(".handle.from").send_keys(Keys.ARROW_RIGHT)
    begin = page.until(lambda: dict(one.split("=") for one in page.place.partition("?")[2].split("&"))["from"])
    within = page.api(f"entities/{HUB}/timeline?limit=1&from={begin}&date_field=event")["total"]
    page.sees(".within .actions", f"{within} dated event")
    page.open(f"#/{HUB}")
    page.click(page.button("By outlets", ".tools"))
    page.until(lambda: len(page.all(".numbers [data-source]")) > 1)
    chosen = [one.get_attribute("data-source") or "" for one in page.all(".numbers [data-source]")[:2]]
    for name in chosen:
        page.click(page.find(f".numbers [data-source='{name}']"))
    page.until(lambda: len(page.all(".side")) == 2)
    compared = page.api(f"compare?sources={','.join(chosen)}&about={HUB}&by=type")
    cells = [whole(one.text) for one in page.all(".counts tr[data-key=''] td")]
    assert cells == [side["statements"] for side in compared["sources"]]


def test_downloads_hold_the_graph(page: Driven) -> None:
    """The files of the menu have the hub with all its neighbours, not only those in view."""
    page.open(f"#/{HUB}")
    page.click(page.button("Download"))
    links = {one.text: one.get_attribute("href") or "" for one in page.all(".downloads a")}
    with urlopen(links["GEXF, for Gephi"]) as answer:
        nodes = answer.read().count(b"<node ")
    assert nodes == page.api(EGO + "26")["neighbors"][HUB] + 1
