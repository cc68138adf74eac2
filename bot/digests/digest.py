"""A digest: what a chat reads at a set time of day of all that has changed since the last one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time

from answering.disagreements.disagreement import Disagreement
from bot.messages.reply import BOLD, ITALIC, LONGEST_NAME, LONGEST_TITLE
from bot.watches.watch import Venue
from bot.words.markup import Block, Run, run, shortened
from bot.words.translation import Language
from bot.words.wording import isolated

OUTLETS = 10  # named in a digest, those with most articles first
LONGEST_CONFLICT = 300  # characters of who says what
TITLES = 3  # of each outlet, the newest first


@dataclass(frozen=True, slots=True)
class Digest:
    """When a chat or one of its topics gets a digest, and what it was told of last.

    `words` narrow the articles to those that speak of them. `due` is the next time. `news` and `library` are
    how far the last one went: to which news of watches, to which state of the library, None where there was
    none. `user` is who set it, and `language` theirs, for chats that have chosen none.
    """

    id: int
    venue: Venue
    clock: time
    words: str | None
    due: datetime
    news: int
    library: str | None
    user: int
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Headline:
    """A new or changed article as a digest names it."""

    outlet: str
    title: str


@dataclass(frozen=True, slots=True)
class Contents:
    """What there is to tell: lines on watches and on conflicts, and articles, newest first."""

    watches: Sequence[Block] = ()
    conflicts: Sequence[Block] = ()
    articles: Sequence[Headline] = ()

    def __bool__(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.watches or self.conflicts or self.articles)


def digest_blocks(digest: Digest, contents: Contents, now: datetime, language: Language) -> Iterator[Block]:
    """The digest's text: its day, the watches, the conflicts, the articles by outlet."""
    title = language.say("Digest of {day}", day=language.day(now.date()))
    yield [run(f"🗞 {title}", BOLD), *([run(f": {isolated(digest.words)}")] if digest.words else [])]
    yield from _section(language.say("What you watch"), contents.watches)
    yield from _section(language.say("Where sources disagree"), contents.conflicts)
    if contents.articles:
        yield from _section(language.say("New or changed articles"), _outlets(contents.articles, language))


def conflict_line(found: Disagreement, language: Language) -> Block:
    """A disagreement in one line: what it is about, and who says what."""
    about = shortened(isolated(found.slot), LONGEST_NAME)
    return [
        run(f"⚠️ {about}: ", BOLD),
        run(shortened(isolated(language.tell(found.summary)), LONGEST_CONFLICT)),
    ]


def _section(title: str, lines: Iterable[Block]) -> Iterator[Block]:
    opening = [run(f"{title}\n", BOLD)]
    for line in lines:
        yield [*opening, *line]
        opening = []


def _outlets(articles: Sequence[Headline], language: Language) -> Iterator[Block]:
    """The outlets with their newest titles, those with most articles first, all others as one number."""
    titles: dict[str, list[str]] = defaultdict(list)
    for article in articles:
        titles[article.outlet].append(article.title)
    ordered = sorted(titles, key=lambda outlet: (-len(titles[outlet]), outlet.casefold()))
    for outlet in ordered[:OUTLETS]:
        yield _outlet(outlet, titles[outlet])
    if rest := sum(len(titles[outlet]) for outlet in ordered[OUTLETS:]):
        yield [run(language.count("and {n} more article", "and {n} more articles", rest), ITALIC)]


def _outlet(outlet: str, titles: Sequence[str]) -> list[Run]:
    named = [shortened(isolated(title), LONGEST_TITLE) for title in titles[:TITLES] if title]
    lines = "".join(f"\n• {title}" for title in named)
    return [run(shortened(isolated(outlet), LONGEST_NAME), BOLD), run(f" · {len(titles)}{lines}")]
