"""Where a command finds its library, and which day it is there."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

from bot.intake import InputError

PREFIX = "CROSSQUOTE_"
TIMEZONE = "UTC"
LANGUAGE = "en"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Place:
    """The library's folder, the zone whose calendar "last week" means, and the articles' language.

    `threshold` is the probability below which a question is declined; None is the measured one.
    """

    data: Path
    timezone: str = TIMEZONE
    language: str = LANGUAGE
    threshold: float | None = None

    def today(self) -> date:
        """The present day of the zone."""
        return datetime.now(ZoneInfo(self.timezone)).date()


def default_data() -> Path:
    """The platform's folder for a user's data."""
    from platformdirs import user_data_path

    return user_data_path("crossquote", appauthor=False)


def cache_folder() -> Path:
    """The platform's folder for what can be built again."""
    from platformdirs import user_cache_path

    return user_cache_path("crossquote", appauthor=False)


def zone(name: str) -> str:
    """The name back where it is a time zone's.

    >>> zone("Asia/Tokyo")
    'Asia/Tokyo'
    """
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise ValueError(f"{name!r} is not a time zone; write one such as Europe/London") from None
    return name


def folder(path: Path) -> Path:
    """The path back where a folder is or can be; ValueError where a file is in the way.

    >>> folder(Path.cwd() / "new") == Path.cwd() / "new"
    True
    """
    there = standing(path)
    if there.is_file():
        raise ValueError(f"{there} is a file: name a folder, which is made where there is none")
    return path


def standing(path: Path) -> Path:
    """The path where it is there, else the nearest folder above it that is."""
    return next((each for each in (path, *path.parents) if _stands(each)), path)


def _stands(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # in a folder that may not be read
        return False


def share(text: str) -> float:
    """The number from 0 to 1 that a text gives.

    >>> share("0.35")
    0.35
    """
    try:
        number = float(text)
    except ValueError:
        number = -1.0
    if not 0 <= number <= 1:
        raise ValueError("write a number from 0 to 1, such as 0.35")
    return number


def find_place(data: Path | None = None, environ: Mapping[str, str] = os.environ) -> Place:
    """The place that options, environment and `.env` name, in this order.

    Reads the four settings that a question needs without the rest of `bot.settings`: importing
    pydantic-settings takes 0.2 s, half of what `crossquote ask` may take.
    """
    named = _dotenv() | {name.upper(): value for name, value in environ.items()}
    return Place(
        option_folder(data) if data else _read(named, "DATA", _folder) or default_data(),
        _read(named, "TIMEZONE", zone) or TIMEZONE,
        named.get(PREFIX + "LANGUAGE") or LANGUAGE,
        _read(named, "THRESHOLD", share),
    )


def _read(named: Mapping[str, str], name: str, read: Callable[[str], T]) -> T | None:
    """A setting as `read` reads it, None where it is not set; InputError where it is wrong."""
    text = named.get(PREFIX + name)
    try:
        return read(text) if text else None
    except ValueError as error:
        raise InputError(f"{PREFIX}{name}: {error}") from None


def option_folder(path: Path) -> Path:
    """The folder that --data names; InputError where it is a file."""
    try:
        return folder(path.expanduser())
    except ValueError as error:
        raise InputError(f"--data: {error}") from None


def _folder(text: str) -> Path:
    return folder(Path(text).expanduser())


def _dotenv() -> dict[str, str]:
    if not Path(".env").is_file():
        return {}
    from dotenv import dotenv_values

    return {name.upper(): value for name, value in dotenv_values(".env").items() if value}
