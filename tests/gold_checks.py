"""What must hold in every gold record: spans stand in the text, names are known ones."""

from kg.check.score.schema import Record


def names(rows: list[Record]) -> set[str]:
    return {row["name"] for row in rows}


def check_spans(record: Record) -> None:
    """Assert that sentences, triggers, cues and contents occur in the text as they stand."""
    text, title = record["text"], record["article"]["title"]
    for event in record["events"]:
        assert event["sentence"] in text, event
        assert event["trigger"] in event["sentence"], event
    for statement in record["statements"]:
        for part in statement["content"].split(" [...] "):
            assert part in text, statement
        for field in ("cue", "speaker_surface"):
            assert (statement[field] or "") in text, statement
    for relation in record["relations"]:
        sentence = relation["sentence"] or ""
        assert sentence == title or sentence in text, relation


def check_names(record: Record) -> None:
    """Assert that whoever acts, is acted on, is spoken about or is related is an actor; unnamed people only speak."""
    actors, places = names(record["actors"]), names(record["places"])
    voices = actors | {statement["speaker"] for statement in record["statements"]}
    for event in record["events"]:
        assert event["agent"] or event["target"], event
        assert {*event["agent"], *event["target"]} <= actors, event
        assert event["place"] is None or event["place"] in places, event
        assert event["attributed_to"] is None or event["attributed_to"] in voices, event
    for statement in record["statements"]:
        assert set(statement["about"]) <= actors, statement
        assert statement["via"] is None or statement["via"] in actors, statement
    for relation in record["relations"]:
        ends = {relation["subject"]} if relation["predicate"] == "holds_position" else set()
        ends = ends or {relation["subject"], relation["object"]}
        assert ends <= actors | places | {record["article"]["title"]}, relation


def check_aliases(record: Record) -> None:
    """Assert that an alias is a surface form of its own article, and that no two actors have one name."""
    for actor in record["actors"]:
        for alias in actor["aliases"]:
            assert alias in record["text"], (actor["name"], alias)
    assert len(names(record["actors"])) == len(record["actors"])
