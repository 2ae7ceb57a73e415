package io.cogen.processor.bind;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.TreePath;
import io.cogen.processor.model.Code;
import io.cogen.processor.model.Expr;
import io.cogen.processor.model.Expr.Conversion;
import io.cogen.processor.model.Suspension;
import io.cogen.processor.model.Variable;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Takes expressions apart as far as the suspension points in them demand. */
final class Expressions {
    private static final ClassName STRING = ClassName.get(String.class);

    private final Context context;
    private final Typing typing;
    private final Index index;
    private final Operands operands;
    private final Slices slices;
    private final Variables variables;
    private final PrivateTargets privates;
    private final Switches switches;

    /** The primitive type that all values yielded so far had, the type itself when they had none. */
    private @Nullable TypeMirror yielded;

    private boolean yieldsReferences;

    /** Binds the switch expressions, which have statements inside. */
    interface Switches {
        Expr value(TreePath path);
    }

    /** How to read and write a private field. */
    interface PrivateTargets {
        Expr.@Nullable Access access(TreePath parent, ExpressionTree target);
    }

    Expressions(Context context, PrivateTargets privates, Switches switches) {
        this.context = context;
        this.typing = context.typing();
        this.index = context.index();
        this.operands = new Operands(typing, index);
        this.slices = context.slices();
        this.variables = context.variables();
        this.privates = privates;
        this.switches = switches;
    }

    /** The primitive type of every value that the generator yields; null when there is none such. */
    @Nullable
    TypeMirror yieldedPrimitive() {
        return yieldsReferences ? null : yielded;
    }

    Expr bind(ExpressionTree tree) {
        TreePath path = index.path(tree);
        if (!index.suspends(tree)) {
            return pure(path, tree);
        }
        if (tree instanceof ParenthesizedTree parenthesized) {
            return parenthesized(path, parenthesized);
        } else if (tree instanceof MethodInvocationTree call) {
            return call(path, call);
        } else if (tree instanceof ConditionalExpressionTree choice) {
            return typed(
                    path,
                    new Expr.Choice(
                            bind(choice.getCondition()),
                            bind(choice.getTrueExpression()),
                            bind(choice.getFalseExpression()),
                            typing.names().handed(path, typing.type(path))));
        } else if (tree instanceof BinaryTree binary) {
            return binary(path, binary);
        } else if (tree instanceof UnaryTree unary) {
            return unary(path, unary);
        } else if (tree instanceof AssignmentTree assignment) {
            TypeName type = typing.names().of(index.path(assignment.getVariable()));
            List<Operands.Hole> holes = operands.location(assignment.getVariable());
            holes.add(operands.hole(assignment.getExpression(), type, Conversion.ASSIGN));
            return template(path, type, holes);
        } else if (tree instanceof CompoundAssignmentTree assignment) {
            return update(path, assignment);
        } else if (tree instanceof NewClassTree creation) {
            return creation(path, creation);
        } else if (tree instanceof NewArrayTree array) {
            List<Operands.Hole> holes = new ArrayList<>();
            array.getDimensions()
                    .forEach(dimension -> holes.add(operands.hole(dimension, TypeName.INT, Conversion.ASSIGN)));
            operands.elements(path, array, holes);
            TypeName type = typing.names().of(path);
            List<Expr.Piece> pieces = pieces(path, holes);
            if (array.getType() == null) {
                pieces.add(0, new Expr.Gap(Code.of("new ", type, " ")));
            }
            return new Expr.Template(pieces, type);
        } else if (tree instanceof TypeCastTree cast) {
            return template(path, typing.names().of(path), List.of(operands.hole(cast.getExpression())));
        } else if (tree instanceof InstanceOfTree test) {
            return template(path, TypeName.BOOLEAN, List.of(operands.hole(test.getExpression())));
        } else if (tree instanceof ArrayAccessTree || tree instanceof MemberSelectTree) {
            return template(path, typing.names().of(path), operands.location(tree));
        } else if (tree instanceof MemberReferenceTree reference) {
            return template(path, typing.names().of(path), List.of(operands.hole(reference.getQualifierExpression())));
        } else if (tree.getKind() == Tree.Kind.SWITCH_EXPRESSION) {
            return typed(path, switches.value(path));
        }
        throw new AssertionError("nothing can suspend in it: " + tree.getKind());
    }

