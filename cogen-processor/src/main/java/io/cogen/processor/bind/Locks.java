package io.cogen.processor.bind;

import com.palantir.javapoet.TypeName;
import com.sun.source.tree.BreakTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import io.cogen.processor.model.Code;
import io.cogen.processor.model.Code.Part;
import io.cogen.processor.model.Expr;
import io.cogen.processor.model.Label;
import io.cogen.processor.model.Stmt;
import io.cogen.processor.model.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Keeps synchronized statements in one piece: a lock must be released by the method that took it. The object to lock may come
 * from a suspension point. What leaves the block for somewhere else notes where to, ends the block, and jumps behind it:
 *
 * <pre>{@code
 * exit = 0;
 * leave$7: synchronized (lock) {
 *     if (queue.isEmpty()) { exit = 1; break leave$7; }   // was: continue
 * }
 * switch (exit) { case 1: continue; }
 * }</pre>
 */
final class Locks {
    private final Context context;
    private final Statements statements;

    Locks(Context context, Statements statements) {
        this.context = context;
        this.statements = statements;
    }

    Stmt bind(SynchronizedTree tree, int line) {
        List<Stmt> all = new ArrayList<>();
        Code head = head(tree, all, line);
        Exits exits = new Exits(tree, line);
        exits.scan(tree.getBlock(), null);
        TreePath block = context.index().path(tree.getBlock());
        Code text = context.slices()
                .island(context.typing().start(block), context.typing().end(block), exits.edits);
        if (exits.ways.isEmpty()) {
            all.add(new Stmt.Island(Code.of(head, text), context.flow().completes(tree), line));
            return new Stmt.Block(all);
        }
        all.addAll(exits.variables());
        boolean completes = exits.getOut || context.flow().completes(tree);
        all.add(new Stmt.Island(Code.of(exits.leave + ": ", head, text), completes, line));
        if (!completes) {
            return new Stmt.Block(all);
        }
        Label end = context.variables().ids.label("left");
        Expr way = new Expr.Pure(Code.read(exits.exit), TypeName.INT, true);
        all.add(new Stmt.Switch(way, null, exits.ways, false, end, null, line));
        return new Stmt.Block(all);
    }

    /** Everything up to the block; an object to lock that comes from a suspension point goes into a variable first. */
    private Code head(SynchronizedTree tree, List<Stmt> before, int line) {
        ExpressionTree locked = Flow.bare(tree.getExpression());
        TreePath path = context.index().path(locked);
        if (!context.index().suspends(locked)) {
            return Code.of(
                    "synchronized (",
                    context.slices()
                            .expression(
                                    context.typing().start(path),
                                    context.typing().end(path)),
                    ") ");
        }
        Variable lock = context.variables()
                .ids
                .temporary("lock", context.typing().names().of(path), line);
        before.add(new Stmt.Declare(lock, statements.expressions().bind(locked), line));
        return Code.of("synchronized (", lock, ") ");
    }

    /** Finds what leaves a synchronized statement, and how it is written. */
    private final class Exits extends TreeScanner<Void, Void> {
        final List<Anchor> edits = new ArrayList<>();
        final List<Stmt.Arm> ways = new ArrayList<>();
        final String leave;
        final Variable exit;
        private final SynchronizedTree statement;
        private final int line;
        private @Nullable Variable result;
        private @Nullable Variable given;

        /** Whether any of it gets out, and is not swallowed by a finally block inside. */
        boolean getOut;

        Exits(SynchronizedTree statement, int line) {
            this.statement = statement;
            this.line = line;
            this.exit = context.variables().ids.temporary("exit", TypeName.INT, line);
            this.leave = context.variables().fresh("leave$" + exit.id());
        }

        /** Declares what an exit writes. */
        List<Stmt> variables() {
            List<Stmt> all = new ArrayList<>(List.of(zero(exit)));
            if (result != null) {
                all.add(zero(result));
            }
            if (given != null) {
                all.add(zero(given));
            }
            return all;
        }

        private Stmt zero(Variable variable) {
            TypeName type = Objects.requireNonNull(variable.type());
            return new Stmt.Declare(variable, new Expr.Pure(Code.text(variable.zero()), type, true), line);
        }

