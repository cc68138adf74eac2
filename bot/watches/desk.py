"""What is said and done when somebody starts a watch, ends one, or lists them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from answering.question import Query
from answering.reply import Reply
from bot.messages.reply import BOLD
from bot.operation.services import Services
from bot.settings import Settings
from bot.watches.article import known
from bot.watches.article import to_row as article_row
from bot.watches.look import lookup
from bot.watches.manners import zone_of
from bot.watches.reach import TERMS
from bot.watches.standing import standing_of, to_row
from bot.watches.store import end_watch, make_watch, watches_of
from bot.watches.watch import LONGEST_WATCH, Kind, Venue, Watch, Wish, kind_of
from bot.words.markup import Block, pack, run, to_html
from bot.words.translation import N_, Language
from bot.words.wording import isolated

STARTED: dict[str, str] = {
    "question": N_("Watch {number}: you are told when the answer changes or sources disagree."),
    "not_found": N_("Watch {number}: the articles do not say yet; you are told when they do."),
    "words": N_("Watch {number}: you are told when articles speak of it."),
    "article": N_("Watch {number}: you are told when the article changes, goes, or is carried by others."),
}
ALL = "all"
DIGITS = 9  # of a watch's number; what is longer names none
HOW_TO_WATCH = N_("Say what to watch, for example: /watch Who leads the talks?")


@dataclass(frozen=True, slots=True)
class Watcher:
    """Who wants to be told, where, and in which language they are spoken to."""

    venue: Venue
    user: int
    language: Language


class WatchDesk:
    """Answers to /watch, /unwatch and /watches. Starting a watch reads articles: call it in a thread."""

    def __init__(self, settings: Settings, services: Services) -> None:
        self._services = services
        self._database = services.database
        self._most = settings.watches_per_chat
        self._zone = settings.timezone

    def watch(self, watcher: Watcher, text: str) -> str:
        """Starts a watch of a question, of words or of an article, and says so or why not, in plain words."""
        text = " ".join(text.split())
        kind: Kind = "article" if lookup(self._services.room().shelf, text) else kind_of(text)
        return self._refusal(watcher, kind, text) or self._begin(watcher, kind, text, None)

    def watch_answer(self, watcher: Watcher, question: str, reply: Reply) -> str:
        """Starts a watch of a question whose reply the chat has read: what has changed since then is told."""
        return self._refusal(watcher, "question", question) or self._begin(
            watcher, "question", question, reply
        )

    def unwatch(self, watcher: Watcher, text: str) -> str:
        """Ends the watch of a number, or all of the chat, and says so in plain words."""
        language, chat = watcher.language, watcher.venue.chat
        if text.strip().casefold() == ALL:
            ended = [
                end_watch(self._database, chat, watch.number) for watch in watches_of(self._database, chat)
            ]
            return language.count("{n} watch ended.", "{n} watches ended.", sum(ended))
        digits = text.strip().lstrip("#")
        if not (digits.isascii() and digits.isdigit()):
            return language.say("Say which watch to end, for example: /unwatch 1. /watches lists them.")
        number = int(digits[:DIGITS])
        if end_watch(self._database, chat, number):
            return language.say("Watch {number} has ended.", number=number)
        return language.say("There is no watch {number} here; /watches lists them.", number=number)

    def listed(self, watcher: Watcher) -> list[str]:
        """The chat's watches, as messages in HTML."""
        watches = watches_of(self._database, watcher.venue.chat)
        return [to_html(message) for message in pack(_list(watches, watcher))]

    def _refusal(self, watcher: Watcher, kind: Kind, text: str) -> str | None:
        """Why something cannot be watched, and what to do instead."""
        language, watches = watcher.language, watches_of(self._database, watcher.venue.chat)
        if len(text) > LONGEST_WATCH:
            return language.say(
                "That is too long to watch: put it in at most {most} characters.", most=LONGEST_WATCH
            )
        if kind != "article" and not TERMS[kind](text):
            return language.say(HOW_TO_WATCH)
        for watch in watches:
            if watch.venue == watcher.venue and watch.text.casefold() == text.casefold():
                return language.say("That is watched already, as number {number}.", number=watch.number)
        if len(watches) >= self._most:
            return language.say(
                "This chat has {most} watches, the most there may be: end one with /unwatch and its number.",
                most=self._most,
            )
        return None

    def _begin(self, watcher: Watcher, kind: Kind, text: str, reply: Reply | None) -> str:
        told, said = self._told(watcher, kind, text, reply)
        wish = Wish(watcher.venue, kind, text, told, watcher.user, watcher.language.code)
        watch = make_watch(self._database, wish, self._services.now())
        return watcher.language.say(STARTED[said], number=watch.number)

    def _told(
        self, watcher: Watcher, kind: Kind, text: str, reply: Reply | None
    ) -> tuple[Mapping[str, Any], str]:
        """What the chat knows as the watch begins, and which words say that it has begun."""
        room = self._services.room()
        if kind == "article":
            return article_row(known(room.shelf.article(text))), kind
        if kind == "words":
            return {}, kind
        today = (
            self._services.now().astimezone(zone_of(self._database, watcher.venue.chat, self._zone)).date()
        )
        reply = reply or self._services.ask(Query(text, now=today))
        return to_row(standing_of(reply)), "not_found" if reply.status == "not_found" else kind


def _list(watches: Sequence[Watch], watcher: Watcher) -> Iterator[Block]:
    language = watcher.language
    if not watches:
        yield [run(language.say("Nothing is watched here. {how}", how=language.say(HOW_TO_WATCH)))]
        return
    lines = (part for watch in watches for part in _line(watch, watcher))
    yield [run(language.count("{n} watch", "{n} watches", len(watches)), BOLD), *lines]
    yield [run(language.say("/unwatch and a number ends one."))]


def _line(watch: Watch, watcher: Watcher) -> Block:
    elsewhere = f" ({watcher.language.say('in another topic')})" if watch.venue != watcher.venue else ""
    return [run("\n"), run(f"{watch.number}. ", BOLD), run(f"{isolated(watch.text)}{elsewhere}")]
