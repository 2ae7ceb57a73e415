package io.cogen.processor.lower;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.palantir.javapoet.ClassName;
import io.cogen.processor.model.Code;
import io.cogen.processor.model.Graph;
import io.cogen.processor.model.Label;
import io.cogen.processor.model.Layout;
import io.cogen.processor.model.Liveness;
import io.cogen.processor.model.Placement;
import io.cogen.processor.model.Step;
import io.cogen.processor.model.Stmt;
import io.cogen.processor.model.Suspension;
import io.cogen.processor.model.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies nobody would write, from the cut to the layout: what the passes promise each other holds for all of them. */
final class RandomBodiesTest {
    private static final int BODIES = 2_000;
    private static final List<ClassName> FAILURES =
            List.of(ClassName.get(Throwable.class), ClassName.get(RuntimeException.class), ClassName.get(Error.class));

    /** How many bytes a method may have, where bodies are divided. */
    private static final int SHORT = 40;

    private Random random;
    private Hand hand;
    private final List<Variable> variables = new ArrayList<>();
    private final List<Label> labels = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyPassKeepsItsPromises(boolean generator) {
        for (int seed = 0; seed < BODIES; seed++) {
            random = new Random(seed);
            hand = generator ? new Hand().generator() : new Hand();
            variables.clear();
            variables.add(hand.parameter("p"));
            List<Step> body = steps(4);
            try {
                check(body);
            } catch (Throwable failure) {
                throw new AssertionError("seed " + seed + ", generator " + generator + ": " + body, failure);
            }
        }
    }

    private void check(List<Step> body) {
        Graph graph = new Cut().apply(hand.normal(body));
        Invariants.check(graph);
        Liveness liveness = new Live().apply(graph);
        Invariants.check(liveness);
        Placement placement = new Place().apply(liveness);
        Invariants.check(placement, liveness);
        Invariants.check(new LayOut().apply(placement));
        checkDivided(graph);
    }

    /** The same, where no method may be longer than a statement or two. */
    private static void checkDivided(Graph graph) {
        Divide divide = new Divide(SHORT);
        if (!divide.isNeeded(graph)) {
            return;
        }
        Graph divided = divide.apply(graph);
        Invariants.check(divided);
        Liveness liveness = new Live().apply(divided);
        Invariants.check(liveness);
        Placement placement = new Place(SHORT).apply(liveness);
        Invariants.check(placement, liveness);
        Layout layout = new LayOut(SHORT).apply(placement);
        Invariants.check(layout);
        assertTrue(layout.isDivided(), () -> "one method of " + layout);
        assertEquals(
                layout.parts().stream().sorted().distinct().toList(),
                layout.parts(),
                "each method begins behind the last");
        placement.places().values().forEach(place -> assertNotEquals(Placement.Place.STEP, place));
    }

    private List<Step> steps(int depth) {
        List<Step> steps = new ArrayList<>();
        int known = variables.size();
        for (int i = random.nextInt(4); i >= 0; i--) {
            add(steps, depth);
        }
        while (variables.size() > known) {
            variables.remove(variables.size() - 1); // out of scope
        }
        return List.copyOf(steps);
    }

    private void add(List<Step> steps, int depth) {
        switch (random.nextInt(depth == 0 ? 5 : 13)) {
            case 0 -> steps.add(new Step.Run(Code.of(Hand.reading(any()), ";"), true, 1));
            case 1 -> {
                Variable local = hand.local("v" + random.nextInt(3));
                steps.add(new Step.Let(local, Hand.reading(any()), 1));
                variables.add(local);
            }
            case 2 -> steps.add(new Step.Let(any(), Hand.reading(any()), 1));
            case 3, 4 -> {
                steps.add(new Step.Suspend(Suspension.AWAIT, Hand.reading(any()), 1));
                steps.add(new Step.Let(any(), Code.text("received()"), 1));
            }
            case 5 -> steps.add(new Step.If(Hand.reading(any()), steps(depth - 1), steps(depth - 1), 1));
            case 6 -> steps.add(new Step.Cycle(steps(depth - 1)));
            case 7, 8 -> {
                Label label = hand.ids.label("l");
                labels.add(label);
                steps.add(new Step.Marked(label, steps(depth - 1)));
                labels.remove(label);
            }
            case 9 -> {
                if (!labels.isEmpty()) {
                    steps.add(new Step.Break(labels.get(random.nextInt(labels.size())), 1));
                }
            }
            case 10 -> steps.add(guarded(depth));
            case 11 ->
                steps.add(
                        random.nextBoolean()
                                ? new Step.Using(any(), steps(depth - 1), 1)
                                : new Step.Switch(
                                        Hand.reading(any()),
                                        List.of(arm("1", depth - 1), arm(random.nextBoolean() ? null : "2", depth - 1)),
                                        false,
                                        List.of(),
                                        1));
            default ->
                steps.add(random.nextBoolean() ? new Step.Return(null, 1) : new Step.Throw(Hand.reading(any()), 1));
        }
    }

    /** @param label null for default */
    private Step.Arm arm(@Nullable String label, int depth) {
        Code labels = label == null ? null : Code.text(label);
        Step.Guard guard = random.nextInt(4) == 0 ? new Step.Guard(steps(depth), Hand.reading(any())) : null;
        List<Stmt.Bound> bound = random.nextBoolean() ? List.of() : List.of(new Stmt.Bound(any(), Code.text("bound")));
        return new Step.Arm(labels, label == null, bound, guard, steps(depth), 1);
    }

    private Step guarded(int depth) {
        List<Step.Catch> catches = new ArrayList<>();
        List<Step> body = steps(depth - 1);
        for (int i = random.nextInt(3); i > 0; i--) {
            Variable caught = hand.local("e", ClassName.get(Throwable.class));
            variables.add(caught);
            catches.add(new Step.Catch(List.of(FAILURES.get(random.nextInt(3))), caught, steps(depth - 1), 1));
            variables.remove(caught);
        }
        boolean cleans = catches.isEmpty() || random.nextBoolean();
        return new Step.Try(body, List.copyOf(catches), cleans ? steps(depth - 1) : null, 1);
    }

    private Variable any() {
        return variables.get(random.nextInt(variables.size()));
    }
}
