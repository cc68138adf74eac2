"""Building and changing an index: new files beside the old ones, then a new `meta.json` in one step.

Until that step readers see the old index, after it the new one; what a writer leaves behind that did
not get so far belongs to nobody and is removed by the next.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from itertools import count, pairwise
from pathlib import Path
from threading import Thread
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.article import Article
from retrieval.analyze import ANALYZER
from retrieval.files import Arrays, read_arrays, write_arrays, write_json
from retrieval.lock import writing
from retrieval.packing import risen
from retrieval.postings import document_frequencies, own_frequencies
from retrieval.reading import Progress, Reading
from retrieval.segment import ROOM, Segment, merged
from retrieval.snapshot import FORMAT, META, IndexMismatch, Snapshot, load, named_files, read_meta
from retrieval.words import Vocabulary, part_arrays, part_words

SMALL = 4096  # passages; so many are merged at once (20 ms), more in the background
SMALL_PART = 1 << 16  # words; a part of the vocabulary with fewer is written again with the new ones


class NotWritten(OSError):  # noqa: N818 - it names the state, as its message does
    """An index that could not be written; the old one still serves."""


def build(
    folder: Path,
    articles: Iterable[Article],
    progress: Progress | None = None,
    *,
    key: str = "",
    lang: str = "en",
) -> None:
    """Writes the index of some articles to a folder, in place of the one that was there."""
    with _edition(folder) as edition:
        edition.add(_counted(articles, progress), lang)
        edition.publish(key, lang)


def update(
    folder: Path,
    key: str,
    added: Iterable[Article] = (),
    removed: Collection[str] = (),
    lang: str | None = None,
) -> None:
    """Adds articles and removes articles by id; an added one replaces the one of the same id."""
    with _edition(folder, load) as edition:
        new = list(added)
        edition.remove({*removed, *(article.id for article in new)})
        edition.add(new, lang or edition.langs[0])
        edition.merge(SMALL)
        edition.publish(key, edition.langs[0])


def merge(folder: Path) -> None:
    """Merges neighbouring segments, so that they stay few and what was deleted is gone."""
    with _edition(folder, load) as edition:
        if edition.merge(ROOM):
            edition.publish(edition.key, edition.langs[0])


def merge_in_background(folder: Path) -> Thread | None:
    """Starts `merge` in a thread of its own where there is something to merge; None where there is not.

    The process may end only after it. What keeps it from merging keeps no reader from reading: the next
    change of the index tries again.
    """
    if _mergeable([entry["live"] for entry in read_meta(folder)["segments"]], ROOM) is None:
        return None
    thread = Thread(target=_merge_if_possible, args=(folder,), name="merge")
    thread.start()
    return thread


def _merge_if_possible(folder: Path) -> None:
    with suppress(NotWritten, IndexMismatch):
        merge(folder)


@contextmanager
def _edition(folder: Path, old: Callable[[Path], Snapshot] | None = None) -> Iterator[_Edition]:
    """A new edition of an index, which starts from the old one where that is given; cleaned up after."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with writing(folder):
            edition = _Edition(folder, old(folder) if old else None)
            try:
                yield edition
            finally:
                edition.clean()
    except OSError as error:
        raise NotWritten(f"{folder} could not be written ({error}); what was there still serves") from error


