"""The kind of answer that a question expects, read off its words by a table of patterns."""

from __future__ import annotations

from typing import Literal

from answering.patterns import pattern

Expected = Literal[
    "percent", "money", "date", "duration", "count", "quantity", "person", "place", "organisation",
    "yesno", "quote", "reason", "manner", "text",
]  # fmt: skip


def _any(words: str) -> str:
    """One of some words; a `_` in a word stands for a space."""
    return f"(?:{'|'.join(word.replace('_', ' ') for word in words.split())})"


_BE = _any("is are was were")
_AUXILIARY = _any(
    """is are was were am do does did has have had will would can could should shall may might must isn't
    aren't wasn't weren't don't doesn't didn't hasn't haven't hadn't won't wouldn't can't couldn't"""
)
_TIME_UNIT = _any("seconds? minutes? hours? days? nights? weeks? months? years? decades? century centuries")
_SHARE = _any("share proportion percent per_cent percentage fraction part")
_RATE = _any(
    """tariffs? duty duties interest tax unemployment jobless inflation turnout growth approval vacancy
    literacy birth death mortality poverty employment crime conviction graduation"""
)
_PAYING = _any(
    """costs? prices? worth paid pays? spends? spent invests? invested salary wages? fined? fees? budget
    revenues? profits? loss losses income earns? earned debt loan aid funds? funding bail bid
    grant bonus donated? raised? turnover sales investment compensation ransom dollars euros
    pounds money sell sold bought buy valued? owe owes owed"""
)
_PRICE = _any("price cost salary fine budget revenue profit bail gdp debt")
_MEASURE = _any(
    """temperature speed distance height length width depth weight size diameter area elevation altitude
    capacity magnitude volume power range mass density pressure output"""
)
_SIZE = _any("far tall high deep wide heavy fast hot cold thick loud big large small strong steep")
_NUMBER = _any("number population death_toll toll attendance enrollment enrolment headcount casualties")
_PERIOD = _any("year date day month century decade quarter season weekday time")
_PLACE = _any(
    """country countries nations? city cities towns? villages? states? provinces? county counties
    regions? district continent capital islands? river lake mountain ocean sea street park desert
    volcano airport stadium palace building castle venue location places? planet hometown
    birthplace port bridge border territory neighbou?rhood square museum hospital headquarters
    peninsula strait hemisphere hotel"""
)
_ORGANISATION = _any(
    """company companies organi[sz]ations? corporation firms? teams? agency agencies party parties
    university college school band group institution newspaper outlet airline banks? club ministry
    union network studio manufacturer publisher brand church government court league channel
    regulator watchdog charity body committee"""
)
_PERSON = _any(
    """presidents? king queen actor actress author writer singer leaders? ministers? person people man
    woman men women players? coach director scientists? artist composer astronaut inventor senator
    governor explorer poet emperor pope character ceo founder general politician architect hero
    winner judge lawyer pilot owner husband wife spouse son daughter brother sister mother father
    chairman chairwoman philosopher mayor economist doctor musician candidate nominee chancellor
    secretary spokesman spokeswoman spokesperson officials? ambassador champion driver suspect
    victim"""
)
_OFFICE = _any("leader member official chief president minister secretary policy bird flower nickname motto")
_SAYING = _any(
    """say said tell told write wrote post posted tweet tweeted call called describe described comment
    state stated reply replied"""
)
_WHICH = "(?:what|which)"
_NEAR = r"(?:[\w'.&-]+ ){0,4}?"  # words that may stand between "which" and the noun it asks for
_OPENING = r"^(?:[\w' ,]+, )?"  # "In 2023, …"

