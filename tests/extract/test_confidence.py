"""The confidence of readings comes from the counted table, from the most special rule that was counted."""

from dataclasses import replace

from event_reading import draft_of

from kg.draft import Speech
from kg.extract.confidence import confidence_of, event_rules, statement_rules, tie_rules
from kg.lexicon import rows


def test_every_layer_has_a_figure_for_rules_never_counted() -> None:
    """A rule that was never counted takes the share of its whole layer."""
    for layer in ("events", "statements", "relations"):
        assert confidence_of(layer, "no such rule") == confidence_of(layer)
        assert 0.0 < confidence_of(layer) < 1.0


def test_special_rules_go_before_general_ones() -> None:
    """Where both are counted, the special rule's share is told."""
    table = {(row["layer"], row["rule"]): float(row["share"]) for row in rows("confidence")}
    special, general = tie_rules("HOLDS_POSITION", "position:title")[:2]
    assert confidence_of("relations", special, general) == table["relations", special]
    assert confidence_of("relations", "no such rule", general) == table["relations", general]


def test_shares_are_shares_of_some_cases() -> None:
    """Every line holds a share strictly between 0 and 1 and the number of its cases."""
    for row in rows("confidence"):
        assert 0.0 < float(row["share"]) < 1.0, row
        assert int(row["cases"]) > 0, row


def test_likelier_events_are_surer() -> None:
    """An event at the top of the filter's scale is surer than one at its threshold."""
    assert confidence_of("events", *event_rules("verb", 0.95)) > confidence_of("events", *event_rules("verb", 0.35))


def test_worth_of_one_has_a_step() -> None:
    """A worth of exactly 1 falls into the highest step."""
    assert event_rules("verb", 1.0) == ("verb 0.9", "0.9")


def test_pronouns_are_counted_apart() -> None:
    """The speaker's kind is part of what a statement is counted under: `he` is not `Keller`."""
    text = "Keller said the road was open. He said the bridge was closed."
    draft = draft_of(text)
    named = Speech([], [], "indirect", "said", rule="verb-clause-indirect", speaker_start=0, speaker_end=1)
    he = next(token.i for token in draft.doc if token.text == "He")
    pronoun = replace(named, speaker_start=he, speaker_end=he + 1)
    assert statement_rules(draft, named) == ("verb-clause-indirect", "verb indirect")
    assert statement_rules(draft, pronoun)[0] == "verb-clause-indirect pronoun"
