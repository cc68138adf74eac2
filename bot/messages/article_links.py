"""Links that open the bot at an article or an answer: t.me/BOT?start=a_… and ?start=q_…"""

from __future__ import annotations

from base64 import urlsafe_b64encode
from hashlib import sha256

from bot.records.answers import Answer
from bot.records.database import Database

ARTICLE, ANSWER = "a_", "q_"


class ArticleLinks:
    """Short names of articles, since a link takes 64 characters of A-Z, a-z, 0-9, - and _.

    >>> links = ArticleLinks(Database(":memory:"))
    >>> links.article(links.short("news/toll agreed.txt"))
    'news/toll agreed.txt'
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def short(self, article: str) -> str:
        """The short name of an article, the same for ever: 96 bits of its id's digest, written down once."""
        short = urlsafe_b64encode(sha256(article.encode("utf-8", "replace")).digest()[:12]).decode()
        if self.article(short) is None:
            self._database.write("INSERT OR IGNORE INTO article_links VALUES (?, ?)", short, article)
        return short

    def article(self, short: str) -> str | None:
        """The id of the article with this short name."""
        rows = self._database.read("SELECT article FROM article_links WHERE short = ?", short)
        return rows[0][0] if rows else None


def start_link(bot: str, payload: str) -> str:
    """The link that opens the bot of this name with `/start PAYLOAD`.

    >>> start_link("crossquote_bot", "a_x1")
    'https://t.me/crossquote_bot?start=a_x1'
    """
    return f"https://t.me/{bot}?start={payload}"


def answer_link(bot: str, answer: Answer) -> str:
    """The link that shows an answer again."""
    return start_link(bot, ANSWER + answer.id)
