# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
"""The compiled part that tells the forms of texts apart; `plain.Forms` is its twin."""

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
    BATCH = 64  # forms whose places in the table are fetched together
    OPENS = 1
    CLOSES = 2
    LETTER = 4

cdef struct Chunk:  # a chunk, or a word of one
    const uint8_t *first
    const uint8_t *after
    bint plain  # letters only, of which the case does not matter

cdef struct Form:
    uint64_t key
    uint32_t number


cdef class Forms:
    """Numbers the distinct forms of texts, in the order they are met; see `plain.Forms`."""

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
        """Adds a text's forms to the run, those never met before to `new`; the length of the run."""
        cdef bytes padded = text + b"        "  # so that eight bytes may be read anywhere
        cdef const uint8_t *at = padded
        cdef const uint8_t *end = at + len(text)
        cdef Chunk found[BATCH]
        cdef uint64_t keys[BATCH]
        cdef int n, i
        while at < end:
            n = 0
            while n < BATCH and next_form(&at, end, &found[n]):
                keys[n] = digest(&found[n], seed)
                prefetch(&self.table[keys[n] & self.last])
                n += 1
            if self.filled + n > self.room:
                self.room *= 2
                self.run = <uint32_t *>realloc(self.run, self.room * sizeof(uint32_t))
            for i in range(n):
                self.run[self.filled + i] = self.number(keys[i], &found[i], new)
            self.filled += n
        return self.filled

    cdef inline uint32_t number(self, uint64_t key, const Chunk *form, list new) except? 0:
        cdef uint64_t i = key & self.last
        while self.table[i].key and self.table[i].key != key:  # 63 bits: a clash once in 10^7 corpora of 10^6 chunks
            i = (i + 1) & self.last
        if self.table[i].key:
            return self.table[i].number
        name = form.first[:form.after - form.first]
        new.append(name.lower() if form.plain else name)
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
        """Empties the run into word numbers: form f has the words `terms[starts[f]:starts[f + 1]]`; text i is
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


cdef inline bint next_form(const uint8_t **at, const uint8_t *end, Chunk *form) noexcept nogil:
    """Finds the next chunk that is more than punctuation, trims it, and takes the first word of a plain one."""
    cdef const uint8_t *p = at[0]
    cdef uint64_t word, spaces
    while p < end:
        if p[0] <= 32:
            p += 1
            continue
        form.first = p
        while True:  # eight bytes at a time: the lowest set bit marks the first byte below 33
            memcpy(&word, p, 8)
            spaces = (word - <uint64_t>0x2121212121212121) & ~word & <uint64_t>0x8080808080808080
            if spaces:
                break
            p += 8
        p += lowest_bit(spaces) >> 3
        at[0] = form.after = p
        while form.first < form.after and KIND[form.first[0]] & OPENS:
            form.first += 1
        while form.first < form.after and KIND[(form.after - 1)[0]] & CLOSES:
            form.after -= 1
        if form.first < form.after:
            take_word(at, form)
            return True
    at[0] = p
    return False


cdef inline void take_word(const uint8_t **at, Chunk *form) noexcept nogil:
    """Cuts a plain chunk after its first word, so that the next is found as a chunk of its own."""
    cdef const uint8_t *p = form.first
    cdef const uint8_t *end = form.after
    cdef const uint8_t *hyphen = NULL
    cdef const uint8_t *tail = end - 5  # of which three letters and `'s` are cut to the letters
    if tail >= p and tail[4] == b"s" and tail[3] == b"'" and KIND[tail[0]] & KIND[tail[1]] & KIND[tail[2]] & LETTER:
        end -= 2
    form.plain = KIND[(end - 1)[0]] & LETTER
    while form.plain and p < end:
        if p[0] == b"-":
            form.plain = p > form.first and (p - 1)[0] != b"-"
            hyphen = p if hyphen == NULL else hyphen
        else:
            form.plain = KIND[p[0]] & LETTER
        p += 1
    if form.plain:
        form.after = end if hyphen == NULL else hyphen
        at[0] = at[0] if hyphen == NULL else hyphen + 1


cdef uint8_t KIND[256]  # what a byte may be, as set bits
for _code in range(256):
    KIND[_code] = OPENS * (_code in OPENING) | CLOSES * (_code in CLOSING) | LETTER * bytes([_code]).isalpha()


cdef inline uint64_t digest(const Chunk *form, uint64_t seed) noexcept nogil:
    """A mixed 64-bit hash, never 0, of a form's bytes, which others may follow."""
    cdef const uint8_t *p = form.first
    cdef size_t n = form.after - p
    cdef uint64_t h = seed * <uint64_t>0x9E3779B97F4A7C15 ^ n, word
    while True:
        memcpy(&word, p, 8)
        if form.plain:
            word |= <uint64_t>0x2020202020202020
        if n < 8:
            word &= (<uint64_t>1 << 8 * n) - 1
        h = (h ^ word) * <uint64_t>0xFF51AFD7ED558CCD
        h ^= h >> 32
        if n <= 8:
            break
        p += 8
        n -= 8
    h *= <uint64_t>0xC4CEB9FE1A85EC53
    return (h ^ h >> 29) | 1
