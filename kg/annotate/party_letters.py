"""Letters of United States parties behind a name: `Sen. N (R-Texas)`, `Rep. N, D-Calif.`"""

from kg.draft import Draft, Referent, TableMention

_PARTIES = {"R": "Republican Party", "D": "Democratic Party"}


def read_party_letters(draft: Draft) -> None:
    """Put the party in for a letter that stands behind a person's name, with a hyphen and a state behind it."""
    doc, known = draft.doc, {referent.name: referent for referent in draft.table.referents()}
    for person in list(draft.table):
        index = person.end + 1
        if person.referent.type != "person" or index + 2 >= len(doc) or doc[person.end].text not in ("(", ","):
            continue
        name = _PARTIES.get(doc[index].text)
        if name is None or doc[index + 1].text not in ("-", "–") or not _is_state(draft, index + 2):
            continue
        if name not in known:
            known[name] = Referent(name, "organization", country="US", rule="gazetteer")
        letter = TableMention(index, index + 1, index, known[name], "acronym", attributive=True, rule="party-letter")
        draft.table.add(letter)


def _is_state(draft: Draft, index: int) -> bool:
    """Whether a token is a state or an abbreviation of one: `Texas`, `Calif.`, `NY`."""
    text, mention = draft.doc[index].text, draft.table.at(index)
    short = text[0].isupper() and (text.endswith(".") or text.isupper())
    return short or (mention is not None and mention.referent.type == "place" and mention.referent.country == "US")
