package io.cogen.processor.lower;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import io.cogen.processor.model.Code;
import io.cogen.processor.model.Graph;
import io.cogen.processor.model.Graph.Arm;
import io.cogen.processor.model.Graph.Block;
import io.cogen.processor.model.Graph.Branch;
import io.cogen.processor.model.Graph.Closing;
import io.cogen.processor.model.Graph.End;
import io.cogen.processor.model.Graph.Jump;
import io.cogen.processor.model.Graph.Op;
import io.cogen.processor.model.Graph.Region;
import io.cogen.processor.model.Label;
import io.cogen.processor.model.Normal;
import io.cogen.processor.model.Step;
import io.cogen.processor.model.Variable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the body into blocks joined by jumps.
 *
 * <p>A try statement whose body suspends cannot stay a try statement: the method returns in the middle of it. So its
 * body becomes a region, and one block handles what is thrown in the region: it tests the catch clauses in order.
 *
 * <p>A finally block exists once. It is entered with a completion (JLS 14.1) that says what goes on behind it: 0
 * normally, 1 an exception to throw again, 2 a return whose value waits in a variable, 3 and above a jump. Behind the
 * block a switch goes on from there; where that leaves a further finally block, the completion is handed to that one.
 */
public final class Cut implements Pass<Normal, Graph> {
    private static final ClassName THROWABLE = ClassName.get(Throwable.class);
    private static final int NORMAL = 0;
    private static final int THROW = 1;
    private static final int RETURN = 2;
    private static final int FIRST_JUMP = 3;

    /** What a jump can meet on its way out. */
    private sealed interface Frame {}

    private record Target(Label label, int block) implements Frame {}

    private static final class Cleanup implements Frame {
        final int entry;
        final Variable completion;
        final Variable pending;
        final Map<Label, Integer> jumps = new LinkedHashMap<>();
        boolean returns;

        Cleanup(int entry, Variable completion, Variable pending) {
            this.entry = entry;
            this.completion = completion;
            this.pending = pending;
        }
    }

    private final Map<Integer, Block> blocks = new LinkedHashMap<>();
    private final List<Region> regions = new ArrayList<>();
    private final Deque<Frame> frames = new ArrayDeque<>();
    private Normal normal;
    private int nextBlock;

    /** The block being written, and where: -1 when control cannot come here. */
    private int current;

    private int region;
    private List<Op> ops = new ArrayList<>();
    private final Map<Integer, Integer> regionOf = new HashMap<>();
    private @Nullable Variable result;

    @Override
    public Graph apply(Normal input) {
        normal = input;
        regions.add(new Region(0, -1, -1, null, null));
        enter(newBlock());
        steps(input.steps());
        finish(new Graph.Return(null, 0));
        Graph graph = new Graph(input.routine(), blocks, List.copyOf(regions), input.ids());
        return Simplify.apply(graph);
    }

    private int newBlock() {
        regionOf.put(nextBlock, region);
        return nextBlock++;
    }

    private void enter(int block) {
        current = block;
        ops = new ArrayList<>();
        regionOf.put(block, region);
    }

    private void finish(End end) {
        if (current >= 0) {
            blocks.put(current, new Block(current, regionOf.get(current), List.copyOf(ops), end));
            current = -1;
        }
    }

    private void add(Op op) {
        if (current >= 0) {
            ops.add(op);
        }
    }

    private void steps(List<Step> steps) {
        steps.forEach(this::step);
    }

    private void step(Step step) {
        if (current < 0) {
            return; // javac has accepted the original, so this is code of our own behind a jump
        }
        if (step instanceof Step.Run run) {
            add(new Graph.Run(run.code(), run.line()));
            if (!run.completes()) {
                finish(new Graph.Never());
            }
        } else if (step instanceof Step.Let let) {
            add(new Graph.Let(let.target(), let.value(), let.line()));
        } else if (step instanceof Step.Suspend suspend) {
            int next = newBlock();
            finish(new Graph.Suspend(suspend.kind(), suspend.value(), next, suspend.line()));
            enter(next);
        } else if (step instanceof Step.If choice) {
            choice(choice);
        } else if (step instanceof Step.Cycle cycle) {
            int head = newBlock();
            finish(new Jump(head));
            enter(head);
            steps(cycle.body());
            finish(new Jump(head));
        } else if (step instanceof Step.Marked marked) {
            int end = newBlock();
            frames.push(new Target(marked.label(), end));
            steps(marked.body());
            frames.pop();
            finish(new Jump(end));
            enter(end);
        } else if (step instanceof Step.Break jump) {
            jump(jump.label(), jump.line());
        } else if (step instanceof Step.Switch dispatch) {
            dispatch(dispatch);
        } else if (step instanceof Step.Try guarded) {
            guarded(guarded);
        } else if (step instanceof Step.Using using) {
            using(using);
        } else if (step instanceof Step.Return back) {
            back(back);
        } else if (step instanceof Step.Throw thrown) {
            finish(new Graph.Throw(thrown.value(), thrown.line()));
        }
    }

