package io.cogen.processor.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What is known at a place in a method: the variables in scope, and what may be done there. */
final class Scope {
    /**
     * What may be done.
     *
     * @param yields whether a suspension point may stand here
     * @param assigns whether anything may be assigned here
     * @param checked whether an IOException may be thrown here
     * @param returned what a return statement gives; void for nothing, null where none may stand
     * @param given what a yield statement gives; null outside of switch expressions
     * @param targets where jumps may lead, the innermost last
     * @param nesting how many statements are around
     */
    record Rules(
            boolean yields,
            boolean assigns,
            boolean checked,
            @Nullable Type returned,
            @Nullable Type given,
            List<Target> targets,
            int nesting) {
        Rules silent() {
            return new Rules(false, assigns, checked, returned, given, targets, nesting);
        }

        /** In a guard: no assignments, and no statements, with which javac has difficulties there. */
        Rules guard() {
            return new Rules(yields, false, checked, null, null, List.of(), 100);
        }

        Rules checked(boolean may) {
            return new Rules(yields, assigns, may, returned, given, targets, nesting);
        }

        Rules withoutJumps() {
            return new Rules(yields, assigns, checked, null, null, List.of(), nesting);
        }

        Rules giving(Type type) {
            return new Rules(yields, assigns, checked, null, type, List.of(), nesting + 1);
        }

        Rules lambda(Type type) {
            return new Rules(false, assigns, false, type, null, List.of(), nesting + 1);
        }

        Rules deeper() {
            return new Rules(yields, assigns, checked, returned, given, targets, nesting + 1);
        }

        Rules toward(Target target) {
            List<Target> more = new ArrayList<>(targets);
            more.add(target);
            return new Rules(yields, assigns, checked, returned, given, List.copyOf(more), nesting + 1);
        }

        /** Before a finally block that does not complete, no jump arrives. */
        Rules unreached() {
            return new Rules(
                    yields,
                    assigns,
                    checked,
                    returned,
                    given,
                    targets.stream().map(Target::unreached).toList(),
                    nesting);
        }
    }

    private enum Kind {
        BLOCK,
        /** Of a statement: pattern variables in it are known to its end. */
        STATEMENT,
        /** Of some statements of a block: its names are taken in all of the block. */
        GROUP,
        /** Of a lambda, a class body, a guard: sees only variables that do not change. */
        CAPTURING,
        /** Of a static member of a class in the method: sees no variables. */
        STATIC
    }

    private static final String NAMES = "abcdeghijkmnqrstuvwxyz"; // 'p' is for parameters, 'l' looks like 1

    final Rules rules;
    private final @Nullable Scope outer;

    private final Kind kind;

    /** How an instance of the method's class is named here; null where there is none. */
    private final @Nullable String self;

    private final List<Variable> variables = new ArrayList<>();
    private final List<Variable> declared = new ArrayList<>();
    private final List<String> reserved = new ArrayList<>();
    private final List<LocalType> types = new ArrayList<>();

    /** @param self how an instance of the method's class is named; null in a static method */
    Scope(Rules rules, @Nullable String self) {
        this(null, rules, Kind.BLOCK, self);
    }

    private Scope(@Nullable Scope outer, Rules rules, Kind kind, @Nullable String self) {
        this.outer = outer;
        this.rules = rules;
        this.kind = kind;
        this.self = self;
    }

    Scope inner() {
        return inner(rules);
    }

    Scope inner(Rules other) {
        return new Scope(this, other, Kind.BLOCK, self);
    }

    Scope statement() {
        return new Scope(this, rules, Kind.STATEMENT, self);
    }

    /** Without suspension points. */
    Scope silent() {
        return inner(rules.silent());
    }

    Scope lambda(Type returned) {
        return new Scope(this, rules.lambda(returned), Kind.CAPTURING, self);
    }

    /** A method in a class body within the method. */
    Scope classBody(Type returned, @Nullable String outerSelf) {
        return new Scope(this, rules.lambda(returned), Kind.CAPTURING, outerSelf);
    }

    /** A method of a record, an enum or an interface within the method. */
    Scope staticBody(Type returned) {
        return new Scope(this, rules.lambda(returned), Kind.STATIC, null);
    }

    /** Some statements of this block, whose variables are in scope behind them too, but have no value there. */
    Scope group() {
        return new Scope(this, rules, Kind.GROUP, self);
    }

    /** The guard of a case. */
    Scope guard() {
        return new Scope(this, rules.guard(), Kind.CAPTURING, self);
    }

    /** Whether it is a group of statements in a switch. */
    boolean isGroup() {
        return kind == Kind.GROUP;
    }

    @Nullable
    String self() {
        return self;
    }

    /** Declares a variable from here to the end of the scope. */
    void declare(Variable variable) {
        variables.add(variable);
        declared.add(variable);
    }

    /** As {@link #declare(Variable)}, but of variables that patterns bind. */
    void bind(List<Variable> bound) {
        variables.addAll(bound);
    }

    void declare(LocalType type) {
        types.add(type);
    }

    /** Variables that can be read. */
    List<Variable> variables(Predicate<Variable> filter) {
        List<Variable> found = new ArrayList<>();
        boolean captured = false;
        for (Scope scope = this; scope != null; scope = scope.outer) {
            for (Variable each : scope.variables) {
                if (filter.test(each) && (each.isCaptured() || !captured)) {
                    found.add(each);
                }
            }
            captured |= scope.kind == Kind.CAPTURING;
            if (scope.kind == Kind.STATIC) {
                break;
            }
        }
        return found;
    }

    /** The variables declared in this scope alone, of those that may be assigned. */
    List<Variable> assigned() {
        return declared.stream().filter(Variable::isAssigned).toList();
    }

    /** Classes that are declared in the method and can be used here. */
    List<LocalType> types() {
        List<LocalType> found = new ArrayList<>();
        for (Scope scope = this; scope != null; scope = scope.outer) {
            found.addAll(scope.types);
            if (scope.kind == Kind.STATIC) {
                break;
            }
        }
        return found;
    }

    /** A name that no variable in scope has. Those of variables that are gone come again. */
    String name() {
        for (int i = 0; ; i++) {
            String name = NAMES.charAt(i % NAMES.length()) + (i < NAMES.length() ? "" : "" + i / NAMES.length());
            if (reserve(name)) {
                return name;
            }
        }
    }

    /** A name for a pattern variable, which other patterns of the same statement do not have. */
    String bindingName() {
        Scope scope = this;
        while ((scope.kind == Kind.BLOCK || scope.kind == Kind.GROUP) && scope.outer != null) {
            scope = scope.outer;
        }
        String name = name();
        scope.reserved.add(name);
        return name;
    }

    /** Takes a name, unless a variable in scope has it. */
    boolean reserve(String name) {
        Scope holder = kind == Kind.GROUP && outer != null ? outer : this;
        return !isTaken(name) && holder.reserved.add(name);
    }

    /** Whether a local variable of this name hides a field. */
    boolean isTaken(String name) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            if (scope.reserved.contains(name)) {
                return true;
            }
        }
        return false;
    }

    /** A label that no statement around has. */
    String label() {
        String label = "outer";
        for (int i = 2; isTaken(label); i++) {
            label = "outer" + i;
        }
        return label;
    }
}
