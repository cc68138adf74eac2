"""A small, strict Bot API server for the tests: chats in memory, spoken to over real HTTP."""

from __future__ import annotations

import asyncio
import json
from collections import defaultdict
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count
from typing import Any

import tornado.web
from tornado.httpclient import AsyncHTTPClient
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets

from bot.traffic.entities import Entity, find_entities
from tests.bot.telegram_rules import (
    RefusalError,
    bad,
    check_commands,
    check_inline,
    check_keyboard,
    check_text,
    check_webhook,
)

TOKEN = "4242424242:AAtest-token-that-must-never-be-seen-1"
ME = {
    "id": 4242424242,
    "is_bot": True,
    "first_name": "Crossquote",
    "username": "crossquote_bot",
    "can_read_all_group_messages": False,
}
NOW = 1_950_000_000
MORE = {"kicked": {"until_date": 0}}  # what else is said of a chat's member
PATIENCE = 5.0  # seconds until a test gives up waiting


@dataclass
class DroppedError(Exception):
    """A connection that is lost, before a call is carried out or after it was `done`."""

    done: bool


@dataclass
class Sent:
    """A message of the bot as Telegram holds it."""

    chat: int
    id: int
    text: str
    entities: tuple[Entity, ...] = ()
    reply_to: int | None = None
    topic: int | None = None
    previews: bool = True
    file: str | None = None
    keyboard: list[list[dict[str, str]]] = field(default_factory=list)

    @property
    def labels(self) -> list[str]:
        """The buttons' labels."""
        return [button["text"] for row in self.keyboard for button in row]

    def styled(self, kind: str) -> list[str]:
        """The words under one kind of entity."""
        raw = self.text.encode("utf-16-le")
        return [
            raw[2 * entity.offset : 2 * (entity.offset + entity.length)].decode("utf-16-le")
            for entity in self.entities
            if entity.type == kind
        ]


@dataclass
class Chat:
    """A chat: what has been said in it, and whether the bot may still write."""

    id: int
    type: str
    forum: bool = False
    closed: str | None = None
    moved_to: int | None = None
    admins: set[int] = field(default_factory=set)
    messages: dict[int, dict[str, Any]] = field(default_factory=dict)
    topics: dict[int, dict[str, Any]] = field(default_factory=dict)

    @property
    def json(self) -> dict[str, Any]:
        names = {"first_name": f"P{self.id}"} if self.type == "private" else {"title": f"C{self.id}"}
        return {"id": self.id, "type": self.type, **names} | ({"is_forum": True} if self.forum else {})


def person(id: int) -> dict[str, Any]:
    return {"id": id, "is_bot": False, "first_name": f"P{id}"}