    private void choice(Step.If choice) {
        int yes = newBlock();
        int no = newBlock();
        int end = newBlock();
        finish(new Branch(choice.condition(), yes, no, choice.line()));
        enter(yes);
        steps(choice.yes());
        finish(new Jump(end));
        enter(no);
        steps(choice.no());
        finish(new Jump(end));
        enter(end);
    }

    private void dispatch(Step.Switch dispatch) {
        int end = newBlock();
        List<Integer> bodies = new ArrayList<>();
        List<Arm> arms = new ArrayList<>();
        int otherwise = -1;
        for (Step.Arm arm : dispatch.arms()) {
            int body = newBlock();
            bodies.add(body);
            if (arm.labels() == null) {
                otherwise = body;
            } else {
                arms.add(new Arm(arm.labels(), body));
            }
        }
        int unmatched = otherwise < 0 ? newBlock() : otherwise;
        finish(new Graph.Switch(dispatch.selector(), List.copyOf(arms), unmatched, dispatch.line()));
        for (int i = 0; i < bodies.size(); i++) {
            finish(new Jump(bodies.get(i))); // fall through
            enter(bodies.get(i));
            steps(dispatch.arms().get(i).body());
        }
        finish(new Jump(end));
        if (otherwise < 0) {
            enter(unmatched);
            steps(dispatch.otherwise());
            finish(new Jump(end));
        }
        enter(end);
    }

    private void jump(Label label, int line) {
        for (Frame frame : frames) {
            if (frame instanceof Cleanup cleanup) {
                int kind = cleanup.jumps.computeIfAbsent(label, l -> FIRST_JUMP + cleanup.jumps.size());
                leave(cleanup, kind, line);
                return;
            } else if (frame instanceof Target target && target.label().equals(label)) {
                finish(new Jump(target.block()));
                return;
            }
        }
        throw new AssertionError("no target for " + label);
    }

    private void leave(Cleanup cleanup, int kind, int line) {
        if (kind != THROW) {
            add(new Graph.Let(cleanup.pending, Code.text("null"), line)); // or it would seem to live all the time
        }
        add(new Graph.Let(cleanup.completion, Code.text(Integer.toString(kind)), line));
        finish(new Jump(cleanup.entry));
    }

    private void back(Step.Return back) {
        for (Frame frame : frames) {
            if (frame instanceof Cleanup cleanup) {
                if (back.value() != null && !(isResult(back.value()))) {
                    add(new Graph.Let(result(), back.value(), back.line()));
                }
                cleanup.returns = true;
                leave(cleanup, RETURN, back.line());
                return;
            }
        }
        finish(new Graph.Return(back.value(), back.line()));
    }

    private boolean isResult(Code value) {
        return result != null && value.equals(Code.read(result));
    }

    private Variable result() {
        if (result == null) {
            result = normal.ids()
                    .temporary(
                            "result",
                            normal.routine().result(),
                            normal.routine().line());
        }
        return result;
    }

    private void guarded(Step.Try guarded) {
        if (guarded.cleanup() == null) {
            int end = newBlock();
            catching(guarded, end);
            enter(end);
        } else {
            cleaning(guarded.line(), end -> catching(guarded, end), cleanup -> steps(guarded.cleanup()));
        }
    }

    /** JLS 14.20.3.1: what close throws is added to what the body has thrown. */
    private void using(Step.Using using) {
        Variable resource = using.resource();
        cleaning(
                using.line(),
                end -> {
                    steps(using.body());
                    finish(new Jump(end));
                },
                cleanup -> add(new Graph.Run(
                        Code.of(
                                "if (",
                                resource,
                                " != null) {\n    if (",
                                cleanup.completion,
                                " != " + THROW + ") {\n        ",
                                resource,
                                ".close();\n    } else {\n        try {\n            ",
                                resource,
                                ".close();\n        } catch (",
                                THROWABLE,
                                " suppressed$) {\n            ",
                                cleanup.pending,
                                ".addSuppressed(suppressed$);\n        }\n    }\n}"),
                        using.line())));
    }

