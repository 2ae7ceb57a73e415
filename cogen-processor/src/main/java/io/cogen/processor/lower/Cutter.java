package io.cogen.processor.lower;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import io.cogen.processor.model.Code;
import io.cogen.processor.model.Graph;
import io.cogen.processor.model.Graph.Arm;
import io.cogen.processor.model.Graph.Branch;
import io.cogen.processor.model.Graph.Closing;
import io.cogen.processor.model.Graph.Jump;
import io.cogen.processor.model.Label;
import io.cogen.processor.model.Normal;
import io.cogen.processor.model.Step;
import io.cogen.processor.model.Variable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** The work of {@link Cut} on one body. */
final class Cutter {
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

    private final Normal normal;

    private final GraphBuilder graph;
    private final Deque<Frame> frames = new ArrayDeque<>();
    private @Nullable Variable result;

    /** How many finally blocks around have a return wait behind them, perhaps, whose value is in {@link #result}. */
    private int waitingReturns;

    private Cutter(Normal normal) {
        this.normal = normal;
        this.graph = new GraphBuilder(normal.ids());
    }

    static Graph cut(Normal normal) {
        Cutter cutter = new Cutter(normal);
        cutter.steps(normal.steps());
        cutter.graph.finish(new Graph.Return(null, 0));
        return Simplify.apply(cutter.graph.build(normal));
    }

    private void steps(List<Step> steps) {
        steps.forEach(this::step);
    }

    private void step(Step step) {
        if (!graph.isReached()) {
            return; // javac has accepted the original, so this is code of our own behind a jump
        }
        if (step instanceof Step.Run run) {
            graph.add(new Graph.Run(run.code(), run.line()));
            if (!run.completes()) {
                graph.finish(new Graph.Never());
            }
        } else if (step instanceof Step.Let let) {
            graph.add(new Graph.Let(let.target(), let.value(), let.line()));
        } else if (step instanceof Step.Declare declare) {
            graph.add(new Graph.Declare(declare.target(), declare.line()));
        } else if (step instanceof Step.Suspend suspend) {
            int next = graph.newBlock();
            graph.finish(new Graph.Suspend(suspend.kind(), suspend.value(), next, suspend.line()));
            graph.enter(next);
        } else if (step instanceof Step.If choice) {
            choice(choice);
        } else if (step instanceof Step.Cycle cycle) {
            int head = graph.newBlock();
            graph.finish(new Jump(head));
            graph.enter(head);
            steps(cycle.body());
            graph.finish(new Jump(head));
        } else if (step instanceof Step.Marked marked) {
            int end = graph.newBlock();
            frames.push(new Target(marked.label(), end));
            steps(marked.body());
            frames.pop();
            graph.finish(new Jump(end));
            graph.enter(end);
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
            graph.finish(new Graph.Throw(thrown.value(), thrown.line()));
        }
    }

    private void choice(Step.If choice) {
        int yes = graph.newBlock();
        int no = graph.newBlock();
        int end = graph.newBlock();
        graph.finish(new Branch(choice.condition(), yes, no, choice.line()));
        graph.enter(yes);
        steps(choice.yes());
        graph.finish(new Jump(end));
        graph.enter(no);
        steps(choice.no());
        graph.finish(new Jump(end));
        graph.enter(end);
    }

    private void dispatch(Step.Switch dispatch) {
        int end = graph.newBlock();
        int unmatched = graph.newBlock();
        List<Integer> bodies = new ArrayList<>();
        dispatch.arms().forEach(arm -> bodies.add(graph.newBlock()));
        new Dispatch(graph, this::steps, dispatch).write(bodies, unmatched);
        for (int i = 0; i < bodies.size(); i++) {
            graph.finish(new Jump(bodies.get(i))); // fall through
            graph.enter(bodies.get(i));
            steps(dispatch.arms().get(i).body());
        }
        graph.finish(new Jump(end));
        graph.enter(unmatched);
        steps(dispatch.otherwise());
        graph.finish(new Jump(end));
        graph.enter(end);
    }

    private void jump(Label label, int line) {
        for (Frame frame : frames) {
            if (frame instanceof Cleanup cleanup) {
                int kind = cleanup.jumps.computeIfAbsent(label, l -> FIRST_JUMP + cleanup.jumps.size());
                leave(cleanup, kind, line);
                return;
            } else if (frame instanceof Target target && target.label().equals(label)) {
                graph.finish(new Jump(target.block()));
                return;
            }
        }
        throw new AssertionError("no target for " + label);
    }

    private void leave(Cleanup cleanup, int kind, int line) {
        if (kind != RETURN && cleanup.returns && result != null && waitingReturns == 0) {
            graph.add(new Graph.Let(result, Code.text("null"), line));
        }
        if (kind != THROW) {
            graph.add(new Graph.Let(cleanup.pending, Code.text("null"), line)); // or it would seem to live all the time
        }
        graph.add(new Graph.Let(cleanup.completion, Code.text(Integer.toString(kind)), line));
        graph.finish(new Jump(cleanup.entry));
    }

