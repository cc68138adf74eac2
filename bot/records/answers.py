"""The answers that were given: follow-ups continue them, edits change them, buttons unfold them.

They are kept in the bot's database, so that all of this goes on after a restart; `/export` writes them.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from answering.reply import Reply
from bot.records.database import Database, Row
from bot.records.stored_reply import read_reply, store_reply

COLUMNS = "id, chat, topic, user, message, at, text, question, reply, language"
MOST_EXPORTED = 5000  # answers; about 15 MB as JSON, of the 50 that Telegram takes from a bot
FOLLOWED = timedelta(days=1)  # for so long a question may be continued without replying to its answer


@dataclass(frozen=True, slots=True)
class Asker:
    """Whose last question a follow-up continues: a person in a chat's topic."""

    chat: int
    topic: int | None
    user: int


@dataclass(frozen=True, slots=True)
class Answer:
    """A question and what answered it: `text` as it was put, `question` as it was understood.

    `message` is the question's; `reply` is None where the text was refused; `language` is the code of that in
    which it was answered; `messages` are those sent, in order.
    """

    id: str
    asker: Asker
    message: int
    at: datetime
    text: str
    question: str
    reply: Reply | None
    language: str = "en"
    messages: tuple[int, ...] = ()


def new_id() -> str:
    """An id that nobody guesses: 72 bits in 12 characters of A-Z, a-z, 0-9, - and _.

    >>> len(new_id())
    12
    """
    return secrets.token_urlsafe(9)


class Answers:
    """The answers of all chats, for some days and no longer."""

    def __init__(self, database: Database, now: Callable[[], datetime], days: int) -> None:
        self._database = database
        self._now = now
        self._kept = timedelta(days=max(1, days))

    def get(self, id: str) -> Answer | None:
        """The answer with this id."""
        return self._first("id = ?", id)

    def to(self, chat: int, message: int) -> Answer | None:
        """What answered a message."""
        return self._first("chat = ? AND message = ?", chat, message)

    def shown_in(self, chat: int, message: int) -> Answer | None:
        """The answer that one of the bot's messages shows."""
        where = "id = (SELECT answer FROM answer_messages WHERE chat = ? AND message = ?)"
        return self._first(where, chat, message)

    def last(self, asker: Asker) -> Answer | None:
        """The answer to somebody's last question in a chat's topic."""
        since = _stamp(self._now() - FOLLOWED)
        return self._first(
            "chat = ? AND topic IS ? AND user = ? AND reply IS NOT NULL AND at >= ?",
            *(asker.chat, asker.topic, asker.user, since),
        )

    def leading_to(self, answer: Answer, most: int) -> list[Answer]:
        """An answer behind those that its asker got there in the day before it, oldest first."""
        asker = answer.asker
        rows = self._database.read(
            f"SELECT {COLUMNS} FROM answers WHERE chat = ? AND topic IS ? AND user = ? AND reply IS NOT NULL"  # noqa: S608
            " AND at BETWEEN ? AND ? AND message <= ? ORDER BY at DESC, message DESC LIMIT ?",
            *(asker.chat, asker.topic, asker.user, _stamp(answer.at - FOLLOWED), _stamp(answer.at)),
            *(answer.message, most),
        )
        return [self._answer(row) for row in reversed(rows)]

    def of_chat(self, chat: int, topic: int | None = None) -> list[Answer]:
        """The answers of a chat, or of one of its topics, oldest first; the newest MOST_EXPORTED at most."""
        where = "chat = ? AND (? IS NULL OR topic = ?) AND reply IS NOT NULL"
        rows = self._database.read(
            f"SELECT {COLUMNS} FROM answers WHERE {where} ORDER BY at DESC, rowid DESC LIMIT ?",  # noqa: S608
            *(chat, topic, topic, MOST_EXPORTED),
        )
        return [self._answer(row) for row in reversed(rows)]

    def keep(self, answer: Answer) -> None:
        """Stores an answer in the place of what answered the same message before."""
        asker, reply = answer.asker, store_reply(answer.reply) if answer.reply else None
        values = (answer.id, asker.chat, asker.topic, asker.user, answer.message, _stamp(answer.at))
        with self._database.transaction() as connection:
            connection.execute(
                "DELETE FROM answers WHERE id = ? OR (chat = ? AND message = ?)",
                (answer.id, asker.chat, answer.message),
            )
            connection.execute(
                f"INSERT INTO answers ({COLUMNS}) VALUES (?,?,?,?,?,?,?,?,?,?)",  # noqa: S608
                (*values, answer.text, answer.question, reply, answer.language),
            )
            connection.executemany(
                "INSERT OR REPLACE INTO answer_messages (chat, message, answer) VALUES (?, ?, ?)",
                [(asker.chat, message, answer.id) for message in answer.messages],
            )

    def forget(self, user: int) -> int:
        """Erases what one person asked, with the answers, and tells how many there were."""
        return self._database.write("DELETE FROM answers WHERE user = ?", user)

    def prune(self) -> int:
        """Erases the answers that are older than they are kept and tells how many there were."""
        return self._database.write("DELETE FROM answers WHERE at < ?", _stamp(self._now() - self._kept))

    def _first(self, where: str, *values: object) -> Answer | None:
        rows = self._database.read(
            f"SELECT {COLUMNS} FROM answers WHERE {where} ORDER BY at DESC, rowid DESC LIMIT 1",  # noqa: S608
            *values,
        )
        return self._answer(rows[0]) if rows else None

    def _answer(self, row: Row) -> Answer:
        id, chat, topic, user, message, at, text, question, reply, language = row
        sent = self._database.read(
            "SELECT message FROM answer_messages WHERE answer = ? ORDER BY message", id
        )
        return Answer(
            id,
            Asker(chat, topic, user),
            message,
            datetime.fromisoformat(at),
            text,
            question,
            read_reply(reply) if reply else None,
            language,
            tuple(number for (number,) in sent),
        )


def _stamp(moment: datetime) -> str:
    """A moment in UTC, so that stamps sort as moments do."""
    return moment.astimezone(UTC).isoformat(timespec="seconds")
