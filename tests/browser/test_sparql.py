"""The editor of queries: canned ones, mistakes at their place, results that lead back."""

import pytest
from crowd import SCRIPT
from driving import Driven, Keys
from selenium.webdriver.support.select import Select

pytestmark = pytest.mark.browser

ACTORS = (
    "PREFIX news: <https://w3id.org/newskg/ns#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
    "SELECT DISTINCT ?who ?label WHERE { ?s news:speaker ?who . ?who rdfs:label ?label } ORDER BY ?label"
)
EDITOR = ".editor .CodeMirror textarea"


def write(page: Driven, query: str) -> None:
    """Replace what stands in the editor, by keys."""
    page.find(EDITOR)
    page.click(page.find(".editor .CodeMirror-scroll"))
    page.chrome.switch_to.active_element.send_keys(Keys.CONTROL, "a")
    page.chrome.switch_to.active_element.send_keys(Keys.DELETE, query)


def test_a_query_is_asked_and_its_results_lead_on(page: Driven) -> None:
    """What is typed runs by Ctrl and Enter, stands in the address, and names of actors open them; markup is text."""
    page.open("#/sparql")
    write(page, ACTORS)
    page.chrome.switch_to.active_element.send_keys(Keys.ESCAPE)
    page.chrome.switch_to.active_element.send_keys(Keys.CONTROL, Keys.ENTER)
    page.find("table.results")
    speakers = page.all("table.results tbody tr")
    page.sees(".found", f"{len(speakers)} results")
    assert SCRIPT in page.text("table.results")
    assert "query=" in page.place
    page.click(page.button("country/IS", "table.results"))
    page.sees(".heading h1", "Iceland")
    page.chrome.back()
    page.find(EDITOR)


def test_canned_queries_run_with_their_parameters(page: Driven) -> None:
    """A question is chosen, its parameter given by name; as many rows come as from the API."""
    page.open("#/sparql")
    named = next(one for one in page.api("queries")["items"] if one["name"].startswith("01-"))
    page.until(lambda: len(page.all("#canned option")) > 1)
    Select(page.find("#canned")).select_by_value(named["name"])
    page.sees(".canned", named["question"])
    page.find("#p-target").send_keys("iceland", Keys.ENTER)
    page.until(lambda: page.find("#p-target").get_attribute("value") == "Iceland")
    page.click(page.button("Ask", ".canned"))
    told = page.api(f"queries/{named['name']}?target=country/IS&format=json")
    page.sees(".found", f"{len(told['results']['bindings'])} results")


def test_a_mistake_is_marked_where_it_is(page: Driven) -> None:
    """The line that the server tells is marked, with what it says; a change takes the mark away."""
    page.forgiven = ("400",)
    page.open("#/sparql?query=SELECT%20*%20WHERE%20%7B%0A%20%20%3Fs%20%3Fp%20%7D")
    page.find(EDITOR)
    page.click(page.button("Run"))
    page.sees(".trouble-line", "line 2")
    assert page.find(".editor .mistake").text == "}"
    assert len(page.all(".editor .mistaken")) == 1
    write(page, "ASK {}")
    page.until(lambda: not page.all(".mistake, .trouble-line"))
    page.click(page.button("Run"))
    page.sees(".answer", "Yes")


def test_completion_knows_our_ontology(page: Driven) -> None:
    """Behind a prefix of ours its terms are offered; nobody else is asked, as the fixture sees."""
    page.open("#/sparql")
    write(page, "SELECT * WHERE { ?s news:spe")
    page.until(lambda: "news:speaker" in [one.text for one in page.all(".CodeMirror-hint")])
    page.chrome.switch_to.active_element.send_keys(Keys.ENTER)
    page.sees(".editor", "news:speaker")


def test_the_editor_is_loaded_only_here(page: Driven) -> None:
    """No other view loads the editor; and axe finds nothing serious."""
    asked = "return performance.getEntriesByType('resource').filter((one) => /editor-/.test(one.name)).map(String)"
    page.open("#/timeline")
    page.find("#who")
    assert page.chrome.execute_script(asked) == []
    page.open("#/sparql")
    page.find(EDITOR)
    assert len(page.chrome.execute_script(asked)) == 1
    page.click(page.button("Run"))
    page.find("table.results")
    page.sound()
