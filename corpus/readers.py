"""Articles from files, folders and JSON rows."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.article import Article, Span, When
from corpus.clean import quotable, quotable_sentences
from corpus.dates import read_when
from corpus.files import UnreadableCorpus, files
from corpus.front_matter import read_front_matter
from corpus.lines import BOM
from corpus.metadata import Stated, read_stated

__all__ = [
    "Problem", "UnreadableCorpus", "decode", "files", "from_row", "from_text", "read", "read_file",
]  # fmt: skip

LARGEST = 50_000_000  # bytes of a .txt or .md file; .jsonl is read line by line and may be larger

PAGE, PAGE_SHARE = 4, 0.85  # paragraphs, and share of the text that is in them, of a row that is a whole page


@dataclass(frozen=True, slots=True)
class Problem:
    """Something about one file or row. `fatal`: it was left out; else it was read with this caveat."""

    path: str
    message: str
    fatal: bool

    def __str__(self) -> str:
        return f"{self.path}: {self.message}"


OnProblem = Callable[[Problem], None]
OnNote = Callable[[str], None]


def read(path: Path, on_problem: OnProblem) -> Iterator[Article]:
    """The articles of a file or a folder (recursive, sorted by name), each id once.

    A bad file of a folder or a bad row is told to `on_problem` and left out. Raises UnreadableCorpus
    where nothing at all can be read.
    """
    found = files(path)
    seen: set[str] = set()
    for file, id in found:
        for article in read_file(file, id, _raising(file) if path.is_file() else on_problem, on_problem):
            if article.id in seen:
                on_problem(Problem(id, f"the id {article.id!r} occurs twice: only the first is used", True))
                continue
            seen.add(article.id)
            yield article
    if not seen:
        raise UnreadableCorpus(f"{path} holds no article that can be read: give files with text")


def read_file(path: Path, id: str, on_fatal: OnProblem, on_note: OnProblem) -> Iterator[Article]:
    """The articles of one file; an unreadable file is told to `on_fatal`, smaller things to `on_note`."""
    reader = READERS[path.suffix.lower()]
    try:
        yield from reader(path, id, on_note)
    except OSError as error:
        on_fatal(Problem(id, f"cannot be read: {error.strerror or error}", True))
    except ValueError as error:
        on_fatal(Problem(id, str(error), True))


def from_text(text: str, id: str, name: str, on_note: OnNote = lambda _: None) -> Article:
    r"""An article from a whole text, page chrome and front matter included.

    >>> text = "---\nsource: Alpine Post\n---\nThe ministers met in Varenholt. They signed it."
    >>> article = from_text(text, "a.md", "a.md")
    >>> article.source, [article.words(span) for span in article.sentences]
    ('Alpine Post', ['The ministers met in Varenholt.', 'They signed it.'])
    """
    _check(text)
    front = read_front_matter(text)
    if front.note:
        on_note(front.note)
    return _compose(id, text, name, front.values, on_note, strict=True, start=front.end)


def from_row(row: Mapping[str, object], name: str, on_note: OnNote = lambda _: None) -> Article:
    """An article from a JSON object: `text`, and where given id, title, source, author, published, url, lang.

    `name` stands in for a missing id. What the object leaves out is read from the text. ValueError says
    why a row cannot be used; a date that cannot be read is a note.

    >>> from_row({"id": 7, "text": "Rain fell.", "published": "4 days ago"}, "row 1").id
    '7'
    """
    text = row.get("text")
    if not isinstance(text, str) or not text.strip():
        raise ValueError("no text: each row needs a `text` that is not empty")
    values = {
        key: str(value)
        for key, value in row.items()
        if isinstance(value, str | int | float) and str(value).strip()
    }
    _check("".join(values.values()))
    named = values.get("id", name)
    front = read_front_matter(text)
    return _compose(named, text, named, {**front.values, **values}, on_note, strict=False, start=front.end)


def _compose(
    id: str, text: str, name: str, values: Mapping[str, str], on_note: OnNote, *, strict: bool, start: int
) -> Article:
    """The article of a text, `values` going before what the text itself states.

    Without `strict` the text may be a fragment, whose first line is a headline only above a date line.
    """
    body = quotable(text, strict=True, start=start)
    stated = read_stated(text, body, start)
    mild = body if strict else quotable(text, strict=False, start=start)
    if not _is_page(body, mild):
        body = mild
        stated = stated if stated.dates.published else replace(stated, title=None, spans=())
    kept = [span for span in body if not _states(span, stated)] or body
    published = values.get("published") or values.get("date")
    return Article(
        id=id,
        text=text,
        name=name,
        title=values.get("title") or stated.title,
        source=values.get("source") or stated.source,
        author=values.get("author") or stated.author,
        published=_when(published, on_note) if published else stated.dates.published,
        updated=_when(values["updated"], on_note) if values.get("updated") else stated.dates.updated,
        url=values.get("url") or stated.url,
        lang=values.get("lang"),
        sentences=quotable_sentences(text, kept),
    )


def _is_page(strict: tuple[Span, ...], mild: tuple[Span, ...]) -> bool:
    """Whether a text reads as a whole article, and not as a snippet or a table."""
    return strict == mild or (len(strict) >= PAGE and _size(strict) >= PAGE_SHARE * _size(mild))


def _size(spans: tuple[Span, ...]) -> int:
    return sum(span.end - span.start for span in spans)


def _states(span: Span, stated: Stated) -> bool:
    return any(line.start <= span.start and span.end <= line.end for line in stated.spans)


def _when(text: str, on_note: OnNote) -> When | None:
    when = read_when(text)
    if when is None:
        on_note(f"the date {text[:60]!r} cannot be read: left out (write 2025-10-28 or 2025-10-28T20:10)")
    return when


def _check(text: str) -> None:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise ValueError("the text holds half of a surrogate pair: it is not valid Unicode") from None


def _read_page(path: Path, id: str, on_note: OnProblem) -> Iterator[Article]:
    if path.stat().st_size > LARGEST:
        raise ValueError(f"larger than {LARGEST // 1_000_000} MB: split it, or make it a .jsonl file")
    text, encoding = decode(path.read_bytes())
    if encoding != "utf-8":
        on_note(Problem(id, f"decoded as {encoding}", False))
    if not text.strip().strip(BOM):
        raise ValueError("empty: there is no text in it")
    yield from_text(text, id, Path(id).name, _noting(id, on_note))


def _read_rows(path: Path, id: str, on_note: OnProblem) -> Iterator[Article]:
    with path.open("rb") as rows:
        for number, line in enumerate(rows, start=1):
            place = f"{id}:{number}"
            if line.strip(b" \t\r\n\xef\xbb\xbf"):
                try:
                    yield from_row(_object(line), place, _noting(place, on_note))
                except ValueError as error:
                    on_note(Problem(place, str(error), True))


def _noting(place: str, on_note: OnProblem) -> OnNote:
    return lambda message: on_note(Problem(place, message, False))


def _object(line: bytes) -> Mapping[str, object]:
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise ValueError("not a line of JSON in UTF-8: left out") from None
    if not isinstance(row, dict):
        raise ValueError("not a JSON object: left out")
    return row


def decode(data: bytes) -> tuple[str, str]:
    r"""Bytes as text with the encoding's name; a byte-order mark stays in a UTF-8 text.

    Raises ValueError where the bytes are no text.

    >>> decode(b"\xef\xbb\xbfcaf\xc3\xa9")
    ('\ufeffcafé', 'utf-8')
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _guess(data)
    if "\0" in text:
        raise ValueError("binary data, not text")
    return text, "utf-8"


def _guess(data: bytes) -> tuple[str, str]:
    from charset_normalizer import from_bytes  # imported here: 40 ms, and most files are UTF-8

    best = from_bytes(data).best()
    if best is None or (b"\0" in data and not best.encoding.startswith("utf")):
        raise ValueError("binary data, or an unknown encoding: save it as UTF-8")
    return data.decode(best.encoding), best.encoding


def _raising(file: Path) -> OnProblem:
    def refuse(problem: Problem) -> None:
        raise UnreadableCorpus(f"{file}: {problem.message}")

    return refuse


Reader = Callable[[Path, str, OnProblem], Iterator[Article]]
READERS: Mapping[str, Reader] = {".txt": _read_page, ".md": _read_page, ".jsonl": _read_rows}
