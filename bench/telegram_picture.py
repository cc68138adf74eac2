"""Draws answers of the bot as a telephone shows them, from the sample articles: docs/telegram.svg.

Run `python -m bench.telegram_picture` after a change of how answers look.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from answering.question import Query
from bot.messages.keyboards import answer_keyboard
from bot.messages.reply import View, render
from bot.traffic.entities import Entity, parse_html
from bot.wiring import open_corpus, sample_folder
from bot.words.markup import units
from bot.words.translation import ENGLISH

QUESTIONS = ("What tariff rate was agreed?", "How many people were killed?")
PICTURE = Path(__file__).parents[1] / "docs" / "telegram.svg"

LINKED = View(link=lambda evidence: "https://t.me/crossquote_bot")

WIDTH, MARGIN, PADDING, LINE, SIZE = 380, 12, 12, 20, 14.5
NARROW, WIDE = frozenset("iljtfrI.,:;'|!()[] "), frozenset("mwMWABCDGHNOQRU%—…")
LINK, INK, PAPER, GROUND, MINE, BUTTON = "#2678b6", "#1c1c1e", "#ffffff", "#d9e4d2", "#e3f7d3", "#7b9a6d"
FONT = "-apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif"


@dataclass(frozen=True, slots=True)
class Word:
    """A word with the white space after it, and how it looks."""

    text: str
    kinds: frozenset[str]

    @property
    def width(self) -> float:
        """Its width in a proportional font, about."""
        wide = 1.07 if "bold" in self.kinds else 1.0
        return sum(_width(char) for char in self.text) * SIZE * wide


def _width(char: str) -> float:
    if char > "\u2600":
        return 1.3
    return 0.3 if char in NARROW else 0.78 if char in WIDE else 0.55


def main() -> None:
    """Writes the picture."""
    PICTURE.write_text(picture(), encoding="utf-8")


def picture() -> str:
    """The talk as SVG."""
    answerer = open_corpus(sample_folder(), "en").answerer
    parts: list[str] = []
    y: float = MARGIN
    for question in QUESTIONS:
        reply = answerer.ask(Query(question))
        y = _bubble([[Word(question, frozenset())]], y, MINE, parts, left=WIDTH - 270) + 6
        for message in render(reply, LINKED):
            y = _bubble(list(_lines(message)), y, PAPER, parts) + 4
        rows = answer_keyboard("id", reply, ENGLISH).inline_keyboard
        y = _keyboard([[button.text for button in row] for row in rows], y, parts) + 10
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{y:.0f}" font-family="{FONT}"'
    return "\n".join(
        [
            f'{head} font-size="{SIZE}">',
            f'<rect width="100%" height="100%" fill="{GROUND}"/>',
            *parts,
            "</svg>\n",
        ]
    )


def _lines(html: str) -> Iterator[list[Word]]:
    """A message's words, wrapped at the width of its bubble."""
    text, entities = parse_html(html)
    at = 0
    for row in text.splitlines(keepends=True):
        line: list[Word] = []
        for piece in row.split(" "):
            kinds = frozenset(_kinds(entities, at))
            word = Word(piece.rstrip("\n") + " ", kinds)
            room = WIDTH - 2 * (MARGIN + PADDING) - (10 if "blockquote" in kinds else 0)
            if line and sum(each.width for each in line) + word.width > room:
                yield line
                line = []
            line.append(word)
            at += units(piece) + 1
        at -= 1  # the last piece of a row has no space after it
        yield line


def _kinds(entities: Sequence[Entity], at: int) -> Iterator[str]:
    for entity in entities:
        if entity.offset <= at < entity.offset + entity.length:
            yield entity.type.removeprefix("expandable_")


def _bubble(lines: list[list[Word]], y: float, fill: str, parts: list[str], left: float = MARGIN) -> float:
    """Draws lines on a bubble and gives where it ends."""
    height = len(lines) * LINE + 2 * PADDING - 6
    width = WIDTH - MARGIN - left
    parts.append(f'<rect x="{left}" y="{y}" width="{width}" height="{height}" rx="13" fill="{fill}"/>')
    for number, line in enumerate(lines):
        parts += _line(line, left + PADDING, y + PADDING + number * LINE)
    return y + height


def _line(line: list[Word], x: float, y: float) -> Iterator[str]:
    if line and "blockquote" in line[0].kinds:
        yield f'<rect x="{x}" y="{y - 2}" width="{WIDTH - MARGIN - 8 - x}" height="{LINE}" fill="#eef5fb"/>'
        yield f'<rect x="{x}" y="{y - 2}" width="3" height="{LINE}" fill="{LINK}"/>'
        x += 10
    spans = "".join(_span(word) for word in line)
    yield f'<text x="{x}" y="{y + SIZE - 1}" fill="{INK}" xml:space="preserve">{spans}</text>'


def _span(word: Word) -> str:
    look = {
        "bold": ' font-weight="bold"',
        "italic": ' font-style="italic"',
        "text_link": f' fill="{LINK}"',
    }
    style = "".join(look.get(kind, "") for kind in sorted(word.kinds))
    return f"<tspan{style}>{escape(word.text)}</tspan>"


def _keyboard(rows: Sequence[Sequence[str]], y: float, parts: list[str]) -> float:
    """Draws rows of buttons and gives where they end."""
    for row in rows:
        width = (WIDTH - 2 * MARGIN - 4 * (len(row) - 1)) / len(row)
        for number, label in enumerate(row):
            parts += _button(label, MARGIN + number * (width + 4), y, width)
        y += 36
    return y


def _button(label: str, x: float, y: float, width: float) -> tuple[str, str]:
    middle = x + width / 2
    return (
        f'<rect x="{x:.1f}" y="{y}" width="{width:.1f}" height="32" rx="8" fill="{BUTTON}"/>',
        f'<text x="{middle:.1f}" y="{y + 21}" fill="#fff" text-anchor="middle">{escape(label)}</text>',
    )


if __name__ == "__main__":
    main()
