"""What is flagged and what is not: pairs of sentences of every kind of difference, and of every guard."""

from typing import Any

import pytest

from answering.conflict import Relation, Verdict
from tests.answering.rows import either, plain_rows, read_cases, rows
from tests.answering.test_claims import verdicts

FLAGGED: tuple[Relation, ...] = ("contradiction", "views_differ", "superseded", "corrected")


def complaints(case: dict[str, Any], verdict: Verdict) -> list[str]:
    """What of a row a verdict does not meet."""
    wrong = [] if verdict.relation in either(case["relation"]) else [f"{verdict.relation}: {verdict.rule}"]
    return wrong if verdict.rule == case.get("rule", verdict.rule) else [*wrong, f"rule {verdict.rule}"]


@pytest.mark.parametrize("case", rows("pairs", "kind", "one", "other"))
def test_a_pair_is_told_so_whichever_sentence_is_named_first(case: dict[str, Any]) -> None:
    assert [complaints(case, verdict) for verdict in verdicts(case)] == [[]] * len(verdicts(case))


@pytest.mark.parametrize("case", plain_rows("pairs", "kind", "one", "other"))
def test_a_pair_is_flagged_or_not_in_both_directions(case: dict[str, Any]) -> None:
    assert len({verdict.relation in FLAGGED for verdict in verdicts(case)}) == 1


def test_the_table_holds_every_kind_and_enough_pairs() -> None:
    assert len(read_cases("pairs")) >= 150
    assert len({case["kind"] for case in read_cases("pairs")}) >= 20
