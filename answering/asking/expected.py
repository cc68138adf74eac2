"""The kind of answer that a question expects: a table of patterns over its words and the noun asked for."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from answering.asking.asked import asked
from answering.language.patterns import pattern

Expected = Literal[
    "percent", "money", "date", "duration", "count", "quantity", "person", "place", "organisation",
    "yesno", "quote", "reason", "manner", "text", "speaker",
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
_SHARE = _any("share stake proportion percent per_cent percentage fraction")
_RATE = _any(
    """tariffs? duty duties interest tax unemployment jobless inflation turnout growth approval vacancy
    literacy birth death mortality poverty employment crime conviction graduation"""
)
_QUOTED_RATE = _any("tariffs? inflation unemployment turnout interest")
_PAYING = _any(
    """costs? prices? worth paid pays? spends? spent invests? invested salary wages? fined? fees? budget
    revenues? profits? loss losses income earns? earned debt loan aid funds? funding bail bid
    grant bonus donated? raised? turnover sales investment compensation ransom dollars euros
    pounds kroner crowns marks francs rupees pesos yen money sell sold bought buy valued? owe owes owed"""
)
_PRICE = _any(
    """prices? costs? salary wages? fines? budget revenues? profits? bail gdp debts? sales takings earnings
    turnover worth value sum amount_of_money loss losses income bonus ransom payout fees? fares? rents? bills?
    compensation damages subsidy subsidies grants? bribes?"""
)
_RAISE = _any("rises? raises? hikes? increases? reductions?")
_RAISED = _any("pay wages? salary prices? rents? fares? tax interest rate tuition premium sales")
_CHANGING = _any(
    """rise rises rose risen grow grows grew grown fall falls fell fallen increase increases increased
    decrease decreased drop drops dropped decline declined shrink shrank shrunk climb climbed jump jumped
    surge surged soar soared slow slowed expand expanded contract contracted change changed"""
)
_COMPARED = _any("higher lower more less bigger larger smaller longer shorter faster slower")
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
    captain skipper chairman chairwoman philosopher mayor economist doctor musician candidate nominee
    chancellor secretary spokesman spokeswoman spokesperson officials? ambassador champion driver suspect
    victim"""
)
_SPOT = _any("location place venue capital headquarters birthplace hometown whereabouts site")
_OFFICE = _any(
    """winner president director captain ceo chief_executive author prime_minister minister mayor founder
    leader champion king queen chairman chairwoman owner inventor coach governor chancellor editor designer
    architect composer husband wife successor predecessor"""
)
_SAY = _any("say tell write post tweet call describe comment reply")
_SAID = _any("said told written posted tweeted called described commented stated replied")
_RANKED = (
    rf"\bwhere (?:do|does|did) .*\brank\b|\bhow (?:high(?:ly)? )?(?:{_BE}|do|does|did) .*\brank(?:ed|s)?\b"
    r"|\b(?:what|which) (?:place|position|spot|rank) (?:do|does|did|will|has|have) .*"
    r"\b(?:finish|come|came|end|take|taken|occup|hold|held|rank|get|reach|achieve)"
    rf"|\bwhat {_BE} the rank(?:ing)? of .*\b(?:among|by|in terms of)\b"
    rf"|\bwhat number (?!of\b)[a-z]+ .*\b{_BE}\b"
)
_STATING = (
    r"state(?= (?:that|about|in|on|when|was|is|were|are|regarding)\b|$)"  # no "state" that lacks something
)
_CLAUSE = rf"(?! (?:{_BE}|{_any('will would has had can could should may might')})\b)"
_WHICH = "(?:what|which)"
_NEAR = r"(?:[\w'.&-]+ ){0,4}?"  # words that may stand between "which" and the noun it asks for
_OPENING = r"^(?:[\w' ,]+, )?"  # "In 2023, …"
_WHEN_EARNED = r"(?: (?:for|from|in|last|this|on|per|each|a|every)\b|$)"

