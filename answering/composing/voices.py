"""How many independent voices stand behind some claims."""

from __future__ import annotations

import re
from collections.abc import Sequence

from answering.comparing.claim import Claim
from answering.composing.agencies import credited
from corpus.duplicates import origins

CREDITS = 200  # characters at the beginning and the end of an article in which its agency is credited
_CITING = r"(?:citing|cited by|according to|told|reported by|quoting|quoted by|in an interview with)"
_REPORTING = r"(?:first )?(?:reported|reports|wrote|revealed)"


def voices(claims: Sequence[Claim]) -> int:
    """The number of origins: copies of one text and articles of one outlet are one voice.

    An article that cites the outlet of another ("officials told Ostrel Wire") repeats its voice, and so do
    articles that credit one agency ("(sda/dpa)").
    """
    numbers = list(origins([claim.article for claim in claims]))
    for i, claim in enumerate(claims):
        for j, other in enumerate(claims):
            if numbers[i] != numbers[j] and (
                cites(claim, other.article.source) or of_one_agency(claim, other)
            ):
                numbers = [numbers[j] if number == numbers[i] else number for number in numbers]
    return len(set(numbers))


def of_one_agency(one: Claim, other: Claim) -> bool:
    """Whether both articles credit one agency for their text, or take the sentence from it."""
    return bool(_agencies(one) & _agencies(other))


def _agencies(claim: Claim) -> frozenset[str]:
    """The agencies credited at the ends of the article, in the sentence and in the one before it."""
    text = claim.article.text
    return credited(
        "\n".join((text[:CREDITS], claim.candidate.before, claim.candidate.text, text[-CREDITS:]))
    )


def cites(claim: Claim, source: str | None) -> bool:
    """Whether a claim's sentence, or the one before it, takes what it says from an outlet."""
    if not source:
        return False
    name = re.escape(source)
    told = rf"\b{_CITING} (?:the )?{name}\b|\b{name} {_REPORTING}\b"
    return any(re.search(told, text, re.I) for text in (claim.candidate.text, claim.candidate.before))
