"""The guard on how facts stand: who did it, in which order, part of what, wanted or not, owned up to or not."""

import pytest

from almoner.engine.wording.guard import Kind, guard

CHANGED = [
    (
        "You say that I skipped the pre-visit call. I have no record of such a call.",
        "According to you I skipped the pre-visit call, and I did. No record of such a call is in my hands.",
        Kind.ADMISSION,
    ),
    (
        "Your letter asks me to pay $212.00. I am checking it.",
        "Your letter asks me for $212.00, which is fair. I am checking it.",
        Kind.ADMISSION,
    ),
    (
        "The balance of $95 is under dispute. Please hold the account.",
        "Please hold the account. I regret the late payment of the balance of $95, which is under dispute.",
        Kind.ADMISSION,
    ),
    (
        "We will remove the fee provided the form reaches us by May 2, 2026.",
        "We will remove the fee, and the form reaches us by May 2, 2026.",
        Kind.CONDITION,
    ),
    ("The ride is covered as long as a doctor ordered it.", "A doctor ordered the ride, and it is covered.", Kind.CONDITION),
    (
        "Applicants must show a pay slip or a tax return.",
        "A pay slip and a tax return must be shown by applicants.",
        Kind.CONDITION,
    ),
    (
        "The drug was billed as J1100 and should have been J1200.",
        "The drug should have been billed as J1100; it was billed as J1200.",
        Kind.CODE,
    ),
    (
        "Add modifier 59 to line 3 and remove modifier 25 from line 4.",
        "Remove modifier 59 from line 3, and add modifier 25 to line 4.",
        Kind.CODE,
    ),
    (
        "Nurse Pell called Dr. Vane. Dr. Vane ordered the scan.",
        "Dr. Vane was called by Nurse Pell, who ordered the scan.",
        Kind.NAME,
    ),
    (
        "I was first at Mossgate Clinic and then at Tallow Hospital.",
        "I was at Tallow Hospital first, and later at Mossgate Clinic.",
        Kind.NAME,
    ),
    ("Brisa Salud compró la deuda a Cobros Tejón.", "Cobros Tejón compró la deuda a Brisa Salud.", Kind.NAME),
    (
        "My mother, Ida Fallow, holds the policy, and my father, Karl Fallow, is covered by it.",
        "My father, Karl Fallow, holds the policy that covers my mother, Ida Fallow.",
        Kind.NAME,
    ),
    (
        "The clinic has no parking and no lift. Do not charge me for either.",
        "There is a lift but no parking at the clinic. Please do not charge me for either.",
        Kind.NEGATION,
    ),
    (
        "Cotton was billed at $3 a roll, and nine rolls were billed.",
        "Nine rolls of cotton were billed for $3 altogether.",
        Kind.AMOUNT,
    ),
    (
        "They billed $640.00. The plan allowed $410.00. I paid $80.00 of that.",
        "They billed $640.00, of which I paid $80.00. The plan allowed $410.00.",
        Kind.AMOUNT,
    ),
    ("The visit was on a Monday, March 2, 2026.", "It was on Tuesday, March 2, 2026 that the visit took place.", Kind.DATE),
    ("The stay was four nights; six are billed.", "Six nights was the stay; four are billed.", Kind.NUMBER),
    ("My left wrist was set.", "It was my right wrist that was set.", Kind.NUMBER),
    (
        "I may have signed a paper on the stretcher. Nobody read it to me.",
        "I signed a paper on the stretcher. Nobody read it to me.",
        Kind.ADMISSION,
    ),
    (
        "Recibí su carta de cobro de $340. Estoy revisando las fechas.",
        "Recibí su carta de cobro de $340, y es lo justo. Estoy revisando las fechas.",
        Kind.ADMISSION,
    ),
    ("I sent you $50 under protest on May 3, 2026.", "On May 3, 2026 I sent you $50.", Kind.ADMISSION),
    ("La sala no tenía cama. Tenía una silla.", "La sala tenía cama. No tenía silla.", Kind.NEGATION),
    ("The visit should be G0463, not 99215.", "The visit should be 99215 instead of G0463.", Kind.CODE),
    ("Reprocess it with modifier 33.", "Reprocess it with modifier 33 or PT.", Kind.CODE),
    ("Interest is waived as long as you pay on time.", "Interest is waived, and you pay on time.", Kind.CONDITION),
    (
        "Your part is 20% of $512.40, which is $102.48; $890.00 was asked.",
        "Your part is 20% of $890.00, which is $102.48; $512.40 was asked.",
        Kind.AMOUNT,
    ),
    (
        "I missed one visit, as I told you. I missed one only.",
        "I missed a visit, as I told you. I missed them all.",
        Kind.NUMBER,
    ),
    (
        "Dr. Sabine Orchardson referred me to Dr. Rollo Fairweather.",
        "Dr. Rollo Fairweather had referred me to Dr. Sabine Orchardson.",
        Kind.NAME,
    ),
    ("There is no sign on the door, and I got no notice.", "En la puerta hay un letrero, y no recibí aviso.", Kind.NEGATION),
    ("My client lost control of her car.", "My client lost control of her car by driving too fast.", Kind.ADMISSION),
    ("You say the number was wrong.", "You say the number was wrong, and I am sorry that it was.", Kind.ADMISSION),
]
FAITHFUL = [
    ("Use code J1200, not J1100.", "Please use code J1200 instead of J1100."),
    ("You pay 20% of $512.40, which is $102.48.", "20% of $512.40 is yours to pay: $102.48."),
    (
        "Dr. Sabine Orchardson referred me to Dr. Rollo Fairweather.",
        "I was referred to Dr. Rollo Fairweather by Dr. Sabine Orchardson.",
    ),
    (
        "I was first at Mossgate Clinic and then at Tallow Hospital.",
        "First I was at Mossgate Clinic, later at Tallow Hospital.",
    ),
    ("The ride is covered as long as a doctor ordered it.", "The ride is covered if a doctor ordered it."),
    ("We drop the fee provided that the form comes.", "We drop the fee provided the form comes."),
    ("The clinic has no parking and no lift.", "The clinic has neither parking nor a lift."),
    ("The lift costs $3 a ride.", "The lift costs $3 per ride."),
    ("Because the bus broke down, I was late.", "I was late because the bus had broken down."),
    ("It was on Monday, March 2, 2026.", "It was on March 2, 2026."),
    ("I signed the form on the stretcher.", "On the stretcher I signed the form."),
    ("The lab provided the films.", "The films were provided by the lab."),
]


@pytest.mark.parametrize(("before", "after", "kind"), CHANGED)
def test_a_fact_that_stands_differently_is_refused_either_way(before, after, kind):
    for one, other in ((before, after), (after, before)):
        assert kind in {difference.kind for difference in guard(one, other).differences}


@pytest.mark.parametrize(("before", "after"), FAITHFUL)
def test_a_fact_that_stands_the_same_in_other_words_passes_either_way(before, after):
    assert guard(before, after).differences == guard(after, before).differences == ()