    /** Text without a suspension point. */
    private Expr pure(TreePath path, ExpressionTree tree) {
        TypeMirror type = typing.type(path);
        TypeName name =
                type.getKind() == TypeKind.VOID ? TypeName.VOID : typing.names().name(path, type);
        Code code = slices.expression(typing.start(path), typing.end(path));
        if (tree instanceof NewArrayTree array && array.getType() == null && name != null) {
            code = Code.of("new ", name, " ", code); // '{1, 2}' is allowed in a declaration only
        }
        return new Expr.Pure(code, name == null ? ClassName.OBJECT : name, isStable(path, tree));
    }

    /** Whether an expression has no effect and always the same value. */
    private boolean isStable(TreePath path, ExpressionTree tree) {
        if (tree instanceof LiteralTree || tree instanceof LambdaExpressionTree) {
            return true;
        } else if (tree instanceof ParenthesizedTree parenthesized) {
            return isStable(index.path(parenthesized.getExpression()), parenthesized.getExpression());
        }
        boolean named = tree instanceof IdentifierTree
                || (tree instanceof MemberSelectTree select && !operands.isValue(select.getExpression()));
        Element element = named ? typing.element(path) : null;
        if (tree instanceof MemberSelectTree select && select.getIdentifier().contentEquals("class")) {
            return true;
        } else if (tree instanceof IdentifierTree name && name.getName().contentEquals("this")) {
            return true;
        } else if (element instanceof VariableElement variable && variable.getConstantValue() != null) {
            return true;
        }
        Variable variable = variables.of(element);
        return variable != null && variables.isEffectivelyFinal(variable);
    }

    private Expr parenthesized(TreePath path, ParenthesizedTree tree) {
        Expr inner = bind(tree.getExpression());
        if (inner instanceof Expr.And || inner instanceof Expr.Or || inner instanceof Expr.Not) {
            return inner;
        }
        TreePath operand = index.path(tree.getExpression());
        int start = typing.start(path);
        int end = typing.end(path);
        List<Expr.Piece> pieces = List.of(
                new Expr.Gap(slices.gap(tree, start, end, start, typing.start(operand))),
                new Expr.Operand(inner, inner.type(), Conversion.NONE),
                new Expr.Gap(slices.gap(tree, start, end, typing.end(operand), end)));
        return new Expr.Template(pieces, inner.type());
    }

    /** What gives nothing but null has the type of null (JLS 4.1), which fits everywhere and which no variable can have. */
    private Expr typed(TreePath path, Expr value) {
        if (typing.type(path).getKind() != TypeKind.NULL) {
            return value;
        }
        Expr.Piece rest = new Expr.Gap(Code.text(" == null ? null : null)"));
        Expr.Piece operand = new Expr.Operand(value, value.type(), Conversion.NONE);
        return new Expr.Template(List.of(new Expr.Gap(Code.text("(")), operand, rest), value.type());
    }

    private Expr call(TreePath path, MethodInvocationTree call) {
        Suspension kind = index.suspension(call);
        if (kind != null) {
            return suspension(path, call, kind);
        }
        List<Operands.Hole> holes = new ArrayList<>();
        if (call.getMethodSelect() instanceof MemberSelectTree select && operands.isValue(select.getExpression())) {
            holes.add(operands.hole(select.getExpression()));
        }
        TypeMirror method = typing.type(index.path(call.getMethodSelect()));
        if (!(method instanceof ExecutableType signature)) {
            throw new AssertionError("no method: " + call);
        }
        operands.arguments(call.getArguments(), signature.getParameterTypes(), isVarArgs(path), holes);
        return template(path, resultName(path), holes);
    }

    private TypeName resultName(TreePath path) {
        TypeMirror type = typing.type(path);
        return type.getKind() == TypeKind.VOID ? TypeName.VOID : operands.nameOrObject(path, type);
    }

    private boolean isVarArgs(TreePath path) {
        return typing.element(path) instanceof ExecutableElement method && method.isVarArgs();
    }

