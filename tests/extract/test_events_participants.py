"""Who acts and who undergoes: one phenomenon of syntax a test, on the real small model."""

from datetime import date

import pytest
from event_reading import happenings, one, triggers

from kg.article import Article
from kg.config import Config
from kg.extraction import read_articles


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "agents", "targets"),
    [
        ("Japan condemned Brazil.", "condemned", "ACCUSE", ("Japan",), ("Brazil",)),
        ("Kenya arrested Anna Silva in Lisbon.", "arrested", "COERCE", ("Kenya",), ("Anna Silva",)),
        ("Japan and Kenya praised John Baker.", "praised", "SUPPORT", ("Japan", "Kenya"), ("John Baker",)),
        ("Japan praised Anna Silva and John Baker.", "praised", "SUPPORT", ("Japan",), ("Anna Silva", "John Baker")),
        ("John Baker was arrested by Kenya.", "arrested", "COERCE", ("Kenya",), ("John Baker",)),
        ("John Baker was sentenced to ten years.", "sentenced", "COERCE", (), ("John Baker",)),
        ("Anna Silva, who criticized Japan, lives in Geneva.", "criticized", "ACCUSE", ("Anna Silva",), ("Japan",)),
        ("The Senate impeached Keller, accusing her of fraud.", "accusing", "ACCUSE", ("Senate",), ()),
        ("Brazil invited Kenya and thanked Japan.", "thanked", "SUPPORT", ("Brazil",), ("Japan",)),
        ("John Baker died in Lisbon.", "died", "OTHER", (), ("John Baker",)),
        ("Japan met Kenya in Geneva.", "met", "CONSULT", ("Japan",), ("Kenya",)),
    ],
)  # fmt: skip
def test_verbs(text, trigger, kind, agents, targets):
    """Subjects act, objects and passive subjects undergo, conjuncts all take part."""
    row = one(text, trigger)
    assert (row.type, row.agents, row.targets) == (kind, agents, targets)


@pytest.mark.parametrize(
    ("text", "trigger", "agents", "targets"),
    [
        ("Kenya is expected to be punished by Japan.", "punished", ("Japan",), ("Kenya",)),
        ("Kenya is to be punished by Japan.", "punished", ("Japan",), ("Kenya",)),
        ("Kenya refused to be intimidated by Japan.", "intimidated", ("Japan",), ("Kenya",)),
        ("Kenya appears to have been attacked by Japan.", "attacked", ("Japan",), ("Kenya",)),
        ("Kenya returned to the game, only to be robbed by Japan.", "robbed", ("Japan",), ("Kenya",)),
        ("Kenya is expected to punish Japan.", "punish", ("Kenya",), ("Japan",)),
        ("Kenya refused to attack Japan.", "attack", ("Kenya",), ("Japan",)),
        ("Kenya appears to have attacked Japan.", "attacked", ("Kenya",), ("Japan",)),
    ],
)
def test_passive_infinitives(text, trigger, agents, targets):
    """Whoever is to be punished undergoes it, whatever stands between; whoever is to punish acts."""
    row = one(text, trigger)
    assert (row.agents, row.targets) == (agents, targets)


