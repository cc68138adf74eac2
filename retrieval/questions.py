"""Many questions read at once: each distinct form of all of them is analysed and looked up once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, chain
from typing import Any

import numpy as np

from retrieval.analyze import analysed_all
from retrieval.plain import Starts
from retrieval.postings import Words
from retrieval.words import Vocabulary


@dataclass(frozen=True, slots=True)
class Questions:
    """Some questions in numbers of the vocabulary: the i-th asks for `words[run[ends[i - 1]:ends[i]]]`.

    Words that are not in the vocabulary are left out; `words` are distinct.
    """

    run: Words
    ends: Starts
    words: Words


def read_questions(questions: Sequence[str], lang: str, vocabulary: Vocabulary, forms: Any) -> Questions:
    """The questions in numbers; `forms` are new ones, of either kernel."""
    new: list[bytes] = []
    ends = [forms.read(question.encode("utf-8", "replace"), 0, new) for question in questions]
    found = analysed_all([form.decode() for form in new], lang)
    numbers = vocabulary.find_all(set(chain(*found)))
    places = {term: place for place, term in enumerate(numbers)}
    known = [[places[term] for term in terms if term in places] for terms in found]
    starts = np.array([*accumulate(map(len, known), initial=0)], np.int64)
    run, run_ends = forms.words(np.array(ends, np.int64), starts, np.array([*chain(*known)], np.uint32))
    return Questions(run, run_ends, np.array([*numbers.values()], np.uint32))
