"""Which watches a change of the library touches, and why: the articles are read once, for all watches."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from answering.answerer import Shelf
from bot.watches.reach import Reach
from bot.watches.standing import from_row
from bot.watches.watch import Kind, Watch
from corpus.article import Article
from corpus.duplicates import copies
from corpus.listing import Changes
from corpus.store import BATCH, Library

Read = Callable[[Sequence[str]], list[Article]]
"""The articles with these ids; those that are gone by now are left out."""


@dataclass(frozen=True, slots=True)
class Touched:
    """The watches to be looked at again, and the articles that some are to be told of."""

    watches: set[int] = field(default_factory=set)
    causes: Mapping[int, list[str]] = field(default_factory=lambda: defaultdict(list))


def touched(watches: Sequence[Watch], changes: Changes, read: Read) -> Touched:
    """What changed and removed articles mean for the watches; `read` gives the articles a batch at a time."""
    named = set(changes.changed) | set(changes.removed)
    found = Touched({watch.id for watch in watches if named.intersection(_depends_on(watch))})
    by_kind = {kind: [watch for watch in watches if watch.kind == kind] for kind in KINDS}
    questions, words = (Reach(kind, {w.id: w.text for w in by_kind[kind]}) for kind in ("question", "words"))
    originals = read(list(dict.fromkeys(watch.text for watch in by_kind["article"])))
    for articles in _batches(changes.changed, read):
        for article in articles:
            found.watches.update(questions.touched(article))
            _note(found, words.spoken_of(article), article.id)
        for original, copy in _copies(originals, articles):
            _note(found, (watch.id for watch in by_kind["article"] if watch.text == original), copy)
    return found


KINDS: tuple[Kind, ...] = ("question", "words", "article")


def _depends_on(watch: Watch) -> Collection[str]:
    """The articles without which the chat would not have been told what it was."""
    return DEPENDS_ON[watch.kind](watch)


DEPENDS_ON: Mapping[Kind, Callable[[Watch], Collection[str]]] = {
    "question": lambda watch: from_row(watch.told).articles,
    "words": lambda watch: (),
    "article": lambda watch: (watch.text,),
}


def _note(found: Touched, watches: Iterable[int], article: str) -> None:
    for watch in watches:
        found.watches.add(watch)
        found.causes[watch].append(article)


def _batches(ids: Sequence[str], read: Read) -> Iterator[list[Article]]:
    return (read(ids[at : at + BATCH]) for at in range(0, len(ids), BATCH))


def _copies(originals: Sequence[Article], others: Sequence[Article]) -> Iterator[tuple[str, str]]:
    """The pairs of ids of an original and another article that carries its words."""
    if not originals:
        return
    every = (*originals, *others)
    for one, other in copies(every):
        if one < len(originals) <= other and every[one].id != every[other].id:
            yield every[one].id, every[other].id


def present(library: Library, ids: Sequence[str]) -> list[Article]:
    """The articles that are still there: some may have gone since their ids were read."""
    try:
        return library.batch(ids)
    except KeyError:
        return [article for id in ids if (article := lookup(library, id))]


def lookup(shelf: Shelf, id: str) -> Article | None:
    """The article with this id, where there is one."""
    try:
        return shelf.article(id)
    except KeyError:
        return None