    private Expr suspension(TreePath path, MethodInvocationTree call, Suspension kind) {
        ExpressionTree argument = call.getArguments().get(0);
        if (kind == Suspension.YIELD) {
            TypeMirror type = typing.type(index.path(argument));
            yieldsReferences |= !type.getKind().isPrimitive();
            yielded = type;
        }
        boolean isVoid = typing.type(path).getKind() == TypeKind.VOID;
        TypeName type = isVoid ? TypeName.VOID : typing.names().of(path);
        TypeName target = kind != Suspension.YIELD && dependsOnTarget(argument) ? target(path, call) : null;
        return new Expr.Yield(kind, bind(argument), target, type, typing.line(path));
    }

    /** Whether what a lambda in a call means may depend on what the call is expected to give (JLS 18.5.2.1). */
    private boolean dependsOnTarget(ExpressionTree tree) {
        ExpressionTree bare = Flow.bare(tree);
        List<? extends ExpressionTree> arguments = List.of();
        if (bare instanceof MethodInvocationTree call && call.getTypeArguments().isEmpty()) {
            arguments = call.getArguments();
        } else if (bare instanceof NewClassTree creation) {
            arguments = creation.getArguments();
        }
        return bare instanceof LambdaExpressionTree
                || arguments.stream()
                        .map(Flow::bare)
                        .anyMatch(each -> each instanceof LambdaExpressionTree
                                || each instanceof MemberReferenceTree
                                || dependsOnTarget(each));
    }

    /** The parameter type of a marker's call. */
    private @Nullable TypeName target(TreePath path, MethodInvocationTree call) {
        return typing.type(index.path(call.getMethodSelect())) instanceof ExecutableType signature
                ? typing.names().name(path, signature.getParameterTypes().get(0))
                : null;
    }

    private Expr binary(TreePath path, BinaryTree tree) {
        if (tree.getKind() == Tree.Kind.CONDITIONAL_AND) {
            return new Expr.And(bind(tree.getLeftOperand()), bind(tree.getRightOperand()));
        } else if (tree.getKind() == Tree.Kind.CONDITIONAL_OR) {
            return new Expr.Or(bind(tree.getLeftOperand()), bind(tree.getRightOperand()));
        }
        TypeMirror left = typing.type(index.path(tree.getLeftOperand()));
        TypeMirror right = typing.type(index.path(tree.getRightOperand()));
        TypeMirror whole = typing.type(path);
        Operands.Hole kept;
        if (typing.isString(whole)) {
            kept = operands.isPlainInText(left)
                    ? operands.hole(tree.getLeftOperand())
                    : operands.hole(tree.getLeftOperand(), STRING, Conversion.STRING);
        } else if (left.getKind().isPrimitive()
                || right.getKind().isPrimitive()
                || !whole.getKind().equals(TypeKind.BOOLEAN)
                || Operands.isRelational(tree)) {
            kept = operands.unboxing(tree.getLeftOperand());
        } else {
            kept = operands.hole(tree.getLeftOperand()); // == and != of references
        }
        Operands.Hole rest = new Operands.Hole(tree.getRightOperand(), null, Conversion.NONE);
        return template(path, operands.nameOrObject(path, whole), List.of(kept, rest));
    }

    private Expr unary(TreePath path, UnaryTree tree) {
        return switch (tree.getKind()) {
            case LOGICAL_COMPLEMENT -> new Expr.Not(bind(tree.getExpression()));
            case PREFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_INCREMENT, POSTFIX_DECREMENT ->
                template(path, typing.names().of(path), operands.location(tree.getExpression()));
            default -> template(path, typing.names().of(path), List.of(operands.unboxing(tree.getExpression())));
        };
    }