_TABLE: tuple[tuple[Expected, str], ...] = (
    ("percent", rf"\b{_WHICH} {_NEAR}{_SHARE}\b|\bpercentage\b|\bhow much of\b|\bthe odds\b"),
    ("percent", rf"\b{_WHICH} {_NEAR}{_RATE} (?:rate|level|figure)s?\b|\bat what rate\b"),
    ("percent", rf"\b{_WHICH} {_BE} {_NEAR}(?:tariffs?|inflation|turnout|unemployment)\b"),
    (
        "percent",
        rf"\b{_WHICH} (?:\w+ ){{0,2}}tariffs?\b|\bhow (?:high|big|large|much) (?:\w+ ){{0,3}}tariffs?\b",
    ),
    ("date", r"\bhow long ago\b"),
    (
        "duration",
        rf"\bhow many (?:more )?{_TIME_UNIT}\b(?! (?:old|ago))|\bhow (?:long|old)\b|\b{_WHICH} age\b",
    ),
    ("duration", rf"\b(?:life expectancy|life ?span|length of time)\b|\b{_WHICH} {_BE} the duration\b"),
    ("money", rf"\bhow much (?!of\b).*\b{_PAYING}\b|\bhow (?:expensive|costly)\b|\bhow much money\b"),
    ("money", rf"\b{_WHICH} (?:price|sum|amount of money)\b|\b{_WHICH} {_BE} {_NEAR}{_PRICE}\b"),
    (
        "money",
        rf"\b{_WHICH} (?:would|do|does|did|will) .*\bcost\b|\bhow (?:big|large) .*\b(?:fund|loan|budget)\b",
    ),
    ("count", rf"\bhow many\b|\b{_WHICH} {_BE} the {_NEAR}{_NUMBER}\b|\bhow often\b|\bdeath toll\b"),
    ("count", rf"\b{_WHICH} (?:number|population) of\b|\bnumber of\b|\bhow populous\b"),
    (
        "quantity",
        rf"\bhow {_SIZE}\b|\b{_WHICH} {_BE} {_NEAR}{_MEASURE}\b|\b{_WHICH} {_MEASURE}\b|\bhow much\b",
    ),
    ("date", rf"{_OPENING}when\b|\bwhen {_AUXILIARY}\b|\b(?:by|since|until) when\b"),
    ("date", rf"\b{_WHICH} {_NEAR}{_PERIOD}\b|\b(?:date of birth|birth ?date|birthday|deadline)\b"),
    ("quote", rf"\bwhat (?:exactly )?{_AUXILIARY} .*\b{_SAYING}\b|\bwhat {_BE} .*\b(?:words|quote)\b"),
    ("place", rf"{_OPENING}where\b|\bwhere {_AUXILIARY}\b|\b{_WHICH} {_NEAR}{_PLACE}\b(?! {_OFFICE})"),
    ("organisation", rf"\b{_WHICH} {_NEAR}{_ORGANISATION}\b(?! {_OFFICE})"),
    ("person", rf"{_OPENING}who(?:se|m)?\b|\b(?:by|to|with|for|from|of|and|,) whom\b|\bwho {_AUXILIARY}\b"),
    ("person", rf"\b{_WHICH} {_NEAR}{_PERSON}\b|\bname of the {_NEAR}{_PERSON}\b"),
    (
        "reason",
        rf"^why\b|\bwhy {_AUXILIARY}\b|\bwhat {_BE} the (?:reason|cause)|\bwhat caused\b|\bhow come\b",
    ),
    ("manner", rf"^how\b|\bhow (?:to|{_AUXILIARY})\b"),
    ("yesno", rf"^{_AUXILIARY}\b"),
)
_PATTERNS = tuple((expected, pattern(source)) for expected, source in _TABLE)
LONGEST = 1000  # characters of a question that are looked at


def expected_type(question: str) -> Expected:
    """The first type whose pattern the question fits; `text` where none does.

    >>> expected_type("What tariff rate was agreed?"), expected_type("How many troops are there?")
    ('percent', 'count')
    >>> expected_type("Which palace hosted the summit?"), expected_type("What was sold?")
    ('place', 'text')
    """
    plain = " ".join(question.lower().replace("’", "'").strip(" ?!.\"'").split())[:LONGEST]
    return next((expected for expected, found in _PATTERNS if found.search(plain)), "text")
