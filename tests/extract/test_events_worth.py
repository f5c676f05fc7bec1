"""The confidence of events: a share between 0 and 1, from named features, with the weights of the package."""

import math

from event_reading import draft_of, happenings
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extract.events import candidates
from kg.extract.framing import frames_of
from kg.extract.tree import tree_of
from kg.extract.worth import THRESHOLD, features_of, weights, worth


@settings(max_examples=50, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(sorted(weights())), st.text(max_size=8))))
def test_confidence_is_a_share(features):
    """Any features give a share between 0 and 1; unknown ones weigh nothing."""
    share = worth(iter(features))
    assert 0.0 <= share <= 1.0
    assert share == worth(iter([*features, "no such feature"]))


def test_weights_are_finite():
    """Every weight is a number, and the sum has a constant part."""
    assert all(math.isfinite(weight) for weight in weights().values())
    assert "bias" in weights()


def test_candidates_below_the_threshold_are_left_out():
    """The step keeps the candidates that are likely events, in text order, and no others."""
    text = "Japan attacked Kenya. Keller enjoys Lisbon. Baker became aware of Silva."
    found = candidates(draft_of(text))
    kept = [row.trigger for row in happenings(text)]
    assert kept == [draft_of(text).doc[e.start : e.end].text for e in found if e.confidence >= THRESHOLD]
    assert "attacked" in kept


def test_an_attack_is_surer_than_an_attitude():
    """A listed act between named actors is surer than a verb of attitude."""
    draft = draft_of("Japan attacked Kenya. Brazil admires Kenya.")
    sure = {draft.doc[event.head].text: event.confidence for event in candidates(draft)}
    assert sure["attacked"] > 0.6
    assert sure.get("admires", 0.0) < sure["attacked"]


def test_features_are_named_once_each():
    """The features of one candidate are distinct names, whatever the order of reading."""
    draft = draft_of("Japan, after long talks with Kenya, imposed sanctions on Brazil.")
    draft.events = candidates(draft)
    frames, tree = frames_of(draft), tree_of(draft.doc)
    for event in draft.events:
        names = list(features_of(draft, tree, event, frames[event.head]))
        assert names[0] == "bias"
        assert names == list(features_of(draft, tree, event, frames[event.head]))
