"""How much of what one says another speaks of too: the terms they share, and those that are missing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from answering.language.lexicon import Term
from answering.language.synonyms import alike
from answering.sentences.said import Said, weight


@dataclass(frozen=True, slots=True)
class Alignment:
    """A claim laid over a sentence: which terms of the claim the sentence meets, and which it does not."""

    claim: Said
    other: Said
    met: tuple[tuple[Term, Term | None], ...]
    """Terms of the claim, each with the sentence's term that meets it; None for one of a name that the title
    or a neighbour gives."""
    missing: tuple[Term, ...]

    def share(self, besides: Iterable[Term] = ()) -> float:
        """The weight of the terms met as a share of all, those `besides` left out of the count."""
        out = {term.start for term in besides}
        met = weight([term for term, _ in self.met if term.start not in out])
        missing = weight([term for term in self.missing if term.start not in out])
        return met / (met + missing) if met + missing else 0.0

    def names_met(self, besides: Iterable[Term] = ()) -> bool:
        """Whether every proper term of the claim is met, those `besides` aside."""
        out = {term.start for term in besides}
        return not any(term.proper and term.start not in out for term in self.missing)

    def predicates(self, besides: Iterable[Term] = ()) -> list[tuple[Term, Term]]:
        """The common words that both sentences themselves hold: verbs, nouns, what is said of the names."""
        out = {term.start for term in besides}
        return [(one, two) for one, two in self.met if two and not one.proper and one.start not in out]


def align(claim: Said, other: Said) -> Alignment:
    """Lays a claim over a sentence."""
    met: list[tuple[Term, Term | None]] = []
    missing: list[Term] = []
    last: Term | None = None
    for term in claim.terms:
        if (found := other.place(term.key, last)) is not None:
            met.append((term, found))
            last = found
        elif term.proper and not other.around.isdisjoint(alike(term.key)):
            met.append((term, None))
        else:
            missing.append(term)
    return Alignment(claim, other, tuple(met), tuple(missing))
