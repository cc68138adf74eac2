"""How many different questions a second one core answers.

CORPUS is a file or folder of articles, QUESTIONS JSON lines with a "question" each; of these the first N
different ones are put (all unless said otherwise). Times are of the processor, so that others who use the
machine count as little as can be. Prints questions a second, the median and the 99th percentile, and from a
second, profiled pass which share of the time each step took; steps inside others are counted in both.

    python -m bench.answering_speed CORPUS QUESTIONS [N]
"""

from __future__ import annotations

import cProfile
import json
import pstats
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from time import process_time

from answering.question import Query
from bot.library.reading_room import room_of
from corpus.readers import read

WARMING = 20  # questions; until then modules, weights and tables are read
STEPS: Mapping[str, tuple[str, str]] = {
    "understand the question": ("question.py", "read_question"),
    "search": ("local.py", "search"),
    "gather sentences, with their keys": ("candidate.py", "gather"),
    "choose and read sentences": ("reading.py", "read_heard"),
    "  terms of the question met": ("evidence.py", "glances"),
    "  a closer look": ("evidence.py", "sketch"),
    "  doubts of values and names": ("evidence.py", "doubted"),
    "  what may fill the slot at most": ("ceiling.py", "hope"),
    "  fill the slot": ("slots.py", "fill"),
    "    names": ("names.py", "read_names"),
    "    values": ("values.py", "read_values"),
    "    phrases": ("phrases.py", "read_phrases"),
    "    choice of a phrase": ("phrase_score.py", "score"),
    "compare and compose": ("answerer.py", "_composed"),
}
"""Each step with the file and the function whose time it is."""


def questions(path: Path, count: int | None) -> list[Query]:
    """The different questions of a file in order, so many at most."""
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return [Query(text) for text in dict.fromkeys(str(row["question"]) for row in rows)][:count]


def taken(ask: Callable[[Query], object], asked: Sequence[Query]) -> list[float]:
    """How many seconds of the processor each question took, sorted."""
    times = []
    for query in asked:
        start = process_time()
        ask(query)
        times.append(process_time() - start)
    return sorted(times)


def shares(profile: cProfile.Profile) -> dict[str, float]:
    """What share of the profiled time each step took."""
    functions = pstats.Stats(profile).stats  # type: ignore[attr-defined]
    total = sum(own for _, _, own, _, _ in functions.values())
    spent: dict[tuple[str, str], float] = {}
    for (path, _, name), (_, _, _, inside, _) in functions.items():
        place = Path(path).name, name
        spent[place] = spent.get(place, 0.0) + inside
    return {step: spent.get(place, 0.0) / total for step, place in STEPS.items()}


def report(ask: Callable[[Query], object], asked: Sequence[Query]) -> None:
    """Asks the questions twice and prints what that took."""
    taken(ask, asked[:WARMING])
    times = taken(ask, asked)
    n = len(times)
    print(f"{n} questions: {n / sum(times):.0f} a second, median {times[n // 2] * 1000:.1f} ms, ", end="")
    print(f"p99 {times[int(n * 0.99)] * 1000:.1f} ms, longest {times[-1] * 1000:.1f} ms")
    profile = cProfile.Profile()
    profile.runcall(taken, ask, asked)
    for step, share in shares(profile).items():
        print(f"{share:6.1%} {step}")


def main(arguments: Sequence[str]) -> int:
    """Reads, asks, prints; 2 where the corpus or the questions are missing."""
    if len(arguments) < 2 or not all(Path(path).exists() for path in arguments[:2]):
        print("usage: python -m bench.answering_speed CORPUS QUESTIONS [N]", file=sys.stderr)
        return 2
    asked = questions(Path(arguments[1]), int(arguments[2]) if len(arguments) > 2 else None)
    if not asked:
        print(f"{arguments[1]} holds no questions", file=sys.stderr)
        return 2
    report(room_of(read(Path(arguments[0]), lambda problem: None)).answerer.ask, asked)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
