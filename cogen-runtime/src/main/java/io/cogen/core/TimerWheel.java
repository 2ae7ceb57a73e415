package io.cogen.core;

import org.jspecify.annotations.Nullable;

/** The coroutines that wait for a moment: sleepers, and waiters with a timeout. Confined to the scheduler's thread. */
final class TimerWheel {
    /*
     * A hierarchical wheel (Varghese and Lauck, 1987) whose tick is one nanosecond, so that nothing is ever rounded.
     *
     * Time is a long from 0 up, counted from the scheduler's birth, so it neither wraps nor is negative whatever the clock's
     * own values are. Each level looks at six bits of a deadline; eleven levels cover all 63. A timer lives on the level of
     * the highest bit in which its deadline differs from `elapsed`, the moment up to which the wheel has been turned, and
     * there in the slot that the deadline's six bits of this level name. So
     *
     *   - everything on a level is due before everything on the level above, and slots of a level are in order: the next
     *     timer is in the first occupied slot of the lowest occupied level, two bit scans away;
     *   - turning the wheel to the start of a slot takes the slot's list apart: seen from there its timers differ from
     *     `elapsed` in lower bits only, so each drops to a lower level. It does so ten times at most, and mostly it is
     *     disarmed before: timeouts rarely fire. Arming and disarming touch one list and one bit;
     *   - a slot of level 0 holds one nanosecond: everything in it is due at the same time.
     *
     * Ties fire in the order of arming, without a sequence number. Two timers with one deadline are always in one slot,
     * because the slot depends on the deadline and on `elapsed` only; the list keeps the order of arming; and taking a slot
     * apart walks its list from the front and appends, to slots that are empty until then (whatever was due in this slot's
     * range had to be in this slot).
     *
     * Where many timers are in one slot, taking it apart would hold everybody up, 40 ms for a million. So a turn only goes on for a
     * batch of them, and nothing fires until the slot is empty: what is in it is due before everything else. Whoever is armed meanwhile
     * for the time of this slot queues up behind the others.
     *
     * A timer's place is not stored: it is computed from its deadline again when it is disarmed. That is also why `elapsed`
     * never moves past a slot that has not been taken apart.
     *
     * The list is intrusive (Coro.following, Coro.timerPrevious), since a coroutine waits for one thing at a time and so has
     * one timer: a sleeping coroutine costs no timer object, arming allocates nothing. Slots are two arrays per level,
     * made when the level is first used: the levels in use are those of the durations in use, five or six as a rule.
     */

    /** The deadline of what is never due: 292 years from the scheduler's birth. */
    static final long NEVER = Long.MAX_VALUE;

    private static final int BITS = 6;
    private static final int SLOTS = 1 << BITS;
    private static final int LEVELS = 11;
    private static final int LOOKED_THROUGH = 64;
    private static final int BATCH = 4_096;

    private final @Nullable Coro<?, ?>[] @Nullable [] heads = new Coro<?, ?>[LEVELS][];
    private final @Nullable Coro<?, ?>[] @Nullable [] tails = new Coro<?, ?>[LEVELS][];
    /** Bit s of occupied[level]: slot s has timers. */
    private final long[] occupied = new long[LEVELS];
    /** Bit l: level l has timers. */
    private int levels;

    private long elapsed;
    private int size;

    /** How many timers a turn takes to lower levels. */
    private final int batch;

    /** What is left of a slot that is being taken apart, and the last moment of that slot. */
    private @Nullable Coro<?, ?> leftFirst;

    private @Nullable Coro<?, ?> leftLast;
    private long leftUntil;

    TimerWheel() {
        this(BATCH);
    }

    TimerWheel(int batch) {
        this.batch = batch;
    }

    /** A deadline {@code nanos} after {@code now}; {@link #NEVER} when there is no such moment. */
    static long plus(long now, long nanos) {
        long sum = now + nanos;
        return sum < 0 ? NEVER : sum;
    }

    int size() {
        return size;
    }

    /** Adds a coroutine whose {@code deadline} is set. A deadline that is over already fires in the next turn. */
    void arm(Coro<?, ?> coro) {
        if (coro.deadline < elapsed) {
            coro.deadline = elapsed;
        }
        if (leftLast != null && coro.deadline <= leftUntil) {
            coro.timerPrevious = leftLast;
            leftLast.following = coro;
            leftLast = coro;
        } else {
            link(coro);
        }
        size++;
    }

    private void link(Coro<?, ?> coro) {
        int level = level(coro.deadline);
        int slot = slot(coro.deadline, level);
        @Nullable Coro<?, ?>[] head = heads[level];
        @Nullable Coro<?, ?>[] tail = tails[level];
        if (head == null || tail == null) {
            head = heads[level] = new Coro<?, ?>[SLOTS];
            tail = tails[level] = new Coro<?, ?>[SLOTS];
        }
        Coro<?, ?> last = tail[slot];
        coro.timerPrevious = last;
        if (last == null) {
            head[slot] = coro;
            occupied[level] |= 1L << slot;
            levels |= 1 << level;
        } else {
            last.following = coro;
        }
        tail[slot] = coro;
    }