    private void back(Step.Return back) {
        for (Frame frame : frames) {
            if (frame instanceof Cleanup cleanup) {
                if (back.value() != null && !(isResult(back.value()))) {
                    graph.add(new Graph.Let(result(), back.value(), back.line()));
                }
                cleanup.returns = true;
                leave(cleanup, RETURN, back.line());
                return;
            }
        }
        graph.finish(new Graph.Return(back.value(), back.line()));
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
            int end = graph.newBlock();
            catching(guarded, end);
            graph.enter(end);
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
                    graph.finish(new Jump(end));
                },
                cleanup -> graph.add(new Graph.Run(
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
        int outer = graph.region();
        Variable completion = normal.ids().temporary("completion", TypeName.INT, line);
        Variable pending = normal.ids().temporary("pending", THROWABLE, line);
        int entry = graph.newBlock();
        int handler = graph.newBlock();
        boolean closes = normal.routine().generator();
        boolean hasResult = closes && !normal.routine().returned().equals(TypeName.VOID);
        Closing closing = closes ? new Closing(completion, RETURN, entry, hasResult ? result() : null) : null;
        Cleanup cleanup = new Cleanup(entry, completion, pending);
        cleanup.returns = closes;

        int inside = graph.newRegion(handler, pending, closing);
        frames.push(cleanup);
        graph.setRegion(inside);
        int start = graph.newBlock();
        graph.finish(new Jump(start));
        graph.enter(start);
        int done = graph.newBlock();
        body.accept(done);
        graph.enter(done);
        leave(cleanup, NORMAL, line);
        frames.pop();
        graph.setRegion(outer);

        graph.enter(handler);
        leave(cleanup, THROW, line);
        graph.enter(entry);
        waitingReturns += cleanup.returns ? 1 : 0;
        atEnd.accept(cleanup);
        waitingReturns -= cleanup.returns ? 1 : 0;
        resume(cleanup, line);
    }

    /** Behind a finally block: goes on as the completion says. */
    private void resume(Cleanup cleanup, int line) {
        int normally = graph.newBlock();
        if (!graph.isReached()) {
            return; // the finally block never completes
        }
        List<Arm> arms = new ArrayList<>();
        int rethrow = graph.newBlock();
        arms.add(new Arm(Code.text(Integer.toString(THROW)), rethrow));
        int back = graph.newBlock();
        if (cleanup.returns) {
            arms.add(new Arm(Code.text(Integer.toString(RETURN)), back));
        }
        Map<Label, Integer> ways = new LinkedHashMap<>();
        cleanup.jumps.forEach((label, kind) -> {
            int way = graph.newBlock();
            ways.put(label, way);
            arms.add(new Arm(Code.text(Integer.toString(kind)), way));
        });
        graph.finish(new Graph.Switch(Code.read(cleanup.completion), List.copyOf(arms), false, false, normally, line));
        graph.enter(rethrow);
        graph.finish(new Graph.Throw(Code.read(cleanup.pending), line));
        if (cleanup.returns) {
            graph.enter(back);
            boolean hasResult = !normal.routine().returned().equals(TypeName.VOID);
            back(new Step.Return(hasResult ? Code.read(result()) : null, line));
        }
        ways.forEach((label, way) -> {
            graph.enter(way);
            jump(label, line);
        });
        graph.enter(normally);
    }

    /** The body and the catch clauses of a try statement; control goes on at {@code end}. */
    private void catching(Step.Try guarded, int end) {
        if (guarded.catches().isEmpty()) {
            steps(guarded.body());
            graph.finish(new Jump(end));
            return;
        }
        int outer = graph.region();
        Variable caught = normal.ids().temporary("caught", THROWABLE, guarded.line());
        int handler = graph.newBlock();
        graph.setRegion(graph.newRegion(handler, caught, null));
        int start = graph.newBlock();
        graph.finish(new Jump(start));
        graph.enter(start);
        steps(guarded.body());
        int leave = graph.newBlock();
        graph.finish(new Jump(leave));
        graph.setRegion(outer);
        graph.enter(leave);
        graph.finish(new Jump(end));
        graph.enter(handler);
        for (Step.Catch clause : guarded.catches()) {
            caught(clause, caught, end);
        }
        graph.finish(new Graph.Throw(Code.read(caught), guarded.line()));
    }

    private void caught(Step.Catch clause, Variable caught, int end) {
        int body = graph.newBlock();
        int next = graph.newBlock();
        boolean all = clause.types().contains(THROWABLE);
        if (all) {
            graph.finish(new Jump(body));
        } else {
            List<Object> test = new ArrayList<>();
            for (TypeName type : clause.types()) {
                test.add(test.isEmpty() ? "" : " || ");
                test.add(caught);
                test.add(" instanceof ");
                test.add(type);
            }
            graph.finish(new Branch(Code.of(test.toArray()), body, next, clause.line()));
        }
        graph.enter(body);
        TypeName type = clause.variable().type();
        Code value = all || type == null ? Code.read(caught) : Code.of("(", type, ") ", caught);
        graph.add(new Graph.Let(clause.variable(), value, clause.line()));
        steps(clause.body());
        graph.finish(new Jump(end));
        if (!all) {
            graph.enter(next);
        }
    }
}
