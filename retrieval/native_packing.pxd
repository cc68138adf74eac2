# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
"""Reads numbers as `packing` packs them, one at a time; every name is that of its twin there."""

from libc.stdint cimport uint8_t, uint16_t, uint32_t

cdef enum:
    CAP = 255  # stands for a number that is kept aside
    SUMMED = 64  # sizes; where it begins is known for one in so many

cdef struct Ascending:
    const uint16_t *low
    const uint32_t *steps
    uint32_t n, high

cdef struct Capped:
    const uint8_t *low
    const uint32_t *aside
    const uint32_t *real
    uint32_t n

cdef struct Summed:
    Capped sizes
    const uint32_t *firsts


cdef inline uint32_t up_to(const uint32_t *numbers, uint32_t n, uint32_t number) noexcept nogil:
    """How many of some ascending numbers are not above one; steps without a branch to be guessed."""
    cdef const uint32_t *base = numbers
    cdef uint32_t half
    while n > 1:
        half = n >> 1
        base = base + half if base[half - 1] <= number else base
        n -= half
    return (base - numbers) + (n == 1 and base[0] <= number)


cdef inline uint32_t risen(const Ascending *a, uint32_t at) noexcept nogil:
    return up_to(a.steps, a.high, at) << 16 | a.low[at]


cdef inline uint32_t uncapped(const Capped *c, uint32_t at) noexcept nogil:
    return c.low[at] if c.low[at] < CAP else c.real[up_to(c.aside, c.n, at) - 1]


cdef inline uint32_t start_of(const Summed *s, uint32_t at) noexcept nogil:
    cdef uint32_t i, aside, first = at // SUMMED * SUMMED, start = s.firsts[at // SUMMED]
    cdef bint more = False
    for i in range(first, at):
        start += s.sizes.low[i]
        more |= s.sizes.low[i] == CAP
    if not more:
        return start
    aside = up_to(s.sizes.aside, s.sizes.n, first) - (s.sizes.low[first] == CAP)
    for i in range(first, at):
        if s.sizes.low[i] == CAP:
            start += s.sizes.real[aside] - CAP
            aside += 1
    return start


cdef inline uint32_t lower(const uint16_t *slots, uint32_t low, uint32_t high, uint32_t slot) noexcept nogil:
    """The first position whose slot is not below `slot`; steps without a branch to be guessed."""
    cdef const uint16_t *base = slots + low
    cdef uint32_t n = high - low, half
    while n > 1:
        half = n >> 1
        base = base + half if base[half - 1] < slot else base
        n -= half
    return (base - slots) + (n == 1 and base[0] < slot)


cdef inline uint32_t place_of(const Ascending *a, uint32_t number) noexcept nogil:
    """Where a number stands; `a.n` where it does not."""
    cdef uint32_t high = number >> 16, low = number & 0xFFFF, end, at
    if high > a.high:
        return a.n
    end = a.steps[high] if high < a.high else a.n
    at = lower(a.low, a.steps[high - 1] if high else 0, end, low)
    return at if at < end and a.low[at] == low else a.n


cdef inline const uint8_t *octets(const uint8_t[::1] array):
    return &array[0]


cdef inline const uint16_t *halves(const uint16_t[::1] array):
    return &array[0]


cdef inline const uint32_t *wholes(const uint32_t[::1] array):
    return &array[0]


cdef inline Ascending ascending(dict arrays, str name):
    cdef Ascending found
    found.low, found.n = halves(arrays[name]), len(arrays[name])
    found.steps, found.high = wholes(arrays[name + "_steps"]), len(arrays[name + "_steps"])
    return found


cdef inline Capped capped(dict arrays, str name):
    cdef Capped found
    found.low, found.n = octets(arrays[name]), len(arrays[name + "_aside"])
    found.aside, found.real = wholes(arrays[name + "_aside"]), wholes(arrays[name + "_real"])
    return found


cdef inline Summed summed(dict arrays, str name):
    cdef Summed found
    found.sizes, found.firsts = capped(arrays, name), wholes(arrays[name + "_firsts"])
    return found
