package io.cogen.benchmarks.scale;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Curves that are in one plot. */
enum Group {
    COROUTINES("Coroutines", "coroutines", Unit.NANOS),
    TIMERS("Timers", "coroutines asleep", Unit.NANOS),
    WAITERS("Waiters on one thing", "coroutines that wait", Unit.NANOS),
    WITHDRAWAL("Withdrawal: one is cancelled and another comes", "coroutines that wait", Unit.NANOS),
    TOPICS("Names and topics", "names, topics, subscribers", Unit.NANOS),
    QUEUES("Queues", "queues, consumers", Unit.NANOS),
    CONNECTIONS("Connections: echo of 64 bytes", "connections", Unit.NANOS),
    MEMORY("Memory: live heap of each", "coroutines that wait", Unit.BYTES);

    /** What the figures are. */
    enum Unit {
        NANOS("ns"),
        BYTES("B");

        final String symbol;

        Unit(String symbol) {
            this.symbol = symbol;
        }
    }

    final String title;
    /** What there is more and more of. */
    final String axis;

    final Unit unit;

    Group(String title, String axis, Unit unit) {
        this.title = title;
        this.axis = axis;
        this.unit = unit;
    }

    static Optional<Group> named(String id) {
        return Arrays.stream(values()).filter(group -> group.id().equals(id)).findFirst();
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    List<Curve> curves() {
        return Arrays.stream(Curve.values())
                .filter(curve -> curve.group == this)
                .toList();
    }

    /** From one to the most that is measured. */
    List<Integer> sizes(boolean isShort) {
        return switch (this) {
            case CONNECTIONS -> isShort ? List.of(1, 100, 1_000) : List.of(1, 10, 100, 1_000, 10_000);
            // A few bytes that others allocate are much for a few coroutines.
            case MEMORY -> isShort ? List.of(1_000, 100_000) : List.of(1_000, 10_000, 100_000, 1_000_000);
            default -> isShort ? List.of(1, 1_000, 100_000) : List.of(1, 10, 100, 1_000, 10_000, 100_000, 1_000_000);
        };
    }
}
