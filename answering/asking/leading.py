"""Verbs that say that somebody leads, and nouns for those who do."""

from __future__ import annotations

from answering.language.patterns import words

LEADING = ("lead", "head", "run", "chair", "preside over", "preside", "direct", "manage")
LEADERS = (
    *words("head leader leadership chief director president chair chairman chairwoman chairmanship boss"),
    *words("manager captain commander ceo"),
    *("chief executive", "chief executive officer", "managing director"),
)
"""Who bears one leads, and need not be said to do so."""
