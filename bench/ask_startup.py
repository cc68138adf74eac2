"""How long one question takes, start of the process included, beside a short script of ranking libraries.

Our command and the peer (`bench/peer_startup.py`) take turns, so that both meet the same machine. Prints the
medians and their ratio; `cold` is the first question of a new cache folder, which reads and indexes first.

    python -m bench.ask_startup FOLDER [ROUNDS]
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter

QUESTION = "What tariff rate was agreed?"
ROUNDS = 9
PEER = Path(__file__).with_name("peer_startup.py")


def seconds(command: Sequence[str], environ: Mapping[str, str]) -> float:
    """How long a command takes; CalledProcessError where it fails."""
    start = perf_counter()
    subprocess.run(command, env=environ, check=True, capture_output=True)
    return perf_counter() - start


def measure(folder: str, rounds: int) -> dict[str, float]:
    """Medians in seconds: ours warm, the peer's, and ours cold on the folder and on the bundled sample."""
    peer = [sys.executable, str(PEER), folder, QUESTION]
    warm = [sys.executable, "-m", "bot.main", "ask", "--corpus", folder, QUESTION]
    sample = [sys.executable, "-m", "bot.main", "ask", QUESTION]
    with tempfile.TemporaryDirectory() as home:
        environ = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
        environ |= {"XDG_CACHE_HOME": home, "CROSSQUOTE_DATA": f"{home}/library"}
        cold = {"cold": seconds(warm, environ), "cold, sample": seconds(sample, environ)}
        seconds(peer, environ)
        turns = [(seconds(warm, environ), seconds(peer, environ)) for _ in range(rounds)]
    return {"warm": median(turn[0] for turn in turns), "peer": median(turn[1] for turn in turns), **cold}


def main(arguments: Sequence[str]) -> int:
    """Prints the table; 2 where no folder is named."""
    if not arguments or not Path(arguments[0]).is_dir():
        print("usage: python -m bench.ask_startup FOLDER [ROUNDS]", file=sys.stderr)
        return 2
    found = measure(arguments[0], int(arguments[1]) if len(arguments) > 1 else ROUNDS)
    for name, taken in found.items():
        print(f"{name:13} {taken:6.3f} s")
    print(f"{'warm / peer':13} {found['warm'] / found['peer']:6.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
