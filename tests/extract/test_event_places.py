"""Where events happen, beyond the phrase right at the trigger."""

import pytest
from event_reading import happenings, one


@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        ("Japan and Kenya met in Geneva.", "met", "Geneva"),
        ("Keller travelled to Lisbon to meet Silva.", "meet", "Lisbon"),
        ("Keller left Geneva on Monday.", "left", "Geneva"),
        ("Japan bombed Lisbon.", "bombed", "Lisbon"),
        ("Keller fled to Lisbon, where Norland arrested Baker.", "arrested", "Lisbon"),
        ("Keller arrived in Geneva and met Silva.", "met", "Geneva"),
        ("Norland moved troops into the border city of Lisbon.", "moved", "Lisbon"),
        ("Japan and Kenya met in the capital, Lisbon.", "met", "Lisbon"),
        ("Five workers of Acme Steel were seized by a gang in Lisbon.", "seized", "Lisbon"),
        ("Norland raided the offices of Acme Steel in Geneva.", "raided", "Geneva"),
        ("A jury in Geneva convicted Keller.", "convicted", "Geneva"),
        ("Keller died at Hillside Hospital on Monday.", "died", "Hillside Hospital"),
    ],
)
def test_the_sentence_tells_the_place(text, trigger, place):
    """An event is where its sentence puts it, the place it strikes, or the act it is part of."""
    found = one(text, trigger).event.place
    assert found is not None and found.name == place


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Keller praised Geneva.", "praised"),
        ("Keller criticised Lisbon.", "criticised"),
        ("Japan sued Kenya.", "sued"),
        ("Norland left the talks.", "left"),
        ("Keller met Silva in Geneva, and Norland sued Kenya.", "sued"),
        ("Keller lives in Lisbon. Norland arrested Baker.", "arrested"),
        ("If Keller had met Silva in Geneva, Norland would have sued Kenya.", "sued"),
    ],
)
def test_no_place_is_made_up(text, trigger):
    """Places that are praised, or that another clause or sentence names, are not where an event happens."""
    rows = one(text, trigger)
    assert rows.event.place is None


@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        ("A flood hit the Arda Valley. Norland arrested Baker in the valley.", "arrested", "Arda Valley"),
        ("Keller lay in Hillside Hospital. Silva met Baker at the hospital.", "met", "Hillside Hospital"),
        ("The Arda Valley is poor. Norland sent troops into this valley.", "sent", "Arda Valley"),
        ("Keller lives in Lisbon. Norland arrested Baker there.", "arrested", "Lisbon"),
        ("Geneva is far from Lisbon. Silva met Baker there on Monday.", "met", "Lisbon"),
        ("Keller owns land in the Arda Valley. Baker was killed by Norland in the valley.", "killed", "Arda Valley"),
    ],
)
def test_words_that_point_back_tell_the_place(text, trigger, place):
    """A house or valley spoken of again, or "there", is the place that an earlier sentence names."""
    found = one(text, trigger).event.place
    assert found is not None and found.name == place


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("A flood hit the Arda Valley. Norland arrested Baker in a valley.", "arrested"),
        ("A flood hit the Arda Valley. Norland arrested Baker in the forest.", "arrested"),
        ("Keller lay in Hillside Hospital. Silva met Baker at the station.", "met"),
        ("Keller lay in Hillside Hospital. Silva thanked the hospital.", "thanked"),
        ("Keller wrote to Hillside Hospital. Silva sent a letter to the hospital.", "letter"),
        ("There was a flood in Lisbon. Norland arrested Baker.", "arrested"),
        ("Norland sued the mayor of the city of Lisbon.", "sued"),
        ("Keller criticised the city of Geneva.", "criticised"),
        ("Baker, a judge in Geneva, said Norland had sued Kenya.", "sued"),
    ],
)
def test_other_words_point_at_no_place(text, trigger):
    """An indefinite noun, another noun, or a place that only belongs to somebody is not where an event happens."""
    assert one(text, trigger).event.place is None


@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        ("The meeting of Japan with Kenya, set to take place in Geneva, was cancelled.", "meeting", "Geneva"),
        ("The debate between Keller and Silva, scheduled for Friday in Lisbon, was cancelled.", "debate", "Lisbon"),
        ("Japan welcomed talks with Kenya held in Geneva.", "talks", "Geneva"),
        ("An assembly of ministers in Lisbon condemned Norland.", "condemned", "Lisbon"),
        ("A rally in Geneva denounced Keller.", "denounced", "Geneva"),
        ("Keller condemned the bombing of Lisbon by Norland.", "bombing", "Lisbon"),
        ("The siege of Geneva by Norland went on.", "siege", "Geneva"),
        ("In the Arda Valley constituency, Keller was elected.", "elected", "Arda Valley"),
    ],
)
def test_clauses_and_gatherings_tell_the_place(text, trigger, place):
    """A meeting is where it is held, a deed done to a place is there, and a gathering acts where it sits."""
    found = one(text, trigger).event.place
    assert found is not None and found.name == place


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Japan called for a meeting with Kenya, owned by a firm in Geneva.", "meeting"),
        ("Keller praised the debate between Silva and Baker, who was born in Lisbon.", "debate"),
        ("The ministers of firms in Lisbon condemned Norland.", "condemned"),
        ("Keller welcomed Norland's criticism of Lisbon.", "criticism"),
        ("Keller called for Norland's condemnation of Geneva.", "condemnation"),
        ("Keller spent a week in Lisbon after Norland sued Silva.", "sued"),
        ("Keller stayed in Geneva because Norland arrested Baker.", "arrested"),
    ],
)
def test_clauses_that_tell_no_place(text, trigger):
    """Where somebody comes from, what is praised and where one was afterwards is not where an event happens."""
    assert one(text, trigger).event.place is None


