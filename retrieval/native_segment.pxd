# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
"""The lists of a segment as `postings` stores them: found by word, searched by slot, written out by window."""

from libc.stdint cimport int64_t, uint8_t, uint16_t, uint32_t
from libc.string cimport memchr

from retrieval.native_packing cimport (
    Ascending, Capped, Summed, ascending, capped, halves, lower, octets, risen, start_of, summed, uncapped, up_to, wholes,
)

cdef enum:
    STRETCH = 256  # slots; a long list says how many it has in each stretch, and their low bytes

cdef struct Segment:
    uint32_t passages, base, n_longs
    Ascending ids, lengths
    Summed one_sizes, many_sizes, times
    Capped one_positions, many_positions
    const uint16_t *one
    const uint16_t *many
    const uint8_t *lows
    const uint8_t *counts
    const uint32_t *longs
    const uint32_t *long_firsts
    const uint8_t *peaks
    const uint16_t *places

cdef struct Listed:  # one of the two lists of a word in a segment: its passages with one occurrence, or more
    const uint16_t *slots  # where the list is long, its part in the window, in `room`
    const uint8_t *lows  # NULL where it is not; those of stretch i end at `ends[i + 1]`
    uint16_t *ends
    uint16_t *room
    const uint8_t *times
    uint32_t n, at, end, next, first, peak  # positions `at` to `end` are of the window that ends at slot `next`
    int term
    double weight, bound, sum  # the most it gives; the most that it and those before it give


cdef inline Segment segment_of(dict arrays, uint32_t base):
    """Where the arrays of a segment lie; they must outlive it."""
    cdef Segment s
    s.passages, s.n_longs, s.base = len(arrays["lengths"]), len(arrays["longs"]), base
    s.ids, s.lengths = ascending(arrays, "ids"), ascending(arrays, "lengths")
    s.one_sizes, s.many_sizes = summed(arrays, "one_sizes"), summed(arrays, "many_sizes")
    s.one_positions, s.many_positions = capped(arrays, "one_positions"), capped(arrays, "many_positions")
    s.times = summed(arrays, "times")
    s.one, s.many, s.places = halves(arrays["one"]), halves(arrays["many"]), halves(arrays["places"])
    s.lows, s.counts, s.peaks = octets(arrays["lows"]), octets(arrays["counts"]), octets(arrays["peaks"])
    s.longs, s.long_firsts = wholes(arrays["longs"]), wholes(arrays["long_firsts"])
    return s


cdef inline uint32_t open_list(const Segment *s, uint32_t place, bint many, uint16_t *ends, Listed *p) noexcept nogil:
    """Finds one of the two lists of the word at a place; its size. `ends` has room for those of a long list."""
    cdef const Summed *own = &s.many_sizes if many else &s.one_sizes
    cdef uint32_t rank, i
    p.n = uncapped(&own.sizes, place)
    if p.n == 0:
        return 0
    p.first = start_of(own, place)
    p.at, p.end, p.next, p.ends, p.lows = 0, 0, 0, ends, NULL
    p.slots, p.times, p.peak = s.many + p.first, s.times.sizes.low + p.first, s.peaks[place]
    if many:
        return p.n
    rank = up_to(s.longs, s.n_longs, place)
    p.slots, p.times, p.peak = s.one + p.first - s.long_firsts[rank], NULL, 1
    if rank and s.longs[rank - 1] == place:
        p.lows = s.lows + s.long_firsts[rank - 1]
        ends[0] = 0
        for i in range(STRETCH):
            ends[i + 1] = ends[i] + s.counts[(rank - 1) * STRETCH + i]
    return p.n


cdef inline uint32_t near(const uint16_t *slots, uint32_t low, uint32_t high, uint32_t slot, uint32_t guess) noexcept nogil:
    """As `lower`, but from a guess: what is far from there stays out of the cache."""
    cdef uint32_t step = 8
    if low == high:
        return low
    guess = min(low + guess, high - 1)
    if slots[guess] < slot:
        low = guess + 1
        while low + step < high and slots[low + step] < slot:
            low += step + 1
            step *= 2
        high = min(low + step, high)
    else:
        high = guess
        while low + step < high and slots[high - step] >= slot:
            high -= step
            step *= 2
        low = high - step if low + step < high else low
    return lower(slots, low, high, slot)


cdef inline int64_t entry(const Listed *p, uint32_t low, uint32_t high, uint32_t slot, uint32_t guess) noexcept nogil:
    """Which entry of a list, from `low` to `high`, is a slot; -1 where none is."""
    cdef const void *met
    if p.lows != NULL:
        low = p.ends[slot >> 8]
        met = memchr(p.lows + low, slot & 0xFF, p.ends[(slot >> 8) + 1] - low)
        return -1 if met == NULL else <const uint8_t *>met - p.lows
    low = near(p.slots, low, high, slot, guess)
    return low if low < high and p.slots[low] == slot else -1


cdef inline void unpack(Listed *p, uint32_t first, uint32_t last) noexcept nogil:
    """Writes out the slots of some stretches of a long list; eight at a time, the next overwriting what is too many."""
    cdef uint32_t i, j, k
    cdef uint16_t *slots
    p.at, p.end = p.ends[first], p.ends[last]
    slots = p.room - p.at
    for i in range(first, last):
        for j in range(p.ends[i], p.ends[i + 1], 8):
            for k in range(8):
                slots[j + k] = i << 8
    for j in range(p.at, p.end):
        slots[j] |= p.lows[j]
    p.slots = slots


cdef inline uint32_t slot_of(const Listed *p, uint32_t at) noexcept nogil:
    """The slot of an entry."""
    cdef uint32_t i = 0
    if p.lows == NULL:
        return p.slots[at]
    while p.ends[i + 1] <= at:
        i += 1
    return i << 8 | p.lows[at]
