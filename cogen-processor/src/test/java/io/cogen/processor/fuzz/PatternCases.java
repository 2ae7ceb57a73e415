package io.cogen.processor.fuzz;

import io.cogen.processor.fuzz.Cases.Label;
import io.cogen.processor.fuzz.Cases.Plan;
import java.util.ArrayList;
import java.util.List;

/** Switches over patterns, as Java has them since 21. */
final class PatternCases {
    private final Grammar grammar;
    private final Patterns patterns;

    PatternCases(Grammar grammar) {
        this.grammar = grammar;
        this.patterns = new Patterns(grammar);
    }

    Plan plan(Scope scope, int depth) {
        Dice dice = grammar.dice;
        boolean sealed = grammar.setting.has(Feature.SEALED_SWITCH) && dice.oneIn(2);
        Type type = sealed ? Type.SHAPE : Type.OBJECT;
        Node selector = grammar.expressions.exact(type, scope, depth);
        List<Label> labels = new ArrayList<>();
        if (grammar.setting.has(Feature.NULL_CASE) && dice.oneIn(3)) {
            labels.add(new Label(
                    List.of(Node.expression(type, Level.PRIMARY, "null").as(Feature.NULL_CASE)), List.of()));
        }
        List<Type> subtypes = sealed
                ? List.of(Type.SQUARE, Type.PAIR, Type.CIRCLE)
                : List.of(Type.STRING, Type.BOXED_INT, Type.PAIR, Type.NUMBER, Type.COLOUR);
        for (Type each : subtypes) {
            if (sealed || dice.oneIn(2)) {
                if (dice.oneIn(2) && grammar.setting.has(Feature.GUARD)) {
                    labels.add(some(each, scope, depth));
                }
                labels.add(total(each, scope));
            }
        }
        if (!sealed) {
            labels.add(dice.oneIn(3) ? total(Type.OBJECT, scope) : Label.DEFAULT);
        }
        return new Plan(sealed ? Feature.SEALED_SWITCH : Feature.PATTERN_SWITCH, selector, scope, labels, true);
    }

    /** A label that takes all values of a type. */
    private Label total(Type type, Scope scope) {
        Patterns.Pattern pattern = patterns.total(type, scope.inner());
        return new Label(List.of(pattern.node()), pattern.bound());
    }

    /** A label that takes some values of a type; its guard is no constant. */
    private Label some(Type type, Scope scope, int depth) {
        Scope inner = scope.inner();
        Patterns.Pattern pattern = patterns.guarded(type, inner);
        Scope guard = inner.guard();
        guard.bind(pattern.bound());
        Node test = grammar.expressions.exact(Type.BOOLEAN, guard, depth);
        Node noted = Node.expression(Type.BOOLEAN, Level.PRIMARY, "log.at(", grammar.setting.note(), ", ", test, ")");
        return new Label(List.of(pattern.node(), " when ", noted.as(Feature.GUARD)), pattern.bound());
    }
}