    /**
     * A body with something to run however it ends.
     *
     * @param body writes it, given the block to go on at
     * @param atEnd writes what runs at the end
     */
    private void cleaning(int line, IntConsumer body, Consumer<Cleanup> atEnd) {
        int outer = region;
        Variable completion = normal.ids().temporary("completion", TypeName.INT, line);
        Variable pending = normal.ids().temporary("pending", THROWABLE, line);
        int entry = newBlock();
        int handler = newBlock();
        boolean closes = normal.routine().generator();
        boolean hasResult = closes && !normal.routine().returned().equals(TypeName.VOID);
        Closing closing = closes ? new Closing(completion, RETURN, entry, hasResult ? result() : null) : null;
        Cleanup cleanup = new Cleanup(entry, completion, pending);
        cleanup.returns = closes;

        int inside = newRegion(handler, pending, closing);
        frames.push(cleanup);
        region = inside;
        int start = newBlock();
        finish(new Jump(start));
        enter(start);
        int done = newBlock();
        body.accept(done);
        enter(done);
        leave(cleanup, NORMAL, line);
        frames.pop();
        region = outer;

        enter(handler);
        leave(cleanup, THROW, line);
        enter(entry);
        atEnd.accept(cleanup);
        resume(cleanup, line);
    }

    /** Behind a finally block: goes on as the completion says. */
    private void resume(Cleanup cleanup, int line) {
        int normally = newBlock();
        if (current < 0) {
            enter(normally); // the finally block never completes
            current = -1;
            return;
        }
        List<Arm> arms = new ArrayList<>();
        int rethrow = newBlock();
        arms.add(new Arm(Code.text(Integer.toString(THROW)), rethrow));
        int back = newBlock();
        if (cleanup.returns) {
            arms.add(new Arm(Code.text(Integer.toString(RETURN)), back));
        }
        Map<Label, Integer> ways = new LinkedHashMap<>();
        cleanup.jumps.forEach((label, kind) -> {
            int way = newBlock();
            ways.put(label, way);
            arms.add(new Arm(Code.text(Integer.toString(kind)), way));
        });
        finish(new Graph.Switch(Code.read(cleanup.completion), List.copyOf(arms), normally, line));
        enter(rethrow);
        finish(new Graph.Throw(Code.read(cleanup.pending), line));
        if (cleanup.returns) {
            enter(back);
            boolean hasResult = !normal.routine().returned().equals(TypeName.VOID);
            back(new Step.Return(hasResult ? Code.read(result()) : null, line));
        }
        ways.forEach((label, way) -> {
            enter(way);
            jump(label, line);
        });
        enter(normally);
    }

    /** The body and the catch clauses of a try statement; control goes on at {@code end}. */
    private void catching(Step.Try guarded, int end) {
        if (guarded.catches().isEmpty()) {
            steps(guarded.body());
            finish(new Jump(end));
            return;
        }
        int outer = region;
        Variable caught = normal.ids().temporary("caught", THROWABLE, guarded.line());
        int handler = newBlock();
        region = newRegion(handler, caught, null);
        int start = newBlock();
        finish(new Jump(start));
        enter(start);
        steps(guarded.body());
        int leave = newBlock();
        finish(new Jump(leave));
        region = outer;
        enter(leave);
        finish(new Jump(end));
        enter(handler);
        for (Step.Catch clause : guarded.catches()) {
            caught(clause, caught, end);
        }
        finish(new Graph.Throw(Code.read(caught), guarded.line()));
    }

    private void caught(Step.Catch clause, Variable caught, int end) {
        int body = newBlock();
        int next = newBlock();
        boolean all = clause.types().contains(THROWABLE);
        if (all) {
            finish(new Jump(body));
        } else {
            List<Object> test = new ArrayList<>();
            for (TypeName type : clause.types()) {
                test.add(test.isEmpty() ? "" : " || ");
                test.add(caught);
                test.add(" instanceof ");
                test.add(type);
            }
            finish(new Branch(Code.of(test.toArray()), body, next, clause.line()));
        }
        enter(body);
        TypeName type = clause.variable().type();
        Code value = all || type == null ? Code.read(caught) : Code.of("(", type, ") ", caught);
        add(new Graph.Let(clause.variable(), value, clause.line()));
        steps(clause.body());
        finish(new Jump(end));
        if (!all) {
            enter(next);
        }
    }

    private int newRegion(int handler, Variable caught, @Nullable Closing closing) {
        int id = regions.size();
        regions.add(new Region(id, region, handler, caught, closing));
        return id;
    }
}
