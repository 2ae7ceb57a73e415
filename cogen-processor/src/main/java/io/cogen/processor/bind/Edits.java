package io.cogen.processor.bind;

import com.palantir.javapoet.ClassName;
import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import io.cogen.processor.diagnostic.Diagnostic;
import io.cogen.processor.model.Code;
import io.cogen.processor.model.Code.Access;
import io.cogen.processor.model.Code.Part;
import io.cogen.processor.model.Expr;
import io.cogen.processor.model.Variable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/**
 * Finds what must be edited where a method's text is copied into the generated class: {@code this}, members that are
 * named without their class, types, private members, variables, and return statements.
 */
final class Edits extends TreePathScanner<Void, Void> {
    private static final Set<ElementKind> LOCALS = Set.of(
            ElementKind.LOCAL_VARIABLE,
            ElementKind.PARAMETER,
            ElementKind.EXCEPTION_PARAMETER,
            ElementKind.RESOURCE_VARIABLE,
            ElementKind.BINDING_VARIABLE);

    private final Typing typing;
    private final Index index;
    private final Variables variables;
    private final PrivateMembers privates;
    private final TypeElement owner;
    private final @Nullable Variable self;
    private final @Nullable Element yielder;
    private final TypeMirror returned;

    final List<Anchor> anchors = new ArrayList<>();
    final Set<String> redeclared = new HashSet<>();
    private final Set<String> declared = new HashSet<>();
    private final Set<Long> edited = new HashSet<>();

    /** What happens to the identifier that is visited next. */
    private Access pending = Access.READ;

    /** The lambdas and classes around the current tree, inside the method. */
    private final Deque<Tree> foreign = new ArrayDeque<>();

    /** What the edits of one method are made from. */
    record Setting(
            TypeElement owner,
            @Nullable Variable self,
            @Nullable Element yielder,
            TypeMirror returned,
            String text,
            Accessors accessors) {}

    Edits(Typing typing, Index index, Variables variables, Setting setting) {
        this.typing = typing;
        this.index = index;
        this.variables = variables;
        this.owner = setting.owner();
        this.self = setting.self();
        this.yielder = setting.yielder();
        this.returned = setting.returned();
        this.privates = new PrivateMembers(typing, this, setting.text(), setting.accessors(), owner);
    }

    @Override
    public @Nullable Void visitVariable(VariableTree tree, Void unused) {
        String name = tree.getName().toString();
        if (!declared.add(name)) {
            redeclared.add(name);
        }
        Element symbol = typing.element(getCurrentPath());
        if (symbol != null) {
            typing.name(typePath(tree), symbol.asType()); // refuses private types
        }
        if (foreign.isEmpty() && symbol != null && !symbol.equals(yielder)) {
            TreePath path = getCurrentPath();
            boolean parameter = path.getParentPath().getLeaf() instanceof MethodTree;
            boolean initialised = tree.getInitializer() != null
                    || symbol.getKind() != ElementKind.LOCAL_VARIABLE
                    || path.getParentPath().getLeaf() instanceof EnhancedForLoopTree;
            Variable variable = variables.ids.variable(
                    name,
                    typing.name(typePath(tree), symbol.asType()),
                    parameter ? Variable.Kind.PARAMETER : Variable.Kind.LOCAL,
                    typing.line(path));
            int end = typing.end(path);
            variables.declare(symbol, variable, Math.max(typing.start(path), 0), end, initialised);
        }
        scan(tree.getModifiers(), unused);
        if (tree.getType() != null && typing.end(getCurrentPath(), tree.getType()) >= 0) {
            scan(tree.getType(), unused);
        }
        return scan(tree.getInitializer(), unused);
    }

    /** Where the type of a variable comes from: its type if written, else its value. */
    private TreePath typePath(VariableTree tree) {
        TreePath path = getCurrentPath();
        if (tree.getType() != null && typing.end(path, tree.getType()) >= 0) {
            return new TreePath(path, tree.getType());
        }
        return tree.getInitializer() == null ? path : new TreePath(path, tree.getInitializer());
    }

