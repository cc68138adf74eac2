"""What a chat reads of its watches: the news first, then what was said before and what is said now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from functools import singledispatch

from answering.reply import Evidence
from bot.messages.reply import BOLD, FOLD_FROM, FOLDED, ITALIC, LONGEST_NAME, LONGEST_TITLE, QUOTE, quotation
from bot.watches.article import ArticleChange, Known, Mention, Mentioned
from bot.watches.change import Change, stands_in
from bot.watches.standing import Said, Standing
from bot.watches.watch import Watch
from bot.words.markup import Block, Run, link, run, shortened, web_link
from bot.words.translation import N_, Language
from bot.words.wording import count_sources, isolated

SHOWN = 4  # positions of each side that are quoted; who wants all asks the question
LONGEST_ANSWER = 40  # characters in a digest's line
FRESH = "🆕 "  # before a position that the chat did not know
LISTED = 8  # articles named in one message

NEWS = {
    "lost": ("🔕", N_("The articles no longer say.")),
    "conflict": ("⚠️", N_("Sources disagree.")),
    "found": ("🔔", N_("The articles answer it now.")),
    "updated": ("🔄", N_("There is a later report.")),
    "settled": ("✅", N_("Sources no longer disagree.")),
    "answer": ("🔔", N_("The answer has changed.")),
    "replaced": ("✏️", N_("The article was changed.")),
    "removed": ("🗑", N_("The article was taken out of the library.")),
    "returned": ("🔔", N_("The article is back in the library.")),
    "copied": ("🔁", N_("Others carry the article.")),
    "mention": ("📰", N_("New or changed articles speak of it.")),
}
"""The sign and the words of each kind of news."""

News = Change | ArticleChange | Mention


def news_blocks(watch: Watch, news: News, language: Language) -> Iterator[Block]:
    """What a watch's chat is told: which watch, what has happened, and the quotes that show it."""
    sign, words = NEWS[kind_of_news(news)]
    yield [*watch_title(watch, language), run("\n"), run(f"{sign} {language.say(words)}", BOLD)]
    yield from _details(news, language)


def news_line(watch: Watch, news: News, language: Language) -> Block:
    """The news in one line, for a digest: the answers, where they are short, and no quotes."""
    sign, words = NEWS[kind_of_news(news)]
    answers = f" {_answers(news.old)} → {_answers(news.new)}" if isinstance(news, Change) else ""
    return [*watch_title(watch, language), run(f"\n{sign} {language.say(words)}{answers}")]


def _answers(standing: Standing) -> str:
    return ", ".join(shortened(isolated(said.answer or "…"), LONGEST_ANSWER) for said in standing.said) or "–"


def kind_of_news(news: News) -> str:
    """The key of what happened in the table of news."""
    return "mention" if isinstance(news, Mention) else news.news


def watch_title(watch: Watch, language: Language) -> list[Run]:
    """The watch's number, and what is watched."""
    number = language.say("Watch {number}:", number=watch.number)
    return [run(f"{number} ", BOLD), run(isolated(watch.text))]


@singledispatch
def _details(news: News, language: Language) -> Iterator[Block]:
    raise TypeError(f"{news!r} is no news")


@_details.register
def _question(news: Change, language: Language) -> Iterator[Block]:
    """What stands on both sides is quoted once, as it is now; what is new in it is marked."""
    yield _before(news, language)
    if not news.new.said:
        yield [run(f"{language.say('Now:')} ", BOLD), run(language.say("The articles do not say."))]
    for number, said in enumerate(news.new.said[:SHOWN]):
        title = [run(f"{language.say('Now:')} ", BOLD)] if number == 0 else []
        fresh = bool(news.old.said) and not stands_in(news.old, said)
        yield [*title, *_head(said, language, sign=FRESH if fresh else ""), *_quote(said, language)]


@_details.register
def _article(news: ArticleChange, language: Language) -> Iterator[Block]:
    yield _named(news.article, language)
    yield from _sentences(language.say("Before:"), news.rewritten.gone)
    yield from _sentences(language.say("Now:"), news.rewritten.came)
    if news.rewritten.more:
        more = language.count("{n} more sentence differs.", "{n} more sentences differ.", news.rewritten.more)
        yield [run(more, ITALIC)]
    if news.copies:
        yield [run(language.say("Also carried by:"), BOLD)]
    yield from _listed([Mentioned(copy, None) for copy in news.copies], language)


@_details.register
def _mention(news: Mention, language: Language) -> Iterator[Block]:
    yield from _listed(news.articles, language)


def _before(news: Change, language: Language) -> Block:
    """The positions that the chat knew; those that are gone with their quotes."""
    title = [run(f"{language.say('Before:')} ", BOLD)]
    if not news.old.said:
        return [*title, run(language.say("The articles do not say."))]
    lines = [
        [*_head(said, language), *([] if stands_in(news.new, said) else _quote(said, language))]
        for said in news.old.said[:SHOWN]
    ]
    return [*title, *lines[0], *(part for line in lines[1:] for part in (run("\n"), *line))]


def _head(said: Said, language: Language, sign: str = "") -> list[Run]:
    answer = isolated(said.answer) if said.answer else language.say("In their words")
    return [run(f"{sign}{answer}", BOLD), run(f" · {count_sources(said.sources, language)}")]


def _quote(said: Said, language: Language) -> list[Run]:
    source = outlet_and_day(said.source, said.url, said.when, language)
    return [run("\n"), *quotation(_evidence(said)), run("\n"), *source]


def _evidence(said: Said) -> Evidence:
    """The position as a piece of evidence whose article begins with the quote."""
    return Evidence(
        said.quote, said.article, said.source, said.title, said.when, said.url,
        0, len(said.quote), said.answer_start, said.answer_end,
    )  # fmt: skip


def outlet_and_day(name: str, url: str | None, when: date | datetime | None, language: Language) -> list[Run]:
    """An outlet, which is a link where it can be one, and a day."""
    target = web_link(url)
    outlet = run(shortened(isolated(name), LONGEST_NAME), *([link(target)] if target else []))
    return [outlet, run(f", {language.day(when)}")]


def _sentences(title: str, sentences: Iterable[str]) -> Iterator[Block]:
    opening = [run(f"{title}\n", BOLD)]
    for words in sentences:
        yield [*opening, _quoted(words)]
        opening = []


def _quoted(words: str) -> Run:
    return run(words, FOLDED if len(words) > FOLD_FROM else QUOTE)


def _listed(articles: Sequence[Mentioned], language: Language) -> Iterator[Block]:
    """Articles by name, each with its sentence and how many others carry it; the first of many."""
    for item in articles[:LISTED]:
        carried = language.count("and {n} copy", "and {n} copies", item.copies) if item.copies else ""
        name = [*_named(item.article, language), *([run(f", {carried}")] if carried else [])]
        yield [*name, *([run("\n"), _quoted(item.quote)] if item.quote else [])]
    rest = len(articles) - LISTED
    if rest > 0:
        yield [run(language.count("and {n} more article", "and {n} more articles", rest), ITALIC)]


def _named(article: Known, language: Language) -> list[Run]:
    title = shortened(isolated(article.title), LONGEST_TITLE) if article.title else ""
    name = outlet_and_day(article.source, article.url, article.when, language)
    return [*name, *([run(f": {title}")] if title else [])]
