# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
"""The compiled part that tells the chunks of texts apart; `plain.Forms` is its twin."""

import numpy as np

from retrieval.plain import CLOSING, OPENING

from libc.stdint cimport int64_t, uint8_t, uint32_t, uint64_t
from libc.stdlib cimport calloc, free, malloc, realloc
from libc.string cimport memcpy

cdef extern from *:
    """
    #include <stdint.h>
    #if defined(__GNUC__)
    #define prefetch(address) __builtin_prefetch(address)
    #define lowest_bit(word) __builtin_ctzll(word)
    #else
    #define prefetch(address)
    static int lowest_bit(uint64_t word) { int i = 0; while (!(word >> i & 1)) i++; return i; }
    #endif
    """
    void prefetch(const void *address) noexcept nogil
    int lowest_bit(uint64_t word) noexcept nogil

cdef enum:
    BATCH = 64  # chunks whose places in the table are fetched together
    OPENS = 1
    CLOSES = 2

cdef struct Form:
    uint64_t key
    uint32_t number


cdef class Forms:
    """Numbers the distinct chunks of texts, in the order they are met; see `plain.Forms`."""

    cdef Form *table
    cdef uint64_t last
    cdef uint32_t n
    cdef uint32_t *run
    cdef size_t filled, room

    def __cinit__(self):
        self.last, self.room = (1 << 12) - 1, 1 << 12
        self.table = <Form *>calloc(self.last + 1, sizeof(Form))
        self.run = <uint32_t *>malloc(self.room * sizeof(uint32_t))

    def __dealloc__(self):
        free(self.table); free(self.run)

    def read(self, bytes text, uint64_t seed, list new):
        """Adds a text's chunks to the run, those never met before to `new`; the length of the run."""
        cdef bytes padded = text + b"        "  # so that eight bytes may be read anywhere
        cdef const uint8_t *at = padded
        cdef const uint8_t *end = at + len(text)
        cdef const uint8_t *first[BATCH]
        cdef const uint8_t *after[BATCH]
        cdef uint64_t keys[BATCH]
        cdef int n, i
        while at < end:
            n = 0
            while n < BATCH and next_chunk(&at, end, &first[n], &after[n]):
                keys[n] = digest(first[n], after[n] - first[n], seed)
                prefetch(&self.table[keys[n] & self.last])
                n += 1
            if self.filled + n > self.room:
                self.room *= 2
                self.run = <uint32_t *>realloc(self.run, self.room * sizeof(uint32_t))
            for i in range(n):
                self.run[self.filled + i] = self.number(keys[i], first[i], after[i] - first[i], new)
            self.filled += n
        return self.filled

    cdef inline uint32_t number(self, uint64_t key, const uint8_t *first, size_t length, list new) except? 0:
        cdef uint64_t i = key & self.last
        while self.table[i].key and self.table[i].key != key:  # 63 bits: a clash once in 10^7 corpora of 10^6 chunks
            i = (i + 1) & self.last
        if self.table[i].key:
            return self.table[i].number
        new.append(first[:length])
        self.table[i].key, self.table[i].number = key, self.n
        self.n += 1
        if 2 * <uint64_t>self.n > self.last:
            self.grow()
        return self.n - 1

    cdef void grow(self):
        cdef uint64_t last = 2 * self.last + 1, i, j
        cdef Form *table = <Form *>calloc(last + 1, sizeof(Form))
        for i in range(self.last + 1):
            if self.table[i].key:
                j = self.table[i].key & last
                while table[j].key:
                    j = (j + 1) & last
                table[j] = self.table[i]
        free(self.table)
        self.table, self.last = table, last

    def words(self, const int64_t[::1] ends, const int64_t[::1] starts, const uint32_t[::1] terms):
        """Empties the run into word numbers: chunk c has the words `terms[starts[c]:starts[c + 1]]`; text i is
        the run up to `ends[i]`. Gives the words of all texts and where each text's words end."""
        cdef size_t i = 0, text, count = 0
        cdef int64_t j
        for i in range(self.filled):
            count += starts[self.run[i] + 1] - starts[self.run[i]]
        words, word_ends = np.empty(count, np.uint32), np.empty(len(ends), np.int64)
        cdef uint32_t[::1] out = words
        cdef int64_t[::1] out_ends = word_ends
        i = count = 0
        for text in range(<size_t>len(ends)):
            while i < <size_t>ends[text]:
                for j in range(starts[self.run[i]], starts[self.run[i] + 1]):
                    out[count] = terms[j]
                    count += 1
                i += 1
            out_ends[text] = count
        self.filled = 0
        return words, word_ends


cdef inline bint next_chunk(const uint8_t **at, const uint8_t *end, const uint8_t **first, const uint8_t **after) noexcept nogil:
    """Finds the next chunk that is more than punctuation, and trims it."""
    cdef const uint8_t *p = at[0]
    cdef uint64_t word, spaces
    while p < end:
        if p[0] <= 32:
            p += 1
            continue
        first[0] = p
        while True:  # eight bytes at a time: the lowest set bit marks the first byte below 33
            memcpy(&word, p, 8)
            spaces = (word - <uint64_t>0x2121212121212121) & ~word & <uint64_t>0x8080808080808080
            if spaces:
                break
            p += 8
        p += lowest_bit(spaces) >> 3
        after[0] = p
        while first[0] < after[0] and KIND[first[0][0]] & OPENS:
            first[0] += 1
        while first[0] < after[0] and KIND[(after[0] - 1)[0]] & CLOSES:
            after[0] -= 1
        at[0] = p
        if first[0] < after[0]:
            return True
    at[0] = p
    return False


cdef uint8_t KIND[256]  # what a byte may be, as set bits
for _code in range(256):
    KIND[_code] = (OPENS * (_code in OPENING)) | (CLOSES * (_code in CLOSING))


cdef inline uint64_t digest(const uint8_t *first, size_t n, uint64_t seed) noexcept nogil:
    """A mixed 64-bit hash, never 0, of bytes, which others may follow."""
    cdef uint64_t h = seed * <uint64_t>0x9E3779B97F4A7C15 ^ n, word
    while True:
        memcpy(&word, first, 8)
        if n < 8:
            word &= (<uint64_t>1 << 8 * n) - 1
        h = (h ^ word) * <uint64_t>0xFF51AFD7ED558CCD
        h ^= h >> 32
        if n <= 8:
            break
        first += 8
        n -= 8
    h *= <uint64_t>0xC4CEB9FE1A85EC53
    return (h ^ h >> 29) | 1
