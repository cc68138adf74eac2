"""Nothing that was put into the library is lost or changed."""

import multiprocessing
import os
import signal
import sqlite3
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.article import Article, Span
from corpus.layout import APPLICATION, MIGRATIONS
from corpus.library_file import CorruptLibrary
from corpus.listing import Added, Changes
from corpus.store import Library

BODY = "The council voted on Monday to close the old bridge."
ARTICLE = Article(
    "a.txt", BODY, "a.txt", "Title", "Echo", published=date(2024, 5, 3), sentences=(Span(0, len(BODY)),)
)
TEXT = st.text(max_size=80) | st.just("\ufeffa\0b\r\n\U0001f600")
SPANS = st.lists(st.builds(Span, st.integers(0, 2**32 - 1), st.integers(0, 2**32 - 1)), max_size=4).map(tuple)
WHEN = st.none() | st.dates() | st.datetimes()
STATED = st.none() | TEXT
ARTICLES = st.builds(
    Article, id=st.text(min_size=1, max_size=9), text=TEXT, name=TEXT, title=STATED, source=STATED,
    author=STATED, published=WHEN, updated=WHEN, url=STATED, lang=STATED, sentences=SPANS,
)  # fmt: skip


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "library.sqlite"


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(ARTICLES, max_size=5, unique_by=lambda article: article.id))
def test_an_article_comes_back_as_it_went_in(articles: list[Article]) -> None:
    with Library(Path(":memory:")) as library:
        assert library.add(articles) == Added(new=len(articles))
        assert library.add(articles) == Added(unchanged=len(articles))
        assert [library.article(article.id) for article in articles] == articles
        assert library.batch([article.id for article in articles]) == articles
        assert sorted(library.articles(), key=lambda article: article.id) == sorted(
            articles, key=lambda article: article.id
        )
        assert library.count() == len(library.summaries()) == len(articles)


def test_a_replaced_text_is_kept_as_a_version(path: Path) -> None:
    changed = replace(ARTICLE, text=BODY + " It rained.")
    with Library(path) as library:
        library.add([ARTICLE])
        assert library.add([changed]) == Added(changed=1)
        assert library.add([replace(changed, title="Another title")]) == Added(changed=1)
        (version,) = library.versions("a.txt")
        assert version.number == 1
        assert version.article == ARTICLE
        assert abs((datetime.now(UTC) - version.replaced).total_seconds()) < 60
        library.add([ARTICLE])
        assert [version.number for version in library.versions("a.txt")] == [1, 2]


def test_the_state_changes_with_the_content_and_only_then(path: Path) -> None:
    with Library(path) as library:
        states = [library.state()]
        for step in (
            lambda: library.add([ARTICLE]),
            lambda: library.add([ARTICLE]),
            lambda: library.remove("a.txt"),
        ):
            step()
            states.append(library.state())
    assert states[1] == states[2]
    assert len(set(states)) == 3
    with Library(Path(":memory:")) as other:
        assert other.state() not in states


def test_what_is_not_there_is_a_key_error(path: Path) -> None:
    with Library(path) as library:
        for look in (library.article, library.remove, library.versions, lambda id: library.batch([id])):
            with pytest.raises(KeyError):
                look("nothing")
        assert "nothing" not in library


def test_sources_and_summaries_are_lists_to_look_at(path: Path) -> None:
    unnamed = Article("b.txt", BODY, "b.txt")
    newer = replace(ARTICLE, id="c", source="ECHO", published=datetime(2024, 5, 4, 10, 0))
    with Library(path) as library:
        library.add([ARTICLE, unnamed, newer])
        assert [(outlet.name.lower(), outlet.articles) for outlet in library.sources()] == [
            ("echo", 2),
            ("b.txt", 1),
        ]
        assert [summary.id for summary in library.summaries()] == ["c", "a.txt", "b.txt"]
        assert [summary.id for summary in library.summaries(limit=1, source="echo")] == ["c"]


def test_a_failed_batch_adds_nothing(path: Path) -> None:
    with Library(path) as library:
        with pytest.raises(UnicodeEncodeError):
            library.add([ARTICLE, replace(ARTICLE, id="b", text="\ud800")])
        assert library.count() == 0


def test_threads_may_read_while_one_writes(path: Path) -> None:
    with Library(path) as library, ThreadPoolExecutor(4) as threads:
        writing = threads.submit(library.add, (replace(ARTICLE, id=str(number)) for number in range(600)))
        reads = [threads.submit(lambda: len(list(library.articles()))) for _ in range(20)]
        assert all(0 <= read.result() <= 600 for read in reads)
        assert writing.result() == Added(new=600)


def _count_often(path: Path, results: "multiprocessing.Queue[list[int]]") -> None:
    with Library(path, readonly=True) as library:
        results.put([library.count() for _ in range(50)])