class _Edition:
    """An index on its way to the disk."""

    def __init__(self, folder: Path, old: Snapshot | None) -> None:
        self._folder = folder
        self._number = 1 + max((int(found[2]) for found in map(_named, folder.iterdir()) if found), default=0)
        self._serial = count()
        self._digests: dict[str, str] = {}
        self._kept = _published(folder)
        meta: Any = old.meta if old else None
        self._words: list[str] = meta["words"] if meta else []
        self._entries: list[dict[str, Any]] = [dict(entry) for entry in meta["segments"]] if meta else []
        self._segments = list(old.index.segments) if old else []
        self._vocabulary = old.index.vocabulary if old else Vocabulary()
        self._df = old.index.df.copy() if old else np.zeros(0, np.uint32)
        if meta:
            self._digests |= meta["digests"]
        self.langs = list(old.langs) if old else []
        self.key = old.key if old else ""

    def add(self, articles: Iterable[Article], lang: str) -> None:
        """Writes segments of new articles."""
        reading = Reading(self._vocabulary, lang)
        with ThreadPoolExecutor(1) as other:  # it inverts and writes one segment while the next is read
            written: list[Future[None]] = []
            for make in reading.segments(articles):
                if written:
                    written.pop().result()
                written.append(other.submit(self._append, make))
            for last in written:
                last.result()
        self.langs = list(dict.fromkeys([*self.langs, lang, *reading.langs]))

    def remove(self, ids: set[str]) -> None:
        """Marks the passages of some articles as gone."""
        for i, segment in enumerate(self._segments):
            slots = segment.slots_of(ids)
            if not len(slots):
                continue
            words, counts = document_frequencies(segment.arrays, slots)
            self._count(words, -counts)
            alive = np.ones(len(segment), np.uint8) if segment.alive is None else segment.alive.copy()
            alive[slots] = 0
            self._segments[i] = Segment(segment.arrays, alive, segment.name)
            name = self._write("alive", {"alive": alive})
            self._entries[i] |= {"alive": name, **_counts(self._segments[i])}

    def merge(self, limit: int) -> bool:
        """Merges neighbours of at most `limit` passages together; whether there were any."""
        before = len(self._segments)
        self._drop_empty()
        while (at := _mergeable([entry["live"] for entry in self._entries], limit)) is not None:
            arrays = merged(self._segments[at : at + 2], len(self._vocabulary))
            name = self._write("segment", arrays)
            self._segments[at : at + 2] = [Segment(arrays)]
            self._entries[at : at + 2] = [{"file": name, "alive": None, **_counts(self._segments[at])}]
        return len(self._segments) < before

    def publish(self, key: str, lang: str) -> None:
        """Makes this the edition that readers find."""
        self._write_words()
        meta = {
            "format": FORMAT,
            "analyzer": ANALYZER,
            "langs": list(dict.fromkeys([lang, *self.langs])),
            "key": key,
            "live": sum(entry["live"] for entry in self._entries),
            "total": sum(entry["total"] for entry in self._entries),
            "words": self._words,
            "df": self._write("df", {"df": self._df}),
            "segments": self._entries,
        }
        kept = set(named_files(meta))
        meta["digests"] = {name: digest for name, digest in self._digests.items() if name in kept}
        write_json(self._folder / META, meta)
        self._kept = kept

    def clean(self) -> None:
        """Removes the files that no edition names."""
        for path in self._folder.iterdir():
            if _named(path) and path.name not in self._kept:
                with suppress(OSError):  # where a reader's map holds it, a later writer removes it
                    path.unlink()

    def _append(self, make: Callable[[], Arrays]) -> None:
        arrays = make()
        self._count(risen(arrays, "ids"), own_frequencies(arrays))
        name = self._write("segment", arrays)
        segment = Segment(read_arrays(self._folder / name))
        self._segments.append(segment)
        self._entries.append({"file": name, "alive": None, **_counts(segment)})

    def _count(self, words: NDArray[Any], counts: NDArray[np.int64]) -> None:
        missing = len(self._vocabulary) - len(self._df)
        if missing:
            self._df = np.concatenate((self._df, np.zeros(missing, np.uint32)))
        self._df[words] = (self._df[words] + counts).astype(np.uint32)

    def _drop_empty(self) -> None:
        kept = [i for i, entry in enumerate(self._entries) if entry["live"]]
        self._entries = [self._entries[i] for i in kept]
        self._segments = [self._segments[i] for i in kept]

    def _write_words(self) -> None:
        new = list(self._vocabulary.new)
        if not new and self._words:
            return
        last = read_arrays(self._folder / self._words[-1]) if self._words else None
        if last is not None and len(last["order"]) < SMALL_PART:
            new = part_words(last) + new
            self._words = self._words[:-1]
        self._words = [*self._words, self._write("words", part_arrays(new))]

    def _write(self, kind: str, arrays: Arrays) -> str:
        name = f"{kind}-{self._number}-{next(self._serial)}.arrays"
        self._digests[name] = write_arrays(self._folder / name, arrays)
        return name


def _published(folder: Path) -> set[str]:
    """The files of the edition that readers find now; none where they find none."""
    try:
        return set(named_files(read_meta(folder)))
    except IndexMismatch:
        return set()


def _named(path: Path) -> re.Match[str] | None:
    """Whether a file is named as ours are: kind, edition, number."""
    return re.fullmatch(r"(segment|alive|words|df)-(\d+)-\d+\.arrays", path.name)


def _counts(segment: Segment) -> dict[str, int]:
    return {"live": segment.live, "total": segment.total}


def _mergeable(sizes: list[int], limit: int) -> int | None:
    """The first of two neighbours to merge: not too big together, and not too unlike, so that every
    passage is merged only about as often as its segment doubles.

    >>> _mergeable([8, 2, 1, 1], 100), _mergeable([8, 4, 2], 100), _mergeable([8, 8], 10)
    (2, None, None)
    """
    pairs = enumerate(pairwise(sizes))
    return next((i for i, (a, b) in pairs if a + b <= limit and a < 2 * b), None)


def _counted(articles: Iterable[Article], progress: Progress | None) -> Iterator[Article]:
    for number, article in enumerate(articles, 1):
        yield article
        if progress:
            progress(number)
