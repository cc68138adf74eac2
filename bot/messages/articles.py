"""Articles as Telegram messages: those an answer rests on, one alone, those that hold a passage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from answering.quotations.whosaid import Holder
from answering.reply import Evidence, Reply
from bot.messages.reply import (
    BOLD,
    FOLD_FROM,
    FOLDED,
    ITALIC,
    LONGEST_NAME,
    LONGEST_TITLE,
    QUOTE,
    View,
    outlet,
)
from bot.words.markup import Block, Run, link, pack, run, shortened, to_html
from bot.words.translation import Language
from bot.words.wording import isolated, sources
from corpus.article import Article

CODE = "<code>"
LONGEST_BEGINNING = 1500  # characters of an article; the button sends all of it
MOST_HOLDERS = 5


def render_sources(reply: Reply, here: str, view: View) -> list[str]:
    """The articles of a reply, each with all that is known of it; `here` is a link to the answer itself."""
    passed_on = [run(view.language.say("Link to this answer"), link(here))]
    return _messages([*_sources(reply, view), passed_on])


def render_article(article: Article, view: View) -> list[str]:
    """An article: what is known of it, and how it begins."""
    return _messages([_heading(article, view), _beginning(article)])


def render_holders(holders: Sequence[Holder], view: View) -> list[str]:
    """The articles that hold a passage; the longest run of its very words is bold."""
    return _messages(_holders(holders, view))


def _messages(blocks: Iterator[Block] | Sequence[Block]) -> list[str]:
    return [to_html(message) for message in pack(blocks)]


def _sources(reply: Reply, view: View) -> Iterator[Block]:
    numbered = sources(reply)
    for source in numbered.values():
        evidence = source.evidence
        yield [
            *outlet(evidence, source.number, view),
            *_line(isolated(evidence.title or ""), LONGEST_TITLE, ITALIC),
            run("\n"),
            run(evidence.article, CODE),
            *_carried(evidence, view.language),
        ]


def _carried(evidence: Evidence, language: Language) -> list[Run]:
    """Who carries the same text, each with the id under which `/article` shows it."""
    if not evidence.copies:
        return []
    lines = [
        (run(f"\n• {shortened(isolated(copy.source), LONGEST_NAME)} "), run(copy.article, CODE))
        for copy in evidence.copies
    ]
    return [run("\n" + language.say("the same text:")), *(part for line in lines for part in line)]


def _heading(article: Article, view: View) -> Block:
    language = view.language
    author = shortened(isolated(article.author or ""), LONGEST_NAME)
    facts = [shortened(isolated(article.outlet), LONGEST_NAME), language.day(article.published)]
    updated = language.say("updated {day}", day=language.day(article.updated)) if article.updated else ""
    rest = " · ".join(fact for fact in (*facts, author, updated) if fact)
    title = shortened(isolated(article.title or article.name), LONGEST_TITLE)
    return [run(title, BOLD), run(f"\n{rest}\n"), run(article.id, CODE)]


def _beginning(article: Article) -> Block:
    spans = article.sentences
    start = spans[0].start if spans else 0
    words = article.text[start : start + LONGEST_BEGINNING]
    rest = len(article.text) > start + LONGEST_BEGINNING
    return [run(words.rstrip() + (" …" if rest else ""), FOLDED if len(words) > FOLD_FROM else QUOTE)]


def _holders(holders: Sequence[Holder], view: View) -> Iterator[Block]:
    language = view.language
    if not holders:
        yield [run(language.say("No article holds these words."), BOLD)]
    for number, holder in enumerate(holders[:MOST_HOLDERS], 1):
        evidence = _held(holder)
        yield [
            *outlet(evidence, number, view),
            run(f" · {_likeness(holder, language)}"),
            *_line(isolated(evidence.title or ""), LONGEST_TITLE, ITALIC),
            run("\n"),
            *_passage(holder),
            *_copies(holder, language),
        ]
    if len(holders) > MOST_HOLDERS:
        left = len(holders) - MOST_HOLDERS
        yield [run(language.count("and {n} more article", "and {n} more articles", left))]


def _held(holder: Holder) -> Evidence:
    """The passage as a quote of its article."""
    article, spot = holder.article, holder.spot
    return Evidence(
        holder.quote,
        article.id,
        article.outlet,
        article.title,
        article.published,
        article.url,
        spot.start,
        spot.end,
    )


def _likeness(holder: Holder, language: Language) -> str:
    if holder.spot.exact:
        return language.say("exactly")
    if holder.spot.similarity == 1:
        return language.say("the same words")
    return language.say("nearly: {share} of the words", share=language.share(holder.spot.similarity))


def _passage(holder: Holder) -> list[Run]:
    spot, text = holder.spot, holder.article.text
    tag = FOLDED if spot.end - spot.start > FOLD_FROM else QUOTE
    parts = (
        run(text[spot.start : spot.longest_start], tag),
        run(text[spot.longest_start : spot.longest_end], tag, BOLD),
        run(text[spot.longest_end : spot.end], tag),
    )
    return [part for part in parts if part.text]


def _copies(holder: Holder, language: Language) -> list[Run]:
    names = dict.fromkeys(shortened(isolated(copy.article.outlet), LONGEST_NAME) for copy in holder.copies)
    if not names:
        return []
    return [run("\n" + language.say("also carried by {names}", names=", ".join(names)))]


def _line(text: str, most: int, *tags: str) -> list[Run]:
    """A line of its own, where there are words for it."""
    return [run("\n"), run(shortened(text, most), *tags)] if text else []
