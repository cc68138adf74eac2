"""Finds words of one family and words for the same thing: `answering/data/word_families.json`.

    python -m bench.word_families /usr/share/wordnet

Read from the files of WordNet 3.0 (Debian has them as `wordnet-base`). A family are words of one root that
WordNet derives from one another ("choose" and "choice"); the same thing is meant by words of one synonym set.
Only senses that a word is often met in count, and only words that the background corpus knows.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from answering.language.stems import stemmed
from answering.language.tables import DATA, stored

SOURCE = "WordNet 3.0, Copyright 2006 by Princeton University, WordNet licence; only stems are kept."
OUT = DATA / "word_families.json"
FILES = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
DERIVED = frozenset("+\\")
SENSES = 4  # of a word that are looked at
USUAL = 0.2  # share of a word's counted uses that a sense must have for its synonyms to count
COMMON, RARE = 15_000, 40  # passages of the background corpus: a word in more has too many senses
ROOT = 3, 0.6  # letters that words of a family share at least, and their share of the shorter stem
Pairs = dict[str, set[str]]


@dataclass(frozen=True, slots=True)
class Meaning:
    """A synonym set: its words, and the sets that its words are derived from or pertain to."""

    words: Sequence[str]
    derived: Sequence[str]


@dataclass(frozen=True, slots=True)
class Dictionary:
    """WordNet's synonym sets by part of speech and offset, and those of each word, most usual first."""

    meanings: Mapping[str, Meaning]
    senses: Mapping[str, Mapping[str, float]]
    """For each word the share of its uses that each of its senses has."""

    def usual(self, word: str, meaning: str, least: float) -> bool:
        """Whether a word is met in a sense at least so often."""
        return self.senses[word].get(meaning, 0.0) >= least


def read_dictionary(folder: Path) -> Dictionary:
    """All of WordNet."""
    meanings = {id: meaning for letter in FILES for id, meaning in _meanings(folder, letter)}
    return Dictionary(meanings, _senses(folder))


def _meanings(folder: Path, letter: str) -> Iterator[tuple[str, Meaning]]:
    """The synonym sets of one part of speech; the layout of a line is told in WordNet's wndb(5)."""
    for line in _lines(folder / f"data.{FILES[letter]}"):
        offset, _, _, size, *rest = line.split(" | ")[0].split()
        told = 2 * int(size, 16)
        words, count, rest = rest[:told:2], rest[told], rest[told + 1 :]
        pointers = [rest[at : at + 3] for at in range(0, 4 * int(count), 4)]
        derived = [_id(kind, place) for symbol, place, kind in pointers if symbol in DERIVED]
        yield _id(letter, offset), Meaning([word.lower() for word in words], derived)


def _senses(folder: Path) -> dict[str, dict[str, float]]:
    """For each word the senses it has, with the share of its counted uses; the first has all if none is."""
    counted = _uses(folder)
    uses: dict[str, dict[str, int]] = defaultdict(dict)
    for letter, name in FILES.items():
        for line in _lines(folder / f"index.{name}"):
            word, _, size, *rest = line.split()
            for number, offset in enumerate(rest[-int(size) :][:SENSES], 1):
                uses[word][_id(letter, offset)] = counted.get((letter + word, number), 0)
    return {word: _shares(found) for word, found in uses.items()}


def _uses(folder: Path) -> dict[tuple[str, int], int]:
    """How often each numbered sense of a word was met in the texts that WordNet's authors marked."""
    counted: dict[tuple[str, int], int] = {}
    for line in _lines(folder / "cntlist.rev"):
        key, number, count = line.split()
        word, _, rest = key.partition("%")
        counted["nvara"[int(rest[0]) - 1] + word, int(number)] = int(count)
    return counted


def _shares(uses: Mapping[str, int]) -> dict[str, float]:
    total = sum(uses.values())
    return {id: use / total if total else float(at == 0) for at, (id, use) in enumerate(uses.items())}


def _lines(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8") as lines:
        yield from (line for line in lines if not line.startswith("  "))


def _id(letter: str, offset: str) -> str:
    return ("a" if letter == "s" else letter) + offset


def families(book: Dictionary, passages: Mapping[str, int]) -> Pairs:
    """Each stem with the stems of its family that it is not spelled like."""
    found: Pairs = defaultdict(set)
    for id, meaning in book.meanings.items():
        for other in meaning.derived:
            for one in _stems(book, passages, id, 0.0):
                for kin in _stems(book, passages, other, 0.0):
                    if _one_root(one, kin):
                        found[one].add(kin)
                        found[kin].add(one)
    return found


def synonyms(book: Dictionary, passages: Mapping[str, int]) -> Pairs:
    """Each stem with the stems that often mean the same."""
    found: Pairs = defaultdict(set)
    for id in book.meanings:
        stems = [one for one in _stems(book, passages, id, USUAL) if passages[one] <= COMMON]
        for one in stems:
            found[one].update(other for other in stems if other != one)
    return found


def _stems(book: Dictionary, passages: Mapping[str, int], id: str, least: float) -> list[str]:
    """The stems of a synonym set's words that are met in this sense at least so often."""
    words = (word for word in book.meanings[id].words if word.isalpha() and word in book.senses)
    stems = {stemmed(word) for word in words if id in book.senses[word] and book.usual(word, id, least)}
    return sorted(stem for stem in stems if passages.get(stem, 0) >= RARE)


def _one_root(one: str, other: str) -> bool:
    """Whether two stems begin alike, as "chair" and "chairman" do."""
    shorter = min(len(one), len(other))
    shared = next((at for at in range(shorter) if one[at] != other[at]), shorter)
    return one != other and shared >= max(ROOT[0], ROOT[1] * shorter)


def main(folder: str) -> None:
    """Writes the file."""
    book = read_dictionary(Path(folder))
    passages = stored("frequencies")["passages_with"]
    tables = {"families": families(book, passages), "synonyms": synonyms(book, passages)}
    written = {
        name: {stem: " ".join(sorted(others)) for stem, others in sorted(table.items()) if others}
        for name, table in tables.items()
    }
    OUT.write_text(json.dumps({"source": SOURCE, **written}, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
