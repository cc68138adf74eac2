# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
"""The compiled part that searches: exact top-k, and where words stand; `plain.Kernel` is its twin in numpy.

A segment numbers its passages in order of length, so that the passages of one window are about
equally long and a word that occurs once is worth nearly the same in all of them. Sums over a window are
therefore small integers, rounded up: an upper bound of each passage's score, in units of what one
occurrence is worth in the window's shortest passage. Only passages whose bound reaches the k-th
best score so far are scored exactly.
"""

from libc.math cimport ceil
from libc.stdint cimport int16_t, int64_t, uint8_t, uint16_t, uint32_t, uint64_t
from libc.stdlib cimport calloc, free, malloc
from libc.string cimport memcpy, memset

from retrieval.native_packing cimport CAP, lower, octets, place_of, risen, start_of, uncapped, up_to
from retrieval.native_segment cimport (
    STRETCH, Listed, Segment, entry, near, open_list, segment_of, slot_of, unpack,
)

cdef extern from *:
    """
    #include <stdint.h>
    #include <string.h>
    #if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__) && defined(__linux__)
    __attribute__((target_clones("avx2", "default")))
    #endif
    static int reaching(const int16_t *sums, int n, int16_t least, uint16_t *found) {
        int count = 0;
        for (const int16_t *block = sums; block < sums + n; block += 64) {
            int16_t most = 0;
            for (size_t j = 0; j < 64; j++) most = block[j] > most ? block[j] : most;
            if (most < least) continue;
            uint8_t reach[64];
            for (size_t j = 0; j < 64; j++) reach[j] = block[j] >= least;
            for (size_t j = 0; j < 64; j += 8) {
                uint64_t eight;
                memcpy(&eight, reach + j, 8);
                for (size_t i = j; eight; eight >>= 8, i++)
                    if (eight & 1) found[count++] = (uint16_t)(block - sums + i);
            }
        }
        return count;
    }
    """
    int reaching(const int16_t *sums, int n, int16_t least, uint16_t *found) noexcept nogil

cdef enum:
    WINDOW = 8192  # passages; their sums fill 16 KB, half of the smallest first-level cache about
    TOP = 32000  # the greatest sum
    CLASSES = 8  # occurrences 2..7 are bounded one by one, more of them together

cdef double LAZY = 0.4  # of the threshold may come from lists that are only looked up; 0.3 to 0.5 were alike

cdef struct Search:  # one question after the other, and the memory they work in
    int k, m, filled
    uint32_t *ids
    double *weights
    double fixed, slope, threshold
    Listed *lists
    uint16_t *ends
    uint16_t *room
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


