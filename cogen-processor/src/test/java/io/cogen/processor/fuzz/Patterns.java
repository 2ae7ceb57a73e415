package io.cogen.processor.fuzz;

import io.cogen.processor.fuzz.Variable.Use;
import java.util.ArrayList;
import java.util.List;

/** Patterns: of a type, and since Java 21 of records. */
final class Patterns {
    /** A pattern and its variables. */
    record Pattern(Node node, List<Variable> bound) {}

    private final Grammar grammar;
    private boolean isGuarded;

    Patterns(Grammar grammar) {
        this.grammar = grammar;
    }

    /** A pattern that all values of a type match, but perhaps null. */
    Pattern total(Type type, Scope scope) {
        return pattern(type, scope, true);
    }

    /** A pattern that some values of a type match, or all. */
    Pattern some(Type type, Scope scope) {
        return pattern(type, scope, false);
    }

    /** As {@link #some}, for a case with a guard: its variables are not assigned. */
    Pattern guarded(Type type, Scope scope) {
        isGuarded = true;
        Pattern made = pattern(type, scope, false);
        isGuarded = false;
        return made;
    }

    private Pattern pattern(Type type, Scope scope, boolean total) {
        List<Type> components = components(type);
        if (components.isEmpty() || !grammar.setting.has(Feature.RECORD_PATTERN) || grammar.dice.oneIn(3)) {
            Variable variable = variable(type, scope);
            boolean isFinal = variable.isCaptured() && grammar.dice.oneIn(5);
            String text = (isFinal ? "final " : "") + type + " " + variable.name();
            return new Pattern(Node.expression(type, Level.PRIMARY, text), List.of(variable));
        }
        List<Object> parts = new ArrayList<>();
        List<Variable> bound = new ArrayList<>();
        for (Type component : components) {
            parts.add(parts.isEmpty() ? type + "(" : ", ");
            Pattern part = component(component, scope, total);
            parts.add(part.node);
            bound.addAll(part.bound);
        }
        parts.add(")");
        return new Pattern(Node.expression(type, Level.PRIMARY, parts.toArray()).as(Feature.RECORD_PATTERN), bound);
    }

    private Pattern component(Type type, Scope scope, boolean total) {
        if (grammar.setting.has(Feature.UNNAMED_VARIABLE) && grammar.dice.oneIn(4)) {
            String text = grammar.dice.any("_", "var _", type + " _");
            return new Pattern(Node.expression(type, Level.PRIMARY, text).as(Feature.UNNAMED_VARIABLE), List.of());
        } else if (type == Type.OBJECT && !total && grammar.dice.oneIn(2)) {
            return pattern(grammar.dice.any(Type.STRING, Type.BOXED_INT, Type.CIRCLE, Type.PAIR), scope, false);
        }
        Variable variable = variable(type, scope);
        String text = (grammar.dice.oneIn(2) ? "var" : type.name) + " " + variable.name();
        return new Pattern(Node.expression(type, Level.PRIMARY, text), List.of(variable));
    }

    private Variable variable(Type type, Scope scope) {
        return new Variable(
                scope.bindingName(), type, isGuarded ? Use.CAPTURE : grammar.dice.any(Use.ASSIGN, Use.CAPTURE));
    }

    private static List<Type> components(Type type) {
        if (type == Type.CIRCLE) {
            return List.of(Type.INT);
        } else if (type == Type.SQUARE) {
            return List.of(Type.BOXED_INT, Type.STRING);
        }
        return type == Type.PAIR ? List.of(Type.OBJECT, Type.OBJECT) : List.of();
    }
}
