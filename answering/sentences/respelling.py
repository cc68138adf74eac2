"""A question with its slips of the pen mended: words that neither English nor the articles know.

A slip is one letter too many, too few or wrong, or two turned round. It is mended where one letter makes a
common word of the articles of it ("helth"), or a word that stands in them beside the same neighbour ("inez
caloway"): a rare word or a name that is spelt right is another one, and stays.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from string import ascii_lowercase

from answering.language.lexicon import read_terms
from answering.language.patterns import pattern, words
from answering.language.rarity import rarely_known, rarity
from answering.language.stems import stemmed
from answering.language.synonyms import members
from answering.naming.countries import country_of
from answering.sentences.candidate import keys_of, names_of

SHORTEST = 4  # letters of a word that is mended; shorter ones are slips of words of form only ("teh")
LONGEST = 20
MEANT = 4  # words that a slip may stand for
MOST = 40  # words of a question that is looked at: longer ones are pasted texts
COMMON = 9.8  # rarity of a word found in about one of 20,000 passages: a commoner one may be meant alone
NAMING = 6.0  # rarity of a word that is written with a capital for being a name: "hall" in "Town Hall" is not
UNKNOWN = rarity("zzqx")  # of a key that the background corpus has never seen
FORM = frozenset(
    words(
        "who whose what when where which why how many much the did does was were has have had will would "
        "about from with after before their there this that they"
    )
)
_WORD = pattern(r"[^\W\d_]+")
_SHORTENED = pattern(r"^(\W*)(what|who|where|when|how|that)s\b", re.I)
_WHERE = pattern(r"^(\W*)were(?= (?:did|do|does|is|are|was|can|will)\b)", re.I)

Known = Callable[[Sequence[str]], Sequence[bool]]
"""Which of some terms the articles hold."""


@dataclass(frozen=True, slots=True)
class Slip:
    """A word of a question, `text[start:end]`, and what it may be a slip of, the likeliest first."""

    start: int
    end: int
    meant: tuple[str, ...]
    rare: bool = False
    """Whether English has the word: "minster" is a slip only beside another one ("helth minster")."""


def formed(text: str) -> str:
    """A question with the slips of its words of form mended.

    >>> formed("whats teh toll"), formed("were did the ferry sink")
    ("what's the toll", 'where did the ferry sink')
    """
    text = _WHERE.sub(r"\1where", _SHORTENED.sub(r"\1\2's", text))
    for found in reversed(list(_WORD.finditer(text))):
        if meant := _form_meant(found[0]):
            text = text[: found.start()] + meant + text[found.end() :]
    return text


def _form_meant(word: str) -> str | None:
    """The one word of form that a short unknown word in lower case has its letters turned round of."""
    if not word.islower() or len(word) > 6 or rarity(stemmed(word)) < UNKNOWN:
        return None
    meant = FORM.intersection(_turned(word))
    return min(meant) if len(meant) == 1 else None


def slips(text: str, known: Known) -> list[Slip]:
    """The words of a question that the articles lack and English hardly knows, with words of theirs."""
    found = list(_WORD.finditer(text))
    if len(found) > MOST:
        return []
    unheard = [one for one in found if _is_unheard(one[0])]
    lacking = known([stemmed(one[0]) for one in unheard])
    doubtful = (one for one, held in zip(unheard, lacking, strict=True) if not held)
    return [slip for one in doubtful if (slip := _slip(one, known)).meant]


def respelled(text: str, found: Sequence[Slip], told: Sequence[str]) -> str:
    """The question with those slips mended that the texts bear out; without any, the question as it is.

    >>> respelled("ada bren's ferry", [Slip(4, 8, ("brenn",))], ["Ada Brenn's ferry sank."])
    "ada Brenn's ferry"
    """
    for slip in reversed(found):
        meant = next((word for word in slip.meant if _is_borne_out(text, slip, word, found, told)), None)
        if meant:
            written = meant.capitalize() if text[slip.start].isupper() else _as_told(meant, told)
            text = text[: slip.start] + written + text[slip.end :]
    return text


def capitalised(text: str, told: Iterable[str]) -> str:
    """A question typed without capitals with those of the words that the texts never write small.

    >>> capitalised("who is ada veld?", ["The baker Ada Veld sings.", "A baker is who bakes."])
    'who is Ada Veld?'
    """
    if text != text.lower():
        return text
    texts = "\n".join(told)
    return _WORD.sub(lambda found: _with_capital(found[0], texts), text)


def _with_capital(word: str, texts: str) -> str:
    """A word as the texts write it inside of sentences, where they agree on a capital.

    Peoples and languages are known without: "english".
    """
    people = country_of(word.capitalize()) is not None or stemmed(word) in members(stemmed("language"))
    if rarity(stemmed(word)) < NAMING or people or not read_terms(word):
        return word
    written = {found[0] for found in re.finditer(rf"(?<=[\w,] )\b{re.escape(word)}\b", texts, re.I)}
    capital = [one for one in written if one != word]
    return max(capital) if capital and word not in written else word


def _as_told(word: str, told: Sequence[str]) -> str:
    """A name as the texts write it, with its capital; a common word as it is."""
    found = (re.search(rf"\b{word}\b", one, re.I) for one in told)
    return word if _is_common(word) else next((one[0] for one in found if one), word)


def _is_common(word: str) -> bool:
    """Whether English has a word so often that it may be meant alone."""
    return rarity(stemmed(word)) < COMMON


def _slip(found: re.Match[str], known: Known) -> Slip:
    word = found[0].lower()
    return Slip(*found.span(), _meant(word, known), rarely_known(stemmed(word)))


def _is_unheard(word: str) -> bool:
    """Whether English hardly knows a word that is long enough to be a slip of one other."""
    if not (SHORTEST <= len(word) <= LONGEST and word.isascii()):
        return False
    return rarity(stemmed(word.lower())) >= UNKNOWN and bool(read_terms(word))


def _meant(word: str, known: Known) -> tuple[str, ...]:
    """The words of the articles that one slip makes this word of, the likeliest slips first; few."""
    edited = dict.fromkeys(edit for edit in _edits(word) if edit != word)
    held = known([stemmed(edit) for edit in edited])
    return tuple(edit for edit, there in zip(edited, held, strict=True) if there)[:MEANT]


def _edits(word: str) -> Iterator[str]:
    """What one slip may have made a word of: letters turned round, left out, too many, wrong."""
    yield from _turned(word)
    cuts = [(word[:i], word[i:]) for i in range(1, len(word) + 1)]
    yield from (before + before[-1] + after for before, after in cuts)
    yield from (before + letter + after for before, after in cuts for letter in ascii_lowercase)
    yield from (before + after[1:] for before, after in cuts if after)
    yield from (before + letter + after[1:] for before, after in cuts if after for letter in ascii_lowercase)


def _turned(word: str) -> Iterator[str]:
    """The words that two neighbouring letters turned round make of a word."""
    return (word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(len(word) - 1))


def _is_borne_out(text: str, slip: Slip, word: str, found: Sequence[Slip], told: Sequence[str]) -> bool:
    """Whether the texts hold a word that is common, or stands beside the same neighbour as the slip does."""
    holding = [one for one in told if stemmed(word) in keys_of(one)]
    capital = text[slip.start].isupper() and slip.start > 0
    if not capital and not slip.rare and _is_common(word):
        return bool(holding)
    beside = list(_beside(text, slip, word, found))
    paired = [one for one in holding if any(pattern.search(one) for pattern in beside)]
    return bool(paired) and not (capital and any(_is_person(word, one) for one in paired))


def _beside(text: str, slip: Slip, word: str, found: Sequence[Slip]) -> Iterator[re.Pattern[str]]:
    """The word with the question's next or last telling word, as that is written or as it may be meant."""
    others = {one.start: one for one in found if not one.rare}
    for neighbour in _neighbours(text, slip):
        other = others.get(neighbour.start())
        if slip.rare and other is None:
            continue
        after = neighbour.start() > slip.start
        between = text[slip.end : neighbour.start()] if after else text[neighbour.end() : slip.start]
        for spelling in (neighbour[0], *(other.meant if other else ())):
            ends = (word, spelling) if after else (spelling, word)
            parts = (ends[0], *_WORD.findall(between), ends[1])
            yield re.compile(r"\b" + r"\W+".join(map(re.escape, parts)) + r"\b", re.I)


def _neighbours(text: str, slip: Slip) -> Iterator[re.Match[str]]:
    """The telling words of a question nearest to a slip: the one before it and the one after it."""
    telling = [one for one in _WORD.finditer(text) if read_terms(one[0])]
    yield from [one for one in telling if one.end() <= slip.start][-1:]
    yield from [one for one in telling if one.start() >= slip.end][:1]


def _is_person(word: str, text: str) -> bool:
    return any(name.kind == "person" and word in name.text.lower() for name in names_of(text))
