"""What the bot remembers of its chats while it runs: what was asked last, and which messages answered it."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from typing import Generic, TypeVar

MOST = 10_000  # exchanges; about 5 MB

K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Asker:
    """Whose last question a follow-up continues: a person in a chat's topic."""

    chat: int
    topic: int | None
    user: int


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question and its answer: `text` as it was put, `question` as it was understood.

    `previous` is the question that it followed; `answers` are the ids of the messages that were sent.
    """

    text: str
    question: str
    previous: str | None
    answers: tuple[int, ...]


class Recent(Generic[K, V]):
    """A mapping that forgets its oldest entries.

    >>> recent = Recent(most=1)
    >>> recent.put("a", 1); recent.put("b", 2)
    >>> recent.get("a"), recent.get("b")
    (None, 2)
    """

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._entries: OrderedDict[K, V] = OrderedDict()

    def get(self, key: K) -> V | None:
        """The value, or None."""
        return self._entries.get(key)

    def put(self, key: K, value: V) -> None:
        """Stores the value as the newest."""
        self._entries.pop(key, None)
        self._entries[key] = value
        if len(self._entries) > self._most:
            self._entries.popitem(last=False)


class Memory:
    """The exchanges of all chats, found by question, by answer and by asker."""

    def __init__(self) -> None:
        self._by_question: Recent[tuple[int, int], Exchange] = Recent()
        self._by_answer: Recent[tuple[int, int], Exchange] = Recent()
        self._by_asker: Recent[Asker, Exchange] = Recent()

    def exchange(self, chat: int, message: int) -> Exchange | None:
        """What a message asked, where it was answered before: it is being edited."""
        return self._by_question.get((chat, message))

    def previous(self, asker: Asker, replied: int | None) -> str | None:
        """The question to follow up: that of the answer replied to, else the asker's last."""
        answered = self._by_answer.get((asker.chat, replied)) if replied else None
        exchange = answered or self._by_asker.get(asker)
        return exchange.question if exchange else None

    def amend(self, asker: Asker, message: int, exchange: Exchange) -> None:
        """Remembers which messages answered one that was no question yet; nothing follows up on it."""
        self._by_question.put((asker.chat, message), exchange)

    def keep(self, asker: Asker, message: int, exchange: Exchange) -> None:
        """Remembers an exchange."""
        self._by_question.put((asker.chat, message), exchange)
        self._by_asker.put(asker, exchange)
        for answer in exchange.answers:
            self._by_answer.put((asker.chat, answer), exchange)
