# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
"""The compiled part that inverts texts into lists of passages; `plain.invert` is its twin."""

import numpy as np

from libc.stdint cimport int64_t, uint16_t, uint32_t
from libc.stdlib cimport calloc, free, malloc

cdef struct Word:  # of one word: where it was met last, how much its lists take, and how far they are filled
    uint32_t text, times  # of the text before which it was met last, and how often it is met there
    uint32_t one, many, spots


cdef void count(const uint32_t[::1] words, const int64_t[::1] starts, Word *all) noexcept nogil:
    """How many texts hold each word once, how many more often, and how often these do together."""
    cdef size_t i, j
    cdef Word *word
    for i in range(<size_t>len(starts) - 1):
        for j in range(<size_t>starts[i], <size_t>starts[i + 1]):
            word = &all[words[j]]
            if word.text != i + 1:
                word.text, word.times = i + 1, 1
                word.one += 1
                continue
            word.times += 1
            if word.times == 2:
                word.one -= 1
                word.many += 1
                word.spots += 1
            word.spots += 1


def invert(const uint32_t[::1] words, const int64_t[::1] starts, uint32_t vocabulary):
    """The lists of texts `words[starts[i]:starts[i + 1]]`; see `plain.invert`."""
    cdef Word *all = <Word *>calloc(vocabulary + 1, sizeof(Word))
    cdef uint32_t number, distinct = 0, one = 0, many = 0, spots = 0
    cdef Word own
    with nogil:
        count(words, starts, all)
        for number in range(vocabulary):
            distinct += all[number].text > 0
    found = {"ids": np.empty(distinct, np.uint32), "one_ends": np.zeros(distinct + 1, np.uint32),
             "many_ends": np.zeros(distinct + 1, np.uint32)}
    cdef uint32_t[::1] ids = found["ids"], one_ends = found["one_ends"], many_ends = found["many_ends"]
    distinct = 0
    for number in range(vocabulary):
        if all[number].text:
            own = all[number]
            all[number].text, all[number].one, all[number].many, all[number].spots = 0, one, many, spots
            one, many, spots = one + own.one, many + own.many, spots + own.spots
            ids[distinct], one_ends[distinct + 1], many_ends[distinct + 1] = number, one, many
            distinct += 1
    for name, dtype, size in (("one", np.uint16, one), ("one_positions", np.uint32, one), ("many", np.uint16, many),
                              ("times", np.uint32, many), ("many_positions", np.uint32, spots)):
        found[name] = np.empty(size, dtype)
    fill(words, starts, all, found["one"], found["one_positions"], found["many"], found["times"],
         found["many_positions"])
    free(all)
    return found


cdef void fill(const uint32_t[::1] words, const int64_t[::1] starts, Word *all, uint16_t[::1] one,
               uint32_t[::1] one_positions, uint16_t[::1] many, uint32_t[::1] times,
               uint32_t[::1] many_positions) noexcept nogil:
    """Writes the lists. What a text holds is counted first, as that tells which of its lists a word goes to."""
    cdef size_t i, j
    cdef uint32_t position
    cdef Word *word
    for i in range(<size_t>len(starts) - 1):
        for j in range(<size_t>starts[i], <size_t>starts[i + 1]):
            word = &all[words[j]]
            word.times = word.times + 1 if word.text == i + 1 else 1
            word.text = i + 1
        for j in range(<size_t>starts[i], <size_t>starts[i + 1]):
            word = &all[words[j]]
            position = j - starts[i]
            if word.times == 1:
                one[word.one], one_positions[word.one] = i, position
                word.one += 1
                continue
            if word.text == i + 1:  # met here for the first time
                many[word.many], times[word.many] = i, word.times
                word.many += 1
                word.text = 0
            many_positions[word.spots] = position
            word.spots += 1
