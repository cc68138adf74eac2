"""Which names mean the same person, place or organisation."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

from answering.language.patterns import pattern
from answering.language.tables import stored
from answering.naming.countries import country_of, known_places
from answering.naming.fold import fold
from answering.naming.words import BODIES, COMPANY, ORGANISATIONS, PARTICLES, PLACE_FIRST, TITLE_PARTS, TITLES

_LINKS = frozenset({"of", "the", "and", "for", "on", "affairs"})
_GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})
_LONG = 8
"""Letters from which two words one edit apart are one name: Johnson and Johnston are two."""


def same_name(one: str, other: str, *, governments: bool = True) -> bool:
    """Whether two names mean the same person, place or organisation.

    With `governments` a capital, a demonym or a seat of power stands for its country.

    >>> same_name("Prime Minister Ana Roca", "Roca"), same_name("Beijing", "China")
    (True, True)
    >>> same_name("Niger", "Nigeria")
    False
    """
    first, second = country_of(one, governments=governments), country_of(other, governments=governments)
    if first or second:
        return first == second
    a, b = canonical(one), canonical(other)
    if a in known_places() and b in known_places():
        return a == b
    if not a or not b:
        return fold(one) == fold(other)
    return a == b or _means(one, other, tuple(a.split()), tuple(b.split()))


@lru_cache(maxsize=8192)
def canonical(name: str) -> str:
    """A key that the forms of one country or known organisation share; else the folded name without titles.

    >>> canonical("American"), canonical("the Fed"), canonical("Mr. Bob Stone Jr.")
    ('country:US', 'federal reserve', 'bob stone')
    """
    code = country_of(name)
    if code:
        return f"country:{code}"
    folded = fold(name)
    known = _known().get(folded)
    if known:
        return known
    bare = _bare(folded.split())
    return _known().get(bare, bare) or folded


def _bare(words: list[str]) -> str:
    """A name without the titles before it and the company form or generation after it."""
    kept = list(words)
    while len(kept) > 1 and (kept[0] in TITLES or kept[0] in TITLE_PARTS) and not _is_body(kept):
        kept.pop(0)
    while len(kept) > 1 and (kept[-1] in COMPANY or kept[-1] in _GENERATIONS):
        kept.pop()
    return " ".join(kept)


def _is_body(words: list[str]) -> bool:
    return words[-1] in BODIES or any(word in ORGANISATIONS for word in words[:-1])


def _means(one: str, other: str, a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    if len(a) > len(b):
        one, other, a, b = other, one, b, a
    if len(b) == 1:
        return _respelt(a[0], b[0])
    if len(a) == 1:
        return _is_acronym(one, a[0], b) or _is_short(a[0], b)
    if a[0] in PARTICLES and b[-len(a) :] == a:
        return True  # "von der Leyen"
    if _is_body(list(a)) or _is_body(list(b)):
        return _content(a) == _content(b)
    return _same_person(a, b)


def _is_acronym(written: str, letters: str, long: tuple[str, ...]) -> bool:
    """Whether a word in capitals (or "Nato") is made of the first letters of the long name."""
    if not (written.replace(".", "").isupper() or len(letters) > 3) or len(letters) < 2:
        return False
    initials = "".join(word[0] for word in long)
    return letters in (initials, "".join(word[0] for word in long if word not in _LINKS))


def _is_short(word: str, full: tuple[str, ...]) -> bool:
    """Whether one word stands for the whole name: a surname, a given name, a company without its trade."""
    if full[0] in PLACE_FIRST or full[0] == "new" or any(link in full for link in ("of", "the", "and")):
        return False
    if _is_body(list(full)):
        return word == full[0] and all(
            rest in COMPANY or rest in ("party", "electric", "bank") for rest in full[1:]
        )
    return any(_respelt(word, part) for part in (full[-1], full[0])) or word == " ".join(full[-2:])


def _content(words: tuple[str, ...]) -> frozenset[str]:
    """The words of an organisation that tell it apart: "Department of Justice" is "Justice Department"."""
    return frozenset(word.rstrip("s") for word in words if word not in _LINKS)


def _same_person(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    if len(a) == len(b) == 2 and a == (b[1], b[0]):
        return True  # family name first
    if "".join(a) == "".join(b):
        return True
    if not _respelt(a[-1], b[-1]) or not _same_given(a[0], b[0]):
        return False
    middle_a, middle_b = a[1:-1], b[1:-1]
    if not middle_a or not middle_b:
        return True
    return len(middle_a) == len(middle_b) and all(map(_same_given, middle_a, middle_b))


def _same_given(one: str, other: str) -> bool:
    """Whether given names agree: an initial, a short form, another spelling."""
    if one == other or _respelt(one, other):
        return True
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    groups = _given()
    return bool(groups.get(one, frozenset()) & groups.get(other, frozenset()))


_TRANSLITERATION = (
    (pattern(r"(?:iy|yi|yy|ij|y)(?=\b|$)"), "i"),
    (pattern(r"ph"), "f"),
    (pattern(r"ck|q"), "k"),
    (pattern(r"kh"), "h"),
    (pattern(r"ou|oo"), "u"),
    (pattern(r"(.)\1+"), r"\1"),
    (pattern(r"y"), "i"),
)  # fmt: skip


@lru_cache(maxsize=8192)
def _sound(word: str) -> str:
    """A word as several transliterations would write it.

    >>> _sound("zelenskyy") == _sound("zelensky") == _sound("zelenskiy")
    True
    """
    for spelling, letters in _TRANSLITERATION:
        word = spelling.sub(letters, word)
    return word


def _respelt(one: str, other: str) -> bool:
    """Whether two words are spellings of one: transliterated, or long and one edit apart."""
    if one == other or (len(one) > 4 and len(other) > 4 and _sound(one) == _sound(other)):
        return True
    if min(len(one), len(other)) < _LONG or one[0] != other[0] or one[-1] != other[-1]:
        return False
    return _one_edit(one, other)


def _one_edit(one: str, other: str) -> bool:
    """Whether one letter was added, dropped or changed, or two were swapped.

    >>> _one_edit("takaichi", "takaihci"), _one_edit("takaichi", "takachi"), _one_edit("abcd", "badc")
    (True, True, False)
    """
    if abs(len(one) - len(other)) > 1:
        return False
    head = next(
        (i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    rest, left = one[head:], other[head:]
    swapped = rest[:2] == left[:2][::-1] and rest[2:] == left[2:]
    return swapped or rest[1:] == left[1:] or rest == left[1:] or rest[1:] == left


@cache
def _data() -> dict[str, Any]:
    found: dict[str, Any] = stored("aliases")
    return found


@cache
def _known() -> dict[str, str]:
    """Each name that is known under several, to the first of them."""
    return {fold(form): fold(group[0]) for group in _data()["names"] for form in group}


@cache
def _given() -> dict[str, frozenset[str]]:
    """Each given name to the groups that it stands in."""
    found: dict[str, frozenset[str]] = {}
    for group in _data()["given"]:
        for form in group:
            found[form] = found.get(form, frozenset()) | {group[0]}
    return found