    /** Takes out a coroutine that is armed. */
    @SuppressWarnings("NullAway") // a level in use has its arrays
    void disarm(Coro<?, ?> coro) {
        Coro<?, ?> next = coro.following;
        Coro<?, ?> previous = coro.timerPrevious;
        coro.following = null;
        coro.timerPrevious = null;
        size--;
        if (next != null && previous != null) {
            next.timerPrevious = previous;
            previous.following = next;
            return;
        }
        if (coro == leftFirst || coro == leftLast) {
            disarmLeft(previous, next);
            return;
        }
        int level = level(coro.deadline);
        int slot = slot(coro.deadline, level);
        if (next != null) {
            next.timerPrevious = null;
            heads[level][slot] = next;
        } else if (previous != null) {
            previous.following = null;
            tails[level][slot] = previous;
        } else {
            heads[level][slot] = null;
            tails[level][slot] = null;
            vacate(level, slot);
        }
    }

    /** Takes the first or the last one out of what is left of a slot. */
    private void disarmLeft(@Nullable Coro<?, ?> previous, @Nullable Coro<?, ?> next) {
        if (previous == null) {
            leftFirst = next;
        } else {
            previous.following = null;
        }
        if (next == null) {
            leftLast = previous;
        } else {
            next.timerPrevious = null;
        }
    }

    /**
     * Until when the loop need not look: the next deadline, or a moment before it, or {@link #NEVER}.
     *
     * <p>A far deadline lies in a slot together with others, in no order. A few are looked through for the earliest; where
     * there are many, the start of the slot has to do: the loop then wakes up, takes the slot apart and asks again.
     */
    @SuppressWarnings("NullAway") // a level in use has its arrays
    long next() {
        if (leftFirst != null) {
            return elapsed;
        } else if (levels == 0) {
            return NEVER;
        }
        int level = Integer.numberOfTrailingZeros(levels);
        int slot = Long.numberOfTrailingZeros(occupied[level]);
        Coro<?, ?> coro = heads[level][slot];
        long earliest = NEVER;
        for (int i = 0; i < LOOKED_THROUGH; i++) {
            earliest = Math.min(earliest, coro.deadline);
            coro = coro.following;
            if (coro == null) {
                return earliest;
            }
        }
        return start(level, slot);
    }

    /**
     * Turns to {@code now} and lets all that is due go on: by deadline, ties in the order of arming. If there is much to do for that, a
     * part; then {@link #next} is over already.
     */
    void advance(long now) {
        int most = batch;
        for (; ; ) {
            most -= takeLeft(most);
            if (leftFirst != null) {
                return;
            } else if (levels == 0) {
                break;
            }
            int level = Integer.numberOfTrailingZeros(levels);
            int slot = Long.numberOfTrailingZeros(occupied[level]);
            long start = start(level, slot);
            if (start > now) {
                break;
            }
            elapsed = Math.max(elapsed, start);
            take(level, slot);
        }
        if (now > elapsed) {
            elapsed = now;
        }
    }

    /** Goes on with the slot that is being taken apart; gives how many timers it has taken. */
    private int takeLeft(int most) {
        int taken = 0;
        for (Coro<?, ?> coro = leftFirst; coro != null && taken < most; coro = leftFirst) {
            disarmLeft(null, coro.following);
            coro.following = null;
            link(coro);
            taken++;
        }
        return taken;
    }

    /** Empties the first slot: fires it on level 0, begins to take it apart above. */
    @SuppressWarnings("NullAway") // a level in use has its arrays
    private void take(int level, int slot) {
        Coro<?, ?> coro = heads[level][slot];
        if (level > 0) {
            leftFirst = coro;
            leftLast = tails[level][slot];
            leftUntil = elapsed | (1L << level * BITS) - 1;
            heads[level][slot] = null;
            tails[level][slot] = null;
            vacate(level, slot);
            return;
        }
        // Firing runs cleanup(), which is the user's and may disarm others of this slot: so take one at a time.
        while (coro != null) {
            long due = coro.deadline;
            disarm(coro);
            coro.expired(due);
            coro = (occupied[0] & 1L << slot) == 0 ? null : heads[0][slot];
        }
    }

    private void vacate(int level, int slot) {
        occupied[level] &= ~(1L << slot);
        if (occupied[level] == 0) {
            levels &= ~(1 << level);
        }
    }

    private int level(long deadline) {
        // "| 1": equal to elapsed is level 0 as well.
        return (63 - Long.numberOfLeadingZeros(deadline ^ elapsed | 1)) / BITS;
    }

    private static int slot(long deadline, int level) {
        return (int) (deadline >>> level * BITS) & SLOTS - 1;
    }

    /** The first moment of a slot, as seen from {@code elapsed}. */
    private long start(int level, int slot) {
        int shift = level * BITS;
        long above = level == LEVELS - 1 ? 0 : elapsed >>> shift + BITS << shift + BITS;
        return above | (long) slot << shift;
    }
}
