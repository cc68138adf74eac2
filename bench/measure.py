"""Runs every question set under a folder, prints one table, and fails where a score is below its floor.

    python -m bench.measure ../shared/eval [--curve] [--write]

A set is found by its rows (see `bot/scoring/evaluate.py`). What it is asked of lies where these names say:
`NAME-questions.jsonl` of `NAME-corpus.jsonl`, `queries.jsonl` of `corpus.jsonl`, and a set whose rows bring
no documents, `NAME-….jsonl`, of the folder `NAME` beside it or beside the folder of the sets. Sentences
with typed values are scored by `bench/values.py`.

Floors stand in `bench/floors.json` under a digest of the data; one for other data is told and passed over.
`--write` puts them a little below what was measured; `--curve` prints wrong answers against answered ones.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from time import perf_counter

from bench.values import compare
from bot.intake import InputError
from bot.library.asking import Asking
from bot.library.place import find_place
from bot.scoring.evaluate import evaluate, read_rows
from bot.scoring.scores import Scores
from bot.wiring import Inquiry

FLOORS = Path(__file__).with_name("floors.json")
MARGIN = 0.02  # how far below what was measured `--write` puts a floor: two or three questions of a set
LOWER_IS_BETTER = ("false_alarms",)
FLOORED = {
    "passed", "balanced_accuracy", "false_alarms", "declined", "right_answers", "answers_covered",
    "map", "mrr", "trigger_f1", "quote_holds_answer", "first_quote_holds_answer", "answer_f1",
    "fused_ndcg_10", "fused_recall_100", "bm25_ndcg_10", "precision", "recall",
}  # fmt: skip
"""What gets a floor; the other scores follow from these, or rest on a handful of questions."""
NOW = date(2025, 11, 2)  # fixed, so that "last week" means the same in every run
USAGE = "usage: python -m bench.measure FOLDER [--curve] [--write]"


@dataclass(frozen=True, slots=True)
class Set:
    """A question set: its name, its file, and the files that it is asked of, if it does not bring them."""

    name: str
    path: Path
    corpus: Path | None

    @property
    def digest(self) -> str:
        """A name for the content of the questions and of what they are asked of."""
        state = sha256()
        judgements = self.path.with_name("qrels.tsv")
        files = [self.path, *_files(self.corpus)] + [judgements] * judgements.exists()
        for file in files:
            state.update(sha256(file.read_bytes()).digest())
        return state.hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Floor:
    """The least that a score may be; the most, for one of LOWER_IS_BETTER."""

    metric: str
    bound: float

    def holds(self, score: float) -> bool:
        """Whether a score is good enough.

        >>> Floor("map", 0.8).holds(0.79), Floor("false_alarms", 0.1).holds(0.05)
        (False, True)
        """
        return score <= self.bound if self.metric in LOWER_IS_BETTER else score >= self.bound


def sets(folder: Path) -> Iterator[Set]:
    """The sets under a folder, in the order of their names."""
    for path in sorted(folder.rglob("*.jsonl")):
        if path.stem == "corpus" or path.stem.endswith("-corpus"):
            continue
        name = path.parent.relative_to(folder) / path.stem
        yield Set(str(name).removesuffix("/queries"), path, _corpus_of(path, folder))


def _corpus_of(path: Path, folder: Path) -> Path | None:
    if path.stem == "queries":
        return path.with_name("corpus.jsonl")
    if path.stem.endswith("-questions"):
        return path.with_name(path.name.replace("-questions", "-corpus"))
    name = path.stem.split("-")[0]
    beside = (path.parent / name, folder.resolve().parent / name)
    return next((place for place in beside if place.is_dir()), None)


def _files(corpus: Path | None) -> list[Path]:
    if corpus is None or not corpus.is_dir():
        return [corpus] if corpus else []
    return sorted(path for path in corpus.rglob("*") if path.is_file())


def measure(one: Set) -> Scores:
    """The scores of a set; InputError where it cannot be scored."""
    rows = read_rows(one.path)
    if all({"text", "gold"} <= set(row) for row in rows):
        return _values([dict(row) for row in rows])
    inquiry = Inquiry(replace(find_place(environ={}), threshold=None), one.corpus, Asking(now=NOW))
    return evaluate(one.path, inquiry)


def _values(rows: list[dict[str, object]]) -> Scores:
    counts = Counter(outcome for outcome, *_ in compare(rows))
    right = counts["right"]
    precision, recall = (right / max(1, right + counts[other]) for other in ("extra", "missed"))
    return Scores(len(rows), {"precision": round(precision, 4), "recall": round(recall, 4)})


def read_floors() -> dict[str, tuple[str, list[Floor]]]:
    """The name of the set and its floors, by the digest of its data."""
    stored = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    return {
        digest: (entry["set"], [Floor(*item) for item in entry["floors"].items()])
        for digest, entry in stored.items()
    }


def floored(metrics: Mapping[str, float]) -> dict[str, float]:
    """Floors a little below these scores.

    >>> floored({"map": 0.8011, "false_alarms": 0.1, "flag_precision": 0.5})
    {'map': 0.781, 'false_alarms': 0.12}
    """
    return {
        name: round(score + (MARGIN if name in LOWER_IS_BETTER else -MARGIN), 3)
        for name, score in metrics.items()
        if name in FLOORED
    }


def run(folder: Path, *, curve: bool, write: bool) -> int:
    """Prints the table; 1 where a score is below its floor, else 0."""
    floors, fallen = read_floors(), 0
    kept: dict[str, object] = {}
    met: set[str] = set()
    for one in sets(folder):
        started = perf_counter()
        try:
            scores = measure(one)
        except InputError as error:
            print(f"{one.name}: passed over: {error}")
            continue
        met.add(one.name)
        kept[one.digest] = {"set": one.name, "floors": floored(scores.metrics)}
        known = floors.get(one.digest, (one.name, []))[1]
        print(f"{one.name}: {scores.items} items, {perf_counter() - started:.0f} s")
        fallen += sum(_print_scores(scores, known))
        if curve:
            _print_curve(scores)
        if not known:
            print("    no floor for these data")
    for name in sorted({name for name, _ in floors.values()} - met):
        print(f"{name}: not there, its floors are passed over")
    if write:
        FLOORS.write_text(json.dumps(kept, indent=2) + "\n", encoding="utf-8")
    return 1 if fallen and not write else 0


def _print_scores(scores: Scores, floors: list[Floor]) -> Iterator[bool]:
    """Prints each score; tells of each whether it is below its floor."""
    bounds = {floor.metric: floor for floor in floors}
    for name, score in scores.metrics.items():
        floor = bounds.get(name)
        fallen = floor is not None and not floor.holds(score)
        bound = f"floor {floor.bound:.3f}" if floor else ""
        print(f"    {name.replace('_', ' '):<28}{score:>7.3f}  {bound}{'  FALLEN' if fallen else ''}")
        yield fallen


def _print_curve(scores: Scores) -> None:
    for at in scores.curve:
        answered = f"answered {at['answered']:.3f}, of these wrong {at['wrong']:.3f}"
        print(f"    at {at['threshold']:<8}{answered}")


def main(arguments: list[str]) -> int:
    """Measures the sets of the folder named; 2 where there is none."""
    folders = [Path(argument) for argument in arguments if not argument.startswith("-")]
    unknown = {argument for argument in arguments if argument.startswith("-")} - {"--curve", "--write"}
    if len(folders) != 1 or unknown:
        print(USAGE, file=sys.stderr)
        return 2
    if not folders[0].is_dir():
        print(f"{folders[0]} is not there: no set is measured", file=sys.stderr)
        return 0
    return run(folders[0], curve="--curve" in arguments, write="--write" in arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
