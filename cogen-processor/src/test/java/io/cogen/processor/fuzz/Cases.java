package io.cogen.processor.fuzz;

import java.util.ArrayList;
import java.util.List;

/** Selectors of switches, and labels that fit them. */
final class Cases {
    /**
     * The head of a case.
     *
     * @param parts the text behind {@code case}, empty for default
     * @param bound what its pattern binds
     */
    record Label(List<Object> parts, List<Variable> bound) {
        static final Label DEFAULT = new Label(List.of(), List.of());

        /** With what follows: an arrow or a colon, and the body. */
        Node node(Object... rest) {
            List<Object> all = new ArrayList<>();
            all.add(parts.isEmpty() ? "default" : "case ");
            all.addAll(parts);
            all.addAll(List.of(rest));
            return Node.of(Node.Sort.CASE, all.toArray());
        }

        /** Declares its variables. */
        Scope in(Scope scope) {
            bound.forEach(each -> scope.reserve(each.name()));
            scope.bind(bound);
            return scope;
        }
    }

    /**
     * A switch without its bodies.
     *
     * @param feature what is special about it
     * @param scope where its bodies stand
     * @param labels in the order of the text
     * @param isComplete whether they cover all values
     */
    record Plan(Feature feature, Node selector, Scope scope, List<Label> labels, boolean isComplete) {
        /** A group of statements behind a colon; of a pattern in a block, whose names are no trouble for later guards. */
        Node group(Label label, Node first, Node list) {
            Node group = hasPatterns() ? label.node(": {", first, list, "}") : label.node(":", first, list);
            return group.completing(list.completes());
        }

        boolean hasPatterns() {
            return feature == Feature.PATTERN_SWITCH || feature == Feature.SEALED_SWITCH;
        }
    }

    private final Grammar grammar;

    Cases(Grammar grammar) {
        this.grammar = grammar;
    }

    /**
     * A switch over something.
     *
     * @param isValue whether it must cover all values
     */
    Plan plan(Scope scope, int depth, boolean isValue) {
        Setting setting = grammar.setting;
        int roll = grammar.dice.below(100);
        if (roll < 20 && setting.has(Feature.SWITCH_ON_STRING)) {
            List<String> labels = List.of("\"a\"", "\"b\"", "\"\"", "\"text\"");
            return constants(Feature.SWITCH_ON_STRING, Type.STRING, labels, scope, depth, isValue);
        } else if (roll < 40 && setting.has(Feature.SWITCH_ON_ENUM)) {
            List<String> labels = List.of("RED", "GREEN", "BLUE");
            return constants(Feature.SWITCH_ON_ENUM, Type.COLOUR, labels, scope, depth, isValue);
        } else if (roll < 70 && setting.has(Feature.PATTERN_SWITCH)) {
            return new PatternCases(grammar).plan(scope, depth);
        }
        Type type = grammar.dice.any(Type.INT, Type.INT, Type.BOXED_INT, Type.BYTE, Type.CHAR, Type.BOXED_CHAR);
        List<String> labels = type.unboxed() == Type.CHAR
                ? List.of("'a'", "'b'", "'0'", "99")
                : List.of("0", constant(1), "2", constant(3), "-1");
        return constants(Feature.SWITCH_ON_NUMBER, type, labels, scope, depth, isValue);
    }

    /** A constant variable of the program with this value, or the literal. */
    private String constant(int value) {
        for (Owner owner : grammar.setting.owners()) {
            for (Owner.Field field : owner.fields) {
                if (field.constant() == value && grammar.dice.oneIn(2)) {
                    return owner.name + "." + field.name();
                }
            }
        }
        return "" + value;
    }

    private Plan constants(
            Feature feature, Type type, List<String> constants, Scope scope, int depth, boolean isValue) {
        Dice dice = grammar.dice;
        Node selector = grammar.expressions.exact(type, scope, depth);
        List<Label> labels = new ArrayList<>();
        List<String> rest = new ArrayList<>(constants);
        for (int i = dice.between(1, 3); i > 0 && !rest.isEmpty(); i--) {
            String first = rest.remove(dice.below(rest.size()));
            String more = rest.size() > 1 && dice.oneIn(4) ? ", " + rest.remove(dice.below(rest.size())) : "";
            labels.add(new Label(List.of(first + more), List.of()));
        }
        boolean coversEnum = feature == Feature.SWITCH_ON_ENUM && isValue && dice.oneIn(2);
        if (coversEnum) {
            rest.forEach(each -> labels.add(new Label(List.of(each), List.of())));
        } else if (isValue || dice.percent(70)) {
            labels.add(dice.below(labels.size() + 1), Label.DEFAULT);
        }
        return new Plan(feature, selector, scope, labels, coversEnum || labels.contains(Label.DEFAULT));
    }
}
