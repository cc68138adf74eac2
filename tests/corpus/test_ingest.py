"""Files become articles of the library, and no text ever gets lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.files import UnreadableCorpus
from corpus.ingest import ingest
from corpus.listing import Added
from corpus.readers import Problem
from corpus.store import Library

BODY = "The council voted on Monday to close the old bridge."


@pytest.fixture
def library() -> Iterator[Library]:
    with Library(Path(":memory:")) as library:
        yield library


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text(BODY)
    (tmp_path / "news" / "rows.jsonl").write_text(
        '{"id": "r", "text": "Rain fell on Lowen."}\n{"id": "r", "text": "x"}\n{'
    )
    return tmp_path / "news"


def ids(library: Library) -> list[str]:
    return [article.id for article in library.articles()]


def test_a_folder_is_ingested_once(library: Library, folder: Path) -> None:
    problems: list[Problem] = []
    steps: list[tuple[int, int]] = []
    report = ingest(library, [folder], problems.append, lambda done, of: steps.append((done, of)))
    assert report.added == Added(new=2)
    assert report.refused == len(problems) == 2
    assert steps == [(1, 2), (2, 2)]
    assert ids(library) == ["a.txt", "r"]
    assert ingest(library, [folder], problems.append).added == Added(unchanged=2)


def test_a_changed_file_is_a_new_version(library: Library, folder: Path) -> None:
    ingest(library, [folder], lambda _: None)
    (folder / "a.txt").write_text(BODY + " It rained.")
    assert ingest(library, [folder], lambda _: None).added == Added(changed=1, unchanged=1)
    assert [version.article.text for version in library.versions("a.txt")] == [BODY]


def test_a_file_keeps_its_id_whatever_folder_is_named(library: Library, folder: Path) -> None:
    ingest(library, [folder], lambda _: None)
    (folder / "a.txt").write_text(BODY + " It rained.")
    ingest(library, [folder.parent], lambda _: None)
    assert ids(library) == ["a.txt", "r"]
    assert len(library.versions("a.txt")) == 1


def test_two_files_of_one_name_are_both_kept(library: Library, folder: Path) -> None:
    ingest(library, [folder], lambda _: None)
    for name in ("old", "older/old"):
        (folder.parent / name).mkdir(parents=True)
        (folder.parent / name / "a.txt").write_text(f"The {name} text of the old bridge of Lowen.")
        ingest(library, [folder.parent / name], lambda _: None)
    assert ids(library) == ["a.txt", "old/a.txt", "old/a.txt~2", "r"]
    ingest(library, [folder.parent / "older" / "old"], lambda _: None)
    assert library.count() == 4


def test_nothing_readable_is_an_error_with_a_reason(library: Library, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("")
    with pytest.raises(UnreadableCorpus, match="empty"):
        ingest(library, [tmp_path], lambda _: None)
    with pytest.raises(UnreadableCorpus, match="does not exist"):
        ingest(library, [tmp_path / "gone"], lambda _: None)
    assert library.count() == 0
