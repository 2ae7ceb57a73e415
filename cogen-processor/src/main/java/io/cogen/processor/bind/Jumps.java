package io.cogen.processor.bind;

import com.sun.source.tree.BreakTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The jumps inside a statement that are the method's own, in the order of the text.
 *
 * @param all the break, continue and yield statements
 * @param returns whether there is a return statement
 */
record Jumps(List<Tree> all, boolean returns) {
    static Jumps in(Tree tree) {
        Collector collector = new Collector();
        collector.scan(tree, null);
        return new Jumps(collector.jumps, collector.returns);
    }

    private static final class Collector extends TreeScanner<Void, Void> {
        final List<Tree> jumps = new ArrayList<>();
        boolean returns;

        @Override
        public @Nullable Void visitLambdaExpression(LambdaExpressionTree tree, Void unused) {
            return null;
        }

        @Override
        public @Nullable Void visitClass(ClassTree tree, Void unused) {
            return null;
        }

        @Override
        public @Nullable Void visitReturn(ReturnTree tree, Void unused) {
            returns = true;
            return super.visitReturn(tree, unused);
        }

        @Override
        public @Nullable Void visitBreak(BreakTree tree, Void unused) {
            jumps.add(tree);
            return null;
        }

        @Override
        public @Nullable Void visitContinue(ContinueTree tree, Void unused) {
            jumps.add(tree);
            return null;
        }

        @Override
        public @Nullable Void visitYield(YieldTree tree, Void unused) {
            jumps.add(tree);
            return super.visitYield(tree, unused);
        }
    }
}
