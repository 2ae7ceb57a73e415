package io.cogen.processor.bind;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import io.cogen.processor.diagnostic.Diagnostic;
import io.cogen.processor.model.Code;
import io.cogen.processor.model.Code.Part;
import io.cogen.processor.model.Expr;
import io.cogen.processor.model.Variable;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Rewrites the uses of members that generated code may not name into calls of accessors. */
final class PrivateMembers {
    private final Typing typing;
    private final AnchorList anchors;
    private final Surroundings around;
    private final Variables variables;
    private final String text;
    private final Accessors accessors;

    PrivateMembers(
            Typing typing,
            AnchorList anchors,
            Surroundings around,
            Variables variables,
            String text,
            Accessors accessors) {
        this.typing = typing;
        this.anchors = anchors;
        this.around = around;
        this.variables = variables;
        this.text = text;
        this.accessors = accessors;
    }

    boolean isOutOfReach(Element member) {
        boolean isMember = member.getKind().isField() || member instanceof ExecutableElement;
        if (!isMember
                || !(member.getEnclosingElement() instanceof TypeElement declaring)
                || Members.isInnerClassBody(declaring)) {
            return false;
        }
        return member.getModifiers().contains(Modifier.PRIVATE)
                || (member.getModifiers().contains(Modifier.PROTECTED)
                        && !packageOf(member).equals(packageOf(around.owner())));
    }

    private static Element packageOf(Element element) {
        Element each = element;
        while (!(each instanceof PackageElement)) {
            each = each.getEnclosingElement();
        }
        return each;
    }

    private static boolean isStatic(Element element) {
        return element.getModifiers().contains(Modifier.STATIC);
    }

    /** A field named without its class. */
    void unqualified(TreePath path, Element element) {
        if (!(element instanceof VariableElement field) || element.getKind() == ElementKind.METHOD) {
            return; // a method's name; its call is what is edited
        }
        List<Part> whole = constant(field);
        if (whole.isEmpty()) {
            whole = new ArrayList<>(List.of(new Code.Accessors(), Code.Text.of("." + getter(path, field) + "(")));
            addSelf(path, field, whole);
            whole.add(Code.Text.of(")"));
        }
        anchors.replace(path, whole);
    }

    private String getter(TreePath path, VariableElement field) {
        return accessors.getter(typing, path, around.owner(), field);
    }

    private void addSelf(TreePath path, Element member, List<Part> parts) {
        if (!isStatic(member)) {
            if (!around.isSubclass(around.owner(), (TypeElement) member.getEnclosingElement())) {
                throw around.outerInstance(path);
            }
            parts.add(around.self(path));
        }
    }

    /** A constant variable stays a constant (JLS 15.29). */
    private List<Part> constant(VariableElement field) {
        Object value = field.getConstantValue();
        return value == null ? List.of() : List.of(Code.Text.of(typing.constant(value)));
    }

    /** A field named behind a dot. */
    void read(TreePath path, MemberSelectTree tree, VariableElement field) {
        List<Part> constant = constant(field);
        if (!constant.isEmpty() && isStatic(field)) {
            anchors.replace(path, constant);
        } else if (isStatic(field)) {
            anchors.replace(path, List.of(new Code.Accessors(), Code.Text.of("." + getter(path, field) + "()")));
        } else {
            anchors.insert(path, false, List.of(new Code.Accessors(), Code.Text.of("." + getter(path, field) + "(")));
            int receiverEnd = typing.end(path, tree.getExpression());
            anchors.replace(path, receiverEnd, typing.end(path), List.of(Code.Text.of(")")));
        }
    }

    /** Whether the call was one to rewrite. */
    boolean call(TreePath path, MethodInvocationTree tree, Element element) {
        ExecutableElement method = (ExecutableElement) element;
        boolean qualified = tree.getMethodSelect() instanceof MemberSelectTree;
        if (method.getKind() != ElementKind.METHOD
                || (!qualified && around.isMemberOfInner((TypeElement) method.getEnclosingElement()))) {
            return false;
        }
        if (!tree.getTypeArguments().isEmpty()) {
            throw typing.problem(
                    path, Diagnostic.UNSUPPORTED, "type arguments for a private method", "make it package-private");
        }
        Part name = Code.Text.of("." + accessors.call(typing, path, around.owner(), method));
        int selectStart = typing.start(path, tree.getMethodSelect());
        int selectEnd = typing.end(path, tree.getMethodSelect());
        boolean hasArguments = !tree.getArguments().isEmpty();
        if (isStatic(method)) {
            anchors.replace(path, selectStart, selectEnd, List.of(new Code.Accessors(), name));
        } else if (!qualified) {
            anchors.replace(path, selectStart, selectEnd, List.of(new Code.Accessors(), name));
            List<Part> open = new ArrayList<>(List.of(Code.Text.of("(")));
            addSelf(path, method, open);
            open.add(Code.Text.of(hasArguments ? ", " : ""));
            int parenthesis = nextParenthesis(selectEnd);
            anchors.replace(path, parenthesis, parenthesis + 1, open);
        } else {
            anchors.insert(path, false, List.of(new Code.Accessors(), name, Code.Text.of("(")));
            ExpressionTree receiver = ((MemberSelectTree) tree.getMethodSelect()).getExpression();
            int rest = hasArguments ? typing.start(path, tree.getArguments().get(0)) : typing.end(path) - 1;
            anchors.replace(path, typing.end(path, receiver), rest, List.of(Code.Text.of(hasArguments ? ", " : "")));
        }
        return true;
    }

