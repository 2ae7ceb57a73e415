package io.cogen.processor.differential;

import io.cogen.processor.differential.Ops.When;
import io.cogen.processor.differential.Script.How;
import java.util.List;
import java.util.function.Supplier;

/** Compares the two runs of a body under its scripts. */
public final class Comparison {
    /** In a sample, at how many yields something is raised, about. */
    private static final int SAMPLED_YIELDS = 8;

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
        if (first.isGenerator()) {
            generator(Sends.of(first.sentType()));
        } else {
            coroutine();
        }
        return runs;
    }

    private void coroutine() {
        List<List<When>> modes = List.of(
                List.of(When.AT_ONCE), List.of(When.LATER), List.of(When.ON_ANOTHER_THREAD), List.of(When.values()));
        for (List<When> mode : modes) {
            int starts = play(new Script(mode, How.PLAIN, -1), "start ");
            boolean raises = all || !mode.contains(When.ON_ANOTHER_THREAD);
            for (int at = 0; at < starts && raises; at += step(starts)) {
                play(new Script(mode, How.RAISE_UNCHECKED, at), "start ");
                play(new Script(mode, How.RAISE_CHECKED, at), "start ");
                play(new Script(mode, How.RAISE_ERROR, at), "start ");
            }
        }
    }

    private void generator(List<List<?>> sequences) {
        boolean plainest = true;
        for (List<?> sends : sequences) {
            int yields = play(new Script(sends, How.PLAIN, -1), "yield ");
            for (int at = 0; at < yields; at += step(yields)) {
                play(new Script(sends, How.RAISE_UNCHECKED, at), "yield ");
                play(new Script(sends, How.RAISE_CHECKED, at), "yield ");
                play(new Script(sends, How.RAISE_ERROR, at), "yield ");
                if (closes.length == 0) {
                    play(new Script(sends, How.CLOSE, at), "yield ");
                } else if (plainest) {
                    close(new Script(sends, How.CLOSE, at));
                }
            }
            plainest = false;
        }
    }

    private int step(int yields) {
        return all ? 1 : 1 + yields / SAMPLED_YIELDS;
    }

    /** Gives how often the trace has a line that starts with a mark. */
    private int play(Script script, String mark) {
        runs++;
        Log log = Runs.original(cases.get(), script);
        if (log.hasNoticedClose() || log.isFull()) {
            return 0;
        }
        List<String> original = log.lines();
        List<String> machine = Runs.machine(cases.get(), script);
        if (!original.equals(machine)) {
            throw new AssertionError(difference(script, original, machine));
        }
        return (int) original.stream().filter(line -> line.startsWith(mark)).count();
    }

    private void close(Script script) {
        runs++;
        List<String> machine = Runs.machine(cases.get(), script);
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
