"""query, ask, show, path, stats, serve: questions to a folder, and whom a name means."""

import json
import re
import signal
import socket
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from calling import Kg, finish, on_terminal, start
from sample_folder import BASE, add, quarrel

from kg.article import Article
from kg.reading import Actor, Mention, Reading, Span
from kg.vocab import STATUSES


def test_every_statement_names_speaker_outlet_and_sentence(kg: Kg, built: Path) -> None:
    """Each statement of `ask` is a line with status word, speaker and outlet, and a line with the sentence."""
    told = kg("ask", built, "Belarus")
    shown = [json.loads(line) for line in kg("ask", built, "Belarus", "--json").out.splitlines()]
    blocks = told.out.rstrip().split("\n\n")
    assert told.code == 0 and len(blocks) == len(shown) > 1
    for block, statement in zip(blocks, shown, strict=True):
        head, sentence, *disputes = block.splitlines()
        assert head.startswith(STATUSES)
        assert all(one["label"] in head for one in statement["speakers"])
        assert statement["article"]["original_source"]["label"] in head
        assert sentence.strip() == " ".join(statement["evidence"]["exact"].split())
        assert len(disputes) == len(statement["disputed_by"])
    assert "nothing here says they are true" in told.err


def test_disputes_name_speaker_and_outlet(kg: Kg, sample: Path) -> None:
    """Who disputes a statement stands beneath it with the outlet that tells so."""
    told = kg("ask", sample, "Iceland", "--status", "asserted")
    (line,) = (line for line in told.out.splitlines() if "disputed: " in line)
    told = "disputed: The Meridian (2025-11-14) reports what Iceland said (a denial), posted by Harbour Log"
    assert line.strip() == told


def test_ask_narrows(kg: Kg, sample: Path) -> None:
    """Status, outlet, days, whom it is about and a limit narrow the answer; nothing left is exit code 1."""

    def statements(*words: object) -> list[dict[str, object]]:
        return [json.loads(line) for line in kg("ask", sample, *words, "--json").out.splitlines()]

    assert {one["status"] for one in statements("Iceland", "--status", "denied")} == {"denied"}
    assert len(statements("Iceland", "--source", "Daily Fjord")) == 1
    assert len(statements("Iceland", "--source", "source/daily-fjord")) == 1
    assert len(statements("Iceland", "--from", "2025-12-01")) == 1
    assert statements("Kari Nordmo", "--about", "Iceland")
    limited = kg("ask", sample, "Iceland", "--limit", "1")
    assert limited.err.endswith("statements; --limit shows more\n")
    none = kg("ask", sample, "Axios", "--about", "Axios")
    assert (none.code, none.out, none.err) == (1, "", "no statement matches\n")
    assert kg("ask", sample, "Iceland", "--from", "yesterday").code == 2


def test_lines_hang_on_terminals(built: Path) -> None:
    """On a terminal of 80 columns sentences wrap under themselves, and no line is longer."""
    shown = on_terminal("ask", built, "Belarus", "--limit", "9", columns=80, NO_COLOR="1").splitlines()
    assert max(map(len, shown)) <= 80
    assert any(line.startswith(" " * 14) for line in shown)
    assert all(line.startswith((*STATUSES, " " * 14)) for line in shown[:-1] if line)


def two_namesakes() -> Reading:
    """An article with a river and a woman of one name; the river is mentioned twice."""
    article = Article("Log", None, "Jordan", text="Jordan floods. Jordan rises. Jordan sings.")
    river = Actor("org/jordan-river-board", "organization", "Jordan")
    singer = Actor("person/jordan", "person", "Jordan")
    spans = [Span(begin, begin + 6, "Jordan") for begin in (0, 15, 29)]
    mentions = tuple(Mention(span, actor.id, "name") for span, actor in zip(spans, (river, river, singer), strict=True))
    return Reading(article, (river, singer), (), mentions)


def test_a_name_of_several_means_the_most_mentioned(kg: Kg, tmp_path: Path) -> None:
    """Of several with the same name the most mentioned is taken, the others are listed, an identifier chooses."""
    add(tmp_path, two_namesakes())
    told = kg("show", tmp_path, "jordan", "--json")
    assert json.loads(told.out)["id"] == "org/jordan-river-board"
    assert told.err.splitlines() == [
        "'jordan' is taken for Jordan (org/jordan-river-board, 2 mentions)",
        "    it could also be Jordan (person/jordan, 1 mention); name an identifier to choose",
    ]
    chosen = kg("show", tmp_path, "person/jordan", "--json")
    assert (json.loads(chosen.out)["id"], chosen.err) == ("person/jordan", "")
    whole = kg("show", tmp_path, f"{BASE}person/jordan", "--json")
    assert json.loads(whole.out)["id"] == "person/jordan"


