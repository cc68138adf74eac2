"""What Telegram makes of HTML: words and the entities that style them, or its own words of refusal."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.words.markup import units

KINDS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "blockquote": "blockquote",
    "tg-spoiler": "spoiler",
}
CHARACTERS = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}

TOKEN = re.compile(
    r"&(?P<name>lt|gt|amp|quot);|&#(?P<decimal>\d{1,7});|&#x(?P<hex>[0-9a-fA-F]{1,6});"
    r"|</(?P<end>[^>]*)>|<(?P<tag>[a-zA-Z][a-zA-Z0-9-]*)(?P<attributes>[^>]*)>|(?P<open><)"
)
ATTRIBUTE = re.compile(r"\s+([a-z-]+)(?:=\"([^\"]*)\"|='([^']*)'|=([^\s\"'>]+))?")

SPOKEN = re.compile(r"(?<![\w/@])(?:/\w+(?:@\w+)?|@\w{4,})")


class MarkupError(ValueError):
    """HTML that Telegram refuses; the text is Telegram's."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A styled stretch; `offset` and `length` count UTF-16 units, as Telegram does."""

    type: str
    offset: int
    length: int
    url: str | None = None


@dataclass(frozen=True, slots=True)
class _Start:
    tag: str
    kind: str
    offset: int
    url: str | None


def parse_html(html: str) -> tuple[str, tuple[Entity, ...]]:
    """The text without its tags, and its entities by offset.

    >>> parse_html("<b>15%</b> &lt; 20%")
    ('15% < 20%', (Entity(type='bold', offset=0, length=3, url=None),))
    >>> parse_html("<b>15%")
    Traceback (most recent call last):
    bot.traffic.entities.MarkupError: Can't find end tag corresponding to start tag "b"
    """
    words: list[str] = []
    length = at = 0
    started: list[_Start] = []
    entities: list[Entity] = []
    for token in TOKEN.finditer(html):
        plain = html[at : token.start()] + _character(token)
        words.append(plain)
        length += units(plain)
        at = token.end()
        if token["tag"] or token["open"]:
            started.append(_start(token, html, length, started))
        elif token["end"] is not None:
            start = _match(token, html, started)
            entities.append(Entity(start.kind, start.offset, length - start.offset, start.url))
    if started:
        raise MarkupError(f'Can\'t find end tag corresponding to start tag "{started[-1].tag}"')
    entities.sort(key=lambda entity: (entity.offset, -entity.length))
    return "".join([*words, html[at:]]), tuple(entity for entity in entities if entity.length)


def find_entities(text: str) -> tuple[Entity, ...]:
    """The commands and mentions that Telegram finds in what people write.

    >>> [(entity.type, entity.offset) for entity in find_entities("/ask 😀 @ann_b why?")]
    [('bot_command', 0), ('mention', 8)]
    """
    return tuple(
        Entity(
            "bot_command" if found[0].startswith("/") else "mention",
            units(text[: found.start()]),
            units(found[0]),
        )
        for found in SPOKEN.finditer(text)
    )


def _character(token: re.Match[str]) -> str:
    if token["name"]:
        return CHARACTERS[token["name"]]
    code = int(token["decimal"]) if token["decimal"] else int(token["hex"] or "0", 16)
    return chr(code) if 0 < code < 0x110000 else ""


def _start(token: re.Match[str], html: str, offset: int, started: list[_Start]) -> _Start:
    place = f"at byte offset {len(html[: token.start()].encode())}"
    if token["open"]:
        raise MarkupError(f"Unclosed start tag {place}")
    tag = token["tag"].lower()
    if tag not in KINDS:
        raise MarkupError(f'Unsupported start tag "{tag}" {place}')
    if started and started[-1].kind in ("code", "pre"):
        raise MarkupError(f'Tag "{tag}" must not be nested in "{started[-1].tag}" {place}')
    if KINDS[tag] in [start.kind for start in started if start.kind == "blockquote"]:
        raise MarkupError(f"Blockquote entities must not be nested {place}")
    attributes = _attributes(token["attributes"], tag, place)
    expandable = tag == "blockquote" and "expandable" in attributes
    return _Start(tag, "expandable_blockquote" if expandable else KINDS[tag], offset, attributes.get("href"))


def _attributes(text: str, tag: str, place: str) -> dict[str, str]:
    found: dict[str, str] = {}
    at = 0
    while text[at:].strip():
        attribute = ATTRIBUTE.match(text, at)
        if not attribute:
            raise MarkupError(f'Empty attribute name in the tag "{tag}" {place}')
        value = next((group for group in attribute.groups()[1:] if group is not None), None)
        if value is None and attribute[1] != "expandable":
            raise MarkupError(
                f'Expected equal sign in declaration of an attribute of the tag "{tag}" {place}'
            )
        found[attribute[1]] = TOKEN.sub(_character, value or "")
        at = attribute.end()
    return found


def _match(token: re.Match[str], html: str, started: list[_Start]) -> _Start:
    place = f"at byte offset {len(html[: token.start()].encode())}"
    if not started:
        raise MarkupError(f"Unexpected end tag {place}")
    expected, found = started[-1].tag, token["end"].strip().lower()
    if found != expected:
        raise MarkupError(f'Unmatched end tag {place}, expected "</{expected}>", found "</{found}>"')
    return started.pop()
