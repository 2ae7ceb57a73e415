package io.cogen.processor.differential;

import io.cogen.processor.differential.Ops.When;
import io.cogen.processor.differential.Script.How;
import io.cogen.processor.differential.Script.Point;
import java.util.List;
import java.util.function.Supplier;

/** Compares the two runs of a body under its scripts. */
public final class Comparison {
    /** In a sample, at how many points of a kind something happens, about. */
    private static final int SAMPLED_POINTS = 8;

    /** When operations end, cyclically. */
    private static final List<List<When>> MODES = List.of(
            List.of(When.AT_ONCE), List.of(When.LATER), List.of(When.ON_ANOTHER_THREAD), List.of(When.values()));

    private final Supplier<Case> cases;
    private final boolean all;
    private final String[] closes;
    private int runs;

    private Comparison(Supplier<Case> cases, boolean all) {
        this.cases = cases;
        this.all = all;
        this.closes = cases.get().closes();
    }

    /**
     * Plays all scripts.
     *
     * @param cases gives the body; each time in classes of its own if it wants that
     * @return how many scripts were played
     * @throws AssertionError with the script and both traces, if they differ
     */
    public static int run(Supplier<Case> cases) {
        return new Comparison(cases, true).run();
    }

    /** Plays some scripts, as {@link #run}: of bodies with many yields not all, and few that wait for another thread. */
    public static int sample(Supplier<Case> cases) {
        return new Comparison(cases, false).run();
    }

    private int run() {
        Case first = cases.get();
        List<List<?>> sequences = first.yields() ? Sends.of(first.sentType()) : List.of(List.of());
        for (int i = 0; i < sequences.size(); i++) {
            boolean plainest = i == 0;
            for (List<When> mode : modes(first, i)) {
                all(Script.plain(sequences.get(i), mode), plainest && mode == MODES.get(0));
            }
        }
        return runs;
    }

    /** When operations end: of generators with the plainest sequence in each way, unless it is a sample, and else in turn. */
    private List<List<When>> modes(Case body, int sequence) {
        if (!body.awaits()) {
            return MODES.subList(0, 1);
        }
        boolean each = sequence == 0 && (all || !body.yields());
        return each ? MODES : List.of(MODES.get(sequence % MODES.size()));
    }

    /** Plays a script as it is, and with everything that can happen at each of its points. */
    private void all(Script plain, boolean isPlainest) {
        List<String> trace = play(plain);
        if (!all && plain.ends().contains(When.ON_ANOTHER_THREAD)) {
            return;
        }
        for (Point point : Point.values()) {
            int points = (int)
                    trace.stream().filter(line -> line.startsWith(point.mark)).count();
            for (int at = 0; at < points; at += all ? 1 : 1 + points / SAMPLED_POINTS) {
                play(plain.with(How.RAISE_UNCHECKED, point, at));
                play(plain.with(How.RAISE_CHECKED, point, at));
                play(plain.with(How.RAISE_ERROR, point, at));
                if (point == Point.YIELD && closes.length == 0) {
                    play(plain.with(How.CLOSE, point, at));
                    if (cases.get().awaits()) {
                        play(plain.with(How.CLOSE_AND_FAIL, point, at));
                    }
                } else if (point == Point.YIELD && isPlainest) {
                    close(plain.with(How.CLOSE, point, at));
                }
            }
        }
    }

    /** Gives the trace; nothing of one that says nothing. */
    private List<String> play(Script script) {
        runs++;
        Log log = Runs.original(cases.get(), script);
        if (log.hasNoticedClose() || log.isFull()) {
            return List.of();
        }
        List<String> original = log.lines();
        List<String> machine = Runs.machine(cases.get(), script).lines();
        if (!original.equals(machine)) {
            throw new AssertionError(difference(script, original, machine));
        }
        return original;
    }

    private void close(Script script) {
        runs++;
        List<String> machine = Runs.machine(cases.get(), script).lines();
        List<String> seen = machine.subList(machine.indexOf("close") + 1, machine.size());
        String expected = script.at() < closes.length ? closes[script.at()] : "(not written down)";
        if (!expected.equals(String.join("; ", seen))) {
            throw new AssertionError(difference(script, List.of(expected.split("; ", -1)), seen));
        }
    }

    private static String difference(Script script, List<String> original, List<String> machine) {
        int same = 0;
        while (same < Math.min(original.size(), machine.size())
                && original.get(same).equals(machine.get(same))) {
            same++;
        }
        StringBuilder text = new StringBuilder("with " + script + "\n");
        original.subList(0, same)
                .forEach(line -> text.append("    both: ").append(line).append('\n'));
        original.subList(same, original.size())
                .forEach(line -> text.append("original: ").append(line).append('\n'));
        machine.subList(same, machine.size())
                .forEach(line -> text.append(" machine: ").append(line).append('\n'));
        return text.toString();
    }
}
