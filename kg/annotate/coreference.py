"""Pronouns and descriptions: who "he", "the agency" and "we" refer to."""

from kg.draft import Draft, TableMention

_SINGULAR = {"he", "him", "his", "she", "her", "hers"}
_FIRST = {"i", "me", "my", "mine", "myself"}


def resolve_references(draft: Draft) -> None:
    """Add pronouns of the third person, first pass."""
    last = None
    for token in draft.doc:
        mention = draft.table.at(token.i)
        if mention is not None and mention.referent.type == "person":
            last = mention.referent
        elif mention is None and last is not None and token.lower_ in _SINGULAR:
            draft.table.add(TableMention(token.i, token.i + 1, token.i, last, "pronoun", rule="nearest-person"))


def resolve_with_speakers(draft: Draft) -> None:
    """Second pass: inside speech, "I" is its speaker."""
    for token in draft.doc:
        if token.lower_ not in _FIRST:
            continue
        speech = draft.speech_at(token)
        if speech is not None and speech.speakers:
            speaker = speech.speakers[0]
            draft.table.add(TableMention(token.i, token.i + 1, token.i, speaker, "first_person", rule="speaker"))
