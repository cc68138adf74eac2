"""What holds for every reply, whatever the articles and the question are."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from answering.question import Query
from answering.reply import Evidence, Reply, to_json
from corpus.article import Article
from corpus.readers import from_row
from tests.answering.asking import answerer, ask
from tests.answering.schema import complaints

Asked = tuple[list[dict[str, Any]], str]
modest = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])

OUTLETS = ["Ostrel Wire", "Varenholt Courier", "Halvora Herald", "Inland Echo", None]
DAYS = ["2025-03-14", "2025-03-15T08:00", "2025-04-02", "2024-12-31", "NA", None]
PLACES = ["Halvora", "Orsenia", "Kestria", "Dunmere"]
PEOPLE = ["Ilse Marrenkamp", "Davor Quillane", "Mirela Tosk", "Prime Minister Marrenkamp"]
TOPICS: Mapping[str, list[str]] = {
    "What tariff rate was agreed by Halvora?": [
        "Halvora agreed to a tariff rate of {n}% on machinery.",
        "The tariff rate agreed by Halvora is about {n} percent, down from {m} percent.",
        "Halvora agreed to a tariff rate of {n} per cent in {place}, {person} said.",
        "Halvora may agree to a tariff rate of {m}%.",
    ],
    "How many people died when the ferry sank?": [
        "{n} people died when the ferry sank off {place}, the coastguard said.",
        "At least {n} people died when the ferry sank.",
        "The death toll after the ferry sank rose to {n} on Thursday.",
        "Correction: an earlier version said {m} people died when the ferry sank; it was {n}.",
    ],
    "When was the accord signed?": [
        "The accord was signed on {n} March 2025.",
        "{person} said the accord was signed on {n} March.",
        "The accord was signed in March 2025 in {place}.",
        "It was signed on Friday, and must be ratified by {n} June.",
    ],
    "Who is the prime minister of Orsenia?": [
        "{person} is the prime minister of Orsenia.",
        "The prime minister of Orsenia, {person}, flew to {place}.",
        "“I am tired,” said {person}, the prime minister of Orsenia.",
    ],
    "How much will the bridge cost?": [
        "The bridge will cost {n} million euros.",
        "She said the bridge would cost ${n} billion by 20{m}.",
        "The bridge will cost more than €{n} million, {person} told reporters.",
    ],
    "Where was the accord signed?": ["The accord was signed in {place}.", "{person} signed it in {place}."],
    "What did Mirela Tosk say?": [
        "“We will pay {n} million euros,” Mirela Tosk said.",
        "Mirela Tosk said no.",
    ],
    "Why did the ferry sink?": ["The ferry sank because of {n} cracks.", "It sank off {place}."],
}
TEMPLATES = [template for templates in TOPICS.values() for template in templates]
HOSTILE = [
    "\ufeff", "\r\n", "\r\n\r\n", "\u2028", "\u200b", "\u202e", "İ ſ K ǆ ﬁ", "é́́", "👩‍👩‍👧 🇭🇷", "\x00", "\x85",
    "٣٤ ١٢%", "．．．", "“", "”", "\t", " ", "𝟙𝟚%", "½",
    "A.", "U.S.", "???", "1" * 30, "(((", "\\", "İ", "<b>&amp;</b>",
]  # fmt: skip


def sentences_of(templates: list[str]) -> st.SearchStrategy[str]:
    return st.builds(
        lambda template, place, person, n, m: template.format(place=place, person=person, n=n, m=m),
        st.sampled_from(templates),
        st.sampled_from(PLACES),
        st.sampled_from(PEOPLE),
        st.sampled_from([11, 12, 14, 30]),
        st.sampled_from([20, 26]),
    )


any_text = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
loose = st.one_of(sentences_of(TEMPLATES), st.sampled_from(HOSTILE), any_text)
BREAKS = st.sampled_from([" ", "\n", "\r\n\r\n", "\n\n", ""])


def documents(pieces: st.SearchStrategy[list[str]]) -> st.SearchStrategy[dict[str, Any]]:
    joined = st.builds(lambda parts, between: between.join(parts), pieces, BREAKS)
    return st.fixed_dictionaries(
        {
            "text": joined.filter(lambda text: bool(text.strip())),
            "source": st.sampled_from(OUTLETS),
            "published": st.sampled_from(DAYS),
        },
        optional={"title": st.sampled_from(["", "Accord signed", "Ferry \U0001f6a2 sinks", "?"])},
    )


def telling(question: str) -> st.SearchStrategy[Asked]:
    """Articles that mostly speak of what is asked, some of them in odd company."""
    plain = st.lists(sentences_of(TOPICS[question]), min_size=1, max_size=2)
    odd = st.builds(lambda one, rest: [one, *rest], loose, plain)
    return st.tuples(
        st.lists(st.one_of(documents(plain), documents(odd)), min_size=1, max_size=5), st.just(question)
    )


questions = st.one_of(st.sampled_from(sorted(TOPICS)), sentences_of(TEMPLATES), any_text)
strange = st.tuples(st.lists(documents(st.lists(loose, min_size=1, max_size=6)), max_size=5), questions)
cases = st.one_of(st.sampled_from(sorted(TOPICS)).flatmap(telling), strange)


def read(corpus: list[dict[str, Any]]) -> list[Article]:
    return [from_row({**document, "id": f"d{i}"}, f"d{i}") for i, document in enumerate(corpus)]


def quoted(reply: Reply) -> Iterator[Evidence]:
    yield from (evidence for position in reply.positions for evidence in position.evidence)
    yield from reply.nearest


@modest
@given(cases)
def test_every_quote_is_a_slice_of_its_article(case: Asked) -> None:
    corpus, question = case
    stored = {article.id: article.text for article in read(corpus)}
    assert [stored[f"d{i}"] for i in range(len(corpus))] == [document["text"] for document in corpus]
    for evidence in quoted(ask(question, read(corpus))):
        text = stored[evidence.article]
        assert text[evidence.start : evidence.end] == evidence.quote
        assert {copy.article for copy in evidence.copies} <= stored.keys() - {evidence.article}
        if evidence.context:
            assert text[evidence.context.start : evidence.context.end] == evidence.context.text


@modest
@given(cases)
def test_an_answer_is_a_slice_of_the_quote_or_of_what_stands_by_it(case: Asked) -> None:
    corpus, question = case
    reply = ask(question, read(corpus))
    for position in reply.positions:
        first = position.evidence[0]
        near = [first.quote, first.context.text if first.context else "", first.attributed_to or ""]
        assert position.answer is None or any(position.answer in words for words in near)
    for evidence in quoted(reply):
        if evidence.answer_start is None or evidence.answer_end is None:
            assert (evidence.answer_start, evidence.answer_end) == (None, None)
        else:
            assert evidence.start <= evidence.answer_start < evidence.answer_end <= evidence.end


@modest
@given(cases)
def test_the_answer_given_is_where_its_first_quote_says(case: Asked) -> None:
    corpus, question = case
    articles = read(corpus)
    stored = {article.id: article.text for article in articles}
    for position in ask(question, articles).positions:
        first = position.evidence[0]
        if first.answer_start is not None:
            assert stored[first.article][first.answer_start : first.answer_end] == position.answer


@modest
@given(cases)
def test_a_reply_is_what_the_contract_writes(case: Asked) -> None:
    corpus, question = case
    reply = to_json(ask(question, read(corpus)))
    assert complaints(json.loads(json.dumps(reply, allow_nan=False))) == []


@modest
@given(cases)
def test_sources_are_at_least_one_and_no_more_than_there_are(case: Asked) -> None:
    corpus, question = case
    articles = read(corpus)
    voices = len({article.source for article in articles if article.source})
    voices += sum(1 for article in articles if not article.source)
    for position in ask(question, articles).positions:
        assert 1 <= position.independent_sources <= voices
        shown = {evidence.article for evidence in position.evidence}
        assert len(shown) == len(position.evidence)


@modest
@given(cases)
def test_the_same_question_gets_the_same_reply(case: Asked) -> None:
    corpus, question = case
    asked = answerer(read(corpus))
    first, again = (replace(asked.ask(Query(question)), took_ms=0.0) for _ in range(2))
    assert first == again
    assert replace(ask(question, read(corpus)), took_ms=0.0) == first


def told(reply: Reply) -> tuple[str, frozenset[str | None]]:
    """What a reader takes away: the status and the answers."""
    return reply.status, frozenset(position.answer for position in reply.positions)


@modest
@given(cases, st.randoms(use_true_random=False))
def test_the_order_of_the_articles_does_not_matter(case: Asked, random: Any) -> None:
    corpus, question = case
    articles = read(corpus)
    shuffled = random.sample(articles, len(articles))
    assert told(ask(question, shuffled)) == told(ask(question, articles))


FERRY: Mapping[str, Any] = {
    "id": "a",
    "source": "Ostrel Wire",
    "published": "2025-04-02",
    "text": "Six people died when the ferry sank off Dunmere. Ilse Marrenkamp called it “a black day”.",
}


@settings(max_examples=80, deadline=None)
@given(st.one_of(st.text(max_size=2000), st.lists(st.sampled_from(HOSTILE), max_size=60).map(" ".join)))
def test_any_text_may_be_asked(question: str) -> None:
    reply = ask(question, [from_row(FERRY, "a")])
    assert reply.question == question
    assert complaints(json.loads(json.dumps(to_json(reply)))) == []


@settings(max_examples=20, deadline=None)
@given(st.text(min_size=1, max_size=20), st.integers(min_value=50, max_value=100))
def test_a_question_may_be_long_and_say_little(piece: str, times: int) -> None:
    assert ask(piece * times, [from_row(FERRY, "a")]).status in ("answered", "not_found")


def test_nothing_is_found_where_there_is_nothing() -> None:
    assert ask("Who?", []).status == "not_found"