@pytest.mark.parametrize(
    ("text", "trigger", "agents", "targets"),
    [
        ("A former Kenyan envoy insulted Japan.", "insulted", (), ("Japan",)),
        ("Retired Kenyan generals attacked Japan.", "attacked", (), ("Japan",)),
        ("A Kenyan envoy insulted Japan.", "insulted", ("Kenya",), ("Japan",)),
        ("Anna Silva said Japan had insulted her country.", "insulted", ("Japan",), ()),
        ("John Baker will go on trial in May.", "trial", (), ("John Baker",)),
        ("Japan put John Baker on trial.", "trial", ("Japan",), ("John Baker",)),
        ("The bill passed the Senate 60 to 40.", "passed", ("Senate",), ()),
        ("The Red Cross, whose officials praised Japan, left.", "praised", ("Red Cross",), ("Japan",)),
        ("Japan attacked and invaded Kenya.", "attacked", ("Japan",), ("Kenya",)),
        ("Kenya was attacked and invaded by Japan.", "attacked", ("Japan",), ("Kenya",)),
        ("Acme Steel was fined $5 million by Japan.", "fined", ("Japan",), ("Acme Steel",)),
        ("Japan blamed Kenya for the attack on Brazil.", "attack", ("Kenya",), ("Brazil",)),
        ("Japan thanked Kenya for the attack on Brazil.", "attack", (), ("Brazil",)),
        ("Japan, together with Kenya, attacked Brazil.", "attacked", ("Japan", "Kenya"), ("Brazil",)),
        ("Japan warned Kenya against attacking Brazil.", "attacking", ("Kenya",), ("Brazil",)),
        ("John Baker was killed in a Kenyan raid.", "killed", ("Kenya",), ("John Baker",)),
        ("A Kenyan drone strike killed John Baker.", "killed", ("Kenya",), ("John Baker",)),
        ("John Baker was killed in Kenya.", "killed", (), ("John Baker",)),
        ("Japan sent weapons to Kenya.", "sent", ("Japan",), ("Kenya",)),
        ("Japan criticised Kenya, which it said had attacked Brazil.", "attacked", ("Kenya",), ("Brazil",)),
        ("John Baker, who police say killed Anna Silva, fled.", "killed", ("John Baker",), ("Anna Silva",)),
        ("The Kenyan delegation met Anna Silva.", "met", ("Kenya",), ("Anna Silva",)),
        ("In 1904 Japan attacked Kenya.", "attacked", ("Japan",), ("Kenya",)),
        ("Japan handed Kenya 60 million euros.", "handed", ("Japan",), ("Kenya",)),
        ("Kenya, as its minister told the court on Monday, will attack Japan.", "attack", ("Kenya",), ("Japan",)),
    ],
)
def test_who_stands_for_whom(text, trigger, agents, targets):
    """Former officials act for themselves, somebody's country is a country, a year before a subject counts nothing."""
    row = one(text, trigger)
    assert (row.agents, row.targets) == (agents, targets)


def test_the_country_of_a_person_is_that_country():
    """ "Her country" after Kenya's envoy is Kenya."""
    text = "Kenya's envoy, Anna Silva, said Japan had insulted her country."
    (reading,) = read_articles([Article("Example Times", date(2022, 6, 15), "Headline", text=text)], Config())
    assert [event.recipients for event in reading.events] == [("country/KE",)]


@pytest.mark.parametrize(
    ("text", "trigger", "agents"),
    [
        ("Japan promised to release Anna Silva.", "release", ("Japan",)),
        ("Japan urged Kenya to release Anna Silva.", "release", ("Kenya",)),
        ("Japan called on Kenya to release Anna Silva.", "release", ("Kenya",)),
        ("Kenya was forced to release Anna Silva.", "release", ("Kenya",)),
        ("Kenya vowed to expel Anna Silva.", "expel", ("Kenya",)),
        ("The Senate accused John Baker of attacking Anna Silva.", "attacking", ("John Baker",)),
    ],
)
def test_control(text, trigger, agents):
    """The hidden subject of an infinitive or gerund is the one that its governing verb assigns."""
    assert one(text, trigger).agents == agents


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "agents", "targets"),
    [
        ("Japan's attack on Kenya lasted an hour.", "attack", "ASSAULT", ("Japan",), ("Kenya",)),
        ("The Japanese invasion of Kenya failed.", "invasion", "ASSAULT", ("Japan",), ("Kenya",)),
        ("The arrest of John Baker by Kenya surprised many.", "arrest", "COERCE", ("Kenya",), ("John Baker",)),
        ("The murder of Anna Silva shocked the town.", "murder", "ASSAULT", (), ("Anna Silva",)),
        ("Talks between Japan and Brazil ended.", "Talks", "CONSULT", ("Japan", "Brazil"), ()),
        ("Japan held talks with Kenya.", "talks", "CONSULT", ("Japan",), ("Kenya",)),
        ("Japan imposed sanctions on Kenya.", "sanctions", "SANCTION", ("Japan",), ("Kenya",)),
        ("Sanctions were imposed on Kenya by Japan.", "Sanctions", "SANCTION", ("Japan",), ("Kenya",)),
        ("John Baker faces criticism.", "criticism", "ACCUSE", (), ("John Baker",)),
        ("The ban imposed by Japan on Acme Steel remains.", "ban", "SANCTION", ("Japan",), ("Acme Steel",)),
    ],
)  # fmt: skip
def test_nouns(text, trigger, kind, agents, targets):
    """Possessors, demonyms, `of`, `by`, `between` and light verbs fill the sides that the lexicon line says."""
    row = one(text, trigger)
    assert (row.type, row.agents, row.targets) == (kind, agents, targets)