    @Override
    public @Nullable Void visitAnnotation(AnnotationTree tree, Void unused) {
        scan(tree.getAnnotationType(), unused);
        for (ExpressionTree argument : tree.getArguments()) {
            scan(argument instanceof AssignmentTree named ? named.getExpression() : argument, unused);
        }
        return null;
    }

    @Override
    public @Nullable Void visitIdentifier(IdentifierTree tree, Void unused) {
        Access access = pending;
        pending = Access.READ;
        identifier(tree, access);
        return null;
    }

    private void identifier(IdentifierTree tree, Access access) {
        TreePath path = getCurrentPath();
        Element element = typing.element(path);
        String name = tree.getName().toString();
        if (element == null || typing.start(path) < 0) {
            return;
        }
        if (name.equals("this")) {
            if (!isInsideClass()) {
                replace(path, List.of(self(path)), self);
            }
        } else if (name.equals("super")) {
            if (!isInsideClass()) {
                throw throughSuper(path);
            }
        } else if (LOCALS.contains(element.getKind())) {
            local(path, element, access);
        } else if (Typing.isType(element)) {
            type(path, (TypeElement) element);
        } else if (element.getKind().isField() || element.getKind() == ElementKind.METHOD) {
            if (!isCaseLabel(path, element)) {
                member(path, element);
            }
        }
    }

    private void local(TreePath path, Element element, Access access) {
        if (element.equals(yielder)) {
            throw typing.problem(path, Diagnostic.YIELDER_ESCAPES, element.getSimpleName(), element.getSimpleName());
        }
        Variable variable = variables.of(element);
        if (variable != null) {
            variables.use(variable, typing.start(path), access != Access.READ);
            Object constant = access == Access.READ ? ((VariableElement) element).getConstantValue() : null;
            Part part = constant == null
                    ? new Code.Ref(variable, access, !foreign.isEmpty())
                    : new Code.Text(typing.constant(constant)); // a constant variable stays one (JLS 15.29)
            replace(path, List.of(part), variable);
        }
    }

    private void type(TreePath path, TypeElement element) {
        typing.requireVisible(path, element);
        boolean local = element.getNestingKind() == NestingKind.LOCAL;
        boolean qualifiedCreation = path.getParentPath().getLeaf() instanceof NewClassTree creation
                && creation.getIdentifier() == path.getLeaf()
                && (creation.getEnclosingExpression() != null || isImplicitlyInner(path.getParentPath(), element));
        if (!local && !qualifiedCreation && !isInnerClassBody(element)) {
            replace(path, List.of(new Code.Type(ClassName.get(element))), null);
        }
    }

    /** A member class of a class that is declared in the method has no name outside of it. */
    static boolean isInnerClassBody(TypeElement element) {
        for (Element e = element; e instanceof TypeElement t; e = e.getEnclosingElement()) {
            if (t.getNestingKind() == NestingKind.LOCAL || t.getNestingKind() == NestingKind.ANONYMOUS) {
                return true;
            }
        }
        return false;
    }

    /** {@code case RED}: Java before 21 wants the name alone. */
    private static boolean isCaseLabel(TreePath path, Element element) {
        Tree parent = path.getParentPath().getLeaf();
        String kind = parent.getKind().name();
        return element.getKind() == ElementKind.ENUM_CONSTANT
                && (kind.equals("CASE") || kind.equals("CONSTANT_CASE_LABEL"));
    }

    /** A field or method named without its class. */
    private void member(TreePath path, Element element) {
        Element declaring = element.getEnclosingElement();
        if (!(declaring instanceof TypeElement declaringType) || isMemberOfInner(path, declaringType)) {
            return;
        }
        boolean isStatic = element.getModifiers().contains(Modifier.STATIC);
        if (privates.isOutOfReach(element)) {
            privates.unqualified(path, element);
            return;
        }
        for (TypeElement around = owner; around != null; around = enclosing(around)) {
            if (isSubclass(around, declaringType)) {
                if (isStatic) {
                    prefix(path, new Code.Type(ClassName.get(around)));
                } else if (around.equals(owner)) {
                    prefix(path, self(path));
                } else {
                    throw outerInstance(path);
                }
                return;
            }
        }
        prefix(path, new Code.Type(ClassName.get(declaringType))); // imported statically
    }