def test_part_of_a_name_is_told(kg: Kg, sample: Path) -> None:
    """A part of a name finds its bearer and says whom it took; another name of hers needs no word."""
    told = kg("show", sample, "Kari")
    assert told.out.startswith("Kari Nordmo (person/kari-nordmo, person)")
    assert told.err.startswith("'Kari' is taken for Kari Nordmo (person/kari-nordmo, ")
    assert kg("show", sample, "oslo").out.startswith("Norway (country/NO, country)")
    assert kg("show", sample, "oslo").err == ""


@pytest.mark.parametrize("name", ["Icelamd", "Atlantis", "country/XX", "a/b <c>", "", "!!!", "http://x y", "\udcff"])
def test_unknown_names_are_1(kg: Kg, sample: Path, name: str) -> None:
    """A name that nobody bears ends with 1; a near spelling is offered."""
    for words in (("ask", sample, name), ("show", sample, name), ("export", sample, "-f", "ttl", "--about", name)):
        told = kg(*words)
        assert (told.code, told.out) == (1, "")
        assert told.err.startswith("kg: no actor or place called")
    assert ("did you mean country/IS?" in told.err) == (name == "Icelamd")


def test_unknown_outlets_are_not_an_empty_answer(kg: Kg, sample: Path) -> None:
    """An outlet that is not in the graph is an error, and a person is no outlet."""
    assert kg("ask", sample, "Iceland", "--source", "The Bugle").code == 1
    assert kg("export", sample, "-f", "ttl", "--source", "source/bugle").code == 1
    assert kg("ask", sample, "Iceland", "--source", "person/kari-nordmo").code == 2


def test_an_article_is_no_actor(kg: Kg, sample: Path) -> None:
    """The identifier of something else than an actor is wrong usage."""
    article = kg("stats", sample, "--articles").out.splitlines()[0]
    told = kg("ask", sample, article)
    assert (told.code, told.out) == (2, "")


def test_show(kg: Kg, sample: Path) -> None:
    """Show prints names, counts, relations with a sentence and its source, and the latest statements."""
    told = kg("show", sample, "Iceland")
    assert told.out.startswith("Iceland (country/IS, country)\n  also called Reykjavik\n")
    assert (
        "  <- accuse Norway (1)\n     The Meridian (2025-11-14) says in its own voice: Norway has accused" in told.out
    )
    assert "latest statements (7 of 7)\n  Daily Fjord (2025-12-02) says in its own voice: " in told.out


def test_path(kg: Kg, sample: Path) -> None:
    """Path prints chains with the sentence behind each step; 1 when nothing connects, 2 for a wrong type."""
    told = kg("path", sample, "Norway", "Iceland", "--type", "accuse")
    assert told.code == 0
    assert told.out.startswith("1. Norway - Iceland\n   Norway is said to accuse Iceland (1, The Meridian)\n")
    steps = [json.loads(line) for line in kg("path", sample, "NO", "IS", "--json").out.splitlines()]
    assert steps == []
    (chain,) = kg("path", sample, "Norway", "Iceland", "--json", "-k", "1").out.splitlines()
    assert {way["kind"] for way in json.loads(chain)["steps"][0]} >= {"ACCUSE"}
    nothing = kg("path", sample, "Axios", "Norway", "--type", "ASSAULT")
    assert (nothing.code, nothing.out) == (1, "")
    assert kg("path", sample, "Norway", "Iceland", "--type", "ACUSE").code == 2
    assert kg("path", sample, "Norway", "Norway").code == 2


def test_stats(kg: Kg, sample: Path) -> None:
    """Stats counts articles, statements by status and outlet, and lists the articles."""
    found = json.loads(kg("stats", sample, "--json").out)
    assert (found["articles"], sum(found["by_status"].values())) == (2, found["statements"])
    assert tuple(found["by_status"]) == STATUSES
    assert re.search(r"^ +2  articles$", kg("stats", sample).out, re.MULTILINE)
    assert len(kg("stats", sample, "--articles").out.splitlines()) == 2


