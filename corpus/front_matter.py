"""The block of `key: value` lines between `---` marks that may open a file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

_BLOCK = re.compile(
    r"\ufeff?---[^\S\r\n]*(?:\r\n|\n|\r)(?P<yaml>.{0,8000}?)(?:(?<=\n)|(?<=\r))(?:---|\.\.\.)[^\S\r\n]*(?=\r|\n|\Z)",
    re.DOTALL,
)
_PAIR = re.compile(r"^(\w+)\s*:\s*(\S.*?)\s*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What a file's front matter says, every value a string; `end` is where the article's text begins."""

    values: Mapping[str, str] = field(default_factory=dict)
    end: int = 0
    note: str | None = None


def read_front_matter(text: str) -> FrontMatter:
    r"""The front matter of a file; with none, no values and an `end` of 0.

    Malformed YAML is read line by line; `note` says so where a line is no `key: value`.

    >>> read_front_matter("---\ntitle: A deal\n---\nThe text.")
    FrontMatter(values={'title': 'A deal'}, end=21, note=None)
    >>> read_front_matter("---\ntitle: Deal: the end\n---\nThe text.").values
    {'title': 'Deal: the end'}
    """
    match = _BLOCK.match(text)
    if not match:
        return FrontMatter()
    import yaml  # imported here: most articles have no front matter, and the import takes 20 ms

    try:
        loaded = yaml.load(match["yaml"], Loader=yaml.BaseLoader)  # noqa: S506  # BaseLoader makes only strings
    except yaml.YAMLError as error:
        note = None if _is_plain(match["yaml"]) else f"malformed front matter ({str(error).splitlines()[0]})"
        return FrontMatter(_pairs(match["yaml"]), match.end(), note)
    if not isinstance(loaded, dict):
        return FrontMatter()
    return FrontMatter(
        {str(key).lower(): value for key, value in loaded.items() if _is_text(value)}, match.end()
    )


def _pairs(yaml: str) -> dict[str, str]:
    return {key.lower(): value.strip("\"'") for key, value in _PAIR.findall(yaml)}


def _is_plain(yaml: str) -> bool:
    """Whether every line is a key with its words: then a colon in a title does no harm."""
    return all(_PAIR.match(line) for line in yaml.splitlines() if line.strip())


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())