    private Expr update(TreePath path, CompoundAssignmentTree tree) {
        ExpressionTree target = Flow.bare(tree.getVariable());
        TreePath targetPath = index.path(target);
        TypeMirror type = typing.type(targetPath);
        if (!index.suspends(tree.getExpression())) {
            List<Operands.Hole> holes = operands.location(target);
            holes.add(new Operands.Hole(tree.getExpression(), null, Conversion.NONE));
            return template(path, typing.names().of(path), holes);
        }
        boolean text = tree.getKind() == Tree.Kind.PLUS_ASSIGNMENT
                && typing.unboxed(type).getKind() == TypeKind.DECLARED;
        TypeName loaded = text ? STRING : typing.names().require(targetPath, typing.unboxed(type));
        Expr.Access access = privates.access(path, target);
        List<Operands.Hole> location = operands.location(target);
        List<Expr.Piece> pieces;
        if (access == null) {
            access = Expr.Access.PLAIN;
            pieces = pieces(targetPath, location, location.size());
        } else {
            pieces = new ArrayList<>();
            location.forEach(each -> pieces.add(operand(each, true)));
        }
        String operator = context.words().bare(typing.end(targetPath), typing.start(index.path(tree.getExpression())));
        return new Expr.Update(
                pieces,
                access,
                operator,
                bind(tree.getExpression()),
                loaded,
                typing.names().of(path));
    }

    private Expr creation(TreePath path, NewClassTree tree) {
        List<Operands.Hole> holes = new ArrayList<>();
        Element constructor = typing.element(path);
        if (constructor == null) {
            throw new AssertionError("no constructor: " + tree);
        }
        TypeMirror type = typing.type(path);
        ExecutableType signature = (ExecutableType) typing.types().asMemberOf((DeclaredType) type, constructor);
        List<? extends ExpressionTree> arguments = tree.getArguments();
        List<? extends TypeMirror> parameters = signature.getParameterTypes();
        ExpressionTree outer = Creations.outer(tree);
        if (outer != null) {
            holes.add(operands.hole(outer, typing.names().of(index.path(outer)), Conversion.NON_NULL));
            if (tree.getEnclosingExpression() == null) {
                arguments = arguments.subList(1, arguments.size());
                parameters = parameters.subList(1, parameters.size());
            }
        }
        operands.arguments(arguments, parameters, isVarArgs(path), holes);
        List<Expr.Piece> pieces = pieces(path, holes);
        TypeElement created = typing.declared(index.path(tree.getIdentifier())); // also where a class body extends it
        if (created != null && typing.mayRunInitialiser(created)) {
            pieces.add(0, new Expr.Before(typing.initialise(created))); // JLS 15.9.4: before the arguments
        }
        return new Expr.Template(pieces, operands.nameOrObject(path, type));
    }

    private Expr template(TreePath path, TypeName type, List<Operands.Hole> holes) {
        return new Expr.Template(pieces(path, holes), type);
    }

    /** The holes, and the text between them. */
    private List<Expr.Piece> pieces(TreePath path, List<Operands.Hole> holes) {
        int last = -1;
        for (int i = 0; i < holes.size(); i++) {
            last = index.suspends(holes.get(i).tree()) ? i : last;
        }
        return pieces(path, holes, last);
    }

    /** @param last the last hole that suspends; what stands before it is kept, what stands behind it stays as text */
    private List<Expr.Piece> pieces(TreePath path, List<Operands.Hole> holes, int last) {
        List<Expr.Piece> pieces = new ArrayList<>();
        int start = typing.start(path);
        int end = typing.end(path);
        int at = start;
        for (int i = 0; i < holes.size(); i++) {
            Operands.Hole hole = holes.get(i);
            TreePath operand = index.path(hole.tree());
            if (i > last && last >= 0) {
                break; // stays where it is, as text
            }
            pieces.add(new Expr.Gap(slices.gap(path.getLeaf(), start, end, at, typing.start(operand))));
            pieces.add(operand(hole, i < last));
            at = typing.end(operand);
        }
        pieces.add(new Expr.Gap(slices.gap(path.getLeaf(), start, end, at, end)));
        return pieces;
    }

    private Expr.Operand operand(Operands.Hole hole, boolean precedesSuspension) {
        TreePath path = index.path(hole.tree());
        Expr expr = bind(hole.tree());
        boolean stays = expr instanceof Expr.Pure pure && pure.stable() && hole.conversion() == Conversion.NONE;
        TypeName kept = hole.kept();
        if (kept == null) {
            kept = precedesSuspension && !stays ? typing.names().of(path) : ClassName.OBJECT;
        }
        return new Expr.Operand(expr, kept, hole.conversion());
    }
}
