"""Who may ask: the allowlists of the settings, and what admins have let in since. Nobody, by default."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from telegram import Update
from telegram.constants import ChatType

from bot.chats.addressing import topic_of
from bot.records.database import Database

WHOLE = 0  # stands for "every topic" in the table of what was let in


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who sent an update, and where: `user` is None for a channel's own post."""

    user: int | None
    chat: int
    private: bool
    topic: int | None = None


class Access:
    """The allowlists. People ask in private, listed chats ask as a whole, admins ask anywhere.

    Being listed as a user does not open a group: whoever else sits there would read the answers.

    >>> access = Access(Database(":memory:"), users=[7], chats=[-100])
    >>> access.admits(Visitor(7, 7, private=True)), access.admits(Visitor(8, -100, private=False))
    (True, True)
    >>> access.admits(Visitor(8, 8, private=True)), access.admits(Visitor(7, -200, private=False))
    (False, False)
    >>> access.let_in(-200, None, admin=1); access.admits(Visitor(7, -200, private=False))
    True
    """

    def __init__(
        self,
        database: Database,
        users: Iterable[int] = (),
        chats: Iterable[int] = (),
        admins: Iterable[int] = (),
        topics: Iterable[tuple[int, int]] = (),
    ) -> None:
        self._database = database
        self._admins = frozenset(admins)
        self._users = frozenset(users) | self._admins
        self._listed = {(chat, WHOLE) for chat in chats} | set(topics)
        self._let_in: set[tuple[int, int]] = set(database.read("SELECT chat, topic FROM admitted"))

    def admits(self, visitor: Visitor | None) -> bool:
        """Whether the visitor may ask where they are; no visitor is nobody."""
        if visitor is None:
            return False
        if visitor.private:
            return self.knows(visitor)
        return self.holds(visitor.chat, visitor.topic) or self.is_admin(visitor.user)

    def knows(self, visitor: Visitor) -> bool:
        """Whether the visitor is listed or let in as a person, if not for this chat."""
        return visitor.user in self._users or (visitor.user, WHOLE) in self._let_in

    def is_admin(self, user: int | None) -> bool:
        """Whether the user is an admin."""
        return user in self._admins

    def holds(self, chat: int, topic: int | None = None) -> bool:
        """Whether the chat is listed or let in, whole or with this topic."""
        places = self._listed | self._let_in
        return (chat, WHOLE) in places or (topic is not None and (chat, topic) in places)

    def holds_some(self, chat: int) -> bool:
        """Whether the chat is listed or let in, if only with one of its topics."""
        return any(place[0] == chat for place in self._listed | self._let_in)

    def places(self) -> list[str]:
        """What was let in since, as ids: a chat's or a person's, with a colon a topic's."""
        return [f"{chat}:{topic}" if topic else str(chat) for chat, topic in sorted(self._let_in)]

    def let_in(self, chat: int, topic: int | None, admin: int) -> None:
        """Lets in a chat, one topic of it, or a person (whose private chat has their id)."""
        at = datetime.now(UTC).isoformat(timespec="seconds")
        place = (chat, topic or WHOLE)
        self._database.write("INSERT OR REPLACE INTO admitted VALUES (?, ?, ?, ?)", *place, admin, at)
        self._let_in.add(place)

    def put_out(self, chat: int) -> bool:
        """Takes back what was let in of a chat; tells whether anything was. The settings' lists stay."""
        gone = {place for place in self._let_in if place[0] == chat}
        self._database.write("DELETE FROM admitted WHERE chat = ?", chat)
        self._let_in -= gone
        return bool(gone)

    def move(self, old: int, new: int) -> bool:
        """Lets a group keep its place, and all that is kept for it, when Telegram gives it a new id.

        Tells whether the settings name the old id, so that somebody puts the new one there.
        """
        self._database.move_chat(old, new)
        self._let_in = set(self._database.read("SELECT chat, topic FROM admitted"))
        moved = {(new, topic) for chat, topic in self._listed if chat == old}
        self._listed |= moved
        return bool(moved)


def visitor_of(update: Update) -> Visitor | None:
    """Who sent the update, where that is known; an inline query comes as if from the private chat."""
    chat, user, message = update.effective_chat, update.effective_user, update.effective_message
    if chat is None:
        return Visitor(user.id, user.id, private=True) if user else None
    topic = topic_of(message) if message else None
    return Visitor(user.id if user else None, chat.id, chat.type == ChatType.PRIVATE, topic)
