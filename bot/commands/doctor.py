"""Looks at everything an answer depends on, and says what to do about what is wrong."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.commands.diagnosis import Finding, State
from bot.intake import InputError
from bot.library.place import PREFIX, standing
from bot.library.shelving import INDEX, LIBRARY
from bot.render import Line, Look, Words
from bot.settings import Settings, load_settings
from bot.terminal import show
from bot.wiring import sample_folder
from bot.words.wording import counted
from corpus.files import UnreadableCorpus, files
from corpus.library_file import CorruptLibrary
from corpus.store import Library
from retrieval.snapshot import verify

LOOKS: dict[State, tuple[str, Look]] = {
    "good": ("ok  ", "faint"),
    "hint": ("note", "answer"),
    "bad": ("FAIL", "flag"),
}
FAILED = 2


def examine(data: Path | None, *, health: bool) -> int:
    """Writes the findings; 0 where nothing is bad, else 2. `health` looks at what an answer needs only."""
    findings = list(find(data, () if health else PERSONAL))
    show(_line(finding) for finding in findings if not health or finding.state == "bad")
    return FAILED if any(finding.state == "bad" for finding in findings) else 0


def find(data: Path | None, further: tuple[Check, ...]) -> Iterator[Finding]:
    """The findings one by one; settings that cannot be read end the examination."""
    try:
        settings = load_settings(data)
    except InputError as error:
        yield Finding("settings", "bad", str(error))
        return
    yield _settings(settings)
    for check in (_folder, _library, _index, _sample, *further):
        yield from check(settings)


def _line(finding: Finding) -> Line:
    mark, look = LOOKS[finding.state]
    return Line((Words(f"{mark} ", look), Words(f"{finding.name}: ", "answer"), Words(finding.text)), 0, 5)


def _settings(settings: Settings) -> Finding:
    known = {PREFIX + name.upper() for name in Settings.model_fields}
    unknown = sorted(
        name for name in os.environ if name.upper().startswith(PREFIX) and name.upper() not in known
    )
    if unknown:
        return Finding(
            "settings", "hint", f"{', '.join(unknown)} is no setting: see .env.example for the names"
        )
    return Finding("settings", "good", f"data in {settings.data}, time zone {settings.timezone}")


def _folder(settings: Settings) -> Iterator[Finding]:
    """Whether the data folder can be written, or made: tried, since permissions do not tell all."""
    try:
        with TemporaryDirectory(dir=standing(settings.data)):
            return
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
    words = f"{settings.data} cannot be written ({reason}): change its owner, or name another in {PREFIX}DATA"
    needed = settings.telegram_token is not None or not (settings.data / LIBRARY).exists()
    yield Finding("folder", "bad" if needed else "hint", words)


def _library(settings: Settings) -> Iterator[Finding]:
    path = settings.data / LIBRARY
    if not path.exists():
        hint = "empty, the sample answers; `crossquote ingest PATH` takes your articles in"
        yield Finding("library", "hint", hint)
        return
    try:
        with Library(path, readonly=not os.access(path, os.W_OK)) as library:
            articles = counted(library.count(), "article", "articles")
            sources = counted(len(library.sources()), "source", "sources")
            yield Finding("library", "good", f"{articles} of {sources}")
    except CorruptLibrary as error:
        yield Finding("library", "bad", str(error))


def _index(settings: Settings) -> Iterator[Finding]:
    folder = settings.data / INDEX
    if not folder.exists():
        yield Finding("index", "good", "none yet; the next question builds it")
        return
    problems = verify(folder)
    for problem in problems:
        yield Finding("index", "hint", f"{problem} (the next question builds it anew)")
    if not problems:
        yield Finding("index", "good", "whole; it is brought up to date when the library changes")


def _sample(settings: Settings) -> Iterator[Finding]:
    try:
        yield Finding("sample", "good", f"{len(files(sample_folder()))} articles")
    except UnreadableCorpus as error:
        yield Finding("sample", "bad", f"{error}: install crossquote again")


def _kernel(settings: Settings) -> Iterator[Finding]:
    try:
        from retrieval import kernel
    except ImportError:
        return
    yield Finding("search", "good", str(kernel.describe()))


def _telegram(settings: Settings) -> Iterator[Finding]:
    from bot.commands.doctor_telegram import examine_telegram

    yield from examine_telegram(settings)


Check = Callable[[Settings], Iterator[Finding]]
PERSONAL: tuple[Check, ...] = (_kernel, _telegram)
"""Checks that an answer does not need: the rest of what there is to know."""
