"""Pictures: what is drawn, what is not, and where each line is read."""

from fastapi.testclient import TestClient


def get(client: TestClient, path: str, **parameters: object) -> dict:  # type: ignore[type-arg]
    answer = client.get(f"/api/v1/{path}", params=parameters)
    assert answer.status_code == 200, answer.text
    return answer.json()  # type: ignore[no-any-return]


def test_nothing_supposed_is_drawn(client: TestClient) -> None:
    """Denied, future and hypothetical statements draw no edge; they are listed beside the picture."""
    ego = get(client, "entities/country/NO/ego")
    assert {edge["attributes"]["relation"] for edge in ego["edges"]} >= {"ACCUSE", "AID", "HOLDS_POSITION"}
    assert not {"SANCTION", "AGREE"} & {edge["attributes"]["relation"] for edge in ego["edges"]}
    assert {edge["relation"] for edge in ego["undrawn"]} == {"SANCTION", "AGREE"}
    keys = {node["key"] for node in ego["nodes"]}
    assert all({edge["source"], edge["target"]} <= keys for edge in ego["edges"])


def test_what_is_dropped_is_counted(client: TestClient) -> None:
    """A limit says what it left out."""
    ego = get(client, "entities/country/NO/ego", limit_nodes=2)
    assert len(ego["nodes"]) == 2
    assert ego["truncated"] is True
    assert ego["dropped"]["nodes"] == 2


def test_every_line_opens_its_sentences(client: TestClient) -> None:
    """The evidence address of each edge gives at least as many statements as drew it."""
    ego = get(client, "entities/country/NO/ego")
    for edge in ego["edges"]:
        behind = client.get(edge["attributes"]["evidence_url"]).json()
        assert behind["total"] >= edge["attributes"]["count"] >= 1
        assert all(one["evidence"]["exact"] for one in behind["items"])


def test_a_contested_line_says_so(client: TestClient) -> None:
    """The accusation that Iceland denies is contested."""
    found = get(client, "edges", **{"from": "country/NO", "to": "country/IS", "relation": "ACCUSE"})
    assert found["edges"][0]["contested"] is True
    assert {one["status"] for one in found["items"]} == {"asserted", "denied"}


def test_both_directions_of_a_pair(client: TestClient) -> None:
    """`both` brings what goes the other way, and what is only supposed."""
    one_way = get(client, "edges", **{"from": "country/NO", "to": "country/IS"})
    both = get(client, "edges", **{"from": "country/NO", "to": "country/IS", "both": "true"})
    assert (one_way["total"], both["total"]) == (3, 5)
    assert {edge["relation"] for edge in both["edges"]} == {"ACCUSE", "AID"}


def test_neighbors_are_counted_by_relation(client: TestClient) -> None:
    """Counts by relation are there before anything is expanded."""
    found = get(client, "entities/country/NO/neighbors", direction="in")
    assert found["relation_counts"] == {"ACCUSE": 1, "AID": 1, "HOLDS_POSITION": 1}
    assert found["center"]["label"] == "Norway"
    assert get(client, "entities/country/NO/neighbors", relation="aid")["items"][0]["entity"]["label"] == "Iceland"
    assert get(client, "entities/country/NO/neighbors", status="denied")["items"] == []


def test_paths_bring_their_evidence(client: TestClient) -> None:
    """A path names its actors, and every step its edges."""
    (first, *_) = get(client, "paths", **{"from": "person/kari-nordmo", "to": "country/NO"})["paths"]
    assert [node["label"] for node in first["nodes"]] == ["Kari Nordmo", "Norway"]
    assert client.get(first["edges"][0][0]["evidence_url"]).json()["total"] >= 1
    around = get(client, "paths", **{"from": "person/kari-nordmo", "to": "source/the-meridian"})
    assert around["paths"] == []
    assert client.get("/api/v1/paths?from=country/NO&to=country/NO").status_code == 400


def test_the_timeline_counts_what_is_undated(client: TestClient) -> None:
    """Dated events fall into buckets; the others are counted."""
    found = get(client, "entities/country/IS/timeline", bucket="week", by="type")
    assert found["undated"] == 3
    assert {item["type"] for item in found["items"]} == {"ACCUSE", "THREATEN", "AID"}
    assert found["buckets"][0] == {"begin": "2025-11-10", "counts": {"ACCUSE": 1, "THREATEN": 1}}
    assert get(client, "entities/country/IS/timeline", status="denied")["total"] == 0


def test_a_timeline_of_two_counts_what_passes_between_them(client: TestClient) -> None:
    """`with` leaves the events of the pair, both ways; articles are counted by their original day."""
    found = get(client, "entities/country/IS/timeline", **{"with": "country/NO", "articles": "true", "bucket": "day"})
    pair = get(client, "edges", **{"from": "country/IS", "to": "country/NO", "both": "true"})
    assert found["total"] + found["undated"] == len({one["event"]["id"] for one in pair["items"] if one["event"]})
    days = {(one["article"]["original_date"], one["article"]["id"]) for one in pair["items"]}
    told = {day: sum(1 for one, _ in days if one == day) for day, _ in days}
    assert {one["begin"]: one["count"] for one in found["articles"]["items"]} == told
    assert "articles" not in get(client, "entities/country/IS/timeline")
    assert client.get("/api/v1/entities/country/IS/timeline?with=country/XX").status_code == 404


def test_speech_opens_its_sentences_too(client: TestClient) -> None:
    """Who speaks about whom is an edge when asked for, with its statements behind it."""
    found = get(client, "entities/person/kari-nordmo/neighbors", speech="true", relation="SPEAK_ABOUT", direction="out")
    behind = client.get(found["items"][0]["evidence_url"]).json()
    assert [one["speaker"]["label"] for one in behind["items"]] == ["Kari Nordmo"]
    assert behind["edges"][0]["relation"] == "SPEAK_ABOUT"