class TelegramServer:
    """Chats in memory. Tests make people speak; the bot answers over HTTP."""

    def __init__(self) -> None:
        self.chats: dict[int, Chat] = {}
        self.sent: list[Sent] = []
        self.calls: list[tuple[str, dict[str, str]]] = []
        self.faults: dict[str, list[Exception]] = defaultdict(list)
        self.webhook: dict[str, str] = {}
        self.deliver_to = ""
        self.languages: dict[int, str] = {}
        self.inline: list[dict[str, Any]] = []
        self.refused: list[str] = []
        self._updates: list[dict[str, Any]] = []
        self._poll = 0
        self._queries: set[str] = set()
        self._ids = count(1)
        self._changed = asyncio.Condition()

    # What happens in the chats.

    def private(self, id: int) -> Chat:
        return self._chat(id, "private")

    def group(self, id: int, *, forum: bool = False) -> Chat:
        return self._chat(id, "supergroup" if forum else "group", forum)

    def channel(self, id: int) -> Chat:
        return self._chat(id, "channel")

    def open_topic(self, chat: Chat, by: dict[str, Any]) -> int:
        root = self._message(chat, by, forum_topic_created={"name": "T", "icon_color": 7322096})
        chat.topics[root["message_id"]] = root
        return int(root["message_id"])

    async def say(
        self,
        chat: Chat,
        text: str,
        *,
        user: int = 7,
        topic: int | None = None,
        to: int | None = None,
        **more: Any,
    ) -> int:
        """Somebody writes; gives the message's id. In a topic what replies to nothing replies to its root."""
        if text:
            more = {"text": text, "entities": _entities(text)} | more
        if topic:
            more |= {"message_thread_id": topic, "is_topic_message": True}
        target = chat.messages.get(to or topic or 0)
        if target:
            more["reply_to_message"] = {k: v for k, v in target.items() if k != "reply_to_message"}
        message = self._message(chat, None if chat.type == "channel" else self._person(user), **more)
        await self._publish({"channel_post" if chat.type == "channel" else "message": message})
        return int(message["message_id"])

    async def edit(self, chat: Chat, id: int, text: str) -> None:
        chat.messages[id] |= {"text": text, "entities": _entities(text), "edit_date": NOW + 60}
        await self._publish({"edited_message": chat.messages[id]})

    async def tap(self, chat: Chat, data: str, user: int = 7, on: int | None = None) -> None:
        """Somebody taps a button that sends this; `on` is the message it stands under."""
        query = str(next(self._ids))
        self._queries.add(query)
        message = chat.messages[on] if on else self._message(chat, ME, text="old")
        await self._publish(
            {
                "callback_query": {
                    "id": query,
                    "from": self._person(user),
                    "message": message,
                    "chat_instance": "1",
                    "data": data,
                }
            }
        )

    async def press(self, sent: Sent, label: str, user: int = 7) -> None:
        """Somebody taps the button whose label holds these words."""
        buttons = [button for row in sent.keyboard for button in row if label in button["text"]]
        await self.tap(self.chats[sent.chat], buttons[0]["callback_data"], user, on=sent.id)

    async def ask_inline(self, query: str, user: int = 7) -> None:
        """Somebody writes the bot's name and a question into any chat."""
        id = str(next(self._ids))
        self._queries.add(id)
        await self._publish(
            {"inline_query": {"id": id, "from": self._person(user), "query": query, "offset": ""}}
        )

    def forget_queries(self) -> None:
        """Time passes: no tap and no inline query waits for an answer any more."""
        self._queries.clear()

    async def member(self, chat: Chat, status: str, before: str = "left", by: int = 7) -> None:
        """The bot's place in a chat changes."""
        old, new = ({"user": ME, "status": state, **MORE.get(state, {})} for state in (before, status))
        change = {"chat": chat.json, "from": person(by), "date": NOW}
        await self._publish({"my_chat_member": change | {"old_chat_member": old, "new_chat_member": new}})

    async def post(self, update: dict[str, Any]) -> None:
        """Publishes an update as it is."""
        await self._publish(update)

    async def wait_for(self, happened: Callable[[], object]) -> None:
        async with asyncio.timeout(PATIENCE), self._changed:
            await self._changed.wait_for(happened)

    async def answers(self, number: int) -> list[Sent]:
        """The bot's messages, once there are so many."""
        await self.wait_for(lambda: len(self.sent) >= number)
        return self.sent

    async def fetched(self) -> None:
        """Waits until the bot has fetched and confirmed all updates."""
        await self.wait_for(lambda: not self._updates)

    def called(self, method: str) -> list[dict[str, str]]:
        return [parameters for name, parameters in self.calls if name == method]

    async def hook(self, update: dict[str, Any], secret: str | None) -> int:
        """Delivers an update to the bot's webhook, as Telegram does behind a proxy; gives the HTTP status."""
        headers = {"Content-Type": "application/json"}
        if secret is not None:
            headers["X-Telegram-Bot-Api-Secret-Token"] = secret
        response = await AsyncHTTPClient().fetch(
            self.deliver_to, method="POST", headers=headers, body=json.dumps(update), raise_error=False
        )
        return int(response.code)

    # What the bot calls.

    async def call(self, method: str, parameters: dict[str, str]) -> Any:
        handler = getattr(self, f"api_{method}", None)
        if handler is None:
            raise RefusalError(404, "Not Found")
        if method != "getUpdates":
            self.calls.append((method, parameters))
        fault = self.faults[method].pop(0) if self.faults[method] else None
        try:
            if fault and not (isinstance(fault, DroppedError) and fault.done):
                raise fault
            answer = await handler(parameters)
            if fault:
                raise fault
            return answer
        finally:
            async with self._changed:
                self._changed.notify_all()

    async def api_getMe(self, _: dict[str, str]) -> Any:  # noqa: N802
        return ME

    async def api_getUpdates(self, parameters: dict[str, str]) -> Any:  # noqa: N802
        """Updates from the offset on; those before it are confirmed with that and never given again."""
        if self.webhook:
            raise RefusalError(409, "Conflict: can't use getUpdates method while webhook is active")
        offset = int(parameters.get("offset", 0))
        self._updates = [update for update in self._updates if update["update_id"] >= offset]
        poll = self._poll = self._poll + 1
        async with self._changed:
            self._changed.notify_all()
            try:
                async with asyncio.timeout(min(1.0, float(parameters.get("timeout", 0)))):
                    await self._changed.wait_for(lambda: self._updates or self._poll > poll)
            except TimeoutError:
                return []
        if self._poll > poll:
            raise RefusalError(409, "Conflict: terminated by other getUpdates request")
        return self._updates[:100]

    async def api_setWebhook(self, parameters: dict[str, str]) -> Any:  # noqa: N802
        check_webhook(parameters["url"], parameters.get("secret_token"))
        self.webhook = parameters
        return True

    async def api_getWebhookInfo(self, _: dict[str, str]) -> Any:  # noqa: N802
        waiting = len(self._updates)
        return {
            "url": self.webhook.get("url", ""),
            "has_custom_certificate": False,
            "pending_update_count": waiting,
        }

    async def api_deleteWebhook(self, _: dict[str, str]) -> Any:  # noqa: N802
        self.webhook = {}
        return True

    async def api_setMyCommands(self, parameters: dict[str, str]) -> Any:  # noqa: N802
        check_commands(parameters["commands"])
        return True

    async def api_sendChatAction(self, parameters: dict[str, str]) -> Any:  # noqa: N802
        chat = self._open(parameters)
        self._topic(chat, parameters)
        if parameters["action"] != "typing":
            raise bad("wrong parameter action in request")
        return True

    async def api_sendMessage(self, parameters: dict[str, str]) -> Any:  # noqa: N802
        chat = self._open(parameters)
        topic = self._topic(chat, parameters)
        text, entities = check_text(parameters.get("text", ""), parameters.get("parse_mode"))
        keyboard = check_keyboard(parameters.get("reply_markup"))
        reply_to = self._reply(chat, parameters)
        extra: dict[str, Any] = {"message_thread_id": topic, "is_topic_message": True} if topic else {}
        if reply_to:
            extra["reply_to_message"] = chat.messages[reply_to] | {"reply_to_message": None}
        message = self._message(chat, ME, text=text, **extra)
        self.sent.append(
            Sent(
                *(chat.id, message["message_id"], text, entities, reply_to, topic, _previews(parameters)),
                keyboard=keyboard,
            )
        )
        return message

    async def api_sendDocument(self, parameters: dict[str, str]) -> Any:  # noqa: N802
        chat = self._open(parameters)
        topic = self._topic(chat, parameters)
        caption, _ = check_text(parameters["caption"], parameters.get("parse_mode"))
        if not parameters["document"]:
            raise bad("file must be non-empty")
        file = {"file_id": "f", "file_unique_id": "u", "file_name": "answer.txt"}
        message = self._message(chat, ME, caption=caption, document=file)
        sent = Sent(
            *(chat.id, message["message_id"], caption),
            topic=topic,
            file=parameters["document"],
            keyboard=check_keyboard(parameters.get("reply_markup")),
        )
        self.sent.append(sent)
        return message

    async def api_editMessageText(self, parameters: dict[str, str]) -> Any:  # noqa: N802
        chat = self._open(parameters)
        text, entities = check_text(parameters.get("text", ""), parameters.get("parse_mode"))
        id = int(parameters["message_id"])
        sent = next((sent for sent in self.sent if (sent.chat, sent.id) == (chat.id, id)), None)
        if sent is None or id not in chat.messages:
            raise bad("message to edit not found")
        if sent.file is not None:
            raise bad("there is no text in the message to edit")
        keyboard = check_keyboard(parameters.get("reply_markup"))
        if (sent.text, sent.entities, sent.keyboard) == (text, entities, keyboard):
            raise bad(
                "message is not modified: specified new message content and reply markup are exactly "
                "the same as a current content and reply markup of the message"
            )
        sent.text, sent.entities, sent.keyboard = text, entities, keyboard
        chat.messages[id] |= {"text": text, "edit_date": NOW}
        return chat.messages[id]

    async def api_getChat(self, parameters: dict[str, str]) -> Any:  # noqa: N802
        return self._open(parameters).json | {"accent_color_id": 0, "max_reaction_count": 0}

    async def api_leaveChat(self, parameters: dict[str, str]) -> Any:  # noqa: N802
        chat = self._open(parameters)
        if chat.type == "private":
            raise bad("chat member status can't be changed in private chats")
        chat.closed = "bot is not a member of the chat"
        return True

    async def api_deleteMessage(self, parameters: dict[str, str]) -> Any:  # noqa: N802
        chat = self._open(parameters)
        id = int(parameters["message_id"])
        if chat.messages.pop(id, None) is None:
            raise bad("message to delete not found")
        self.sent = [sent for sent in self.sent if (sent.chat, sent.id) != (chat.id, id)]
        return True

    async def api_answerCallbackQuery(self, parameters: dict[str, str]) -> Any:  # noqa: N802
        if parameters["callback_query_id"] not in self._queries:
            raise bad("query is too old and response timeout expired or query ID is invalid")
        if len(parameters.get("text", "")) > 200:
            raise bad("MESSAGE_TOO_LONG")
        self._queries.discard(parameters["callback_query_id"])
        return True

    async def api_answerInlineQuery(self, parameters: dict[str, str]) -> Any:  # noqa: N802
        if parameters["inline_query_id"] not in self._queries:
            raise bad("query is too old and response timeout expired or query ID is invalid")
        results = check_inline(parameters["results"])
        self._queries.discard(parameters["inline_query_id"])
        self.inline.append(parameters | {"results": results})
        return True

    async def api_getChatMember(self, parameters: dict[str, str]) -> Any:  # noqa: N802
        chat, user = self._open(parameters), int(parameters["user_id"])
        if user not in chat.admins:
            return {"status": "member", "user": person(user)}
        return {"status": "creator", "user": person(user), "is_anonymous": False}

    # How the chats are kept.

    def _chat(self, id: int, type: str, forum: bool = False) -> Chat:
        return self.chats.setdefault(id, Chat(id, type, forum))

    def _message(self, chat: Chat, user: dict[str, Any] | None, **more: Any) -> dict[str, Any]:
        author = {"from": user} if user else {"sender_chat": chat.json}
        message = {"message_id": next(self._ids), "date": NOW, "chat": chat.json, **author, **more}
        chat.messages[message["message_id"]] = message
        return message

    def _person(self, id: int) -> dict[str, Any]:
        return person(id) | ({"language_code": self.languages[id]} if id in self.languages else {})

    async def _publish(self, update: dict[str, Any]) -> None:
        update = {"update_id": next(self._ids), **update}
        if self.webhook:
            assert await self.hook(update, self.webhook.get("secret_token")) == 200
            return
        async with self._changed:
            self._updates.append(update)
            self._changed.notify_all()

    def _open(self, parameters: dict[str, str]) -> Chat:
        chat = self.chats.get(int(parameters["chat_id"]))
        if chat is None:
            raise bad("chat not found")
        if chat.moved_to:
            raise RefusalError(
                400,
                "Bad Request: group chat was upgraded to a supergroup chat",
                {"migrate_to_chat_id": chat.moved_to},
            )
        if chat.closed:
            raise RefusalError(403, f"Forbidden: {chat.closed}")
        return chat

    def _topic(self, chat: Chat, parameters: dict[str, str]) -> int | None:
        topic = int(parameters.get("message_thread_id", 0)) or None
        if topic and topic not in chat.topics:
            raise bad("message thread not found")
        return topic

    def _reply(self, chat: Chat, parameters: dict[str, str]) -> int | None:
        reply: dict[str, Any] = json.loads(parameters.get("reply_parameters", "{}"))
        if not reply or reply["message_id"] in chat.messages:
            return reply.get("message_id")
        if reply.get("allow_sending_without_reply"):
            return None
        raise bad("message to be replied not found")


