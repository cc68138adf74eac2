"""A reply is the same in every process: nothing hangs on the order in which a set is walked."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
ASK_ALL = """
import json
from answering.question import Query
from answering.reply import to_json
from tests.answering.rows import read_cases
from tests.answering.test_replies import answers_from

for row in read_cases("replies")["rows"]:
    reply = to_json(answers_from(row["of"]).ask(Query(row["question"], explain=True)))
    print(json.dumps({**reply, "took_ms": 0}))
"""


def replies(seed: str) -> str:
    """All replies of a process whose sets are walked in an order of their own."""
    ran = subprocess.run(
        [sys.executable, "-c", ASK_ALL],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        check=True,
    )
    return ran.stdout


def test_two_processes_give_the_same_replies() -> None:
    first = replies("1")
    assert first.count("\n") > 40
    assert first == replies("2")
