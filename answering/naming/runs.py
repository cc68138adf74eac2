"""Runs of capitalised words that make one name: "Bank of Japan", "Ursula von der Leyen"."""

from __future__ import annotations

from collections.abc import Iterator

from answering.language.patterns import pattern, words
from answering.naming.countries import country_of
from answering.naming.tokens import ABBREVIATIONS, Token, Tokens, mostly_small, small
from answering.naming.words import (
    AND_HEADS,
    BARE,
    CALENDAR,
    GIVEN_MONTHS,
    NO_ORGANISATION,
    OF_HEADS,
    ORGANISATIONS,
    PARTICLES,
    PLACE_FIRST,
    PLACES,
    TITLES,
)

_PRONOUNS = frozenset(words("i a an the he she it we they you that there who what no don didn"))
_ALWAYS_SMALL = frozenset(words("of for and in on at by to with as or from"))
_LONGEST = 16
"""Words of the longest names; also keeps the time of a hostile text in proportion to its length."""
_PRIZES = frozenset(words("prize award medal"))
_NO_GIVEN = TITLES | CALENDAR
_GAP = pattern(r"[ \u00a0]{1,2}")
_DOTTED_GAP = pattern(r"\.[ \u00a0]?")


def read_runs(text: str, tokens: Tokens) -> Iterator[list[Token]]:
    """Capitalised words that stand together, with the small words between them."""
    end = 0
    for i in tokens.capitals():
        if i >= end and _may_start(text, tokens, i):
            end = _extent(text, tokens, i)
            yield tokens.between(i, end)


def _may_start(text: str, tokens: Tokens, i: int) -> bool:
    token = tokens[i]
    if _is_pronoun(text, tokens, i) or token.low in NO_ORGANISATION:
        return False
    if token.low in CALENDAR:
        return token.low in GIVEN_MONTHS and i + 1 < len(tokens) and _is_given_month(text, tokens, i)
    if len(token.text) == 1:
        return text.startswith(".", token.end) and i + 1 < len(tokens) and _joined(text, token, tokens[i + 1])
    if not token.first:
        return True
    return not _begins_only(text, tokens, i)


def _is_pronoun(text: str, tokens: Tokens, i: int) -> bool:
    """Whether a word is a pronoun or an article; "A." before a capital is an initial: "Ada A. Veld"."""
    token = tokens[i]
    if len(token.text) == 1 and text.startswith(".", token.end):
        return i + 1 == len(tokens) or not tokens[i + 1].capital
    return token.low.replace("’", "'").split("'")[0] in _PRONOUNS


def _is_given_month(text: str, tokens: Tokens, i: int) -> bool:
    """Whether "April Jones" is a person: a word follows that is neither a number nor a month nor common."""
    after = tokens[i + 1]
    plain = tokens[i].low in ("april", "june", "august")
    known = after.low in small() or after.low in mostly_small() or country_of(after.text) is not None
    return (
        plain
        and after.capital
        and after.low not in CALENDAR
        and not known
        and _joined(text, tokens[i], after)
    )


def _begins_only(text: str, tokens: Tokens, i: int) -> bool:
    """Whether a word has its capital only because it begins a sentence or stands in a headline."""
    token = tokens[i]
    if token.low in small() or token.low in _ALWAYS_SMALL:
        return not (token.text.isupper() and 1 < len(token.text) < 6 and not _shouts(text, token))
    if token.low not in mostly_small():
        return False
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if after and after.capital and _joined(text, token, after):
        plain = not after.first and token.low not in BARE
        return not (plain or token.low in PLACE_FIRST or _headed(tokens, i)) and not _subject(
            text, token, after
        )
    return not _subject(text, token, after)


_VERB = pattern(
    r"(?:[a-z]{2,20}(?:ed|es|ns|ts|ks|ls|ds|ys)|was|is|has|had|will|would|won|met|told|took|led|"
    r"went|came|made)"
)


def _subject(text: str, token: Token, after: Token | None) -> bool:
    """Whether a singular with no article is followed by a verb, as only names (and BARE words) are."""
    if token.low.endswith("s") or token.low in BARE or token.low in ORGANISATIONS or after is None:
        return text[token.end : token.end + 2] in ("'s", "’s") and token.low not in BARE
    return bool(_VERB.fullmatch(after.low)) and _joined(text, token, after)


def _headed(tokens: Tokens, i: int) -> bool:
    """Whether the capitalised words lead to the head of a place or organisation: "White House"."""
    for token in tokens.between(i + 1, i + 4):
        if not token.capital:
            return False
        if token.low in ORGANISATIONS or token.low in PLACES:
            return True
    return False


def _shouts(text: str, token: Token) -> bool:
    """Whether the words around are in capitals too."""
    around = text[max(0, token.start - 20) : token.end + 20]
    return sum(letter.isupper() for letter in around) > 0.6 * sum(letter.isalpha() for letter in around)


def _extent(text: str, tokens: Tokens, i: int) -> int:
    """The index after the last word of the run that starts at `i`."""
    at = i
    while at - i < _LONGEST:
        after = _next_capital(text, tokens, i, at)
        if after is None:
            break
        at = after
    return at + 1


def _next_capital(text: str, tokens: Tokens, first: int, at: int) -> int | None:
    """The index of the next word of the run after `at`, small words between them skipped."""
    i = at + 1
    while i < len(tokens) and i - at <= 3 and _joined(text, tokens[i - 1], tokens[i]):
        token = tokens[i]
        if token.capital and token.low not in PARTICLES:
            return i if _continues(text, tokens, first, at, i) else None
        if not _bridges(tokens, first, at, i):
            return None
        i += 1
    return None


def _continues(text: str, tokens: Tokens, first: int, at: int, i: int) -> bool:
    token = tokens[i]
    if token.low in CALENDAR:
        return (
            token.low in GIVEN_MONTHS and i == at + 1 and tokens[at].low not in _NO_GIVEN and not token.first
        )
    if token.first and (token.low in small() or token.low in _ALWAYS_SMALL):
        return False
    return not _is_pronoun(text, tokens, i)


def _bridges(tokens: Tokens, first: int, at: int, i: int) -> bool:
    """Whether a small word may stand inside a name here."""
    low = tokens[i].low
    if low in PARTICLES:
        return True
    if low in ("of", "for"):
        return tokens[at].low in OF_HEADS
    if low in ("for", "in") and tokens[at].low in _PRIZES:
        return True
    if low == "the":
        return tokens[i - 1].low in ("of", "for")
    inside = [token.low for token in tokens.between(first, at + 1)] if low == "and" else []
    return not AND_HEADS.isdisjoint(inside) and ("of" in inside[:-1] or "for" in inside[:-1])


def _joined(text: str, one: Token, other: Token) -> bool:
    """Whether only a space stands between two words, or the point of an initial or abbreviation."""
    gap = text[one.end : other.start]
    if len(gap) > 3 or not gap:
        return False
    if _GAP.fullmatch(gap) or gap == " & ":
        return True
    if gap in ("' ", "’ ") and one.low.endswith("s") and other.low in ORGANISATIONS:
        return True  # "Farmers' Union"
    short = len(one.text) == 1 or one.low in ABBREVIATIONS
    return short and bool(_DOTTED_GAP.fullmatch(gap))
