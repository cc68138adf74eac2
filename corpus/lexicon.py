"""Small word lists that the rules of reading share."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of a text, once each.

    >>> sorted(words("b a b"))
    ['a', 'b']
    """
    return frozenset(text.split())


FUNCTION_WORDS = words(
    """
    a about after all also an and any are as at be been before but by can could did do does for from had
    has have he her his how i if in into is it its may more most no not of on or our over she so some such
    than that the their them then there these they this to under up was we were what when where which
    while who why will with would you your
    """
)
"""English words that hold sentences together: running text is full of them, menus are not."""

AGENCIES = words(
    """
    aap aa adn afp agi ana anp ansa ap apa apn armenpress belga belta bernama bta cana cna ctk dpa efe epa
    fena hina ians interfax ips irna itar-tass jiji kcna keystone-sda kna ktk kyodo lusa mena mti mtva nan
    ntb petra pna pti rador reuters ria ritzau sana sapa sda sna spa sta stt tanjug tass tt una unb uni
    upi vna wam xinhua yonhap
    """
)
"""Abbreviations and names under which the world's news agencies sign: general knowledge."""

NO_CREDITS = words(
    """
    and or he she his her yes no on off him pro con win lose pass fail
    """
)
"""Pairs of these in brackets ("(yes/no)") are no credit."""

NEVER_LAST = words(
    """
    mr mrs ms mx dr prof rev hon gov sen rep gen col lt sgt capt cpl cmdr maj adm brig pres amb supt insp
    messrs mme mlle st ste mt ft e.g i.e vs cf viz al approx est no nos fig figs eq sec ch vol pp p art
    para ed eds op cit ca bzw z.b d.h hr fr nr jan feb mar apr jun jul aug sept sep oct nov dec
    """
)
"""Abbreviations that end no sentence: a name, a number or a day follows."""

BEFORE_NUMBERS = words(
    """
    no nos fig figs eq sec ch vol pp p art para ed nr jan feb mar apr jun jul aug sept sep oct nov dec
    """
)
"""Of these, the ones that are also words: no sentence ends in them where a number follows."""

SOMETIMES_LAST = words(
    """
    inc ltd co corp plc llc bros jr sr esq etc dept univ assn ave blvd rd sq min max ph.d m.d b.a m.a a.m
    p.m u.s u.k u.n e.u u.s.a u.a.e d.c l.a n.y u.s.s.r b.c a.d
    """
)
"""Abbreviations that end a sentence only where an ordinary opening word follows."""

OPENERS = words(
    """
    a after all also although among an and another as at because before but by during each even every few
    for from he her his how however if in instead it its last later many meanwhile more most neither next
    no nobody nor not now of on once one only or others our over she since so some still such that the
    their then there these they this those though thus to two under until we what when where whether which
    while who why with without yet you your
    """
)
"""Words that begin sentences and, capitalised, are no part of a name."""

ORDINAL_MONTHS = words(
    """
    januar februar märz april mai juni juli august september oktober november dezember desember jänner
    """
)
"""Months that languages put after "3.", which then ends no sentence."""
