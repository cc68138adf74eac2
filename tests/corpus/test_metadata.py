"""Title, source, author and times are what the text itself states."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.readers import from_text

FIELDS = ("title", "source", "author", "url", "lang")


@pytest.mark.rows("metadata")
def test_what_a_text_states_of_itself(row: dict[str, Any]) -> None:
    notes: list[str] = []
    article = from_text(row["text"], "a.txt", "a.txt", notes.append)
    found = {field: getattr(article, field) for field in FIELDS} | {
        field: when and when.isoformat()
        for field, when in (("published", article.published), ("updated", article.updated))
    }
    assert found == {field: row.get(field) for field in found}
    assert len(notes) == row.get("notes", 0)


@pytest.mark.rows("metadata")
def test_lines_that_state_something_are_not_quoted(row: dict[str, Any]) -> None:
    article = from_text(row["text"], "a.txt", "a.txt")
    quoted = [article.words(span) for span in article.sentences]
    assert not {article.title, article.source, f"By {article.author}"} & set(quoted)
    assert all("source:" not in sentence and "©" not in sentence for sentence in quoted)


@given(st.text(max_size=200), st.text(max_size=200))
def test_reading_front_matter_is_total(front: str, body: str) -> None:
    article = from_text(f"---\n{front}\n---\n{body}", "a", "a")
    assert all(article.text[span.start : span.end] for span in article.sentences)
