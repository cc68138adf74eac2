"""An index folder as it is read: checked, memory-mapped, the same for as long as it is held."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

from retrieval.analyze import ANALYZER
from retrieval.files import Arrays, TornFile, read_arrays
from retrieval.index import Index
from retrieval.segment import Segment
from retrieval.words import Vocabulary

FORMAT = 3
META = "meta.json"
MEND = "delete the folder, or run the command again where the articles are at hand: it is built anew"
PATIENCE = 20  # times that a folder is read again because a writer replaced it meanwhile

State = tuple[int, int, int]
"""What tells one `meta.json` from the next without reading it."""


class IndexMismatch(Exception):  # noqa: N818 - it names the state, as its message does
    """An index that this code cannot serve from; the message names the file and what mends it."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """An index and what its folder says of it. `key` tells what it was built from, `state` when."""

    index: Index
    langs: tuple[str, ...]
    key: str
    state: State | None = None
    folder: Path | None = None
    meta: Mapping[str, Any] | None = None


def state(folder: Path) -> State | None:
    """The state of a folder's index, None where there is none."""
    try:
        found = (folder / META).stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_ino, found.st_size


def load(folder: Path, older: Snapshot | None = None) -> Snapshot:
    """The index in a folder; IndexMismatch where there is none that this code can serve from.

    The segments that an older snapshot has too are not opened again.
    """
    for _ in range(PATIENCE):
        before = state(folder)
        try:
            return _load(folder, before, older)
        except TornFile as error:
            if state(folder) == before:
                raise IndexMismatch(f"{error}: {MEND}") from error
    raise IndexMismatch(f"{folder} is replaced faster than it can be read: try again")


def read_meta(folder: Path) -> dict[str, Any]:
    """What the folder says of its index; IndexMismatch where it is another code's."""
    path = folder / META
    try:
        meta = json.loads(path.read_text(encoding="utf-8"))
        found = {"format": meta["format"], "analyzer": meta["analyzer"]}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise IndexMismatch(f"{path} cannot be read ({error}): {MEND}") from error
    ours = {"format": FORMAT, "analyzer": ANALYZER}
    if found != ours:
        raise IndexMismatch(f"{path} says {found}, this code has {ours}: {MEND}")
    return dict(meta)


def _load(folder: Path, now: State | None, older: Snapshot | None) -> Snapshot:
    meta = read_meta(folder)
    try:
        parts = [read_arrays(folder / name) for name in meta["words"]]
        opened = _opened(older, meta["digests"])
        segments = [_segment(folder, entry, opened) for entry in meta["segments"]]
        df = read_arrays(folder / meta["df"])["df"]
        index = Index(segments, Vocabulary(parts), df, int(meta["live"]), int(meta["total"]))
        return Snapshot(index, tuple(meta["langs"]), meta["key"], now, folder, meta)
    except (KeyError, TypeError, ValueError) as error:
        raise IndexMismatch(f"{folder / META} lacks {error}: {MEND}") from error


def _opened(older: Snapshot | None, digests: Mapping[str, str]) -> dict[str, Arrays]:
    """The arrays of an older snapshot's segments, by name, where their content is that of today."""
    if older is None or older.meta is None:
        return {}
    before = older.meta["digests"]
    names = {name for name, digest in digests.items() if before.get(name) == digest}
    return {segment.name: segment.arrays for segment in older.index.segments if segment.name in names}


def _segment(folder: Path, entry: Mapping[str, Any], opened: Mapping[str, Arrays]) -> Segment:
    alive = read_arrays(folder / entry["alive"])["alive"] if entry["alive"] else None
    name = entry["file"]
    return Segment(opened[name] if name in opened else read_arrays(folder / name), alive, name)


def named_files(meta: Mapping[str, Any]) -> Iterator[str]:
    """The files that an index consists of, `meta.json` aside."""
    yield meta["df"]
    yield from meta["words"]
    for entry in meta["segments"]:
        yield entry["file"]
        if entry["alive"]:
            yield entry["alive"]


def verify(folder: Path) -> list[str]:
    """What is wrong with an index, file by file, by size and digest; nothing where all is well."""
    try:
        meta = read_meta(folder)
    except IndexMismatch as error:
        return [str(error)]
    return [
        problem
        for name in named_files(meta)
        if (problem := _problem(folder / name, meta["digests"].get(name)))
    ]


def _problem(path: Path, digest: str | None) -> str | None:
    try:
        read_arrays(path)
    except TornFile as error:
        return f"{error}: {MEND}"
    if digest_of(path) != digest:
        return f"{path} was changed after it was written: {MEND}"
    return None


def digest_of(path: Path) -> str:
    """The digest of a file's content."""
    with path.open("rb") as file:
        digest = blake2b(digest_size=16)
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()