def test_another_process_reads_while_this_one_writes(path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    results = context.Queue()
    with Library(path) as library:
        reader = context.Process(target=_count_often, args=(path, results))
        reader.start()
        library.add(replace(ARTICLE, id=str(number)) for number in range(1000))
        counts = results.get(timeout=30)
        reader.join(30)
    assert counts == sorted(counts)
    assert all(count % 200 == 0 for count in counts), "a reader saw half a transaction"


def test_a_killed_writer_leaves_whole_batches(path: Path) -> None:
    code = (
        "import sys; from pathlib import Path\n"
        "from corpus.article import Article; from corpus.store import Library\n"
        "library = Library(Path(sys.argv[1])); print('ready', flush=True)\n"
        "library.add(Article(str(n), 'Rain fell.' * 99, 'a') for n in range(10**6))"
    )
    with subprocess.Popen([sys.executable, "-c", code, str(path)], stdout=subprocess.PIPE) as writer:
        assert writer.stdout
        writer.stdout.readline()
        time.sleep(0.3)
        os.kill(writer.pid, getattr(signal, "SIGKILL", signal.SIGTERM))
    with Library(path) as library:
        assert library.count() % 200 == 0
        assert library.add([ARTICLE]) == Added(new=1)


@pytest.mark.parametrize("content", [b"not a database " * 200, b"SQLite format 3\0" + b"\xff" * 4000])
def test_a_broken_file_is_named_with_what_to_do(content: bytes, path: Path) -> None:
    path.write_bytes(content)
    with pytest.raises(CorruptLibrary, match=r"library\.sqlite.*(name another file|move it away)"):
        Library(path)
    assert path.read_bytes() == content


def test_a_damaged_page_is_found_when_it_is_read(path: Path) -> None:
    with Library(path) as library:
        library.add(replace(ARTICLE, id=str(number)) for number in range(300))
    data = bytearray(path.read_bytes())
    data[3 * 4096 : -4096] = b"\xa5" * (len(data) - 4 * 4096)
    path.write_bytes(data)
    with pytest.raises(CorruptLibrary, match="ingest"), Library(path) as library:
        list(library.articles())


def test_a_foreign_database_is_refused_and_left_alone(path: Path) -> None:
    foreign = sqlite3.connect(path)
    foreign.execute("CREATE TABLE songs (name TEXT)")
    foreign.close()
    before = path.read_bytes()
    with pytest.raises(CorruptLibrary, match="no Crossquote library"):
        Library(path)
    assert path.read_bytes() == before


def test_a_newer_library_is_refused(path: Path) -> None:
    Library(path).close()
    newer = sqlite3.connect(path)
    newer.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    newer.close()
    with pytest.raises(CorruptLibrary, match="newer"):
        Library(path)


def test_a_missing_library_cannot_be_read(path: Path) -> None:
    with pytest.raises(CorruptLibrary, match="check the folder"):
        Library(path, readonly=True)
    assert not path.exists()


def test_reading_does_not_write(path: Path) -> None:
    with Library(path) as library:
        library.add([ARTICLE])
    with Library(path, readonly=True) as library:
        assert library.article("a.txt") == ARTICLE
        with pytest.raises(CorruptLibrary, match="rights"):
            library.add([replace(ARTICLE, id="b")])


def test_articles_that_hold_some_characters_are_found(path: Path) -> None:
    with Library(path) as library:
        library.add([ARTICLE, replace(ARTICLE, id="b.txt"), replace(ARTICLE, id="c.txt", text="It rained.")])
        assert library.holding("close the old", 9) == ["a.txt", "b.txt"]
        assert library.holding("close the old", 1) == ["a.txt"]
        assert library.holding("Close the old", 9) == []


def test_what_has_changed_since_a_state_is_told(path: Path) -> None:
    with Library(path) as library:
        library.add([ARTICLE, replace(ARTICLE, id="b.txt")])
        before = library.state()
        assert library.changes(before) == Changes((), ())
        library.add([ARTICLE, replace(ARTICLE, id="c.txt"), replace(ARTICLE, id="b.txt", title="New")])
        library.remove("c.txt")
        library.remove("a.txt")
        assert library.changes(before) == Changes(("b.txt",), ("a.txt", "c.txt"))
        library.add([ARTICLE])
        assert library.changes(before) == Changes(("b.txt", "a.txt"), ("c.txt",))
        assert library.changes(library.state()) == Changes((), ())
        for foreign in ("", "x-1", "nonsense", f"{before}0", before.split("-")[0] + "-x"):
            assert library.changes(foreign) is None


def test_an_older_library_cannot_tell_what_changed_before_it_was_migrated(path: Path) -> None:
    with closing(sqlite3.connect(path)) as old:
        old.executescript(MIGRATIONS[0])
        old.execute("UPDATE state SET changes = 7")
        old.execute(
            "INSERT INTO articles VALUES ('a','a','a',0,0,0,0,0,0,0,'It rained.',x'')".replace("0", "NULL")
        )
        old.execute(f"PRAGMA application_id = {APPLICATION}")
        old.execute("PRAGMA user_version = 1")
        old.commit()
        state = old.execute("SELECT library FROM state").fetchone()[0]
    with Library(path) as library:
        assert library.changes(f"{state}-6") is None
        assert library.changes(f"{state}-7") == Changes((), ())
        library.add([ARTICLE])
        assert library.changes(f"{state}-7") == Changes((ARTICLE.id,), ())
        assert library.article("a").text == "It rained."
