"""The numbers that folders keep of the vocabulary."""

from itertools import product

from kg import vocab
from kg.store import facts


def test_positions_are_kept() -> None:
    """Folders hold these positions: a new value comes last, and every value of the vocabulary has one."""
    assert facts.STATUS == ("asserted", "reported", "denied", "future", "hypothetical")
    assert facts.ATTRIBUTION == ("ownVoice", "quoted", "paraphrased", "hearsay")
    assert (facts.KIND.index("AGREE"), facts.KIND.index("OTHER"), facts.KIND.index("PREDECESSOR_OF")) == (0, 16, 28)
    assert set(facts.STATUS) == set(vocab.STATUSES)
    assert set(facts.KIND) == {*vocab.EVENT_TYPES, *vocab.TIE_TYPES}


def test_facts_are_told_apart() -> None:
    """No two statements that differ in a value have the same number, and it gives status and attribution back."""
    combinations = list(product(facts.STATUS, facts.POLARITY, facts.MODALITY, facts.ATTRIBUTION))
    packed = {facts.pack(*values): values for values in combinations}
    assert len(packed) == len(combinations)
    assert max(packed) < facts.ANONYMOUS
    for number, (status, _, _, attribution) in packed.items():
        assert (facts.status_of(number), facts.attribution_of(number)) == (status, attribution)
