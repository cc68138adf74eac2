"""What the bot says of its own accord: whatever articles and people write, Telegram takes it."""

from __future__ import annotations

import json
from datetime import UTC, datetime, time

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.digests.digest import Contents, Digest, Headline, digest_blocks
from bot.watches.article import ArticleChange, Known, Mention, Mentioned, Rewritten, article_change, known
from bot.watches.change import Change, change
from bot.watches.standing import Standing, from_row, standing_of, to_row
from bot.watches.watch import Venue, Watch
from bot.watches.words import News, news_blocks, news_line
from bot.words.markup import Run, pack, to_html
from bot.words.translation import Language
from corpus.article import Article
from tests.bot.messages.test_pages import GERMAN, accepted, articles
from tests.bot.messages.test_pages import PLAIN as ENGLISH
from tests.bot.messages.test_reply import replies, texts, urls

languages = st.sampled_from([ENGLISH.language, GERMAN.language])
modest = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
standings = replies.map(standing_of)
knowns = st.builds(
    Known, st.none(), texts, st.none() | texts, st.sampled_from([None, "2031-05-02T10:06"]), urls
)
sentences = st.lists(texts, max_size=3).map(tuple)
news = st.one_of(
    st.builds(
        Change,
        st.sampled_from(["lost", "conflict", "found", "updated", "settled", "answer"]),
        standings,
        standings,
    ),
    st.builds(
        ArticleChange,
        st.sampled_from(["replaced", "removed", "returned", "copied"]),
        knowns,
        st.builds(Rewritten, sentences, sentences, st.integers(0, 5000)),
        st.lists(knowns, max_size=12).map(tuple),
    ),
    st.builds(
        Mention,
        st.lists(
            st.builds(Mentioned, knowns, st.none() | texts, st.integers(0, 3)), min_size=1, max_size=12
        ).map(tuple),
    ),
)


@modest
@given(st.lists(st.tuples(texts, news), min_size=1, max_size=3), languages)
def test_any_news_of_any_watches_is_accepted_together(
    told: list[tuple[str, News]], language: Language
) -> None:
    blocks = [
        block
        for number, (text, item) in enumerate(told)
        for block in news_blocks(Watch(1, Venue(7), number, "words", text[:300], {}, 7), item, language)
    ]
    assert accepted([to_html(message) for message in pack(blocks)])


@modest
@given(texts, news, st.lists(st.builds(Headline, texts, texts), max_size=40), languages)
def test_any_digest_is_accepted(text: str, item: News, articles: list[Headline], language: Language) -> None:
    now = datetime(2031, 5, 5, tzinfo=UTC)
    line = news_line(Watch(1, Venue(7), 1, "question", text[:300], {}, 7), item, language)
    kept = [
        Run(words, tuple(tags)) for words, tags in json.loads(json.dumps([[r.text, r.tags] for r in line]))
    ]
    digest = Digest(1, Venue(7), time(7), text[:300], now, 0, None, 7)
    blocks = digest_blocks(digest, Contents([kept], (), articles), now, language)
    assert accepted([to_html(message) for message in pack(blocks)])


@modest
@given(standings)
def test_what_a_chat_knows_is_the_same_after_it_was_kept(standing: Standing) -> None:
    assert from_row(json.loads(json.dumps(to_row(standing)))) == standing
    assert change(standing, standing) is None


@modest
@given(articles(), articles())
def test_a_replaced_text_is_news_and_only_its_own_sentences_are_shown(old: Article, new: Article) -> None:
    found = article_change(known(old), new, [], [])
    assert (found is None) == ((old.title or "", old.text) == (new.title or "", new.text))
    removed = article_change(known(old), None, [], [])
    assert removed is not None
    assert removed.news == "removed"
