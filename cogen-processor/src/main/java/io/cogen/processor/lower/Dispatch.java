package io.cogen.processor.lower;

import io.cogen.processor.model.Code;
import io.cogen.processor.model.Graph;
import io.cogen.processor.model.Graph.Arm;
import io.cogen.processor.model.Graph.Jump;
import io.cogen.processor.model.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Leads from a switch to the body of the arm that is meant (JLS 14.11.3).
 *
 * <p>A guard that suspends cannot stand in a switch. So the switch ends with the label that has it, and everything not matched
 * so far goes to a second switch, with the labels behind; so does what matched when the guard does not hold.
 */
final class Dispatch {
    private final GraphBuilder graph;
    private final Consumer<List<Step>> steps;
    private final Step.Switch dispatch;

    private final List<Arm> arms = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();

    /** Before an arm's body, its variables get their values. */
    private record Entry(int block, Step.Arm arm, int body) {}

    /** @param steps writes the steps of a guard */
    Dispatch(GraphBuilder graph, Consumer<List<Step>> steps, Step.Switch dispatch) {
        this.graph = graph;
        this.steps = steps;
        this.dispatch = dispatch;
    }

    /**
     * Writes it.
     *
     * @param bodies the first block of each arm's body
     * @param unmatched where values go that no label names
     */
    void write(List<Integer> bodies, int unmatched) {
        List<Step.Arm> all = dispatch.arms();
        int otherwise = unmatched;
        boolean nullOtherwise = false;
        boolean isFirst = true;
        for (int i = 0; i < all.size(); i++) {
            Step.Arm arm = all.get(i);
            if (arm.guard() != null) {
                boolean nullBehind = all.subList(i, all.size()).stream().anyMatch(Dispatch::isNull);
                guarded(arm, arm.guard(), bodies.get(i), nullBehind);
                isFirst = false;
            } else if (arm.isDefault()) {
                otherwise = entry(arm, bodies.get(i));
                nullOtherwise = isNull(arm);
            } else {
                arms.add(new Arm(Objects.requireNonNull(arm.labels()), entry(arm, bodies.get(i))));
            }
        }
        if (isFirst || !arms.isEmpty()) {
            finish(nullOtherwise, otherwise);
        } else {
            graph.finish(new Jump(otherwise)); // what is null has been found before
            finishEntries();
        }
    }

    private int entry(Step.Arm arm, int body) {
        if (arm.bound().isEmpty()) {
            return body;
        }
        int block = graph.newBlock();
        entries.add(new Entry(block, arm, body));
        return block;
    }

    /** @param nullBehind whether one of the labels that follow is {@code null} */
    private void guarded(Step.Arm arm, Step.Guard guard, int body, boolean nullBehind) {
        int test = graph.newBlock();
        int rest = graph.newBlock();
        if (arm.labels() != null) {
            arms.add(new Arm(arm.labels(), test));
            finish(nullBehind, rest);
        } else {
            if (nullBehind) {
                arms.add(new Arm(Code.text("null"), rest));
            }
            finish(false, test); // a pattern that everything but null matches
        }
        graph.enter(test);
        bind(arm);
        steps.accept(guard.steps());
        graph.finish(new Graph.Branch(guard.condition(), body, rest, arm.line()));
        graph.enter(rest);
    }

    private void finish(boolean nullOtherwise, int otherwise) {
        graph.finish(new Graph.Switch(
                dispatch.selector(),
                List.copyOf(arms),
                dispatch.hasPatterns(),
                nullOtherwise,
                otherwise,
                dispatch.line()));
        arms.clear();
        finishEntries();
    }

    private void finishEntries() {
        for (Entry entry : entries) {
            graph.enter(entry.block());
            bind(entry.arm());
            graph.finish(new Jump(entry.body()));
        }
        entries.clear();
    }

    private void bind(Step.Arm arm) {
        arm.bound().forEach(each -> graph.add(new Graph.Let(each.variable(), each.value(), arm.line())));
    }

    private static boolean isNull(Step.Arm arm) {
        return arm.labels() != null && arm.labels().toString().equals("null");
    }
}