    RuntimeException outerInstance(TreePath path) {
        return typing.problem(
                path,
                Diagnostic.UNSUPPORTED,
                "a member of the enclosing instance",
                "hand the enclosing instance to the method as a parameter");
    }

    private static @Nullable TypeElement enclosing(TypeElement type) {
        return type.getEnclosingElement() instanceof TypeElement outer ? outer : null;
    }

    boolean isSubclass(TypeElement type, TypeElement of) {
        return typing.types()
                .isSubtype(typing.types().erasure(type.asType()), typing.types().erasure(of.asType()));
    }

    /** Whether a simple name inside a class body within the method means a member of that class. */
    boolean isMemberOfInner(TreePath path, TypeElement declaring) {
        for (Tree tree : foreign) {
            if (tree instanceof ClassTree
                    && typing.element(index.path(tree)) instanceof TypeElement inner
                    && isSubclass(inner, declaring)) {
                return true;
            }
        }
        return false;
    }

    boolean isInsideClass() {
        return foreign.stream().anyMatch(ClassTree.class::isInstance);
    }

    @Override
    public @Nullable Void visitMemberSelect(MemberSelectTree tree, Void unused) {
        TreePath path = getCurrentPath();
        Element element = typing.element(path);
        String name = tree.getIdentifier().toString();
        if (name.equals("this") || name.equals("super")) {
            qualifiedThis(path, tree, name);
            return null;
        }
        TreePath receiver = new TreePath(path, tree.getExpression());
        if (Typing.isType(element)) {
            typing.requireVisible(path, (TypeElement) element);
        } else if (!Typing.isTypeOrPackage(typing.element(receiver))
                && typing.type(receiver) instanceof DeclaredType of) {
            typing.requireVisible(receiver, (TypeElement) of.asElement()); // or its members are out of reach
        }
        if (element instanceof VariableElement field && field.getKind().isField() && privates.isOutOfReach(field)) {
            privates.read(path, tree, field);
        }
        return super.visitMemberSelect(tree, unused);
    }

    private void qualifiedThis(TreePath path, MemberSelectTree tree, String name) {
        Element meant = typing.element(new TreePath(path, tree.getExpression()));
        for (Tree around : foreign) {
            if (around instanceof ClassTree && typing.element(index.path(around)) == meant) {
                return;
            }
        }
        if (name.equals("this") && owner.equals(meant)) {
            replace(path, List.of(self(path)), self);
        } else if (name.equals("super")) {
            throw throughSuper(path);
        } else {
            throw outerInstance(path);
        }
    }