    /** The next opening parenthesis behind white space and comments. */
    private int nextParenthesis(int from) {
        int at = from;
        while (text.charAt(at) != '(') {
            if (text.startsWith("//", at)) {
                at = text.indexOf('\n', at);
            } else if (text.startsWith("/*", at)) {
                at = text.indexOf("*/", at) + 1;
            }
            at++;
        }
        return at;
    }

    void creation(TreePath path, NewClassTree tree, Element constructor) {
        TypeElement type = (TypeElement) constructor.getEnclosingElement();
        boolean inner = type.getEnclosingElement() instanceof TypeElement && !isStatic(type);
        if (inner && type.getKind() == ElementKind.CLASS) {
            throw typing.problem(
                    path, Diagnostic.UNSUPPORTED, "a private constructor of an inner class", "make it package-private");
        }
        String name = accessors.constructor(
                typing, new TreePath(path, tree.getIdentifier()), around.owner(), (ExecutableElement) constructor);
        int end = typing.end(path, tree.getIdentifier());
        anchors.replace(path, typing.start(path), end, List.of(new Code.Accessors(), Code.Text.of("." + name)));
    }

    /** Whether the assignment was one to rewrite. */
    boolean assignment(TreePath path, AssignmentTree tree, ExpressionTree target) {
        VariableElement field = fieldOutOfReach(path, target);
        if (field == null) {
            return false;
        }
        Part name = Code.Text.of("." + accessors.setter(typing, path, around.owner(), field) + "(");
        int value = typing.start(path, tree.getExpression());
        if (!isStatic(field) && target instanceof MemberSelectTree select) {
            int receiver = typing.start(path, select.getExpression());
            anchors.replace(path, typing.start(path), receiver, List.of(new Code.Accessors(), name));
            anchors.replace(path, typing.end(path, select.getExpression()), value, List.of(Code.Text.of(", ")));
        } else {
            List<Part> open = new ArrayList<>(List.of(new Code.Accessors(), name));
            addSelf(path, field, open);
            open.add(Code.Text.of(isStatic(field) ? "" : ", "));
            anchors.replace(path, typing.start(path), value, open);
        }
        anchors.insert(path, true, List.of(Code.Text.of(")")));
        return true;
    }

    /** The field that a target means, if generated code may not name it. */
    @Nullable
    VariableElement fieldOutOfReach(TreePath parent, ExpressionTree target) {
        boolean named = target instanceof IdentifierTree || target instanceof MemberSelectTree;
        Element element = named ? typing.element(new TreePath(parent, target)) : null;
        if (!(element instanceof VariableElement field) || !field.getKind().isField() || !isOutOfReach(field)) {
            return null;
        }
        boolean ofInner =
                target instanceof IdentifierTree && around.isMemberOfInner((TypeElement) field.getEnclosingElement());
        return ofInner ? null : field;
    }

    /**
     * Rewrites a compound assignment, or with no value an increment or decrement.
     *
     * @return whether it was one to rewrite
     */
    boolean update(TreePath path, ExpressionTree target, @Nullable ExpressionTree value) {
        VariableElement field = fieldOutOfReach(path, target);
        if (field == null) {
            return false;
        }
        List<Part> receiver = receiver(path, target, field);
        List<Part> before = new ArrayList<>();
        TypeMirror type = typing.unboxed(field.asType());
        String cast = type.getKind().isPrimitive() ? "(" + type + ") (" : "(";
        addCall(receiver, accessors.setter(typing, path, around.owner(), field), before);
        before.add(Code.Text.of((isStatic(field) ? "" : ", ") + cast));
        addCall(receiver, getter(path, field), before);
        String operator = path.getLeaf().getKind().name();
        if (value != null) {
            int start = typing.end(path, target);
            int end = typing.start(path, value);
            String symbol = text.substring(start, end).replaceAll("(?s)/\\*.*?\\*/|//[^\n]*|\\s|\\)", "");
            symbol = symbol.substring(0, symbol.length() - 1); // without the =
            before.add(Code.Text.of(") " + symbol + " ("));
            anchors.replace(path, typing.start(path), end, before);
            anchors.insert(path, true, List.of(Code.Text.of(")))")));
        } else {
            boolean up = operator.endsWith("INCREMENT");
            before.add(Code.Text.of(") " + (up ? "+" : "-") + " 1))"));
            if (operator.startsWith("POSTFIX") && !isForEffect(path)) {
                before.add(0, Code.Text.of(cast));
                before.add(Code.Text.of((up ? " - " : " + ") + "1)"));
            }
            anchors.replace(path, before);
        }
        return true;
    }

