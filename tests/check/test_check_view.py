"""Planted faults are found, and a sound graph has none."""

import re
from dataclasses import replace

import pytest
from sampling import BASE, WHEN, grain_reading, warning_reading

from kg import derive
from kg.check.findings import Finding
from kg.check.offsets import check_offsets
from kg.check.shapes import check_shapes
from kg.check.view import check_view
from kg.rdf.entities import entity_nquads
from kg.rdf.quads import Encoded, encode
from kg.rdf.terms import read_quads
from kg.store.memory import MemoryStore
from kg.vocab import NEWS


@pytest.fixture(scope="module")
def sound() -> Encoded:
    return encode(warning_reading(), base=BASE, when=WHEN)


def findings(one: Encoded, nquads: str) -> list[Finding]:
    context = read_quads(entity_nquads(one.contributions, BASE))
    found = check_shapes(nquads, base=BASE, article=one.article, context=context)
    return found + list(check_offsets(read_quads(nquads), one.text, article=one.article, base=BASE))


def test_sound_graph(sound: Encoded) -> None:
    """The graph of a sound reading, its entities and its run have nothing wrong."""
    assert findings(sound, sound.nquads) == []
    assert check_shapes(entity_nquads(sound.contributions, BASE), base=BASE) == []
    assert check_shapes(sound.meta, base=BASE) == []


FAULTS = {
    "status does not follow": (r"#s0-72> <[^>]*ns#status> <[^>]*ns#)asserted", r"\1reported", "#s0-72", "not follow"),
    "status of no list": (r"#s0-72> <[^>]*ns#status> <[^>]*ns#)asserted", r"\1true", "#s0-72", "news:status"),
    "no speaker": (r"#s73-152> <[^>]*ns#)speaker>", r"\1cue>", "#s73-152", "without a speaker"),
    "no evidence": (r"#s73-152> <[^>]*ns#)evidence>", r"\1content>", "#s73-152", "without evidence"),
    "event without statement": (r"#s0-72> <[^>]*ns#)describes>", r"\1about>", "#e8-14.THREATEN", "no statement"),
    "tie without statement": (r"ns#)describes> (<[^>]*MEMBER_OF>)", r"\1via> \2", ".MEMBER_OF", "no statement"),
    "wrong offset": (r'ns#)start> "73"', r'\1start> "74"', "#m73-152", "The text has"),
    "wrong words": (r'ns#)exact> "Tokyo"', r'\1exact> "Tokio"', "#m74-79", "The text has"),
    "offset is no number": (r'ns#)end> "152"\^\^<[^>]*>', r'\1end> "late"', "#m73-152", "xsd:integer"),
    "confidence above one": (r'#s0-72> <[^>]*onfidence> ")0.75"', r'\g<1>1.5"', "#s0-72", "from 0 to 1"),
    "wrong text": (r'sha256> ")[0-9a-f]{4}', r"\g<1>0000", "norland-warns-japan", "SHA-256"),
    "date without basis": (r"ns#)dateBasis>", r"\1role>", "#e", "basis"),
    "span before itself": (r'ns#)end> "72"', r'\1end> "0"', "#m0-72", "before news:end"),
    "unknown actor": (r"group/)norland>", r"\1nobody>", "#e8-14.THREATEN", "news:Actor"),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_planted_fault_is_found(name: str, sound: Encoded) -> None:
    """Each planted fault gives a finding that names the thing and says what is wrong with it."""
    pattern, replacement, subject, message = FAULTS[name]
    broken, count = re.subn("(" + pattern, replacement, sound.nquads)
    assert count
    hits = [f for f in findings(sound, broken) if subject in f.subject and message in f.message]
    assert hits, findings(sound, broken)
    assert all(finding.article == sound.article for finding in hits)


def test_entity_without_label_is_found() -> None:
    """An entity that has lost its label, and a country without its code, are found."""
    lines = entity_nquads(encode(warning_reading(), base=BASE, when=WHEN).contributions, BASE).splitlines()
    kept = [line for line in lines if not ("country/JP>" in line and ("label" in line or "notation" in line))]
    found = check_shapes("\n".join(kept), base=BASE)
    assert [(f.subject, f.article) for f in found] == [("country/JP", "")] * 2


def test_view_of_a_sound_store() -> None:
    """Every promise holds over a whole store, article by article."""
    store = MemoryStore(derive, BASE)
    with store.writer() as writer:
        for reading in (warning_reading(), grain_reading()):
            writer.put(encode(reading, base=BASE, when=WHEN))
    assert list(check_view(store.view())) == []


def test_view_of_a_store_with_faults() -> None:
    """Faults of two articles are found under the article that has them."""
    good, bad = warning_reading(), grain_reading()
    unsaid = replace(bad, statements=bad.statements[1:])
    wrong = replace(good.statements[1], evidence=replace(good.statements[1].evidence, start=75))
    moved = replace(good, statements=(good.statements[0], wrong, *good.statements[2:]))
    store = MemoryStore(derive, BASE)
    with store.writer() as writer:
        writer.put(encode(unsaid, base=BASE, when=WHEN))
        writer.put(encode(moved, base=BASE, when=WHEN))
    found = list(check_view(store.view()))
    assert {f.subject for f in found if f.article == bad.article.id} == {bad.events[0].id, bad.ties[0].id}
    assert {f.subject.rpartition("#")[2] for f in found if f.article == good.article.id} == {"m75-152"}
    assert len(found) == 3


def test_message_names_the_wrong_value(sound: Encoded) -> None:
    """A finding shows the value that is wrong, so that one need not look it up."""
    broken = sound.nquads.replace(f"<{NEWS.affirmed}>", f"<{NEWS.denied}>")
    assert any(NEWS.denied in finding.message for finding in findings(sound, broken))