    private RuntimeException throughSuper(TreePath path) {
        return typing.problem(
                path, Diagnostic.UNSUPPORTED, "a call through 'super'", "call it from a method of your own");
    }

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
        if (index.suspension(tree) != null) {
            return scan(tree.getArguments(), unused); // the marker itself is never copied
        }
        Element element = typing.element(getCurrentPath());
        if (element != null && privates.isOutOfReach(element) && privates.call(getCurrentPath(), tree, element)) {
            if (tree.getMethodSelect() instanceof MemberSelectTree select) {
                scan(select.getExpression(), unused);
            }
            scan(tree.getTypeArguments(), unused);
            return scan(tree.getArguments(), unused);
        }
        return super.visitMethodInvocation(tree, unused);
    }

    @Override
    public @Nullable Void visitNewClass(NewClassTree tree, Void unused) {
        TreePath path = getCurrentPath();
        Element constructor = typing.element(path);
        if (constructor != null && tree.getClassBody() != null && hasPrivateSuper(tree)) {
            throw typing.problem(
                    path, Diagnostic.UNSUPPORTED, "a class body on a private constructor", "make it package-private");
        }
        if (constructor != null && privates.isOutOfReach(constructor) && tree.getClassBody() == null) {
            privates.creation(path, tree, constructor);
            return scan(tree.getArguments(), unused);
        }
        if (tree.getEnclosingExpression() == null
                && typing.element(new TreePath(path, tree.getIdentifier())) instanceof TypeElement type
                && isImplicitlyInner(path, type)) {
            if (!type.getEnclosingElement().equals(owner)
                    && !isSubclass(owner, (TypeElement) type.getEnclosingElement())) {
                throw outerInstance(path);
            }
            insert(path, false, List.of(self(path), new Code.Text(".")));
        }
        return super.visitNewClass(tree, unused);
    }

    /**
     * Whether an anonymous class calls a private constructor of its superclass; which one is not to be had from javac, so
     * one of that number of parameters.
     */
    private boolean hasPrivateSuper(NewClassTree tree) {
        Element type = typing.element(index.path(tree.getIdentifier()));
        return type != null
                && ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
                        .filter(each -> each.getParameters().size()
                                        == tree.getArguments().size()
                                || each.isVarArgs())
                        .anyMatch(privates::isOutOfReach);
    }

    /** {@code new Inner()} that means {@code this.new Inner()}. */
    private boolean isImplicitlyInner(TreePath creation, TypeElement type) {
        return type.getNestingKind() == NestingKind.MEMBER
                && type.getKind() == ElementKind.CLASS
                && !type.getModifiers().contains(Modifier.STATIC)
                && !isMemberOfInner(creation, (TypeElement) type.getEnclosingElement());
    }

    @Override
    public @Nullable Void visitMemberReference(MemberReferenceTree tree, Void unused) {
        Element element = typing.element(getCurrentPath());
        if (element == null) {
            return super.visitMemberReference(tree, unused);
        }
        boolean creates = element.getKind() == ElementKind.CONSTRUCTOR;
        boolean inner = creates && isImplicitlyInner(getCurrentPath(), (TypeElement) element.getEnclosingElement());
        if (inner || privates.isOutOfReach(element)) {
            String what = creates ? "constructor of an inner class" : "method '" + element.getSimpleName() + "'";
            throw typing.problem(
                    getCurrentPath(),
                    Diagnostic.UNSUPPORTED,
                    "a reference to "
                            + (creates && !inner
                                    ? "a private constructor"
                                    : inner ? "the " + what : "the private " + what),
                    "use a lambda that calls it");
        }
        return super.visitMemberReference(tree, unused);
    }

    @Override
    public @Nullable Void visitAssignment(AssignmentTree tree, Void unused) {
        if (!privates.assignment(getCurrentPath(), tree)) {
            target(tree.getVariable(), Access.WRITE);
        }
        return scan(tree.getExpression(), unused);
    }

    @Override
    public @Nullable Void visitCompoundAssignment(CompoundAssignmentTree tree, Void unused) {
        if (!privates.update(getCurrentPath(), tree.getVariable(), tree.getExpression())) {
            target(tree.getVariable(), Access.UPDATE);
        }
        return scan(tree.getExpression(), unused);
    }

    @Override
    public @Nullable Void visitUnary(UnaryTree tree, Void unused) {
        switch (tree.getKind()) {
            case PREFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_INCREMENT, POSTFIX_DECREMENT -> {
                if (!privates.update(getCurrentPath(), tree.getExpression(), null)) {
                    target(tree.getExpression(), Access.UPDATE);
                }
                return null;
            }
            default -> {
                return super.visitUnary(tree, unused);
            }
        }
    }

    /** The left side of an assignment; a plain field or array element is read like any other expression. */
    void target(ExpressionTree tree, Access access) {
        pending = tree instanceof IdentifierTree ? access : Access.READ;
        scan(tree, null);
    }

    @Override
    public @Nullable Void visitInstanceOf(InstanceOfTree tree, Void unused) {
        if (foreign.isEmpty() && tree.getPattern() instanceof BindingPatternTree pattern) {
            scan(tree.getExpression(), unused);
            scan(tree.getPattern(), unused);
            exportable(getCurrentPath(), pattern.getVariable());
            return null;
        }
        return super.visitInstanceOf(tree, unused);
    }

    /**
     * A binding that code elsewhere uses must become a variable: {@code o instanceof T x} is written {@code (o instanceof
     * T x$ && (x = x$) == x$)}.
     */
    private void exportable(TreePath path, VariableTree binding) {
        Variable variable = variables.of(typing.element(index.path(binding)));
        int nameEnd = typing.end(path, binding);
        if (variable == null || nameEnd < 0) {
            return;
        }
        String inner = binding.getName() + "$" + variable.id();
        int nameStart = nameEnd - binding.getName().length();
        add(path, typing.start(path), typing.start(path), List.of(new Code.Text("(")), false, variable, true);
        add(path, nameStart, nameEnd, List.of(new Code.Text(inner)), false, variable, true);
        List<Part> export = List.of(
                new Code.Text(" && ("),
                new Code.Ref(variable, Access.WRITE, false),
                new Code.Text(" = " + inner + ") == " + inner + ")"));
        add(path, typing.end(path), typing.end(path), export, true, variable, true);
    }

    @Override
    public @Nullable Void visitReturn(ReturnTree tree, Void unused) {
        if (foreign.isEmpty()) {
            TreePath path = getCurrentPath();
            if (tree.getExpression() == null) {
                replace(
                        path,
                        List.of(new Code.Return(), new Code.Text("null"), new Code.EndOfReturn(), text(";")),
                        null);
            } else {
                int value = typing.start(path, tree.getExpression());
                int end = typing.end(path, tree.getExpression());
                String cast = typing.returnCast(returned, typing.type(index.path(tree.getExpression())));
                List<Part> behind = List.of(text(cast.isEmpty() ? "" : ")"), new Code.EndOfReturn());
                add(path, typing.start(path), value, List.of(new Code.Return(), text(cast)), false, null, false);
                add(path, end, end, behind, true, null, false);
            }
        }
        return super.visitReturn(tree, unused);
    }

    @Override
    public @Nullable Void visitLambdaExpression(LambdaExpressionTree tree, Void unused) {
        foreign.push(tree);
        super.visitLambdaExpression(tree, unused);
        foreign.pop();
        return null;
    }

    @Override
    public @Nullable Void visitClass(ClassTree tree, Void unused) {
        foreign.push(tree);
        super.visitClass(tree, unused);
        foreign.pop();
        return null;
    }

    Code.Part self(TreePath path) {
        if (self == null) {
            throw new AssertionError("no receiver in a static method: " + path.getLeaf());
        }
        return new Code.Ref(self, Access.READ, !foreign.isEmpty());
    }

    static Code.Text text(String text) {
        return new Code.Text(text);
    }

    private void prefix(TreePath path, Part qualifier) {
        insert(path, false, List.of(qualifier, new Code.Text(".")));
    }

    /** Inserts at the edge of a tree. */
    void insert(TreePath path, boolean closes, List<Part> parts) {
        int at = closes ? typing.end(path) : typing.start(path);
        add(path, at, at, parts, closes, null, false);
    }

    void replace(TreePath path, List<Part> parts, @Nullable Variable variable) {
        add(path, typing.start(path), typing.end(path), parts, false, variable, false);
    }

    /** Replaces a range of text that belongs to a tree. */
    void replace(TreePath owner, int start, int end, List<Part> parts) {
        add(owner, start, end, parts, false, null, false);
    }

    private void add(
            TreePath path,
            int start,
            int end,
            List<Part> parts,
            boolean closes,
            @Nullable Variable variable,
            boolean exportOnly) {
        if (start < 0 || end < start) {
            return; // a tree that javac has made up, a default constructor for instance
        }
        // The type of 'int a, b' is scanned once for each variable.
        if (start == end || edited.add((long) start << 32 | end)) {
            anchors.add(new Anchor(
                    start,
                    end,
                    parts,
                    path.getLeaf(),
                    typing.start(path),
                    typing.end(path),
                    closes,
                    variable,
                    exportOnly));
        }
    }

    /** How to read and write a private field around a compound assignment that is taken apart. */
    Expr.@Nullable Access access(TreePath path, ExpressionTree target) {
        return privates.access(path, target);
    }
}
