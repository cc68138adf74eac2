"""Files, folders and rows give articles; what is wrong with them is said, and the rest is read."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import readers
from corpus.article import Article
from corpus.files import UnreadableCorpus
from corpus.readers import Problem, decode, from_row, from_text, read

BODY = "The council voted on Monday to close the old bridge."
Reading = Callable[[Path], tuple[list[Article], list[Problem]]]


@pytest.fixture
def reading() -> Reading:
    def _read(path: Path) -> tuple[list[Article], list[Problem]]:
        problems: list[Problem] = []
        return list(read(path, problems.append)), problems

    return _read


def test_a_folder_is_read_in_order_with_relative_ids(tmp_path: Path, reading: Reading) -> None:
    for name in ("b.txt", "a/z.md", ".hidden.txt", ".git/x.txt", "a/note.html", "c.TXT"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(BODY)
    articles, problems = reading(tmp_path)
    assert [article.id for article in articles] == ["a/z.md", "b.txt", "c.TXT"]
    assert [article.outlet for article in articles] == ["z.md", "b.txt", "c.TXT"]
    assert not problems


def test_the_text_is_the_files_own_to_the_last_line_end(tmp_path: Path, reading: Reading) -> None:
    content = "\ufeff" + BODY + "\r\n\r\nIt was late.\rIt rained.\n\n"
    (tmp_path / "a.txt").write_bytes(content.encode())
    (article,), _ = reading(tmp_path / "a.txt")
    assert article.text == content
    assert article.id == "a.txt"


def test_a_name_that_is_no_unicode_gives_an_id_that_is(tmp_path: Path, reading: Reading) -> None:
    try:
        (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text(BODY)
    except (OSError, UnicodeError):
        pytest.skip("this file system allows only Unicode names")
    (article,), _ = reading(tmp_path)
    assert article.id == article.name == "caf\ufffd.txt"


def test_links_in_a_circle_end(tmp_path: Path, reading: Reading) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x.txt").write_text(BODY)
    (tmp_path / "a" / "up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    articles, problems = reading(tmp_path)
    assert [article.id for article in articles] == ["a/x.txt"]
    assert [problem.path for problem in problems] == ["gone.txt"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \n", "empty"),
        (b"\x00\x01" * 99, "binary"),
        (bytes(range(256)) * 9, "binary"),
    ],
)
def test_a_bad_file_of_a_folder_is_named_and_the_rest_read(
    content: bytes, message: str, tmp_path: Path, reading: Reading
) -> None:
    (tmp_path / "bad.txt").write_bytes(content)
    (tmp_path / "good.txt").write_text(BODY)
    articles, (problem,) = reading(tmp_path)
    assert [article.id for article in articles] == ["good.txt"]
    assert problem.path == "bad.txt"
    assert problem.fatal
    assert message in problem.message
    with pytest.raises(UnreadableCorpus, match=message):
        reading(tmp_path / "bad.txt")


def test_a_western_encoding_is_read_with_a_note(tmp_path: Path, reading: Reading) -> None:
    text = "Die Bürgermeisterin sagte, die Brücke müsse schöner werden. Größe zähle für die Übergänge."
    (tmp_path / "a.txt").write_bytes(text.encode("cp1252"))
    (article,), (problem,) = reading(tmp_path / "a.txt")
    assert article.text == text
    assert not problem.fatal
    assert problem.message.startswith("decoded as ")


def test_a_file_that_is_too_large_is_refused(
    tmp_path: Path, reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readers, "LARGEST", 10)
    (tmp_path / "a.txt").write_text(BODY)
    with pytest.raises(UnreadableCorpus, match="larger"):
        reading(tmp_path / "a.txt")


@pytest.mark.parametrize("name", ["missing", "missing.txt", "page.html", "empty"])
def test_a_path_that_holds_nothing_says_what_to_do(name: str, tmp_path: Path, reading: Reading) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "page.html").write_text(BODY)
    with pytest.raises(UnreadableCorpus, match=r"give|put|must end"):
        reading(tmp_path / name)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_rights_is_named(tmp_path: Path, reading: Reading) -> None:
    (tmp_path / "a.txt").write_text(BODY)
    (tmp_path / "a.txt").chmod(0)
    with pytest.raises(UnreadableCorpus, match="cannot be read"):
        reading(tmp_path / "a.txt")


def test_rows_are_read_and_bad_ones_named_by_line(tmp_path: Path, reading: Reading) -> None:
    rows = [
        {"id": "x", "text": BODY, "source": "Lowen Echo", "published": "2024-05-03", "more": {"a": 1}},
        {"id": 7, "text": "Rain fell on Lowen", "date": "2024-05-04T10:00Z"},
        {"text": BODY},
        {"id": "x", "text": "Another text of that id."},
        {"id": "y", "text": " "},
        {"id": "z"},
        {"id": "w", "text": BODY, "published": "4 days ago"},
        {"id": "v", "text": "half \ud800 pair"},
    ]
    lines = [json.dumps(row) for row in rows] + ["{", "[1]", "", '{"id": "u", "text": "' + "[" * 9]
    (tmp_path / "rows.jsonl").write_text("\ufeff" + "\n".join(lines) + "\n")
    articles, problems = reading(tmp_path / "rows.jsonl")
    assert [article.id for article in articles] == ["x", "7", "rows.jsonl:3", "w"]
    assert articles[0].source == "Lowen Echo"
    assert str(articles[1].published) == "2024-05-04 10:00:00"
    assert articles[3].published is None
    where = [problem.path for problem in problems]
    assert where == ["rows.jsonl"] + [f"rows.jsonl:{number}" for number in (5, 6, 7, 8, 9, 10, 12)]
    assert [problem.path for problem in problems if not problem.fatal] == ["rows.jsonl:7"]


def test_a_row_of_a_whole_page_states_its_own_metadata() -> None:
    page = f"Lowen closes its old bridge\n3 May 2024\n{BODY}\n© 2024 Lowen Echo"
    article = from_row({"text": page}, "row 1")
    assert (article.title, article.source) == ("Lowen closes its old bridge", "Lowen Echo")
    assert [article.words(span) for span in article.sentences] == [BODY]


def test_a_row_of_a_whole_page_quotes_no_headings_and_a_snippet_all() -> None:
    page = "\n".join(
        f"Part {number} of the story\n{BODY} {BODY} {BODY} It was vote {number}." for number in range(5)
    )
    article = from_row({"text": page}, "row 1")
    assert not any("story" in article.words(span) for span in article.sentences)
    snippet = from_row(
        {"text": "Old bridge of Lowen\nBuilt in 1932, the bridge carried the road to"}, "row 2"
    )
    assert len(snippet.sentences) == 2


def test_the_rows_own_words_go_before_the_texts() -> None:
    article = from_row({"text": f"{BODY}\n© 2024 Lowen Echo", "source": "Brennick Post"}, "row 1")
    assert article.source == "Brennick Post"


@settings(deadline=None)  # the first bytes of an old encoding load the tables that guess it
@given(st.binary(max_size=300))
def test_any_bytes_are_decoded_or_refused(data: bytes) -> None:
    try:
        text, encoding = decode(data)
    except ValueError:
        return
    assert encoding
    text.encode("utf-8")


@given(st.text(max_size=300))
def test_any_text_becomes_an_article_whose_sentences_are_slices(text: str) -> None:
    article = from_text(text, "a", "a")
    assert article.text == text
    at = 0
    for span in article.sentences:
        assert at <= span.start < span.end <= len(text)
        at = span.end


@given(
    st.dictionaries(
        st.sampled_from(
            ["id", "text", "title", "source", "published", "date", "updated", "url", "author", "lang"]
        ),
        st.none()
        | st.booleans()
        | st.integers()
        | st.floats()
        | st.text(max_size=30)
        | st.lists(st.integers()),
    )
)
def test_any_row_is_read_or_refused_with_a_reason(row: dict[str, object]) -> None:
    text = row.get("text")
    if not isinstance(text, str) or not text.strip():
        with pytest.raises(ValueError, match="no text"):
            from_row(row, "row 1")
        return
    article = from_row(row, "row 1")
    assert article.text == text
    assert article.id