Where = Literal["question", "noun", "keywords"]
_TABLE: tuple[tuple[Expected, Where, str], ...] = (
    (
        "yesno",
        "question",
        rf"^{_AUXILIARY}\b(?!.*\b(?:how|who|whose|whom|what|when|where|which|why)\b)",
    ),
    (
        "quantity",
        "question",
        rf"\b{_WHICH} (?:\w+ )?area\b.* (?:do|does|did) .*\b(?:cover|occupy|span|measure|take up)\b",
    ),
    ("text", "question", _RANKED),
    ("text", "question", rf"\b{_WHICH} (?:other )?(?:kind|type|sort)s? of\b"),
    ("place", "question", rf"\b{_WHICH} (?:\w+ )?areas?\b"),
    ("percent", "noun", rf"\b{_SHARE}$|\b{_RATE} (?:rate|level|figure)s?$"),
    ("percent", "noun", r"\b(?:tariffs?|inflation|turnout|unemployment|odds)$|(?<!exchange )\brates?$"),
    (
        "percent",
        "keywords",
        rf"\b{_RATE} rates?\b|\b(?:percentage|share|turnout|inflation)$|(?<!exchange )\brates?$",
    ),
    ("money", "keywords", rf"\b(?:{_PRICE}|debt|loan)$(?<!\bsum)(?<!\bvalue)(?<!\bworth)"),
    ("date", "keywords", r"\b(?:date|deadline|year|day|birthday)$"),
    ("count", "keywords", rf"\b{_NUMBER}$"),
    (
        "quantity",
        "keywords",
        r"\b(?:height|length|width|depth|weight|speed|size|distance|magnitude|temperature)$",
    ),
    ("duration", "keywords", r"\b(?:age|duration)$"),
    ("place", "keywords", rf"\b{_SPOT}$"),
    ("person", "keywords", rf"\b{_OFFICE}$"),
    ("reason", "keywords", r"\b(?:cause|reason)s?$"),
    ("percent", "question", r"\bpercentage\b|\bhow much of\b|\bthe odds\b|\bat what rate\b"),
    (
        "percent",
        "question",
        rf"\bhow (?:high|low|big|large|much) (?:\w+ ){{0,3}}(?:{_RATE} rates?|{_QUOTED_RATE})\b(?!.* cost\b)",
    ),
    ("percent", "question", r"\bhow (?:many|much) (?:percent|per cent|percentage points?)\b"),
    ("percent", "noun", rf"\b{_RAISED} (?:{_RAISE}|growth)$"),
    ("percent", "question", rf"\b{_WHICH} {_RAISE} (?:do|does|did|was|were|will|has|have|is)\b"),
    ("date", "question", r"\bhow long ago\b"),
    ("duration", "question", rf"\bhow many (?:more )?{_TIME_UNIT}\b(?! (?:old|ago))|\bhow (?:long|old)\b"),
    ("duration", "noun", r"\b(?:age|duration|life expectancy|life ?span|length of time)$"),
    ("duration", "question", r"\bhow much (?:more |less )?time\b"),
    (
        "duration",
        "question",
        rf"\b{_WHICH} (?:prison |jail )?(?:sentence|term) (?:{_AUXILIARY})\b"
        r".*\b(?:get|got|receiv\w+|given|handed|serv\w+|impos\w+|pass\w*)\b",
    ),
    ("duration", "question", r"\b(?:life expectancy|life ?span|length of time)\b"),
    (
        "quantity",
        "question",
        rf"\bhow much (?!(?:{_AUXILIARY}|{_PAYING}|{_COMPARED}|of|damage)\b)\w+ {_AUXILIARY}\b",
    ),
    ("quantity", "question", rf"\bhow much (?:{_COMPARED}\b(?!.*\b{_PAYING}\b)|.*\b{_CHANGING}\b)"),
    (
        "money",
        "question",
        rf"\bhow much (?!of\b).*\b{_PAYING}\b|\bhow (?:expensive|costly)\b|\bhow much money\b",
    ),
    ("money", "noun", rf"\b{_PRICE}$"),
    ("money", "question", rf"\b{_WHICH} (?:would|do|does|did|will) .*\b(?:cost|charge|sell for|owe)\b"),
    ("money", "question", rf"\bwhat (?:do|does|did|will|would) .*\b(?:earn|pay|spend){_WHEN_EARNED}"),
    ("money", "question", r"\bwhat (?:do|does|did|will|would) .*\bmake (?:last|this|per|each|in \d)"),
    ("money", "question", rf"\bwhat {_BE} .*\b(?:fined|paid|worth|(?:sold|bought) for|valued at)$"),
    ("money", "question", rf"\b(?:amount|size|value|sum) of the {_NEAR}(?:{_PRICE}|fund|loan)\b"),
    (
        "money",
        "question",
        rf"\bhow (?:big|large|high|low) {_BE} .*\b(?:{_PRICE}|funds?|loan|tickets?|entry)\b(?! (?:rate|tax))",
    ),
    ("count", "question", r"\bhow many\b|\bhow often\b|\bhow populous\b|\bnumber of\b"),
    ("count", "noun", rf"\b{_NUMBER}$"),
    ("quantity", "question", rf"\bhow {_SIZE}\b|\bhow much\b"),
    ("quantity", "noun", rf"\b{_MEASURE}$"),
    ("date", "question", rf"{_OPENING}when\b|\bwhen {_AUXILIARY}\b|\b(?:by|since|until) when\b"),
    ("date", "noun", rf"\b(?:{_PERIOD}|deadline|birth ?date|birthday)$"),
    ("date", "question", r"\b(?:date of birth|birth ?date|birthday|deadline)\b"),
    (
        "quote",
        "question",
        rf"\bwhat (?:exactly )?(?:do|does|did|will|would) .*\b(?:{_SAY}|{_STATING})\b{_CLAUSE}"
        rf"|\bwhat (?:exactly )?(?:has|have|had) .*\b(?<!been ){_SAID}\b{_CLAUSE}"
        r"|^what (?:do|does|did) .*\b(?:make of|think (?:of|about)|have to say)\b"
        r"|^how (?:do|does|did|has|have|had) .*\b(?:justif(?:y|ied)|respond(?:ed)?|react(?:ed)?)\b"
        rf"|\bwhat {_BE} said\b|\bwhat {_BE} .*\b(?:words|quote)\b",
    ),
    ("place", "question", rf"{_OPENING}where\b|\bwhere {_AUXILIARY}\b"),
    ("place", "noun", rf"\b{_PLACE}s?$"),
    ("organisation", "noun", rf"\b{_ORGANISATION}s?$"),
    (
        "person",
        "question",
        rf"{_OPENING}who(?:se|m)?\b|\b(?:by|to|with|for|from|of|and|,) whom\b|\bwho {_AUXILIARY}\b",
    ),
    ("person", "noun", rf"\b{_PERSON}s?$"),
    ("person", "question", rf"\bname of the {_NEAR}{_PERSON}\b"),
    (
        "reason",
        "question",
        rf"^why\b|\bwhy {_AUXILIARY}\b|\bwhat {_BE} the (?:reason|cause)|\bwhat caused\b|\bhow come\b",
    ),
    ("manner", "question", rf"^how\b|\bhow (?:to|{_AUXILIARY})\b"),
    ("yesno", "question", rf"^{_AUXILIARY}\b"),
)
_ADDRESS = pattern(r"^(?:please |(?:can|could|would) you (?:please )?|do you know |tell me |explain |say )+")
_PATTERNS = tuple((expected, where, pattern(source)) for expected, where, source in _TABLE)
_RANK = pattern(_RANKED)
LONGEST = 1000  # characters of a question that are looked at