def test_query_forms(kg: Kg, sample: Path, tmp_path: Path) -> None:
    """A query comes from a file, -e, a name or standard input; tables have short names, other forms whole ones."""
    text = "SELECT ?s ?k WHERE { ?s a ?k . VALUES ?k { news:Country } } ORDER BY ?s"
    (tmp_path / "q.rq").write_text(text, "utf-8")
    table = kg("query", sample, tmp_path / "q.rq")
    assert table.out == "s           k\ncountry/IS  news:Country\ncountry/NO  news:Country\n"
    assert table.err == "2 rows\n"
    whole = kg("query", sample, "-e", text, "-f", "csv").out.splitlines()
    assert whole[1] == f"{BASE}country/IS,https://w3id.org/newskg/ns#Country"
    with (tmp_path / "q.rq").open() as stream:
        assert finish("query", sample, "-", stdin=stream).out == table.out
    named = kg("query", sample, "-n", "01-who-says-what-about", "--param", "target=country/IS", "-f", "json")
    assert json.loads(named.out)["results"]["bindings"]
    assert "01-who-says-what-about" in kg("query", sample, "-n", "list").out
    graph = kg("query", sample, "-e", "CONSTRUCT { ?s a ?k } WHERE { ?s a ?k } LIMIT 1")
    assert graph.out.rstrip().endswith(".")


def test_query_answers_yes_and_no(kg: Kg, sample: Path) -> None:
    """ASK prints a word; with --exit-status a no is 1, in every form."""
    yes, no = "ASK { ?s a news:Country }", "ASK { ?s a news:Unicorn }"
    assert (kg("query", sample, "-e", yes).out, kg("query", sample, "-e", no).out) == ("true\n", "false\n")
    for form in ("table", "json", "xml", "csv"):
        assert kg("query", sample, "-e", yes, "--exit-status", "-f", form).code == 0
        assert kg("query", sample, "-e", no, "--exit-status", "-f", form).code == 1


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("-e", "SELECT"), 2, "line 1, column"),
        (("-e", ""), 2, "kg: "),
        ((), 2, "give one query"),
        (("-e", "ASK {}", "-n", "1"), 2, "give one query"),
        (("-e", "ASK {}", "--param", "a=b"), 2, "--param binds parameters of named queries"),
        (("-n", "1", "--param", "target"), 2, "has no value"),
        (("-n", "1", "--param", "nobody=x"), 2, "no parameter 'nobody'"),
        (("-n", "99"), 2, "99"),
        (("-e", "ASK {}", "-f", "ttl"), 2, "there are: json"),
        (("-e", "DELETE WHERE { ?s ?p ?o }"), 2, "update"),
        (("-e", "SELECT * { SERVICE <http://x.example/> { ?s ?p ?o } }"), 2, "SERVICE"),
        (("nothing.rq",), 3, "nothing.rq cannot be read: No such file"),
        (("-e", "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", "--timeout", "0.3"), 5, "0.3"),
    ],
)
def test_queries_that_cannot_run(kg: Kg, sample: Path, words: tuple[str, ...], code: int, told: str) -> None:
    """A query that is wrong, refused, missing or too slow is told with its exit code and prints no data."""
    answer = kg("query", sample, *words)
    assert (answer.code, answer.out) == (code, "")
    assert told in answer.err


def test_query_tables_fit_terminals(built: Path) -> None:
    """A wide answer becomes records on a terminal: one field a line, sentences wrapped, identifiers whole."""
    shown = on_terminal("query", built, "-n", "1", "--param", "target=country/BY", columns=80, NO_COLOR="1")
    lines = shown.splitlines()
    assert lines[0] == "(1)" and any(re.match(r"speakerLabel +\S", line) for line in lines)
    assert all(len(line) <= 80 or len(line.split()) == 2 for line in lines)
    narrow = on_terminal("query", built, "-e", "SELECT ?s WHERE { ?s a news:Country }", columns=80)
    assert "country/BY" in narrow and "https://" not in narrow


def test_serve_until_interrupted(sample: Path) -> None:
    """Serve says where, answers there, and Ctrl-C ends it with 0; a taken port is wrong usage."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
        assert finish("serve", sample, "--port", port).code == 2
    with start("serve", sample, "--port", port) as process:
        for _ in range(200):
            try:
                with urlopen(f"http://127.0.0.1:{port}/healthz") as answer:
                    assert answer.status == 200
                break
            except URLError:
                time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=20)
    assert process.returncode == 0
    assert told.startswith(f"serving {sample} on http://127.0.0.1:{port}/ (Ctrl-C stops it)\n")
    assert "Traceback" not in told


def test_serve_needs_a_folder(kg: Kg, tmp_path: Path) -> None:
    """What is no graph folder is told before anything listens."""
    told = kg("serve", tmp_path)
    assert told.code == 3 and "is not a graph folder" in told.err and "serving" not in told.err


def test_a_namesake_among_many_articles(kg: Kg, tmp_path: Path) -> None:
    """The count of mentions is over all articles."""
    add(tmp_path, two_namesakes(), quarrel())
    assert "1 mention" in kg("ask", tmp_path, "Jordan").err
