"""Whether a noun that is both a currency and an ordinary word is money where it stands: "40 crowns"."""

from __future__ import annotations

from answering.language.patterns import pattern
from answering.quantities.numbers import Number

LARGE = 1000.0  # from here on marks and crowns are money, where no school, crown prince or dentist is near
_PAYING = (
    r"(?ai:cost(?:s|ing)?|pa(?:y|ys|id|ying)|prices?|priced|fined?|fees?|bail|worth|spen[dt]s?|spending|charg(?:e|es|ed|ing)"
    r"|s[eo]ld|sells?|sale|bought|buys?|earn(?:s|ed|ings)?|salar(?:y|ies)|wages?|budgets?|loans?|lent|lends?"
    r"|borrow(?:s|ed|ing)?|debts?|owe[sd]?|profits?|loss(?:es)?|sales|turnover|revenues?|tax(?:es)?|brib(?:e|es|ed)"
    r"|invest(?:s|ed|ment|ments)?|grants?|donat(?:e|ed|ion|ions)|fares?|rents?|subsid(?:y|ies)|compensation|damages?"
    r"|damage|ransom|stole|stolen|valued?|rais(?:e|ed|ing)|saves?|savings|bills?|cheque|cash|insured|bid|bids|entry"
    r"|admission|tickets?|pensions?|aid|funds?|funding)"
)
_PAID = pattern(rf"\b{_PAYING}\b[^\d.;!?]{{0,40}}$")
_PAYING_AFTER = pattern(
    r"[^\d.;!?]{0,12}\b(?ai:fine|fee|fees|bail|loan|grant|salary|debt|budget|prize|bribe|cash|worth|fare|bill"
    r"|(?:an?|per|each) (?:hour|day|week|month|year|head|person|night|piece|tonne|litre|ticket))\b"
)
_ELSE = pattern(
    r"\b(?ai:exams?|tests?|scor(?:e|es|ed|ing)|pupils?|students?|teeth|tooth|dent(?:al|ist|ists)|kings?|queens?|jewels?"
    r"|jewelled|coronation|graded?|skid|bites?|kilometre|tattoos?|museum|treasure|olympics?|medals?|champions?"
    r"|championships?|titles?|species|fish|birds?|deer|hunters?)\b"
)


def is_money(text: str, number: Number, end: int) -> bool:
    """Whether the noun that ends there, counted by the number, is plainly money.

    A word of paying beside it says so before anything else, then a school or a dentist that it is not, then
    an amount that nobody counts crowns to.

    >>> from answering.quantities.numbers import read_numbers
    >>> texts = ["fined 20 crowns", "two gold crowns", "scored 1,200 marks in the exam", "4 million crowns"]
    >>> [is_money(text, read_numbers(text)[0], len(text)) for text in texts]
    [True, False, False, True]
    """
    if _PAID.search(text[max(0, number.start - 60) : number.start]) or _PAYING_AFTER.match(text, end):
        return True
    if _ELSE.search(text):
        return False
    return number.high >= LARGE or not float(number.high).is_integer()
