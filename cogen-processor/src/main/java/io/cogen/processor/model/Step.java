package io.cogen.processor.model;

import com.palantir.javapoet.TypeName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement in A-normal form: no suspension point stands inside an expression any more. */
public sealed interface Step {

    /** Statements to run. */
    record Run(Code code, boolean completes, int line) implements Step {}

    /** An assignment to a variable, which it declares when nothing has yet. */
    record Let(Variable target, Code value, int line) implements Step {}

    /** A variable begins, without a value. */
    record Declare(Variable target, int line) implements Step {}

    /** A suspension point. What comes back is {@link Code.Received} in the code that follows. */
    record Suspend(Suspension kind, Code value, int line) implements Step {}

    record If(Code condition, List<Step> yes, List<Step> no, int line) implements Step {}

    /** Repeats without end. */
    record Cycle(List<Step> body) implements Step {}

    record Marked(Label label, List<Step> body) implements Step {}

    record Break(Label label, int line) implements Step {}

    /**
     * Dispatches to the arms; each falls through to the next.
     *
     * @param selector can be evaluated again where an arm has a guard
     * @param otherwise what to do when there is no default and nothing matches
     */
    record Switch(Code selector, List<Arm> arms, boolean hasPatterns, List<Step> otherwise, int line) implements Step {}

    /** See {@link Stmt.Arm}. */
    record Arm(
            @Nullable Code labels,
            boolean isDefault,
            List<Stmt.Bound> bound,
            @Nullable Guard guard,
            List<Step> body,
            int line) {}

    /** A guard that suspends: steps, and what is known behind them. */
    record Guard(List<Step> steps, Code condition) {}

    record Try(
            List<Step> body, List<Catch> catches, @Nullable List<Step> cleanup, int line) implements Step {}

    /** See {@link Stmt.Using}. */
    record Using(Variable resource, List<Step> body, int line) implements Step {}

    /** See {@link Stmt.Catch}. */
    record Catch(List<TypeName> types, Variable variable, List<Step> body, int line) {}

    record Return(@Nullable Code value, int line) implements Step {}

    record Throw(Code value, int line) implements Step {}
}