def expected_type(question: str) -> Expected:
    """The first type whose pattern the question fits; `text` where none does.

    >>> expected_type("What tariff rate was agreed?"), expected_type("How many troops are there?")
    ('percent', 'count')
    >>> expected_type("Which palace hosted the summit?"), expected_type("What was sold?")
    ('place', 'text')
    >>> expected_type("The accord was signed on 14 March."), expected_type("winner of the prize")
    ('yesno', 'person')
    """
    order = asked(question[:LONGEST])
    if order.form == "statement":
        return "yesno"
    noun = _straight(" ".join(order.noun)).removesuffix("'s")
    texts: dict[Where, str] = {
        "question": _straight(question),
        "noun": noun if order.form in ("which", "being") else "",
        "keywords": noun if order.form == "keywords" else "",
    }
    return next((expected for expected, where, found in _PATTERNS if found.search(texts[where])), "text")


@lru_cache(64)
def asks_for_rank(question: str) -> bool:
    """Whether it is asked which in a row something is.

    >>> asks_for_rank("Where does Lowen rank among the ports?"), asks_for_rank("Which place did they buy?")
    (True, False)
    """
    return bool(_RANK.search(_straight(question)))


def _straight(text: str) -> str:
    """A text in lower case with straight apostrophes and single spaces, bare of "could you tell me"."""
    plain = " ".join(text.lower().replace("’", "'").strip(" ?!.\"'").split())[:LONGEST]
    return _ADDRESS.sub("", plain)