@pytest.mark.parametrize("light", ["held", "imposed", "faces"])
def test_light_verbs_make_no_event_of_their_own(light):
    """A light verb and its noun are one event, the noun's."""
    text = {"held": "Japan held talks with Kenya.", "imposed": "Japan imposed sanctions on Kenya.",
            "faces": "John Baker faces criticism."}[light]  # fmt: skip
    assert light not in triggers(text)


@pytest.mark.parametrize(
    ("text", "trigger", "agents"),
    [
        ("An envoy of Japan criticized Kenya.", "criticized", ("Japan",)),
        ("Japan's ambassador criticized Kenya.", "criticized", ("Japan",)),
        ("Japanese troops attacked Kenya.", "attacked", ("Japan",)),
        ("Members of the Green Party criticized Kenya.", "criticized", ("Green Party",)),
        ("Japan's new law bans Acme Steel.", "bans", ("Japan",)),
    ],
)
def test_members_stand_for_their_side(text, trigger, agents):
    """An unnamed member, force or law of a named side stands for that side."""
    assert one(text, trigger).agents == agents


@pytest.mark.parametrize(
    "text",
    [
        "Three men attacked a shop.",
        "The protests went on for days.",
        "Tourists like Geneva.",
        "Kenya is a republic.",
        "Anna Silva believes that it rains.",
        "Japan is larger than Kenya.",
        "John Baker said that it was late.",
        "Maria Keller wants peace.",
        "John Baker's house stands in Lisbon.",
        "The talks took place in Geneva.",
    ],
)
def test_no_event(text):
    """States, attitudes, saying and happenings without a named actor are no events; a place is no actor."""
    assert happenings(text) == ()


def test_one_sentence_tells_an_event_once():
    """A noun beside its own verb in one sentence is the same event."""
    rows = [
        row
        for row in happenings("Japan attacked Kenya, and the Japanese attack on Kenya failed.")
        if row.type == "ASSAULT"
    ]
    assert len(rows) == 1


@pytest.mark.parametrize(
    ("text", "trigger", "agents", "targets"),
    [
        ("Anna Silva and her Brazilian counterpart John Baker met.", "met", ("Anna Silva", "John Baker"), ()),
        ("Anna Silva met her Brazilian counterpart.", "met", ("Anna Silva",), ("Brazil",)),
        ("Anna Silva said that the forces do not hold it, and accused Japan.", "accused", ("Anna Silva",), ("Japan",)),
        ("Kenya praised Japan, but urged Brazil to leave.", "urged", ("Kenya",), ("Brazil",)),
        ("Talks between Japan, Kenya and Brazil began.", "Talks", ("Japan", "Kenya", "Brazil"), ()),
        ("The demand of Brazil angered Kenya.", "demand", ("Brazil",), ()),
    ],
)
def test_shared_subjects_and_other_sides(text, trigger, agents, targets):
    """Coordination reaches every member, and a counterpart is the other side."""
    row = one(text, trigger)
    assert (row.agents, row.targets) == (agents, targets)


def test_later_sentences_tell_it_again():
    """A restatement in a later sentence is an event again, with the same participants."""
    rows = [row for row in happenings("Japan attacked Kenya. Keller condemned the attack.") if row.type == "ASSAULT"]
    assert [(row.agents, row.targets) for row in rows] == [(("Japan",), ("Kenya",))] * 2


def test_place():
    """The place is the location in a phrase of the trigger, its object or its light verb."""
    assert one("Japan held talks with Kenya in Geneva.", "talks").event.place.name == "Geneva"
    assert one("Kenya arrested John Baker in Lisbon.", "arrested").event.place.name == "Lisbon"
    assert one("Kenya arrested John Baker.", "arrested").event.place is None


