"""Which named actors a word of a clause stands for: its own mention, the side it belongs to, whoever's deed it is."""

from __future__ import annotations

from kg.draft import MentionTable, Referent
from kg.extract.event_lexicon import clause_words, side_nouns
from kg.extract.tree import Tree

Actors = tuple[Referent, ...]
_INSTANCES = ("including", "like", "as")
_WEAPONS = frozenset(("air", "drone", "missile", "rocket", "artillery", "aerial", "military"))
_SENT = frozenset(
    "troop soldier force fighter warship jet warplane delegation diplomat official envoy peacekeeper".split()
)
"""Whoever acts for the country that they are "from"."""
_LANDS = frozenset(("country", "nation", "homeland"))
_NAMED = ("person", "organization", "media", "group")
_FORMER = frozenset(("former", "retired", "ex", "onetime", "erstwhile"))
_OWNERS = ("poss", "compound", "amod", "nmod")


class Sides:
    """Resolves token positions of one article to actors; every answer is remembered."""

    def __init__(self, tree: Tree, table: MentionTable) -> None:
        self.tree = tree
        self.table = table
        self._known: dict[int, Actors] = {}

    def of(self, heads: list[int]) -> list[Referent]:
        """Return the actors that these nominal heads stand for, each once, in order."""
        found: dict[int, Referent] = {}
        for head in heads:
            for actor in self.at(head):
                found.setdefault(id(actor), actor)
        return list(found.values())

    def at(self, head: int) -> Actors:
        """Return the actors that one nominal head stands for."""
        known = self._known.get(head)
        if known is None:
            self._known[head] = ()  # a cycle of appositions ends here
            known = self._resolve(head)
            self._known[head] = known
        return known

    def place(self, head: int) -> Referent | None:
        """Return the place that a word names, None for actors and plain words."""
        mention = self.table.at(head)
        if mention is None:
            return None
        if mention.as_place or mention.referent.type == "place":
            return mention.referent
        return None

    def receivers(self, heads: list[int]) -> list[Referent]:
        """Return the countries that something is sent to or comes from: that place is also who has it or sends it."""
        found = [place for head in heads for place in (self.place(head),) if place is not None]
        return [place for place in found if place.type == "country"]

    def _resolve(self, head: int) -> Actors:
        mention = self.table.at(head)
        if mention is not None:
            actors = self.table.actors_at(head)
            if actors or mention.kind in ("name", "acronym", "pronoun", "first_person", "demonym", "metonym"):
                return actors
        named = self._named_in_apposition(head)
        if named:
            return named
        if self.tree.lemma[head] == "counterpart":
            return self._counterpart(head)
        kind = side_nouns().get(self.tree.lemma[head], "") or self._armed(head)
        # "A former Kenyan envoy" acts for himself.
        gone = kind == "member" and any(self.tree.lower[c] in _FORMER for c in self.tree.kids(head, "amod"))
        if kind and not gone and self.tree.pos[head] != "PROPN":
            found = self.owners(head, through_of=True) if kind != "part" else self._through(head, ("of",))
            if not found and self.tree.lemma[head] in _SENT:
                sent = [c for c in self.tree.kids(head, "prep") if self.tree.lower[c] == "from"]
                found = tuple(self.receivers([one for c in sent for one in self.tree.pobjs(c)]))
            if found:
                return self._lands(found) if self.tree.lemma[head] in _LANDS else found
        for child in self.tree.children[head]:
            if self.tree.dep[child] == "appos":
                found = tuple(self.of(self.tree.conjuncts(child)))
                if found:
                    return found
        return self._through(head, _INSTANCES) or self._belonging(head) or self._copular(head) or self._apposed(head)

    def _lands(self, owners: Actors) -> Actors:
        """Return the countries of people: "her country" is no deed or fate of hers."""
        lands = {actor.iso2: actor for actor in self.table.referents() if actor.type == "country"}
        own = (lands.get(actor.country) if actor.type == "person" else actor for actor in owners)
        return tuple(actor for actor in own if actor is not None)

    def _armed(self, head: int) -> str:
        """Return `deed` for a strike that is no walkout: "a drone strike", "was killed by a strike"."""
        if self.tree.lemma[head] != "strike":
            return ""
        above = self.tree.head[head]
        above = self.tree.head[above] if self.tree.dep[head] == "pobj" else above
        told = any(self.tree.lower[c] in _WEAPONS for c in self.tree.kids(head, "compound", "amod"))
        return "deed" if told or self.tree.lemma[above] in clause_words("harming") else ""

    def _apposed(self, head: int) -> Actors:
        """Return whom a plain noun is an apposition of ("X, a group that has hired a lawyer")."""
        above = self.tree.head[head]
        mention = self.table.at(above) if self.tree.dep[head] == "appos" and above < head else None
        return self.table.actors_at(above) if mention is not None and mention.kind in ("name", "acronym") else ()

    def _belonging(self, head: int) -> Actors:
        """Return whose a thing is ("facilities belonging to X", "ships owned by X")."""
        tree = self.tree
        for child in tree.children[head]:
            if tree.dep[child] == "acl" and tree.lemma[child] in ("belong", "own", "operate"):
                found = self._through(child, ("to", "by"))
                if found:
                    return found
        return ()

    def _copular(self, head: int) -> Actors:
        """Return who a plain noun is said to be ("X is a banned group", "the winners were X and Y")."""
        tree = self.tree
        verb = tree.head[head]
        if tree.lemma[verb] != "be" or tree.dep[head] not in ("attr", "nsubj"):
            return ()
        for other in tree.kids(verb, "nsubj" if tree.dep[head] == "attr" else "attr"):
            found = tuple(self.of(tree.conjuncts(other)))
            if found:
                return found
        return ()

    def _named_in_apposition(self, head: int) -> Actors:
        """Return the person whose name a title has beside it ("her counterpart Ana Souza")."""
        for child in self.tree.kids(head, "appos"):
            mention = self.table.at(child)
            named = mention is not None and mention.kind in ("name", "acronym") and not mention.as_place
            if named and mention is not None and mention.referent.type in _NAMED:
                return tuple(self.of(self.tree.conjuncts(child)))
        # "the mayor of X, N, left": the parser hangs N on X.
        for inner in self.tree.kids(head, "prep"):
            for noun in self.tree.pobjs(inner) if self.tree.lower[inner] == "of" else ():
                for child in self.tree.kids(noun, "appos"):
                    mention = self.table.at(child)
                    if mention is not None and mention.kind == "name" and mention.referent.type == "person":
                        return tuple(self.of(self.tree.conjuncts(child)))
        following = self.table.at(head + 1) if head + 1 < len(self.tree.words) else None
        if following is None or following.start != head + 1 or self.tree.lemma[head] != "counterpart":
            return ()
        return self.table.actors_at(head + 1) if following.kind == "name" else ()

    def _counterpart(self, head: int) -> Actors:
        """Return the other side: "his Kenyan counterpart" is Kenya's, whoever "he" is."""
        for child in self.tree.kids(head, "amod", "compound", "nmod"):
            found = self.table.actors_at(child)
            if found:
                return found
        return self._through(head, ("of", "from"))

    def owners(self, noun: int, *, through_of: bool) -> Actors:
        """Return the actors that a noun belongs to: possessor, demonym, compound, `by` and, if wanted, `of`."""
        tree = self.tree
        for child in tree.children[noun]:
            if tree.dep[child] in _OWNERS and not self._is_quality(noun, child):
                found = self.at(self._antecedent(child)) if tree.dep[child] == "poss" else self.table.actors_at(child)
                if found:
                    return (*self._joined(child), *found)
        return self._through(noun, ("of", "by", "from") if through_of else ("by",))

    def _joined(self, adjective: int) -> Actors:
        """Return the first of two states that a hyphen joins: "US-Israeli strikes"."""
        if adjective < 2 or self.tree.words[adjective - 1] != "-":
            return ()
        first = self.table.at(adjective - 2)
        return first.referents if first is not None and first.referent.type == "country" else ()

    def _antecedent(self, owner: int) -> int:
        """Return the noun that a relative `whose` stands for: "the FBI, whose agents raided it"."""
        tree = self.tree
        verb = tree.head[tree.head[owner]]
        clause = tree.lower[owner] == "whose" and tree.dep[verb] == "relcl"
        return tree.head[verb] if clause and tree.head[verb] < owner else owner

    def _is_quality(self, noun: int, child: int) -> bool:
        """Whether a country only tells of what kind a thing is: "a Lebanese restaurant"."""
        mention = self.table.at(child) if self.tree.dep[child] != "poss" else None
        return mention is not None and mention.attributive and self.tree.lemma[noun] not in side_nouns()

    def _through(self, noun: int, names: tuple[str, ...]) -> Actors:
        tree = self.tree
        for child in tree.children[noun]:
            if tree.dep[child] in ("prep", "agent") and tree.lower[child] in names:
                found = tuple(self.of(tree.pobjs(child)))
                if found:
                    return found
        return ()
