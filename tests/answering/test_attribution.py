"""Whom a sentence lets speak, row by row."""

from typing import Any

import pytest

from answering.sentences.attribution import speaker
from tests.answering.rows import rows
from tests.answering.test_slots import sentence


def complaints(case: dict[str, Any]) -> list[str]:
    """What of a row is not met."""
    found = speaker(sentence(case["text"]))
    return [] if found == case["speaker"] else [f"{found!r} speaks"]


@pytest.mark.parametrize("case", rows("attribution", "text"))
def test_this_one_speaks(case: dict[str, Any]) -> None:
    assert complaints(case) == []