def test_every_event_names_its_rule_and_line():
    """Each event says which rule and which lexicon line made it, and how sure it is."""
    for row in happenings("Japan attacked Kenya. Brazil imposed sanctions on Japan. Keller emailed John Baker."):
        assert row.event.rule
        assert row.event.lexicon.startswith(("event_verbs:", "event_nouns:")) or row.event.rule.startswith("open")
        assert 0 < row.event.confidence < 1


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "agents", "targets"),
    [
        ("Brazil recalled its ambassador from Kenya.", "recalled", "SANCTION", ("Brazil",), ("Kenya",)),
        ("Brazil lifted its ban on Kenya.", "lifted", "CONCEDE", ("Brazil",), ("Kenya",)),
        ("The expulsion by Brazil of Anna Silva was swift.", "expulsion", "COERCE", ("Brazil",), ("Anna Silva",)),
        ("In a call with John Baker she wept.", "call", "CONSULT", (), ("John Baker",)),
        ("Kenya's call on Japan was heard.", "call", "REQUEST", ("Kenya",), ("Japan",)),
        ("Japan went on strike.", "strike", "PROTEST", ("Japan",), ()),
        ("Japan's strike on Kenya failed.", "strike", "ASSAULT", ("Japan",), ("Kenya",)),
        ("Troops of Japan opened fire on Kenya.", "opened", "ASSAULT", ("Japan",), ("Kenya",)),
        ("Japan opened talks with Kenya.", "talks", "CONSULT", ("Japan",), ("Kenya",)),
        ("Anna Silva died in the attack.", "died", "ASSAULT", (), ("Anna Silva",)),
        ("Anna Silva died in the night.", "died", "OTHER", (), ("Anna Silva",)),
        ("Kenya won praise from Japan.", "praise", "SUPPORT", ("Japan",), ("Kenya",)),
        ("Kenya won the match.", "won", "OTHER", ("Kenya",), ()),
        ("Anna Silva was detained and sentenced on Monday.", "sentenced", "COERCE", (), ("Anna Silva",)),
        ("Japan was attacked and fined Kenya.", "fined", "SANCTION", ("Japan",), ("Kenya",)),
        ("Japan received Anna Silva in Lisbon.", "received", "CONSULT", ("Japan",), ("Anna Silva",)),
        ("Anna Silva was beaten by police.", "beaten", "ASSAULT", (), ("Anna Silva",)),
        ("Anna Silva was beaten by John Baker.", "beaten", "OTHER", ("John Baker",), ("Anna Silva",)),
        ("The battle of Japan against Kenya ended.", "battle", "ASSAULT", ("Japan",), ("Kenya",)),
        ("Japan and Kenya will jointly run a plant.", "run", "COOPERATE", ("Japan", "Kenya"), ()),
    ],
)  # fmt: skip
def test_words_beside_a_trigger(text, trigger, kind, agents, targets):
    """An object, a preposition or a possessor beside a trigger tells its root and the other side."""
    row = one(text, trigger)
    assert (row.type, row.agents, row.targets) == (kind, agents, targets)


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Japan is losing its battle against inflation.", "battle"),
        ("Kenya's war on corruption went on.", "war"),
    ],
)
def test_figures_of_speech(text, trigger):
    """A fight against an ill is no attack."""
    assert trigger not in triggers(text)


@pytest.mark.parametrize(
    ("text", "targets", "others"),
    [
        ("Japan threatened to sue Kenya.", ("Kenya",), set()),
        ("Japan threatened Kenya with sanctions.", ("Kenya",), set()),
        ("Japan warned Kenya that it would arrest Anna Silva.", ("Kenya",), set()),
        ("Japan warned that Kenya had attacked Brazil.", (), {"attacked"}),
        ("Japan threatened Kenya and arrested Anna Silva.", ("Kenya",), {"arrested"}),
        ("Japan, which arrested Anna Silva, threatened Kenya.", ("Kenya",), {"arrested"}),
    ],
)
def test_what_is_only_threatened(text, targets, others):
    """The threat is the event, and it hits whom its content would hit; what it is about or stands beside remains."""
    threat = next(row for row in happenings(text) if row.type == "THREATEN")
    assert threat.targets == targets
    assert triggers(text) - {threat.trigger} == others


@pytest.mark.parametrize(
    ("text", "trigger", "agents", "status"),
    [
        ("John Baker ignored a subpoena from the Senate.", "subpoena", ("Senate",), "actual"),
        ("Kenya holds no prisoners of Japan.", "holds", ("Kenya",), "denied"),
        ("Japan arrested no Kenyan officials.", "arrested", ("Japan",), "denied"),
        ("Japan arrested Kenyan officials.", "arrested", ("Japan",), "actual"),
    ],
)
def test_orders_from_somebody_and_objects_with_no(text, trigger, agents, status):
    """Who issued an order acts by it; what is done to no object is not done."""
    row = one(text, trigger)
    assert (row.agents, row.status) == (agents, status)


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Japanese minister Kenji Mori warned that Japan would be sued by Anna Silva.", ()),
        ("Japanese minister Kenji Mori warned that Kenya would be bombed.", ("country/KE",)),
    ],
)
def test_nobody_threatens_his_own_state(text, targets):
    """Who warns of what comes upon his own country does not threaten it."""
    article = Article("Example Times", date(2025, 3, 12), "Headline", text=text)
    (reading,) = read_articles([article], Config())
    (event,) = reading.events
    assert (event.trigger.exact, event.recipients) == ("warned", targets)
