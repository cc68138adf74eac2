"""A watch: what a chat wants to be told of, and where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from answering.asking.asked import asked

Kind = Literal["question", "words", "article"]

LONGEST_WATCH = 300  # characters; a watch is shown in full in each of its messages


@dataclass(frozen=True, slots=True)
class Venue:
    """Where a message goes: a chat, and its topic where the chat is a forum."""

    chat: int
    topic: int | None = None


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody asks to be told of: the watch before it has a number."""

    venue: Venue
    kind: Kind
    text: str
    told: Mapping[str, Any]
    user: int
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Watch:
    """What is watched: `text` is a question, words that articles speak of, or an article's id.

    `number` counts within the chat. `told` is what the chat knows, as the kind keeps it. `due` is when it is
    to be looked at again; None while nothing has come that could touch it. `user` is who made it, and
    `language` theirs, for chats that have chosen none.
    """

    id: int
    venue: Venue
    number: int
    kind: Kind
    text: str
    told: Mapping[str, Any]
    user: int
    due: datetime | None = None
    language: str = "en"


def kind_of(text: str) -> Kind:
    """Whether words are a question to be asked again, or name what articles speak of.

    >>> kind_of("Who signed the accord"), kind_of("ferry tolls"), kind_of("ferry tolls?")
    ('question', 'words', 'question')
    """
    plain = "?" not in text and asked(text).form in ("keywords", "statement")
    return "words" if plain else "question"