    /**
     * How to read and write a private field whose update suspends; null when the target is none.
     *
     * @param path of the compound assignment
     */
    Expr.@Nullable Access access(TreePath path, ExpressionTree target) {
        VariableElement field = fieldOutOfReach(path, target);
        if (field == null) {
            return null;
        }
        List<Part> receiver = new ArrayList<>();
        boolean isEvaluated = !isStatic(field) && target instanceof MemberSelectTree;
        if (!isEvaluated) {
            addSelf(path, field, receiver);
        }
        List<Part> read = new ArrayList<>(List.of(new Code.Accessors(), Code.Text.of("." + getter(path, field) + "(")));
        read.addAll(receiver);
        String setter = accessors.setter(typing, path, around.owner(), field);
        List<Part> write = new ArrayList<>(List.of(new Code.Accessors(), Code.Text.of("." + setter + "(")));
        write.addAll(receiver);
        return new Expr.Access(
                new Code(read),
                Code.text(")"),
                new Code(write),
                Code.text(isStatic(field) ? "" : ", "),
                Code.text(")"));
    }

    private static void addCall(List<Part> receiver, String accessor, List<Part> parts) {
        parts.add(new Code.Accessors());
        parts.add(Code.Text.of("." + accessor + "("));
        parts.addAll(receiver);
    }

    /** The object whose field is updated, written so that it can be evaluated twice. */
    private List<Part> receiver(TreePath path, ExpressionTree target, VariableElement field) {
        List<Part> parts = new ArrayList<>();
        if (isStatic(field)) {
            return parts;
        }
        if (target instanceof MemberSelectTree select && !isThis(select.getExpression())) {
            Variable variable = select.getExpression() instanceof IdentifierTree
                    ? variables.of(typing.element(new TreePath(path, select.getExpression())))
                    : null;
            if (variable == null) {
                throw typing.problem(
                        path,
                        Diagnostic.UNSUPPORTED,
                        "an update of a private field of an object that is no variable",
                        "put the object into a variable first");
            }
            variables.use(variable, typing.start(path), false);
            parts.add(new Code.Ref(variable, Code.Access.READ, !around.isMethodItself()));
        } else {
            addSelf(path, field, parts);
        }
        return parts;
    }

    /** Whether the reference was one to rewrite. */
    boolean reference(TreePath path, MemberReferenceTree tree, ExecutableElement element) {
        TreePath qualifier = new TreePath(path, tree.getQualifierExpression());
        boolean creates = element.getKind() == ElementKind.CONSTRUCTOR;
        String name = creates
                ? accessors.constructor(typing, path, around.owner(), element)
                : accessors.call(typing, path, around.owner(), element);
        if (creates || Typing.isType(typing.element(qualifier))) {
            anchors.replace(path, List.of(new Code.Accessors(), Code.Text.of("::" + name)));
        } else if (isThis(tree.getQualifierExpression()) && !element.isVarArgs()) {
            List<String> names = new ArrayList<>();
            element.getParameters().forEach(each -> names.add("p$" + names.size()));
            String given = String.join(", ", names);
            Code.Ref self = (Code.Ref) around.self(path);
            anchors.replace(
                    path,
                    List.of(
                            Code.Text.of("(" + given + ") -> "),
                            new Code.Accessors(),
                            Code.Text.of("." + name + "("),
                            new Code.Ref(self.variable(), Code.Access.READ, true),
                            Code.Text.of((names.isEmpty() ? "" : ", ") + given + ")")));
        } else {
            throw typing.problem(
                    path,
                    Diagnostic.UNSUPPORTED,
                    "a reference to the private method '" + element.getSimpleName() + "' of another object",
                    "use a lambda that calls it");
        }
        return true;
    }

    /** Whether the value is not wanted; then it must stay an expression that can be a statement. */
    private boolean isForEffect(TreePath path) {
        Tree parent = path.getParentPath().getLeaf();
        return parent instanceof ExpressionStatementTree
                || (parent instanceof LambdaExpressionTree && typing.returnsVoid(typing.type(path.getParentPath())));
    }

    static boolean isThis(ExpressionTree tree) {
        return tree instanceof IdentifierTree name && name.getName().contentEquals("this");
    }
}
