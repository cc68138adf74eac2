"""An index that is changed ranks as one built afresh, and survives what happens to disks and processes."""

from __future__ import annotations

import json
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.article import Article, Span
from retrieval import words, writer
from retrieval.engine import Filter, Hit
from retrieval.local import IndexMismatch, LocalEngine
from retrieval.snapshot import META, load, verify
from retrieval.writer import NotWritten

WORDS = ["trade", "deal", "tariff", "steel", "rice", "port"]
BODY = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join)
ROOT = Path(__file__).resolve().parents[2]


def article(id: str, text: str, **more: object) -> Article:
    middle = text.find(" ", len(text) // 2)
    spans = (Span(0, len(text)),) if middle < 0 else (Span(0, middle), Span(middle + 1, len(text)))
    return Article(id, text, f"{id}.txt", sentences=spans, **more)  # type: ignore[arg-type]


def ranking(hits: list[Hit]) -> dict[str, float]:
    return {hit.passage.article: round(hit.score, 9) for hit in hits}


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_a_changed_index_scores_as_one_built_afresh(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("index")
    kept: dict[str, str] = {}
    writer.build(folder, [])
    followed = LocalEngine.open(folder)
    for step in range(data.draw(st.integers(1, 5))):
        added = data.draw(st.dictionaries(st.sampled_from("abcdefgh"), BODY, max_size=4))
        removed = data.draw(st.sets(st.sampled_from("abcdefgh"), max_size=3))
        writer.update(folder, str(step), [article(id, text) for id, text in added.items()], removed)
        kept = {id: text for id, text in kept.items() if id not in removed} | added
        if data.draw(st.booleans()):
            writer.merge(folder)
        followed = followed.fresh()
        followed.search("steel deal")
    afresh = LocalEngine.in_memory(article(id, text) for id, text in kept.items())
    for query in ("trade deal", "steel tariff rice", "port"):
        for changed in (LocalEngine.open(folder), followed):
            assert ranking(changed.search(query, 50)) == ranking(afresh.search(query, 50))
            assert changed.rarity(query.split()) == afresh.rarity(query.split())
    assert verify(folder) == []


def test_many_small_additions_leave_few_segments(tmp_path: Path) -> None:
    writer.build(tmp_path / "i", [])
    for number in range(40):
        writer.update(tmp_path / "i", "", [article(str(number), f"steel port n{number}")])
    index = load(tmp_path / "i").index
    assert index.live == 40
    assert len(index.segments) <= 7
    assert len(list((tmp_path / "i").glob("*.arrays"))) <= 10


def test_a_reader_follows_to_another_index_in_the_place_of_its_own(tmp_path: Path) -> None:
    folder = tmp_path / "i"
    writer.build(folder, [article("a", "steel deal"), article("b", "rice port grain")])
    engine = LocalEngine.open(folder)
    engine.search("steel port")
    for texts in (["port"], ["tariff steel", "steel steel port"]):
        rows = [article(str(number), text) for number, text in enumerate(texts)]
        shutil.rmtree(folder)  # so that the new files are named as the old ones were
        writer.build(folder, rows)
        engine = engine.fresh()
        assert engine.search("steel port") == LocalEngine.in_memory(rows).search("steel port")


def test_a_reader_keeps_what_it_opened_and_finds_the_new_when_it_asks(tmp_path: Path) -> None:
    writer.build(tmp_path / "i", [article("a", "steel deal")])
    before = LocalEngine.open(tmp_path / "i")
    assert before.fresh() is before
    writer.update(tmp_path / "i", "2", [article("b", "steel port")], removed=["a"])
    assert [hit.passage.article for hit in before.search("steel")] == ["a"]
    assert [hit.passage.article for hit in before.fresh().search("steel")] == ["b"]
    assert before.fresh().key == "2"


@settings(max_examples=10, deadline=None)
@given(st.lists(BODY, min_size=3, max_size=9), st.data())
def test_what_is_known_of_an_older_edition_does_not_change_a_score(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("index")
    writer.build(folder, [article(str(n), text) for n, text in enumerate(texts)])
    engine = LocalEngine.open(folder)
    for step in range(4):
        engine.search("trade deal steel")
        new = [article(f"new{step}", data.draw(BODY))]
        writer.update(folder, str(step), new, [str(data.draw(st.integers(0, 2)))])
        engine = engine.fresh()
        afresh = LocalEngine.open(folder)
        assert ranking(engine.search("trade deal steel", 50)) == ranking(
            afresh.search("trade deal steel", 50)
        )


def test_filters_see_the_day_and_the_outlet_of_each_article(tmp_path: Path) -> None:
    folder = tmp_path / "i"
    may = date(2025, 5, 1)
    writer.build(folder, [article("a", "steel", published=may, source="The Courier"), article("b", "steel")])
    engine = LocalEngine.open(folder)

    def found(where: Filter) -> set[str]:
        return {hit.passage.article for hit in engine.search("steel", 10, where)}

    assert found(Filter(since=may)) == {"a"}
    assert found(Filter(until=date(2025, 4, 30))) == set()
    assert found(Filter(source="the courier")) == {"a"}
    assert found(Filter(source="B.txt")) == {"b"}


@pytest.mark.parametrize("damage", ["cut", "foreign", "missing"])
def test_a_damaged_file_is_named(tmp_path: Path, damage: str) -> None:
    writer.build(tmp_path / "i", [article("a", "steel deal")])
    victim = next((tmp_path / "i").glob("segment-*"))
    content = victim.read_bytes()
    {
        "cut": lambda: victim.write_bytes(content[:-64]),
        "foreign": lambda: victim.write_bytes(b"PK" + content[2:]),
        "missing": victim.unlink,
    }[damage]()
    with pytest.raises(IndexMismatch, match=victim.name):
        LocalEngine.open(tmp_path / "i")
    writer.build(tmp_path / "i", [article("a", "steel deal")])
    assert LocalEngine.open(tmp_path / "i").search("steel")


def test_a_flipped_byte_is_found_by_its_digest(tmp_path: Path) -> None:
    writer.build(tmp_path / "i", [article("a", "steel deal")])
    victim = next((tmp_path / "i").glob("segment-*"))
    content = bytearray(victim.read_bytes())
    content[-70] ^= 1
    victim.write_bytes(content)
    assert victim.name in verify(tmp_path / "i")[0]


@pytest.mark.parametrize("change", [{"analyzer": "other/9"}, {"format": 0}, {"words": 3}])
def test_an_index_of_another_code_is_refused(tmp_path: Path, change: dict[str, object]) -> None:
    writer.build(tmp_path / "i", [article("a", "steel deal")])
    meta = tmp_path / "i" / META
    meta.write_text(json.dumps(json.loads(meta.read_text()) | change))
    with pytest.raises(IndexMismatch, match=r"meta\.json"):
        LocalEngine.open(tmp_path / "i")


def test_a_folder_without_an_index_is_refused(tmp_path: Path) -> None:
    with pytest.raises(IndexMismatch, match=r"meta\.json"):
        LocalEngine.open(tmp_path)


@contextmanager
def file_size_limit(size: int) -> Iterator[None]:
    """Files cannot grow beyond a size, as if the disk were full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)


def test_a_full_disk_leaves_the_old_index_serving(tmp_path: Path) -> None:
    folder = tmp_path / "i"
    writer.build(folder, [article("a", "steel deal")])
    names = sorted(path.name for path in folder.iterdir())
    with file_size_limit(20_000), pytest.raises(NotWritten, match="still serves"):
        writer.update(folder, "", [article("b", " ".join(f"w{number}" for number in range(9999)))])
    assert sorted(path.name for path in folder.iterdir()) == names
    assert LocalEngine.open(folder).search("steel")


KILLED = """
import os, signal, sys
from pathlib import Path
from corpus.article import Article, Span
from retrieval import words, writer
def articles():
    for n in range(70_000):
        yield Article(str(n), "copper", "n", sentences=(Span(0, 6),))
    os.kill(os.getpid(), signal.SIGKILL)
writer.build(Path(sys.argv[1]), articles())
"""


def test_a_killed_build_leaves_no_half_index(tmp_path: Path) -> None:
    folder = tmp_path / "i"
    writer.build(folder, [article("a", "steel deal")])
    done = subprocess.run([sys.executable, "-c", KILLED, str(folder)], cwd=ROOT, check=False)
    assert done.returncode == -signal.SIGKILL
    assert LocalEngine.open(folder).search("steel")
    assert not LocalEngine.open(folder).search("copper")
    writer.update(folder, "", [article("b", "steel port")])
    assert len(list(folder.glob("segment-*"))) == len(load(folder).index.segments)


READER = """
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from retrieval.local import LocalEngine
folder = Path(sys.argv[1])
engine, seen = LocalEngine.open(folder), 0
while seen < 12:
    engine = engine.fresh()
    found = {hit.passage.article for hit in engine.search("steel", 100)}
    assert len(found) >= seen, (found, seen)
    seen = len(found)
print(seen)
"""


def test_readers_in_other_processes_never_fail_while_a_writer_writes(tmp_path: Path) -> None:
    folder = tmp_path / "i"
    writer.build(folder, [article("0", "steel deal")])
    command = [sys.executable, "-c", READER, str(folder)]
    readers = [subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) for _ in range(2)]
    for number in range(1, 12):
        writer.update(folder, "", [article(str(number), f"steel {WORDS[number % 6]}")])
    for reader in readers:
        out, _ = reader.communicate(timeout=60)
        assert reader.returncode == 0
        assert int(out) == 12


WRITER = """
import sys
from pathlib import Path
from corpus.article import Article, Span
from retrieval import writer
writer.SMALL = 2  # what an update merges at once: so nearly everything is left to the background
folder, name = Path(sys.argv[1]), sys.argv[2]
for number in range(20):
    writer.update(folder, name, [Article(f"{name}{number}", "steel", "n", sentences=(Span(0, 5),))])
    writer.merge_in_background(folder)
"""


def test_two_processes_write_and_merge_in_the_background_while_others_read(tmp_path: Path) -> None:
    folder = tmp_path / "i"
    writer.build(folder, [article("0", "steel deal")])
    reading = [sys.executable, "-c", READER.replace("seen < 12", "seen < 41"), str(folder)]
    readers = [subprocess.Popen(reading, cwd=ROOT, stdout=subprocess.PIPE) for _ in range(2)]
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, str(folder), name], cwd=ROOT) for name in "ab"]
    assert [process.wait(timeout=60) for process in writers] == [0, 0]
    assert [int(reader.communicate(timeout=60)[0]) for reader in readers] == [41, 41]
    index = load(folder).index
    assert index.live == 41
    assert len(index.segments) <= 7
    assert len(list(folder.glob("segment-*"))) == len(index.segments)
    assert verify(folder) == []


def test_nothing_to_merge_starts_no_thread(tmp_path: Path) -> None:
    writer.build(tmp_path / "i", [article("a", "steel deal")])
    assert writer.merge_in_background(tmp_path / "i") is None


SERVED = """
import os, sys
from pathlib import Path
from retrieval.local import LocalEngine
from retrieval.writer import NotWritten, update
folder = Path(sys.argv[1])
LocalEngine.open(folder).search("steel")  # before the code may be out of reach
if os.geteuid() == 0:  # nothing is read-only to root
    os.setgid(65534)
    os.setuid(65534)
assert LocalEngine.open(folder).search("steel")
try:
    update(folder, "", removed=["a"])
except NotWritten as error:
    print(error)
"""


def test_a_read_only_folder_serves_and_says_that_it_cannot_be_written() -> None:
    with tempfile.TemporaryDirectory() as name:  # as others than root do not reach pytest's own
        folder = Path(name)
        writer.build(folder, [article("a", "steel deal")])
        folder.chmod(0o555)
        try:
            command = [sys.executable, "-c", SERVED, name]
            done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        finally:
            folder.chmod(0o755)
    assert done.returncode == 0, done.stderr
    assert "still serves" in done.stdout


def test_a_disk_that_fills_up_while_building_leaves_the_old_index_serving(tmp_path: Path) -> None:
    folder = tmp_path / "i"
    writer.build(folder, [article("a", "steel deal")])
    names = sorted(path.name for path in folder.iterdir())
    many = (article(str(n), " ".join(f"w{n}x{i}" for i in range(200))) for n in range(300))
    with file_size_limit(100_000), pytest.raises(NotWritten, match="still serves") as caught:
        writer.build(folder, many)
    assert "\n" not in str(caught.value)
    assert sorted(path.name for path in folder.iterdir()) == names
    assert LocalEngine.open(folder).search("steel")
    assert verify(folder) == []


LEAN = """
import resource, sys
from pathlib import Path
from corpus.article import Article, Span
from retrieval import reading, writer
reading.ROOM = 1500
texts = [" ".join(f"w{(n + 1) * i * i % 7001}" for i in range(1200)) for n in range(40)]
def articles():
    for n in range(int(sys.argv[2])):
        text = texts[n % 40]
        yield Article(str(n), text, "n", sentences=(Span(0, len(text)),))
writer.build(Path(sys.argv[1]), articles())
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere memory is counted in other units")
def test_memory_for_building_does_not_grow_with_the_corpus(tmp_path: Path) -> None:
    """What is read goes to the disk segment by segment: ten take about the memory of two."""
    two, ten = (peak_of_building(tmp_path / str(count), count) for count in (3_000, 15_000))
    assert ten < 1.3 * two


def peak_of_building(folder: Path, count: int) -> int:
    """In MB, for so many passages."""
    command = [sys.executable, "-c", LEAN, str(folder), str(count)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    assert load(folder).index.live == count
    return int(done.stdout)


def test_a_long_article_may_span_segments(tmp_path: Path) -> None:
    sentences = tuple(Span(3 * i, 3 * i + 2) for i in range(200_000))
    long = Article("long", "ab " * 200_000, "n", sentences=sentences)
    writer.build(tmp_path / "i", [article("a", "steel"), long])
    index = load(tmp_path / "i").index
    assert len(index.segments) == 2
    writer.update(tmp_path / "i", "", removed=["long"])
    assert load(tmp_path / "i").index.live == 1


def test_threads_may_share_an_engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "REMEMBERED", 2)
    writer.build(tmp_path / "i", [article(str(n), f"steel {WORDS[n % 6]} n{n}") for n in range(200)])
    engine = LocalEngine.open(tmp_path / "i")
    asked = [f"{WORDS[n % 6]} n{n} n{n + 1}" for n in range(200)] * 3
    alone = [engine.search(query) for query in asked]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(engine.search, asked)) == alone