def _entities(text: str) -> list[dict[str, Any]]:
    return [
        {"type": found.type, "offset": found.offset, "length": found.length} for found in find_entities(text)
    ]


def _previews(parameters: dict[str, str]) -> bool:
    return not json.loads(parameters.get("link_preview_options", "{}")).get("is_disabled", False)


class _Handler(tornado.web.RequestHandler):
    def initialize(self, server: TelegramServer) -> None:
        self.server = server

    async def post(self, token: str, method: str) -> None:
        parameters = {name: self.get_argument(name, strip=False) for name in self.request.arguments}
        parameters |= {name: files[0]["body"].decode() for name, files in self.request.files.items()}
        try:
            if token != TOKEN:
                raise RefusalError(401, "Unauthorized")
            answer = {"ok": True, "result": await self.server.call(method, parameters)}
        except DroppedError:
            self.detach().close()
            return
        except RefusalError as refusal:
            self.server.refused.append(f"{method}: {refusal.description}")
            self.set_status(refusal.code)
            answer = {"ok": False, "error_code": refusal.code, "description": refusal.description}
            if refusal.parameters:
                answer["parameters"] = refusal.parameters
        self.finish(answer)

    def log_exception(self, *_: Any) -> None:
        """A lost connection is no news."""


@asynccontextmanager
async def serving() -> AsyncIterator[tuple[TelegramServer, str]]:
    """A server, and the base URL to give to the bot."""
    server = TelegramServer()
    routes = [(r"/bot([^/]+)/(\w+)", _Handler, {"server": server})]
    http = HTTPServer(tornado.web.Application(routes, log_function=lambda _: None))
    sockets = bind_sockets(0, "127.0.0.1")
    http.add_sockets(sockets)
    try:
        yield server, f"http://127.0.0.1:{sockets[0].getsockname()[1]}/bot"
    finally:
        http.stop()
        await http.close_all_connections()