        @Override
        public @Nullable Void visitBreak(BreakTree tree, Void unused) {
            if (Flow.leaves(context.index().path(tree), statement)) {
                jump(tree, new Stmt.Break(context.targets().exit(tree.getLabel()), line));
            }
            return null;
        }

        @Override
        public @Nullable Void visitContinue(ContinueTree tree, Void unused) {
            if (Flow.leaves(context.index().path(tree), statement)) {
                jump(tree, new Stmt.Break(context.targets().next(tree.getLabel()), line));
            }
            return null;
        }

        @Override
        public @Nullable Void visitReturn(ReturnTree tree, Void unused) {
            if (tree.getExpression() == null) {
                jump(tree, new Stmt.Return(null, line));
                return null;
            }
            TypeMirror value = context.typing().type(context.index().path(tree.getExpression()));
            if (value.getKind() == TypeKind.VOID) {
                throw new AssertionError("a void expression is returned by a lambda only");
            }
            if (result == null) {
                TreePath path = context.index().path(tree.getExpression());
                result = context.variables()
                        .ids
                        .temporary("result", context.typing().names().require(path, context.returned()), line);
            }
            jump(tree, tree.getExpression(), result, new Stmt.Return(read(result), line));
            return super.visitReturn(tree, unused);
        }

        @Override
        public @Nullable Void visitYield(YieldTree tree, Void unused) {
            if (Flow.leaves(context.index().path(tree), statement)) {
                if (given == null) {
                    TypeName type = statements.switches().innermostType();
                    given = context.variables().ids.temporary("given", type, line);
                }
                Label target = statements.switches().innermost();
                jump(tree, tree.getValue(), given, new Stmt.Give(target, read(given), line));
            }
            return super.visitYield(tree, unused);
        }

        @Override
        public @Nullable Void visitLambdaExpression(LambdaExpressionTree tree, Void unused) {
            return null;
        }

        @Override
        public @Nullable Void visitClass(ClassTree tree, Void unused) {
            return null;
        }

        private Expr read(Variable variable) {
            return new Expr.Pure(Code.read(variable), Objects.requireNonNull(variable.type()), true);
        }

        private int way(Stmt jump) {
            int number = ways.size() + 1;
            Code label = Code.text(Integer.toString(number));
            ways.add(new Stmt.Arm(label, false, List.of(), null, List.of(jump), line));
            return number;
        }

        private List<Part> leave(String before, int way) {
            return List.of(
                    Code.Text.of(before),
                    new Code.Ref(exit, Code.Access.WRITE, false),
                    Code.Text.of(" = " + way + "; break " + leave + "; }"));
        }

        private void jump(StatementTree tree, Stmt instead) {
            TreePath path = context.index().path(tree);
            edit(path, context.typing().start(path), context.typing().end(path), leave("{ ", way(instead)));
        }

        private void jump(StatementTree tree, ExpressionTree value, Variable into, Stmt instead) {
            TreePath path = context.index().path(tree);
            int start = context.typing().start(path, value);
            int end = context.typing().end(path, value);
            List<Code> cast = context.typing().names().cast(into.type());
            List<Part> assign = new ArrayList<>(
                    List.of(Code.Text.of("{ "), new Code.Ref(into, Code.Access.WRITE, false), Code.Text.of(" = ")));
            assign.addAll(cast.get(0).parts());
            edit(path, context.typing().start(path), start, assign);
            List<Part> behind = new ArrayList<>(cast.get(1).parts());
            behind.addAll(leave("; ", way(instead)));
            edit(path, end, context.typing().end(path), behind);
        }

        private void edit(TreePath path, int start, int end, List<Part> parts) {
            Tree tree = path.getLeaf();
            getOut |= context.flow().getsOut(path, statement);
            int ownerStart = context.typing().start(path);
            int ownerEnd = context.typing().end(path);
            edits.add(new Anchor(start, end, parts, tree, ownerStart, ownerEnd, false, null, Anchor.Role.EDIT));
        }
    }
}
