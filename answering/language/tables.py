"""The tables that stand beside the code, in `answering/data`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

DATA = Path(__file__).parents[1] / "data"


def stored(name: str) -> Any:
    """What a table holds.

    >>> sorted(stored("kinds"))
    ['kinds', 'members', 'source']
    """
    return json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))
