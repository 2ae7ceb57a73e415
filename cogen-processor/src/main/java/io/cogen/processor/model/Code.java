package io.cogen.processor.model;

import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * A piece of Java without a suspension point: the user's own text, with parts where generated code writes something
 * else. An expression or some statements, as the place that holds it says.
 */
public record Code(List<Part> parts) {

    /** A part of a piece of code. */
    public sealed interface Part {}

    /** Copied as it is. */
    public record Text(String text) implements Part {
        public static Text of(String text) {
            return new Text(text);
        }
    }

    /** A type by its name; imported or qualified when it is written. */
    public record Type(TypeName type) implements Part {}

    /**
     * A use of a variable.
     *
     * @param captured whether it stands inside a lambda or a class body, where Java wants an effectively final copy
     */
    public record Ref(Variable variable, Access access, boolean captured) implements Part {}

    /** What was awaited or sent, or what a delegation gave: only as the first effect after a suspension. */
    public record Received(TypeName type, Suspension from) implements Part {}

    /** Stands before, {@link EndOfReturn} behind, the value of a return statement inside verbatim text. */
    public record Return() implements Part {}

    /** See {@link Return}. */
    public record EndOfReturn() implements Part {}

    /** The class that is generated for the user's class, whose accessors reach private members. */
    public record Accessors() implements Part {}

    /**
     * The beginning of a call that a suspension point waits for, up to the parenthesis: the factory of a coroutine of the same class.
     *
     * @param machine the simple name of its machine
     * @param method the user's method
     * @param hasArguments whether any follow
     */
    public record Callee(String machine, String method, boolean hasArguments) implements Part {}

    /**
     * Within a call that a suspension point waits for, the method's name: that method names another one, which does the same at once, if
     * that is possible.
     *
     * @param method the method
     * @param atOnce the other one
     */
    public record Attempt(String method, String atOnce) implements Part {}

    /**
     * The parenthesis that closes such a call. In front of it the other method gets one more argument, behind the user's: what these do to
     * the coroutine when they are evaluated counts.
     *
     * @param hasArguments whether the user's call has any
     */
    public record EndOfAttempt(boolean hasArguments) implements Part {}

    /** What only a machine does: who enters a body as a plain method is in the same class, and has done it. */
    public record ByMachine(List<Part> parts) implements Part {}

    /** How a variable is used. */
    public enum Access {
        READ,
        /** Assigned, perhaps. */
        WRITE,
        /** Assigned for sure, and before it is read, whenever the code runs. */
        SET,
        UPDATE
    }

    public static final Code EMPTY = new Code(List.of());

    public Code {
        parts = List.copyOf(parts);
    }

    public static Code text(String text) {
        return new Code(List.of(new Text(text)));
    }

    public static Code read(Variable variable) {
        return new Code(List.of(new Ref(variable, Access.READ, false)));
    }

    public static Code received(TypeName type, Suspension from) {
        return new Code(List.of(new Received(type, from)));
    }

    /** Joins codes, strings and variables (read) into one. */
    public static Code of(Object... pieces) {
        List<Part> parts = new ArrayList<>();
        for (Object piece : pieces) {
            if (piece instanceof Code code) {
                parts.addAll(code.parts);
            } else if (piece instanceof String text) {
                parts.add(new Text(text));
            } else if (piece instanceof Variable variable) {
                parts.add(new Ref(variable, Access.READ, false));
            } else if (piece instanceof TypeName type) {
                parts.add(new Type(type));
            } else {
                throw new IllegalArgumentException("not a piece of code: " + piece);
            }
        }
        return new Code(parts);
    }

    public boolean isEmpty() {
        for (Part part : parts) {
            if (!(part instanceof Text text && text.text().isBlank())) {
                return false;
            }
        }
        return true;
    }

    public boolean hasVariables() {
        for (Part part : parts) {
            if (part instanceof Ref) {
                return true;
            }
        }
        return false;
    }

    public SortedSet<Variable> reads() {
        return variables(ref -> ref.access() == Access.READ || ref.access() == Access.UPDATE);
    }

    public SortedSet<Variable> writes() {
        return variables(ref -> ref.access() != Access.READ);
    }

    /** What is assigned for sure, and not read before. */
    public SortedSet<Variable> sets() {
        SortedSet<Variable> sets = new TreeSet<>();
        SortedSet<Variable> read = new TreeSet<>();
        for (Part part : parts) {
            if (part instanceof Ref ref) {
                if (ref.access() == Access.SET && !read.contains(ref.variable())) {
                    sets.add(ref.variable());
                } else {
                    read.add(ref.variable());
                }
            }
        }
        return sets;
    }

    public SortedSet<Variable> captures() {
        return variables(Ref::captured);
    }

    public SortedSet<Variable> variables() {
        return variables(ref -> true);
    }

    private SortedSet<Variable> variables(Predicate<Ref> which) {
        SortedSet<Variable> found = new TreeSet<>();
        for (Part part : parts) {
            if (part instanceof Ref ref && which.test(ref)) {
                found.add(ref.variable());
            }
        }
        return found;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            if (part instanceof Text t) {
                text.append(LineMark.strip(t.text()));
            } else if (part instanceof Type t) {
                text.append(t.type());
            } else if (part instanceof Ref ref) {
                text.append(ref.variable()).append(ref.captured() ? "'" : "");
            } else if (part instanceof Received) {
                text.append("<received>");
            } else if (part instanceof Return) {
                text.append("<return ");
            } else if (part instanceof EndOfReturn) {
                text.append(">");
            } else if (part instanceof ByMachine machine) {
                text.append(new Code(machine.parts()));
            } else if (part instanceof Callee callee) {
                text.append("<").append(callee.method()).append(">(");
            } else if (part instanceof Attempt attempt) {
                text.append(attempt.method());
            } else if (part instanceof EndOfAttempt) {
                text.append(")");
            } else {
                text.append("<accessors>");
            }
        }
        return text.toString();
    }
}