@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        ("Kenya outlawed Acme Steel.", "outlawed", "Kenya"),
        ("Norland quarantined Silva.", "quarantined", "Norland"),
        ("Speaking at a meeting in Geneva, Keller accused Norland.", "accused", "Geneva"),
        ("During a visit to Lisbon, Keller praised Silva.", "praised", "Lisbon"),
        ("While visiting Lisbon, Keller praised Silva.", "praised", "Lisbon"),
        ("Keller, speaking in Lisbon, accused Silva of lying.", "accused", "Lisbon"),
        ("Norland's strike on a hospital in Lisbon killed Keller.", "killed", "Lisbon"),
        ("Norland seized control of Lisbon.", "seized", "Lisbon"),
        ("The city of Lisbon was bombed by Norland.", "bombed", "Lisbon"),
        ("Norland fired missiles at the port of Lisbon.", "fired", "Lisbon"),
        ("Keller was arrested at Lisbon airport.", "arrested", "Lisbon"),
        ("Keller met Silva on the sidelines of the summit in Geneva.", "met", "Geneva"),
        ("A Lisbon court sentenced Keller.", "sentenced", "Lisbon"),
        ("Thousands of people in Lisbon protested against Keller.", "protested", "Lisbon"),
    ],
)
def test_acts_at_home_and_occasions_tell_the_place(text, trigger, place):
    """States outlaw and quarantine at home; a visit, a meeting or a seat tells where what is done there happens."""
    found = one(text, trigger).event.place
    assert found is not None and found.name == place


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Kenya sanctioned Keller.", "sanctioned"),
        ("Kenya did not outlaw Acme Steel.", "outlaw"),
        ("Acme Steel prohibited Keller.", "prohibited"),
        ("Fearing a meeting in Geneva, Keller accused Norland.", "accused"),
        ("After a visit to Lisbon, Keller praised Silva.", "praised"),
        ("Keller was sentenced for the murder of Baker in Lisbon.", "sentenced"),
        ("A Lisbon firm sued Keller.", "sued"),
        ("Keller, born in Lisbon, accused Silva of lying.", "accused"),
        ("Norland's report on a hospital in Lisbon helped Keller.", "helped"),
        ("Norland took Kenya to court over the control of Lisbon.", "took"),
        ("Keller was praised by the mayor of the port of Lisbon.", "praised"),
        ("Thousands of people from Lisbon protested against Keller.", "protested"),
    ],
)
def test_acts_elsewhere_and_earlier_tell_no_place(text, trigger):
    """Acts abroad, bodies, what is spoken of and what came before tell no place."""
    assert one(text, trigger).event.place is None


@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        ("Keller met Silva in Kenya's capital.", "met", "Nairobi"),
        ("Keller lived in Geneva. Norland arrested Keller in the city.", "arrested", "Geneva"),
        ("Keller travelled from Lisbon to Geneva on Sunday, where she met Silva.", "met", "Geneva"),
        ("Lisbon was the scene of an attack by Norland.", "attack", "Lisbon"),
        ("Japan expelled Keller.", "expelled", "Japan"),
    ],
)
def test_places_taken_up_by_a_noun(text, trigger, place):
    """Capitals by their country, towns named before, scenes of deeds and states at home are places."""
    found = one(text, trigger).event.place
    assert found is not None and found.name == place


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Keller met Silva in the capital.", "met"),
        ("Keller sailed the Gulf of Aden. Norland arrested Keller in the city.", "arrested"),
        ("Keller lived in Geneva. Norland arrested Keller in the old city.", "arrested"),
        ("Lisbon was the target of criticism by Silva, whom Norland arrested.", "arrested"),
        ("Acme Steel banned Keller.", "banned"),
    ],
)
def test_nouns_that_take_up_no_place(text, trigger):
    """A capital of nobody, a town after a sea, another town and a body's ban leave the place open."""
    assert one(text, trigger).event.place is None


@pytest.mark.parametrize(
    ("text", "nth", "place"),
    [
        ("Norland condemned an attack by Japan in Lisbon. Kenya feared the attack by Japan.", 1, "Lisbon"),
        ("Norland condemned an attack by Japan in Lisbon. Kenya feared a second attack by Japan.", 1, None),
        ("Norland condemned an attack by Japan in Lisbon. Kenya feared the second attack by Japan.", 1, None),
    ],
)
def test_an_occasion_told_before_keeps_its_place(text, nth, place):
    """ "The attack" is where an attack was told before; another one, or a second, is not."""
    attacks = [row for row in happenings(text) if row.trigger == "attack"]
    found = attacks[nth].event.place
    assert (found.name if found is not None else None) == place
