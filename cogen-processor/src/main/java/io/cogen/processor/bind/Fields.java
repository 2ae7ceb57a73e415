package io.cogen.processor.bind;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import io.cogen.processor.model.Accessor;
import io.cogen.processor.model.Code;
import io.cogen.processor.model.Code.Part;
import io.cogen.processor.model.Expr;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Rewrites the uses of fields that generated code may not name into calls of accessors. */
final class Fields {
    private final Typing typing;
    private final AnchorList anchors;
    private final Surroundings around;
    private final Accessors accessors;

    Fields(Typing typing, AnchorList anchors, Surroundings around, Accessors accessors) {
        this.typing = typing;
        this.anchors = anchors;
        this.around = around;
        this.accessors = accessors;
    }

    /** A field that generated code may not name, and the object that has it. */
    record Target(VariableElement field, Receiver receiver) {
        boolean evaluates() {
            return isStatic() && receiver.written() != null;
        }

        /** The object that the field is one of; null for none, and for one that is not written. */
        @Nullable
        ExpressionTree object() {
            return isStatic() ? null : receiver.written();
        }

        boolean isStatic() {
            return field.getModifiers().contains(Modifier.STATIC);
        }
    }

    /** The field that a tree names, if it is out of reach. */
    @Nullable
    Target target(TreePath parent, ExpressionTree tree) {
        boolean named = tree instanceof IdentifierTree || tree instanceof MemberSelectTree;
        Element element = named ? typing.element(new TreePath(parent, tree)) : null;
        if (!(element instanceof VariableElement field)
                || !field.getKind().isField()
                || !Reach.isOutside(field, around.owner())
                || (tree instanceof IdentifierTree && around.isOfInner(field))
                || (tree instanceof MemberSelectTree select && around.isInheritedByInner(field, select.getExpression()))
                || around.isThroughSuperOfInner(parent, tree)) {
            return null;
        }
        return new Target(field, around.receiver(parent, tree, field));
    }

    Accessor getter(TreePath path, Target target) {
        return accessors.getter(
                around.use(path, target.field(), target.object()),
                target.field(),
                target.evaluates(),
                target.receiver().above());
    }

    Accessor setter(TreePath path, Target target) {
        return accessors.setter(
                around.use(path, target.field(), target.object()),
                target.field(),
                target.evaluates(),
                target.receiver().above());
    }

    /** The use of a field's value; whether it has been rewritten. */
    boolean read(TreePath path, ExpressionTree tree) {
        Target target = target(path.getParentPath(), tree);
        if (target == null) {
            return false;
        }
        Object constant = target.field().getConstantValue();
        if (constant != null && target.receiver().written() == null) {
            anchors.replace(path, List.of(Code.Text.of(typing.constant(constant)))); // it stays one (JLS 15.29)
            return true;
        }
        String open = "." + getter(path, target).name() + "(";
        ExpressionTree written = target.receiver().written();
        if (written == null) {
            List<Part> whole = call(open, target.receiver().implicit());
            whole.add(Code.Text.of(")"));
            anchors.replace(path, whole);
        } else {
            anchors.insert(path, false, call(open, List.of()));
            anchors.replace(path, typing.end(path, written), typing.end(path), List.of(Code.Text.of(")")));
        }
        return true;
    }

    static List<Part> call(String open, List<Part> receiver) {
        List<Part> parts = new ArrayList<>(List.of(new Code.Accessors(), Code.Text.of(open)));
        parts.addAll(receiver);
        return parts;
    }

    /** An assignment; whether it has been rewritten. */
    boolean assignment(TreePath path, AssignmentTree tree, ExpressionTree left) {
        Target target = target(path, left);
        if (target == null) {
            return false;
        }
        String open = "." + setter(path, target).name() + "(";
        boolean hasReceiver = target.receiver().written() != null
                || !target.receiver().implicit().isEmpty();
        replaceTarget(path, target, open, hasReceiver ? ", " : "", typing.start(path, tree.getExpression()));
        narrow(
                new TreePath(path, tree.getExpression()),
                typing.unboxed(target.field().asType()));
        anchors.insert(path, true, List.of(Code.Text.of(")")));
        return true;
    }

    /** Writes the conversion of a constant that an assignment has and an argument does not (JLS 5.2, 5.3). */
    private void narrow(TreePath value, TypeMirror target) {
        TypeMirror type = typing.type(value);
        ExpressionTree bare = Flow.bare((ExpressionTree) value.getLeaf());
        if (!target.getKind().isPrimitive()) {
            return;
        } else if (type.getKind().isPrimitive() && type.getKind() != target.getKind()) {
            anchors.insert(value, false, List.of(Code.Text.of("(" + target + ") (")));
            anchors.insert(value, true, List.of(Code.Text.of(")")));
        } else if (bare instanceof ConditionalExpressionTree choice) {
            narrow(new TreePath(value, choice.getTrueExpression()), target);
            narrow(new TreePath(value, choice.getFalseExpression()), target);
        } else if (bare instanceof SwitchExpressionTree dispatch) {
            Results results = new Results();
            results.scan(dispatch.getCases(), null);
            results.all.forEach(each -> narrow(new TreePath(value, each), target));
        }
    }

    /** Finds what the arms of a switch expression give. */
    private static final class Results extends TreeScanner<Void, Void> {
        final List<ExpressionTree> all = new ArrayList<>();

        @Override
        public @Nullable Void visitCase(CaseTree tree, Void unused) {
            return tree.getBody() instanceof ExpressionTree result ? add(result) : super.visitCase(tree, unused);
        }

        @Override
        public @Nullable Void visitYield(YieldTree tree, Void unused) {
            return add(tree.getValue());
        }

        private @Nullable Void add(ExpressionTree result) {
            all.add(result);
            return null;
        }

        @Override
        public @Nullable Void visitSwitchExpression(SwitchExpressionTree tree, Void unused) {
            return null;
        }

        @Override
        public @Nullable Void visitLambdaExpression(LambdaExpressionTree tree, Void unused) {
            return null;
        }

        @Override
        public @Nullable Void visitClass(ClassTree tree, Void unused) {
            return null;
        }
    }

    /** Writes an accessor around the object of a field, up to a place behind it. */
    void replaceTarget(TreePath path, Target target, String open, String close, int end) {
        ExpressionTree written = target.receiver().written();
        if (written == null) {
            List<Part> parts = call(open, target.receiver().implicit());
            parts.add(Code.Text.of(close));
            anchors.replace(path, typing.start(path), end, parts);
        } else {
            anchors.replace(path, typing.start(path), typing.start(path, written), call(open, List.of()));
            anchors.replace(path, typing.end(path, written), end, List.of(Code.Text.of(close)));
        }
    }

    /**
     * How to read and write a field whose update suspends; null when generated code may name it.
     *
     * @param path of the compound assignment
     */
    Expr.@Nullable Access access(TreePath path, ExpressionTree left) {
        Target target = target(path, left);
        if (target == null) {
            return null;
        }
        List<Part> receiver = target.receiver().implicit();
        boolean hasReceiver = target.receiver().written() != null || !receiver.isEmpty();
        return new Expr.Access(
                new Code(call("." + getter(path, target).name() + "(", receiver)),
                Code.text(")"),
                new Code(call("." + setter(path, target).name() + "(", receiver)),
                Code.text(hasReceiver ? ", " : ""),
                Code.text(")"));
    }
}