cdef uint32_t count_at(const Segment *s, const Listed *p, uint32_t start, uint32_t slot) noexcept nogil:
    """How often a word occurs in a passage of the window from `start`, by one of its lists."""
    cdef int64_t at = entry(p, p.at, p.end, slot, (p.end - p.at) * (slot - start) // WINDOW)
    if at < 0:
        return 0
    return 1 if p.times == NULL else uncapped(&s.times.sizes, p.first + at)


cdef int gather(const Segment *s, Search *q) noexcept nogil:
    """The lists of the words that a segment has, those with the least to give first."""
    cdef int n = 0, i, j
    cdef uint32_t place
    cdef Listed p
    cdef Listed *lists = q.lists
    for i in range(q.m):
        place = place_of(&s.ids, q.ids[i])
        if place == s.ids.n:
            continue
        for j in range(2):
            if open_list(s, place, j, q.ends + i * (STRETCH + 1), &p):
                p.room = q.room + i * (WINDOW + 8)
                p.term, p.weight = i, q.weights[i]
                p.bound = p.weight * p.peak / (p.peak + 1.2)
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
    return p.weight if p.peak == CAP else p.weight * p.peak / (p.peak + norm)


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
    p.next = stop
    if p.lows != NULL:
        unpack(p, start >> 8, (stop + STRETCH - 1) >> 8)
        slots, n = p.slots, p.end
    else:
        p.at = lower(slots, p.end, n, start) if p.end < n and slots[p.end] < start else p.end
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
    return 1 + norm if p.peak == CAP else p.peak * (1 + norm) / (p.peak + norm)


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


cdef int promising(Search *q, int count) noexcept nogil:
    """A sum that about k of the candidates of a window reach."""
    cdef uint16_t tally[256]
    cdef int i, high = 255, reaching_it = 0
    if count <= 2 * q.k:
        return 0
    memset(tally, 0, sizeof(tally))
    for i in range(count):
        tally[q.reached[i] >> 7] += 1
    while high > 0 and reaching_it + tally[high] < q.k:
        reaching_it += tally[high]
        high -= 1
    return high << 7


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
    cdef double norm = q.fixed + q.slope * risen(&s.lengths, slot), least = q.threshold * (1 - 1e-9), score = 0
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
    for i in range(n - 1, lazy - 1, -1):
        p = &q.lists[i]
        if q.counts[p.term] == 0:  # else it stands in the word's other list
            q.counts[p.term] = count_at(s, p, start, slot)
    for i in range(q.m):
        if q.counts[i]:
            score += q.weights[i] * (q.counts[i] / (q.counts[i] + norm))
    keep(q, score, s.base + s.places[slot], number, slot)


cdef void search(const Segment *s, uint32_t number, const uint8_t *allowed, Search *q) noexcept nogil:
    cdef int n = gather(s, q), i, lazy, count, touched, high, turn
    cdef uint32_t start, stop, step
    cdef double shortest, longest, scale, least, need, rest, norm
    cdef Listed *p
    for i in range(n if allowed == NULL else 0):  # the k shortest of a list are worth at least so much each
        p = &q.lists[i]
        if p.n >= <uint32_t>q.k:
            norm = q.fixed + q.slope * risen(&s.lengths, slot_of(p, q.k - 1))
            q.threshold = max(q.threshold, p.weight / (1 + norm) if p.times == NULL else p.weight * 2 / (2 + norm))
    stop = 0
    while n and stop < s.passages:
        start, stop = stop, min(stop + WINDOW, s.passages)
        shortest = q.fixed + q.slope * risen(&s.lengths, start)
        longest = q.fixed + q.slope * risen(&s.lengths, stop - 1)
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
            count = reaching(q.sums, stop - start, <int16_t>need, q.found)
            for i in range(count):
                q.reached[i] = q.sums[q.found[i]]
            memset(q.sums, 0, (stop - start) * sizeof(int16_t))
        for i in range(lazy if count else 0):
            p = &q.lists[i]
            if p.lows != NULL:
                continue
            step = <uint64_t>p.n * WINDOW // s.passages
            p.at = near(p.slots, p.end, p.n, start, step * ((start - p.next) // WINDOW))
            p.end = near(p.slots, p.at, p.n, stop, step)
            p.next = stop
        high = promising(q, count)
        for turn in range(2):  # the most promising first: they raise the threshold for the rest
            for i in range(count):
                if (q.reached[i] < high) == turn and (allowed == NULL or allowed[start + q.found[i]]):
                    examine(s, q, n, lazy, number, start, start + q.found[i], q.reached[i] / scale)


cdef Search room_for(int m, int k, double fixed, double slope):
    """Memory for questions of at most `m` distinct words."""
    cdef Search q
    q.k, q.fixed, q.slope = k, fixed, slope
    q.ids = <uint32_t *>malloc((m + 1) * sizeof(uint32_t))
    q.weights = <double *>malloc((m + 1) * sizeof(double))
    q.lists = <Listed *>malloc((2 * m + 1) * sizeof(Listed))
    q.ends = <uint16_t *>malloc((m + 1) * (STRETCH + 1) * sizeof(uint16_t))
    q.room = <uint16_t *>malloc((m + 1) * (WINDOW + 8) * sizeof(uint16_t))
    q.counts = <uint32_t *>malloc((m + 1) * sizeof(uint32_t))
    q.held = <double *>malloc((m + 1) * sizeof(double))
    q.sums = <int16_t *>calloc(2 * WINDOW, sizeof(int16_t))
    q.reached = q.sums + WINDOW
    q.found = <uint16_t *>malloc(WINDOW * sizeof(uint16_t))
    q.heap = <Found *>malloc((max(k, 0) + 1) * sizeof(Found))
    return q


cdef void free_room(Search *q):
    free(q.ids); free(q.weights); free(q.lists); free(q.ends); free(q.room); free(q.counts); free(q.held); free(q.sums)
    free(q.found); free(q.heap)


cdef int count_words(const uint32_t[::1] run, int64_t start, int64_t end, const uint32_t[::1] words,
                     const double[::1] weights, Search *q) noexcept nogil:
    """Lays out a question's distinct words, each weighing as often as it is asked; how many they are."""
    cdef int m = 0, j
    cdef int64_t i
    for i in range(start, end):
        j = 0
        while j < m and q.ids[j] != words[run[i]]:
            j += 1
        if j == m:
            q.ids[m], q.counts[m] = words[run[i]], 0
            m += 1
        q.counts[j] += 1
        q.weights[j] = q.counts[j] * weights[run[i]]
    return m


cdef list ranked(const Found *found, int n):
    return [(found[i].score, found[i].segment, found[i].slot, found[i].order) for i in range(n)]


cdef list positions_of(const Segment *s, const Listed *one, const Listed *many, uint32_t slot):
    """Where a word stands in a slot; its lists are opened, empty where `n` is 0."""
    cdef int64_t found = entry(one, 0, one.n, slot, 0) if one.n else -1
    cdef uint32_t i, first, end
    if found >= 0:
        return [uncapped(&s.one_positions, one.first + found)]
    found = entry(many, 0, many.n, slot, 0) if many.n else -1
    if found < 0:
        return []
    first = start_of(&s.times, many.first + found)
    end = first + uncapped(&s.times.sizes, many.first + found)
    return [uncapped(&s.many_positions, i) for i in range(first, end)]


cdef class Kernel:
    """Searches segments. `k` best passages for words with weights; see `plain.Kernel`."""

    cdef Segment *segments
    cdef int n
    cdef list kept

    def __cinit__(self, list segments):
        cdef uint32_t base = 0
        self.n = len(segments)
        self.kept = segments
        self.segments = <Segment *>calloc(max(1, self.n), sizeof(Segment))
        for i, arrays in enumerate(segments):
            self.segments[i] = segment_of(arrays, base)
            base += self.segments[i].passages

    def __dealloc__(self):
        free(self.segments)

    def top(self, list words, list weights, int k, double fixed, double slope, list masks=None):
        """The best `(score, segment, slot, order)` by BM25; a passage's norm is `fixed + slope * length`."""
        cdef Search q = room_for(len(words), k, fixed, slope)
        cdef const uint8_t **allowed = self.passing(masks)
        for i in range(len(words)):
            q.ids[i], q.weights[i] = words[i], weights[i]
        q.m = len(words)
        with nogil:
            self.answer(allowed, &q)
        found = ranked(q.heap, q.filled)
        free_room(&q); free(allowed)
        return found

    def top_many(self, const uint32_t[::1] run, const int64_t[::1] ends, const uint32_t[::1] words,
                 const double[::1] weights, int k, double fixed, double slope, list masks=None):
        """What `top` gives for each of some questions; see `plain.Kernel.top_many`."""
        cdef int64_t start = 0, longest = 0
        cdef size_t i, n = len(ends), room = max(k, 0)
        for i in range(n):
            longest = max(longest, ends[i] - start)
            start = ends[i]
        cdef Search q = room_for(longest, k, fixed, slope)
        cdef const uint8_t **allowed = self.passing(masks)
        cdef Found *all = <Found *>malloc((n * room + 1) * sizeof(Found))
        cdef int *filled = <int *>malloc((n + 1) * sizeof(int))
        with nogil:
            for i in range(n):
                q.m = count_words(run, ends[i - 1] if i else 0, ends[i], words, weights, &q)
                self.answer(allowed, &q)
                filled[i] = q.filled
                memcpy(all + i * room, q.heap, q.filled * sizeof(Found))
        found = [ranked(all + i * room, filled[i]) for i in range(n)]
        free_room(&q); free(allowed); free(all); free(filled)
        return found

    cdef const uint8_t **passing(self, list masks):
        """The mask of each segment, NULL where all its passages may be found."""
        cdef const uint8_t **allowed = <const uint8_t **>calloc(self.n + 1, sizeof(uint8_t *))
        for i in range(self.n if masks is not None else 0):
            if masks[i] is not None:
                allowed[i] = octets(masks[i])
        return allowed

    cdef void answer(self, const uint8_t **allowed, Search *q) noexcept nogil:
        """Leaves a question's best passages in the heap, the best first."""
        cdef int i
        cdef Found last
        q.filled, q.threshold = 0, 0
        for i in range(self.n if q.k > 0 else 0):
            search(&self.segments[i], i, allowed[i], q)
        if q.filled < q.k:
            for i in range(q.filled // 2 - 1, -1, -1):
                sift(q.heap, i, q.filled)
        for i in range(q.filled - 1, 0, -1):  # the worst is on top: it goes to the end
            last, q.heap[i] = q.heap[i], q.heap[0]
            q.heap[0] = last
            sift(q.heap, 0, i)

    def places(self, list picks, list words):
        """For each `(segment, slot)` and each word the positions where it stands there."""
        cdef list found = [[] for _ in picks]
        for number in range(self.n):
            own = [(at, slot) for at, (segment, slot) in enumerate(picks) if segment == number]
            for word in words if own else ():
                self.positions(number, word, own, found)
        return found

    cdef int positions(self, int segment, uint32_t word, list slots, list found) except -1:
        """Adds what a word has in some `(place among those found, slot)`; its lists are opened once for all."""
        cdef const Segment *s = &self.segments[segment]
        cdef uint32_t place = place_of(&s.ids, word), slot
        cdef uint16_t ends[STRETCH + 1]
        cdef Listed one, many
        one.n = many.n = 0
        if place != s.ids.n:
            open_list(s, place, False, ends, &one)
            open_list(s, place, True, ends, &many)
        for at, slot in slots:
            found[at].append(positions_of(s, &one, &many, slot))
        return 0

    def add_up(self, int number, const uint32_t[::1] places, const double[:, ::1] values, double[:, ::1] sums):
        """Adds to two sums of each passage that holds one of some words; see `plain.Kernel.add_up`."""
        cdef int n = len(places)
        with nogil:
            if n:
                add_ones(&self.segments[number], &places[0], n, &values[0, 0], &sums[0, 0])
                add_manies(&self.segments[number], &places[0], n, &values[0, 0], &sums[0, 0])


cdef inline void add(double *sums, uint32_t slot, const double *values, double times) noexcept nogil:
    sums[2 * slot] += values[0] * times
    sums[2 * slot + 1] += values[1] * times


cdef void add_ones(const Segment *s, const uint32_t *places, int n, const double *values, double *sums) noexcept nogil:
    cdef uint32_t first = 0, rank = 0, size, stretch, j
    cdef const uint8_t *lows
    cdef int i
    for i in range(n):
        if i == 0 or places[i] != places[i - 1] + 1:  # else its list begins where the last one ended
            first, rank = start_of(&s.one_sizes, places[i]), up_to(s.longs, s.n_longs, places[i])
            if rank and s.longs[rank - 1] == places[i]:
                rank -= 1
        size = uncapped(&s.one_sizes.sizes, places[i])
        if rank < s.n_longs and s.longs[rank] == places[i]:
            lows = s.lows + s.long_firsts[rank]
            for stretch in range(STRETCH):
                for j in range(s.counts[rank * STRETCH + stretch]):
                    add(sums, stretch << 8 | lows[j], values + 2 * i, 1)
                lows += s.counts[rank * STRETCH + stretch]
            rank += 1
        else:
            for j in range(first - s.long_firsts[rank], first - s.long_firsts[rank] + size):
                add(sums, s.one[j], values + 2 * i, 1)
        first += size


cdef void add_manies(const Segment *s, const uint32_t *places, int n, const double *values, double *sums) noexcept nogil:
    cdef uint32_t first = 0, end, j
    cdef double times
    cdef int i
    for i in range(n):
        if i == 0 or places[i] != places[i - 1] + 1:
            first = start_of(&s.many_sizes, places[i])
        end = first + uncapped(&s.many_sizes.sizes, places[i])
        for j in range(first, end):
            times = uncapped(&s.times.sizes, j)
            add(sums, s.many[j], values + 2 * i, times * times)
        first = end
