"""The verbs that open a question or stand before its subject: "did", "has", "were"."""

from __future__ import annotations

from answering.language.patterns import exactly, words

BEING = frozenset(words("is are was were"))
AUXILIARIES = BEING | frozenset(
    words("am do does did has have had will would can could shall should may might must")
)
BE = exactly(BEING)
"""The same as pieces of patterns, in small letters."""
AUXILIARY = exactly(AUXILIARIES)
