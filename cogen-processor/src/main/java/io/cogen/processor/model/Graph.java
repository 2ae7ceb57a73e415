package io.cogen.processor.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A coroutine's body as blocks joined by jumps. Block 0 is the entry.
 *
 * <p>Invariants: a block lies in exactly one region; every jump leads to a block of this graph; every block can be
 * reached; a block behind a suspension has that suspension as its only predecessor.
 *
 * @param blocks by id; iterates in the order of the user's text, the entry first
 * @param regions by id; the first is the whole body
 */
public record Graph(Routine routine, Map<Integer, Block> blocks, List<Region> regions, Ids ids) {

    /** Straight-line code and the way out of it. */
    public record Block(int id, int region, List<Op> ops, End end) {}

    /** A piece of straight-line code. */
    public sealed interface Op {
        int line();
    }

    public record Run(Code code, int line) implements Op {}

    public record Let(Variable target, Code value, int line) implements Op {}

    /**
     * Hands the value of a variable on that was its own in the code before. Only {@code Cut} makes it, where the code may not have
     * given it a value; {@code Live} drops those whose target nobody reads, and makes assignments of the rest.
     */
    public record Copy(Variable target, Variable source, int line) implements Op {}

    /**
     * A variable begins, without a value: what it had before is dead. {@code Live} drops it, but where code that stays in one piece
     * hides the assignment; there it becomes one.
     */
    public record Declare(Variable target, int line) implements Op {}

    /** The way out of a block. */
    public sealed interface End {}

    public record Jump(int target) implements End {}

    public record Branch(Code condition, int yes, int no, int line) implements End {}

    /**
     * Chooses by labels.
     *
     * @param hasPatterns whether any label is a pattern; such labels must stand alone, in this order
     * @param nullOtherwise whether {@code null} goes where all other values go; else Java makes it an exception
     */
    public record Switch(
            Code selector, List<Arm> arms, boolean hasPatterns, boolean nullOtherwise, int otherwise, int line)
            implements End {}

    /** Labels as text. */
    public record Arm(Code labels, int target) {}

    /** Suspends; goes on at {@code next}. */
    public record Suspend(Suspension kind, Code value, int next, int line) implements End {}

    public record Return(@Nullable Code value, int line) implements End {}

    public record Throw(Code value, int line) implements End {}

    /** The last statement never completes: it returns, throws, or runs for ever. */
    public record Never() implements End {}

    /**
     * A part of the body whose exceptions one block handles.
     *
     * @param parent the region around it, -1 for the whole body
     * @param handler the block that handles what is thrown here, -1 for the whole body
     * @param caught what that block finds the exception in
     * @param closing for a region that a finally block guards: what a close of the generator does; else null
     */
    public record Region(
            int id,
            int parent,
            int handler,
            @Nullable Variable caught,
            @Nullable Closing closing) {}

    /**
     * A return completion without a value.
     *
     * @param completion set to {@code kind}
     * @param entry the first block of the finally block
     */
    public record Closing(
            Variable completion,
            int kind,
            int entry,
            @Nullable Variable result) {}

    /** The innermost region, from one outwards, that a finally block guards; null when there is none. */
    public @Nullable Region guarded(int region) {
        for (int id = region; id >= 0; id = regions.get(id).parent()) {
            if (regions.get(id).closing() != null) {
                return regions.get(id);
            }
        }
        return null;
    }

    /** What lambdas and class bodies read: it must be assigned once only where it is a local variable. */
    public SortedSet<Variable> captured() {
        SortedSet<Variable> captured = new TreeSet<>();
        for (Block block : blocks.values()) {
            captured.addAll(code(block.end()).captures());
            block.ops().forEach(op -> captured.addAll(code(op).captures()));
        }
        return captured;
    }

    /** Names for the blocks that control can go to from an end, exceptions aside. */
    public static void successors(End end, IntConsumer each) {
        if (end instanceof Jump jump) {
            each.accept(jump.target());
        } else if (end instanceof Branch branch) {
            each.accept(branch.yes());
            each.accept(branch.no());
        } else if (end instanceof Switch dispatch) {
            dispatch.arms().forEach(arm -> each.accept(arm.target()));
            each.accept(dispatch.otherwise());
        } else if (end instanceof Suspend suspend) {
            each.accept(suspend.next());
        }
    }

    public static List<Integer> successors(End end) {
        List<Integer> found = new ArrayList<>();
        successors(end, found::add);
        return found;
    }

    /** The code of a piece. */
    public static Code code(Op op) {
        return op instanceof Let let ? let.value() : op instanceof Run run ? run.code() : Code.EMPTY;
    }

    /** The code that an end evaluates; empty when none. */
    public static Code code(End end) {
        if (end instanceof Branch branch) {
            return branch.condition();
        } else if (end instanceof Switch dispatch) {
            List<Object> code = new ArrayList<>(List.of(dispatch.selector()));
            dispatch.arms().forEach(arm -> code.add(arm.labels())); // guards read variables
            return Code.of(code.toArray());
        } else if (end instanceof Suspend suspend) {
            return suspend.value();
        } else if (end instanceof Return back) {
            return back.value() == null ? Code.EMPTY : back.value();
        } else if (end instanceof Throw thrown) {
            return thrown.value();
        }
        return Code.EMPTY;
    }

    /** An end that evaluates other code; a switch only its selector. */
    public static End withCode(End end, Code code) {
        if (end instanceof Switch dispatch) {
            return new Switch(
                    code,
                    dispatch.arms(),
                    dispatch.hasPatterns(),
                    dispatch.nullOtherwise(),
                    dispatch.otherwise(),
                    dispatch.line());
        } else if (end instanceof Suspend suspend) {
            return new Suspend(suspend.kind(), code, suspend.next(), suspend.line());
        } else if (end instanceof Return back) {
            return new Return(code, back.line());
        } else if (end instanceof Throw thrown) {
            return new Throw(code, thrown.line());
        }
        throw new IllegalArgumentException("evaluates no code, or more than its value: " + end);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(routine.toString());
        regions.forEach(region -> text.append("\nregion ").append(region));
        for (Block block : blocks.values()) {
            text.append("\nblock ").append(block.id()).append(" in region ").append(block.region());
            block.ops().forEach(op -> text.append("\n    ").append(op));
            text.append("\n    ").append(block.end());
        }
        return text.toString();
    }
}
