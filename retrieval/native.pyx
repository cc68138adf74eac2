# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
"""The compiled part: reading words, inverting passages, exact top-k. `plain` is its twin in numpy.

A segment numbers its passages in order of length, so that the passages of one window are about
equally long and a word that occurs once is worth nearly the same in all of them. Sums over a window are
therefore small integers, rounded up: an upper bound of each passage's score, in units of what one
occurrence is worth in the window's shortest passage. Only passages whose bound reaches the k-th
best score so far are scored exactly.
"""

import numpy as np

from retrieval.plain import CLOSING, OPENING

from libc.math cimport ceil, log
from libc.stdint cimport int16_t, int64_t, uint8_t, uint16_t, uint32_t, uint64_t
from libc.stdlib cimport calloc, free, malloc, realloc
from libc.string cimport memcpy, memset

cdef extern from *:
    """
    #include <stdint.h>
    #if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__) && defined(__linux__)
    __attribute__((target_clones("avx2", "default")))
    #endif
    static int reaching(const int16_t *sums, int n, int16_t least, uint16_t *found) {
        int count = 0;
        for (const int16_t *block = sums; block < sums + n; block += 64) {
            int16_t most = 0;
            for (size_t j = 0; j < 64; j++) most = block[j] > most ? block[j] : most;
            if (most >= least)
                for (size_t j = 0; j < 64; j++)
                    if (block[j] >= least) found[count++] = (uint16_t)(block - sums + j);
        }
        return count;
    }
    #if defined(__GNUC__)
    #define prefetch(address) __builtin_prefetch(address)
    #define lowest_bit(word) __builtin_ctzll(word)
    #else
    #define prefetch(address)
    static int lowest_bit(uint64_t word) { int i = 0; while (!(word >> i & 1)) i++; return i; }
    #endif
    """
    int reaching(const int16_t *sums, int n, int16_t least, uint16_t *found) noexcept nogil
    void prefetch(const void *address) noexcept nogil
    int lowest_bit(uint64_t word) noexcept nogil

cdef enum:
    WINDOW = 8192  # passages; their sums fill 16 KB, half of the smallest first-level cache about
    TOP = 32000  # the greatest sum
    CLASSES = 8  # occurrences 2..7 are bounded one by one, more of them together
    ESCAPE = 255  # stands for more occurrences than fit
    BATCH = 64  # chunks whose places in the table are fetched together
    OPENS = 1
    CLOSES = 2
    WIDE = 0xFFFF  # stands before a word number that does not fit, which follows as quotient and rest by it

cdef double LAZY = 0.4  # of the threshold may come from lists that are only looked up; 0.3 to 0.5 were alike

cdef struct Segment:
    uint32_t words, passages, escapes
    const uint32_t *ids
    const uint32_t *one_ends
    const uint16_t *one
    const uint32_t *many_ends
    const uint16_t *many
    const uint8_t *times
    const uint8_t *peaks
    const uint32_t *lengths
    const uint16_t *places
    const uint32_t *escape_at
    const uint32_t *escape_times
    const uint16_t *text
    const uint32_t *text_ends
    uint32_t base

cdef struct Listed:  # one of the two lists of a word in a segment: its passages with one occurrence, or more
    const uint16_t *slots
    const uint8_t *times
    uint32_t n, at, end, next, first, peak  # positions `at` to `end` are of the window that ends at slot `next`
    int term
    double weight, bound, sum  # the most it gives; the most that it and those before it give

cdef struct Search:  # one query, and the memory it works in
    int k, m, filled
    const uint32_t *ids
    const double *weights
    double fixed, slope, threshold
    Listed *lists
    uint32_t *counts
    double *held
    int16_t *sums
    uint16_t *found
    int16_t *reached
    Found *heap

cdef struct Found:
    double score
    uint32_t order, segment, slot


cdef inline bint worse(const Found *a, const Found *b) noexcept nogil:
    return a.score < b.score or (a.score == b.score and a.order > b.order)


cdef void sift(Found *heap, int i, int n) noexcept nogil:
    """Lets an entry sink to its place in a heap with the worst on top."""
    cdef Found moved = heap[i]
    cdef int child
    while True:
        child = 2 * i + 1
        if child >= n:
            break
        if child + 1 < n and worse(&heap[child + 1], &heap[child]):
            child += 1
        if not worse(&heap[child], &moved):
            break
        heap[i] = heap[child]
        i = child
    heap[i] = moved


