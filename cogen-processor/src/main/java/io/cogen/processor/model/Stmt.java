package io.cogen.processor.model;

import com.palantir.javapoet.TypeName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement of the user's. What needs not be taken apart is an {@link Island}.
 *
 * <p>{@code Desugar} leaves only: Island, Declare, Do, If, Cycle, Marked, Break, Switch, Try without resources, Using,
 * Return, Throw, Give and Block.
 */
public sealed interface Stmt {

    /**
     * Statements copied as they are.
     *
     * @param completes whether control can reach their end (JLS 14.22)
     */
    record Island(Code code, boolean completes, int line) implements Stmt {}

    /** The declaration of one local variable. */
    record Declare(Variable variable, @Nullable Expr value, int line) implements Stmt {}

    /** An expression statement. */
    record Do(Expr expr, int line) implements Stmt {}

    record If(Expr condition, Stmt yes, @Nullable Stmt no, int line) implements Stmt {}

    /**
     * While, for, and do-while.
     *
     * @param testFirst false for do-while
     * @param condition null for "true"
     * @param after what a continue jumps to the end of
     */
    record Loop(
            List<Stmt> init,
            @Nullable Expr condition,
            List<Stmt> update,
            Stmt body,
            boolean testFirst,
            Label exit,
            Label after,
            int line)
            implements Stmt {}

    /**
     * The enhanced for statement (JLS 14.14.2).
     *
     * @param iterated the type of the array, or of the {@code Iterator} to use
     * @param element the type that {@code next} or the array gives
     */
    record ForEach(
            Variable variable,
            Expr expr,
            boolean array,
            TypeName iterated,
            TypeName element,
            Stmt body,
            Label exit,
            Label after,
            int line)
            implements Stmt {}

    /** Repeats its body until something jumps out of it. */
    record Cycle(Stmt body) implements Stmt {}

    /** A statement that a {@link Break} can leave. */
    record Marked(Label label, Stmt body) implements Stmt {}

    record Break(Label label, int line) implements Stmt {}

    /**
     * A switch. It chooses the arm by the user's own labels.
     *
     * @param kept what the selector's value must be kept in, because it is looked at more than once; else null
     * @param hasPatterns whether any label is a pattern
     * @param unmatched what to throw for a value that no label names; null when that is no error
     */
    record Switch(
            Expr selector,
            @Nullable Variable kept,
            List<Arm> arms,
            boolean hasPatterns,
            Label exit,
            @Nullable Code unmatched,
            int line)
            implements Stmt {}

    /**
     * One group of labels with its statements.
     *
     * @param labels as text, for instance {@code "a", "b"} or {@code Point(int x$1, var y) when x$1 > 0}; null when there is only
     *     {@code default}
     * @param isDefault whether whatever no other label names comes here
     * @param bound the variables of the patterns that something behind the labels uses
     * @param guard a guard that suspends; any other is part of the labels
     */
    record Arm(
            @Nullable Code labels,
            boolean isDefault,
            List<Bound> bound,
            @Nullable Expr guard,
            List<Stmt> body,
            int line) {}

    /** A variable that gets its value when the labels match. */
    record Bound(Variable variable, Code value) {}

    /**
     * The try statement.
     *
     * @param cleanup the finally block
     */
    record Try(
            List<Resource> resources,
            Stmt body,
            List<Catch> catches,
            @Nullable Stmt cleanup,
            int line) implements Stmt {}

    /**
     * A resource.
     *
     * @param value its initialiser; null when the resource is an existing variable
     */
    record Resource(Variable variable, @Nullable Expr value, int line) {}

    /** Runs its body, then closes a resource, as the basic try-with-resources statement does (JLS 14.20.3.1). */
    record Using(Variable resource, Stmt body, int line) implements Stmt {}

    /** A catch clause. */
    record Catch(List<TypeName> types, Variable variable, Stmt body, int line) {}

    record Return(@Nullable Expr value, int line) implements Stmt {}

    record Throw(Expr value, int line) implements Stmt {}

    /** Java's own {@code yield value;} of a switch expression; the label says which. */
    record Give(Label target, Expr value, int line) implements Stmt {}

    record Block(List<Stmt> statements) implements Stmt {}
}