cdef inline uint32_t lower(const uint16_t *slots, uint32_t low, uint32_t high, uint32_t slot) noexcept nogil:
    """The first position whose slot is not below `slot`; steps without a branch to be guessed."""
    cdef const uint16_t *base = slots + low
    cdef uint32_t n = high - low, half
    while n > 1:
        half = n >> 1
        base = base + half if base[half - 1] < slot else base
        n -= half
    return (base - slots) + (n == 1 and base[0] < slot)


cdef uint32_t near(const uint16_t *slots, uint32_t low, uint32_t high, uint32_t slot, uint32_t guess) noexcept nogil:
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


cdef uint32_t count_at(const Segment *s, const Listed *p, uint32_t start, uint32_t slot) noexcept nogil:
    """How often a word occurs in a passage of the window from `start`, by one of its lists."""
    cdef uint32_t at = near(p.slots, p.at, p.end, slot, (p.end - p.at) * (slot - start) // WINDOW), i
    if at == p.end or p.slots[at] != slot:
        return 0
    if p.times == NULL:
        return 1
    if p.times[at] < ESCAPE:
        return p.times[at]
    for i in range(s.escapes):
        if s.escape_at[i] == p.first + at:
            return s.escape_times[i]
    return ESCAPE


cdef int gather(const Segment *s, Search *q) noexcept nogil:
    """The lists of the words that a segment has, those with the least to give first."""
    cdef int n = 0, i, j
    cdef uint32_t low, high, middle
    cdef Listed p
    cdef Listed *lists = q.lists
    for i in range(q.m):
        low, high = 0, s.words
        while low < high:
            middle = (low + high) >> 1
            if s.ids[middle] < q.ids[i]:
                low = middle + 1
            else:
                high = middle
        if low == s.words or s.ids[low] != q.ids[i]:
            continue
        for j in range(2):
            p.term, p.weight, p.at, p.end, p.next = i, q.weights[i], 0, 0, 0
            p.first = s.many_ends[low] if j else s.one_ends[low]
            p.n = (s.many_ends[low + 1] if j else s.one_ends[low + 1]) - p.first
            p.slots = s.many + p.first if j else s.one + p.first
            p.times = s.times + p.first if j else NULL
            p.peak = s.peaks[low] if j else 1
            p.bound = p.weight * p.peak / (p.peak + 1.2)
            if p.n:
                lists[n] = p
                n += 1
    for i in range(1, n):
        p = lists[i]
        j = i
        while j > 0 and lists[j - 1].bound > p.bound:
            lists[j] = lists[j - 1]
            j -= 1
        lists[j] = p
    return n


cdef inline double most(const Listed *p, double norm) noexcept nogil:
    """The most a list gives to a passage of this norm or a greater one."""
    return p.weight if p.peak == ESCAPE else p.weight * p.peak / (p.peak + norm)


cdef int split(Search *q, int n, double norm, double least) noexcept nogil:
    """Bounds each list in a window; how many, from the first, are only looked up."""
    cdef int i, lazy = 0
    cdef double sum = 0
    cdef Listed *p
    memset(q.held, 0, q.m * sizeof(double))
    for i in range(n):
        p = &q.lists[i]
        p.bound = most(p, norm)
        sum += p.bound - q.held[p.term]  # a passage stands in one of a word's two lists
        q.held[p.term] = p.bound
        p.sum = sum * (1 + 1e-9)
        if lazy == i < n - 1 and p.sum < LAZY * least:
            lazy += 1
    return lazy


cdef int stream(Listed *p, int16_t *sums, uint32_t start, uint32_t stop, double scale, double norm) noexcept nogil:
    """Adds a list's part of a window to its sums; how many passages that were."""
    cdef int16_t adds[CLASSES + 1]
    cdef int16_t add = <int16_t>ceil(p.weight * scale)
    cdef uint32_t j, n = p.n
    cdef int times
    cdef const uint16_t *slots = p.slots
    cdef int16_t *own = sums - start
    p.at = lower(slots, p.end, n, start) if p.end < n and slots[p.end] < start else p.end
    p.next = stop
    j = p.at
    if p.times == NULL:
        while j + 4 <= n and slots[j + 3] < stop:
            own[slots[j]] += add
            own[slots[j + 1]] += add
            own[slots[j + 2]] += add
            own[slots[j + 3]] += add
            j += 4
        while j < n and slots[j] < stop:
            own[slots[j]] += add
            j += 1
    else:
        for times in range(2, CLASSES):
            adds[times] = <int16_t>ceil(p.weight * scale * times * (1 + norm) / (times + norm))
        adds[CLASSES] = <int16_t>ceil(p.weight * scale * ratio(p, norm))
        while j < n and slots[j] < stop:
            times = p.times[j]
            own[slots[j]] += adds[times if times < CLASSES else CLASSES]
            j += 1
    p.end = j
    return j - p.at


cdef inline double ratio(const Listed *p, double norm) noexcept nogil:
    """The most a list gives to a passage, in units of what one occurrence gives."""
    return 1 + norm if p.peak == ESCAPE else p.peak * (1 + norm) / (p.peak + norm)


cdef int collect(Search *q, int n, int lazy, uint32_t start, int16_t least) noexcept nogil:
    """The few passages of a window that its lists touched whose sum is great enough; sums are moved to the front."""
    cdef int i, count = 0
    cdef uint32_t j, slot
    cdef int16_t sum
    for i in range(lazy, n):
        for j in range(q.lists[i].at, q.lists[i].end):
            slot = q.lists[i].slots[j] - start
            sum = q.sums[slot]
            q.sums[slot] = 0
            if sum >= least:
                q.found[count] = slot
                q.reached[count] = sum
                count += 1
    return count


cdef void keep(Search *q, double score, uint32_t order, uint32_t segment, uint32_t slot) noexcept nogil:
    """Puts a passage among the best k, if it belongs there."""
    cdef Found new
    cdef int i
    new.score, new.order, new.segment, new.slot = score, order, segment, slot
    if q.filled < q.k:
        q.heap[q.filled] = new
        q.filled += 1
        if q.filled == q.k:
            for i in range(q.k // 2 - 1, -1, -1):
                sift(q.heap, i, q.k)
    elif worse(&q.heap[0], &new):
        q.heap[0] = new
        sift(q.heap, 0, q.k)
    if q.filled == q.k:
        q.threshold = max(q.threshold, q.heap[0].score)


cdef void examine(const Segment *s, Search *q, int n, int lazy, uint32_t number, uint32_t start, uint32_t slot,
                  double reach) noexcept nogil:
    """Scores one passage exactly, or gives it up as soon as it cannot reach the threshold."""
    cdef double norm = q.fixed + q.slope * s.lengths[slot], least = q.threshold * (1 - 1e-9), score = 0
    cdef int i
    cdef uint32_t times
    cdef Listed *p
    reach = reach / (1 + norm)
    if reach + (q.lists[lazy - 1].sum if lazy else 0) < least:
        return
    memset(q.counts, 0, q.m * sizeof(uint32_t))
    for i in range(lazy - 1, -1, -1):
        p = &q.lists[i]
        if reach + p.sum < least:
            return
        times = count_at(s, p, start, slot)
        if times:
            q.counts[p.term] = times
            reach += p.weight * times / (times + norm)
    if reach < least:
        return
    for i in range(lazy, n):
        p = &q.lists[i]
        times = count_at(s, p, start, slot)
        if times:
            q.counts[p.term] = times
    for i in range(q.m):
        if q.counts[i]:
            score += q.weights[i] * (q.counts[i] / (q.counts[i] + norm))
    keep(q, score, s.base + s.places[slot], number, slot)


cdef void search(const Segment *s, uint32_t number, const uint8_t *allowed, Search *q) noexcept nogil:
    cdef int n = gather(s, q), i, lazy, count, touched, greatest, turn
    cdef uint32_t start, stop, step
    cdef double shortest, longest, scale, least, need, rest, norm
    cdef Listed *p
    for i in range(n if allowed == NULL else 0):  # the k shortest of a list are worth at least so much each
        p = &q.lists[i]
        if p.n >= <uint32_t>q.k:
            norm = q.fixed + q.slope * s.lengths[p.slots[q.k - 1]]
            q.threshold = max(q.threshold, p.weight / (1 + norm) if p.times == NULL else p.weight * 2 / (2 + norm))
    stop = 0
    while n and stop < s.passages:
        start, stop = stop, min(stop + WINDOW, s.passages)
        shortest = q.fixed + q.slope * s.lengths[start]
        longest = q.fixed + q.slope * s.lengths[stop - 1]
        least = q.threshold * (1 - 1e-9)
        lazy = split(q, n, shortest, least)
        if q.lists[n - 1].sum < least:
            continue
        rest = q.lists[lazy - 1].sum if lazy else 0
        scale = 0
        for i in range(lazy, n):
            scale += q.lists[i].weight * ratio(&q.lists[i], longest)
        scale = (TOP - n) / scale
        need = max(1, (least - rest) * scale * (1 + shortest))
        if need > TOP:
            continue
        touched = 0
        for i in range(lazy, n):
            touched += stream(&q.lists[i], q.sums, start, stop, scale, longest)
        if touched == 0:
            continue
        if touched < WINDOW // 16:
            count = collect(q, n, lazy, start, <int16_t>need)
        else:
            count = reaching(q.sums, WINDOW, <int16_t>need, q.found)
            for i in range(count):
                q.reached[i] = q.sums[q.found[i]]
            memset(q.sums, 0, WINDOW * sizeof(int16_t))
        for i in range(lazy if count else 0):
            p = &q.lists[i]
            step = <uint64_t>p.n * WINDOW // s.passages
            p.at = near(p.slots, p.end, p.n, start, step * ((start - p.next) // WINDOW))
            p.end = near(p.slots, p.at, p.n, stop, step)
            p.next = stop
        greatest = 0
        for i in range(count):
            greatest = max(greatest, q.reached[i])
        for turn in range(2):  # the most promising first: they raise the threshold for the rest
            for i in range(count):
                if (4 * q.reached[i] < 3 * greatest) == turn and (allowed == NULL or allowed[start + q.found[i]]):
                    examine(s, q, n, lazy, number, start, start + q.found[i], q.reached[i] / scale)


cdef class Kernel:
    """Searches segments. `k` best passages for words with weights; see `plain.Kernel`."""

    cdef Segment *segments
    cdef int n
    cdef list kept

    def __cinit__(self, list segments):
        cdef const uint32_t[::1] w4
        cdef const uint16_t[::1] w2
        cdef const uint8_t[::1] w1
        cdef Segment *s
        cdef uint32_t base = 0
        self.n = len(segments)
        self.kept = segments
        self.segments = <Segment *>calloc(max(1, self.n), sizeof(Segment))
        for i, arrays in enumerate(segments):
            s = &self.segments[i]
            s.words, s.passages, s.escapes = len(arrays["ids"]), len(arrays["lengths"]), len(arrays["escape_at"])
            w4 = arrays["ids"]; s.ids = &w4[0]
            w4 = arrays["one_ends"]; s.one_ends = &w4[0]
            w2 = arrays["one"]; s.one = &w2[0]
            w4 = arrays["many_ends"]; s.many_ends = &w4[0]
            w2 = arrays["many"]; s.many = &w2[0]
            w1 = arrays["times"]; s.times = &w1[0]
            w1 = arrays["peaks"]; s.peaks = &w1[0]
            w4 = arrays["lengths"]; s.lengths = &w4[0]
            w2 = arrays["places"]; s.places = &w2[0]
            w4 = arrays["escape_at"]; s.escape_at = &w4[0]
            w4 = arrays["escape_times"]; s.escape_times = &w4[0]
            w2 = arrays["text"]; s.text = &w2[0]
            w4 = arrays["text_ends"]; s.text_ends = &w4[0]
            s.base = base
            base += s.passages

    def __dealloc__(self):
        free(self.segments)

    def top(self, list words, list weights, int k, double fixed, double slope, list masks=None):
        """The best `(score, segment, slot, order)` by BM25; a passage's norm is `fixed + slope * length`."""
        cdef int m = len(words), i
        cdef Search q
        cdef const uint8_t[::1] mask
        cdef const uint8_t **allowed = <const uint8_t **>calloc(self.n + 1, sizeof(uint8_t *))
        cdef uint32_t *ids = <uint32_t *>malloc((m + 1) * sizeof(uint32_t))
        cdef double *scales = <double *>malloc((m + 1) * sizeof(double))
        q.k, q.m, q.filled, q.fixed, q.slope, q.threshold = k, m, 0, fixed, slope, 0
        q.ids, q.weights = ids, scales
        q.lists = <Listed *>malloc((2 * m + 1) * sizeof(Listed))
        q.counts = <uint32_t *>malloc((m + 1) * sizeof(uint32_t))
        q.held = <double *>malloc((m + 1) * sizeof(double))
        q.sums = <int16_t *>calloc(2 * WINDOW, sizeof(int16_t))
        q.reached = q.sums + WINDOW
        q.found = <uint16_t *>malloc(WINDOW * sizeof(uint16_t))
        q.heap = <Found *>malloc((k + 1) * sizeof(Found))
        for i in range(m):
            ids[i], scales[i] = words[i], weights[i]
        for i in range(self.n if masks is not None else 0):
            if masks[i] is not None:
                mask = masks[i]
                allowed[i] = &mask[0]
        with nogil:
            for i in range(self.n if k > 0 else 0):
                search(&self.segments[i], i, allowed[i], &q)
        best = sorted([(-q.heap[i].score, q.heap[i].order, q.heap[i].segment, q.heap[i].slot) for i in range(q.filled)])
        free(allowed); free(ids); free(scales); free(q.lists); free(q.counts); free(q.held)
        free(q.sums); free(q.found); free(q.heap)
        return [(-score, segment, slot, order) for score, order, segment, slot in best]

    def features(self, list picks, list pairs, dict question, const uint32_t[::1] df, uint32_t n):
        """For each `(segment, slot)`: how often each pair of words stands there, and the cosine's two parts,
        the product with `question` (word to weight) and the squared length of the passage's TF-IDF vector."""
        cdef uint32_t longest = 1, i, length, size = 2
        cdef int asked = 0, j, m = len(question)
        cdef uint32_t *asked_words = <uint32_t *>malloc((m + 1) * sizeof(uint32_t))
        cdef double *asked_weights = <double *>malloc((m + 1) * sizeof(double))
        cdef double dot, square, weight
        for asked_words[asked], asked_weights[asked] in question.items():
            asked += 1
        for segment, slot in picks:
            longest = max(longest, self.segments[<int>segment].lengths[<int>slot])
        while size < 2 * longest:
            size *= 2
        cdef uint32_t *words = <uint32_t *>malloc(longest * sizeof(uint32_t))
        cdef uint32_t *counts = <uint32_t *>malloc(longest * sizeof(uint32_t))
        cdef uint32_t *table = <uint32_t *>malloc(size * sizeof(uint32_t))
        found = []
        for segment, slot in picks:
            length = decode(&self.segments[<int>segment], slot, words)
            met = [occurrences(words, length, one, other) for one, other in pairs]
            length = tally(words, counts, length, table, size)
            dot = square = 0
            for i in range(length):
                weight = counts[i] * (log((1.0 + n) / (1.0 + df[words[i]])) + 1)
                square += weight * weight
                for j in range(m):
                    if asked_words[j] == words[i]:
                        dot += weight * asked_weights[j]
            found.append((met, dot, square))
        free(asked_words); free(asked_weights); free(words); free(counts); free(table)
        return found


cdef uint32_t tally(uint32_t *words, uint32_t *counts, uint32_t n, uint32_t *table, uint32_t size) noexcept nogil:
    """Counts equal words; the distinct ones move to the front, in the order they were met."""
    cdef uint32_t i, at, distinct = 0
    memset(table, 0, size * sizeof(uint32_t))
    for i in range(n):
        at = words[i] * <uint32_t>2654435769 & (size - 1)
        while table[at] and words[table[at] - 1] != words[i]:
            at = (at + 1) & (size - 1)
        if not table[at]:
            words[distinct], counts[distinct] = words[i], 0
            distinct += 1
            table[at] = distinct
        counts[table[at] - 1] += 1
    return distinct


cdef uint32_t decode(const Segment *s, uint32_t slot, uint32_t *words) noexcept nogil:
    """The word numbers of a passage, in order."""
    cdef uint32_t at = s.text_ends[slot], end = s.text_ends[slot + 1], n = 0
    while at < end:
        if s.text[at] == WIDE:
            words[n] = s.text[at + 1] * <uint32_t>WIDE + s.text[at + 2]
            at += 3
        else:
            words[n] = s.text[at]
            at += 1
        n += 1
    return n


cdef uint32_t occurrences(const uint32_t *words, uint32_t n, uint32_t one, uint32_t other) noexcept nogil:
    cdef uint32_t i, count = 0
    for i in range(1, n):
        count += words[i - 1] == one and words[i] == other
    return count


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


def invert(const uint32_t[::1] words, const int64_t[::1] starts, uint32_t vocabulary):
    """The postings of texts `words[starts[i]:starts[i + 1]]`; see `plain.invert`."""
    cdef size_t i, j, n = len(starts) - 1, filled = 0, distinct = 0, ones = 0, manies = 0
    cdef uint32_t word
    cdef uint32_t *own = <uint32_t *>malloc((len(words) + 1) * sizeof(uint32_t))   # distinct words, text by text
    cdef uint32_t *times = <uint32_t *>malloc((len(words) + 1) * sizeof(uint32_t))
    cdef size_t *own_ends = <size_t *>malloc((n + 1) * sizeof(size_t))
    cdef size_t *last = <size_t *>calloc(vocabulary + 1, sizeof(size_t))  # one past where a word stands in `own`
    cdef uint32_t *one_at = <uint32_t *>calloc(vocabulary + 1, sizeof(uint32_t))
    cdef uint32_t *many_at = <uint32_t *>calloc(vocabulary + 1, sizeof(uint32_t))
    with nogil:
        own_ends[0] = 0
        for i in range(n):
            for j in range(<size_t>starts[i], <size_t>starts[i + 1]):
                word = words[j]
                if last[word] > own_ends[i]:
                    times[last[word] - 1] += 1
                else:
                    own[filled], times[filled] = word, 1
                    filled += 1
                    last[word] = filled
            own_ends[i + 1] = filled
        for j in range(filled):
            if times[j] == 1:
                one_at[own[j]] += 1
            else:
                many_at[own[j]] += 1
        for word in range(vocabulary):
            distinct += last[word] > 0
    ids, one_ends = np.empty(distinct, np.uint32), np.zeros(distinct + 1, np.uint32)
    many_ends, peaks = np.zeros(distinct + 1, np.uint32), np.zeros(distinct, np.uint8)
    cdef uint32_t[::1] ids_ = ids, one_ends_ = one_ends, many_ends_ = many_ends
    cdef uint8_t[::1] peaks_ = peaks
    with nogil:
        distinct = 0
        for word in range(vocabulary):
            if last[word]:
                ids_[distinct] = word
                i, j = one_at[word], many_at[word]
                one_at[word], many_at[word], last[word] = ones, manies, distinct
                ones, manies, distinct = ones + i, manies + j, distinct + 1
                one_ends_[distinct], many_ends_[distinct] = ones, manies
    one, many, counts = np.empty(ones, np.uint16), np.empty(manies, np.uint16), np.empty(manies, np.uint8)
    cdef uint16_t[::1] one_ = one, many_ = many
    cdef uint8_t[::1] counts_ = counts
    cdef dict escapes = {}
    with nogil:
        for i in range(n):
            for j in range(own_ends[i], own_ends[i + 1]):
                word = own[j]
                if times[j] == 1:
                    one_[one_at[word]] = i
                    one_at[word] += 1
                    continue
                many_[many_at[word]] = i
                counts_[many_at[word]] = min(times[j], <uint32_t>ESCAPE)
                if times[j] >= ESCAPE:
                    with gil:
                        escapes[many_at[word]] = times[j]
                peaks_[last[word]] = max(peaks_[last[word]], counts_[many_at[word]])
                many_at[word] += 1
    free(own); free(times); free(own_ends); free(last); free(one_at); free(many_at)
    return {"ids": ids, "one_ends": one_ends, "one": one, "many_ends": many_ends, "many": many, "times": counts,
            "peaks": peaks, "escape_at": np.array(sorted(escapes), np.uint32),
            "escape_times": np.array([escapes[at] for at in sorted(escapes)], np.uint32)}
