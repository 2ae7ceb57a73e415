package io.cogen.processor.bind;

import com.sun.source.tree.AnnotatedTypeTree;
import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssertTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CaseTree;
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
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import io.cogen.processor.diagnostic.Diagnostic;
import io.cogen.processor.model.Code;
import io.cogen.processor.model.Code.Access;
import io.cogen.processor.model.Code.Part;
import io.cogen.processor.model.Expr;
import io.cogen.processor.model.Lifted;
import io.cogen.processor.model.Variable;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Finds what must be edited where a method's text is copied into the generated class: {@code this}, members that are
 * named without their class, types, private members, variables, and return statements.
 *
 * <p>Over 400 lines, because a visitor has a method for each kind of tree; most of what they do is in the classes they call.
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
    private final Fields fields;
    private final Updates updates;
    private final Calls calls;
    private final Callees callees;
    private final ClassBodies bodies;
    private final Lifting lifting;
    private final @Nullable Element yielder;
    private final LocalClasses locals;

    private final AnchorList anchors;
    private final Surroundings around;
    private final Members members;
    private final InferredTypes inferred;
    private final Assertions assertions;
    private final Endings endings;
    private final Certain certain;
    private final Annotations annotations;
    final Set<String> redeclared = new HashSet<>();
    private final Set<String> declared = new HashSet<>();

    /** For an identifier that is {@link Access#SET}: where that holds. */
    private @Nullable TreePath sure;

    /** Guards and resources that are visited next: Java wants them to use variables as lambdas do (JLS 14.11.1, 14.20.3). */
    private final Set<Tree> fixed = Collections.newSetFromMap(new IdentityHashMap<>());

    /** What happens to the identifier that is visited next. */
    private Access pending = Access.READ;

    /** What the edits of one method are made from. */
    record Setting(
            TypeElement owner,
            @Nullable Variable self,
            @Nullable Element yielder,
            TypeMirror returned,
            String text,
            Accessors accessors,
            Function<ExecutableElement, @Nullable String> callees,
            LocalClasses locals) {}

    Edits(Typing typing, Index index, Variables variables, Setting setting) {
        this.typing = typing;
        this.index = index;
        this.variables = variables;
        this.yielder = setting.yielder();
        this.locals = setting.locals();
        this.anchors = new AnchorList(typing);
        Words words = new Words(setting.text());
        Accessors accessors = setting.accessors();
        this.around = new Surroundings(typing, index, setting.owner(), setting.self(), accessors, setting.locals());
        this.fields = new Fields(typing, anchors, around, accessors);
        this.updates = new Updates(typing, index, anchors, around, words, accessors, fields);
        this.calls = new Calls(typing, anchors, around, words, accessors);
        this.callees = new Callees(typing, index, anchors, words, setting.callees());
        this.lifting = new Lifting(typing, index, anchors, around, variables, words, setting.locals());
        this.members = new Members(typing, anchors, around, lifting);
        this.bodies = new ClassBodies(typing, index, anchors, around, words, lifting);
        this.inferred = new InferredTypes(typing, anchors);
        this.annotations = new Annotations(typing);
        this.certain = new Certain(typing, index);
        this.endings = new Endings(typing, new Thrown(typing, index, variables), anchors, around, variables, setting);
        this.assertions = new Assertions(typing, anchors, setting.owner(), setting.accessors());
    }

    /** The classes that are lifted out of the method. */
    List<Lifted> lifted(Slices slices) {
        return lifting.lifted(slices);
    }

    /** Whether something in the method asks which coroutine runs. */
    boolean asksForItself() {
        return callees.askForThemselves();
    }

    Assertions assertions() {
        return assertions;
    }

    List<Anchor> anchors() {
        return anchors.all();
    }

    @Override
    public @Nullable Void visitVariable(VariableTree tree, Void unused) {
        String name = tree.getName().isEmpty() ? "unnamed" : tree.getName().toString(); // written _
        if (!declared.add(name)) {
            redeclared.add(name);
        }
        Element symbol = typing.element(getCurrentPath());
        if (symbol != null) {
            typing.names().name(typePath(tree), symbol.asType()); // refuses private types
        }
        if (around.isMethodItself() && symbol != null && !symbol.equals(yielder)) {
            TreePath path = getCurrentPath();
            boolean parameter = path.getParentPath().getLeaf() instanceof MethodTree;
            boolean initialised = tree.getInitializer() != null
                    || symbol.getKind() != ElementKind.LOCAL_VARIABLE
                    || path.getParentPath().getLeaf() instanceof EnhancedForLoopTree;
            Variable variable = variables.ids.variable(
                    name,
                    typing.names().name(typePath(tree), symbol.asType()),
                    parameter ? Variable.Kind.PARAMETER : Variable.Kind.LOCAL,
                    typing.line(path));
            int end = typing.end(path);
            variables.declare(symbol, variable, Math.max(typing.start(path), 0), end, initialised);
            if (symbol.getKind() == ElementKind.BINDING_VARIABLE
                    && !tree.getName().isEmpty()) {
                rename(path, variable);
                if (locals.isGeneric(symbol.asType())) {
                    variables.export(variable); // in the pattern it can only have the raw type
                }
            }
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
    public @Nullable Void visitMethod(MethodTree tree, Void unused) {
        boolean isWritten = typing.end(getCurrentPath()) >= 0; // else a constructor that javac has added
        return isWritten ? super.visitMethod(tree, unused) : null;
    }

    @Override
    public @Nullable Void visitModifiers(ModifiersTree tree, Void unused) {
        for (AnnotationTree annotation : tree.getAnnotations()) {
            TreePath path = new TreePath(getCurrentPath(), annotation);
            if (annotations.isOfNoUse(path)) {
                anchors.replace(path, List.of());
            } else {
                scan(annotation, unused);
            }
        }
        return null;
    }

    @Override
    public @Nullable Void visitAnnotatedType(AnnotatedTypeTree tree, Void unused) {
        tree.getAnnotations().forEach(each -> anchors.replace(new TreePath(getCurrentPath(), each), List.of()));
        return scan(tree.getUnderlyingType(), unused);
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
            if (!around.isInsideClass()) {
                anchors.replace(path, List.of(around.self(path)));
            }
        } else if (LOCALS.contains(element.getKind())) {
            local(path, element, access);
        } else if (Typing.isType(element)) {
            members.type(path, (TypeElement) element);
        } else if (!name.equals("super")
                && (element.getKind() == ElementKind.METHOD
                        || (element.getKind().isField() && !fields.read(path, tree)))) {
            members.unqualified(path, element);
        }
    }

    private void local(TreePath path, Element element, Access access) {
        if (element.equals(yielder)) {
            throw typing.problem(path, Diagnostic.YIELDER_ESCAPES, element.getSimpleName(), element.getSimpleName());
        }
        Variable variable = variables.of(element);
        if (variable != null) {
            if (typing.names().isInferred(variable.type()) && around.isInLifted()) {
                String what = "'" + element.getSimpleName() + "', which a class in the coroutine uses,";
                throw typing.problem(path, Diagnostic.TYPE_WITHOUT_NAME, what, element.asType());
            }
            variables.use(variable, typing.start(path), access != Access.READ);
            Object constant = access == Access.READ ? ((VariableElement) element).getConstantValue() : null;
            Part part = constant == null
                    ? around.use(variable, access)
                    : new Code.Text(typing.constant(constant)); // a constant variable stays one (JLS 15.29)
            TreePath reach = access == Access.SET && sure != null ? sure : path;
            anchors.use(reach, typing.start(path), typing.end(path), List.of(part), variable);
        }
    }

    @Override
    public @Nullable Void visitMemberSelect(MemberSelectTree tree, Void unused) {
        TreePath path = getCurrentPath();
        Element element = typing.element(path);
        String name = tree.getIdentifier().toString();
        if (name.equals("this")) {
            members.qualifiedThis(path, tree);
        }
        if (name.equals("this") || name.equals("super")) {
            boolean isOuter = element != null && element.getKind() == ElementKind.CONSTRUCTOR; // outer.super()
            boolean isOfInner = name.equals("super")
                    && around.isSuperOfInner(typing.element(new TreePath(path, tree.getExpression())));
            return isOuter || isOfInner
                    ? scan(tree.getExpression(), unused)
                    : null; // else what is behind super sees to it
        }
        super.visitMemberSelect(tree, unused);
        TreePath receiver = new TreePath(path, tree.getExpression());
        if (Typing.isType(element)) {
            typing.names().requireVisible(path, (TypeElement) element);
        } else if (!Typing.isTypeOrPackage(typing.element(receiver))
                && typing.type(receiver) instanceof DeclaredType of) {
            typing.names().requireVisible(receiver, (TypeElement) of.asElement()); // or its members are out of reach
        }
        if (element != null && !fields.read(path, tree)) {
            members.throughSuper(path, tree, element);
        }
        return null;
    }

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
        if (index.suspension(tree) != null) {
            callees.enter(getCurrentPath(), tree);
            return scan(tree.getArguments(), unused); // the marker itself is never copied
        }
        Element element = typing.element(getCurrentPath());
        callees.see(element);
        if (element != null && calls.call(getCurrentPath(), tree, element)) {
            if (tree.getMethodSelect() instanceof MemberSelectTree select) {
                scan(select.getExpression(), unused);
            }
            return scan(tree.getArguments(), unused);
        }
        inferred.handed(getCurrentPath(), tree);
        return super.visitMethodInvocation(tree, unused);
    }

    @Override
    public @Nullable Void visitParameterizedType(ParameterizedTypeTree tree, Void unused) {
        return members.generic(getCurrentPath()) ? null : super.visitParameterizedType(tree, unused);
    }

    @Override
    public @Nullable Void visitNewClass(NewClassTree tree, Void unused) {
        TreePath path = getCurrentPath();
        Element constructor = typing.element(path);
        if (constructor != null && calls.creation(path, tree, constructor)) {
            scan(tree.getEnclosingExpression(), unused);
            return scan(tree.getArguments(), unused);
        }
        LocalClasses.Local anonymous =
                tree.getClassBody() == null ? null : lifting.outside(typing.element(index.path(tree.getClassBody())));
        if (anonymous == null) {
            members.creation(path, tree);
        }
        super.visitNewClass(tree, unused);
        if (anonymous != null) {
            lifting.anonymous(path, tree, anonymous);
        }
        return null;
    }

    @Override
    public @Nullable Void visitMemberReference(MemberReferenceTree tree, Void unused) {
        callees.see(typing.element(getCurrentPath()));
        boolean isWhole = typing.element(getCurrentPath()) instanceof ExecutableElement element
                && (calls.reference(getCurrentPath(), tree, element)
                        || (element.getKind() == ElementKind.CONSTRUCTOR
                                && lifting.reference(getCurrentPath(), element)));
        return isWhole ? null : super.visitMemberReference(tree, unused);
    }

    @Override
    public @Nullable Void visitAssignment(AssignmentTree tree, Void unused) {
        ExpressionTree target = Flow.bare(tree.getVariable());
        if (!fields.assignment(getCurrentPath(), tree, target)) {
            target(target, Access.WRITE);
            inferred.assigned(getCurrentPath(), tree, target);
        } else if (target instanceof MemberSelectTree select) {
            scan(select.getExpression(), unused);
        }
        return scan(tree.getExpression(), unused);
    }

    @Override
    public @Nullable Void visitCompoundAssignment(CompoundAssignmentTree tree, Void unused) {
        ExpressionTree target = Flow.bare(tree.getVariable());
        if (!updates.update(getCurrentPath(), target, tree.getExpression(), false)) {
            target(target, Access.UPDATE);
        } else if (target instanceof MemberSelectTree select) {
            scan(select.getExpression(), unused); // when the assignment is taken apart, it is evaluated by itself
        }
        return scan(tree.getExpression(), unused);
    }

    @Override
    public @Nullable Void visitUnary(UnaryTree tree, Void unused) {
        switch (tree.getKind()) {
            case PREFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_INCREMENT, POSTFIX_DECREMENT -> {
                ExpressionTree target = Flow.bare(tree.getExpression());
                boolean givesOld = tree.getKind().name().startsWith("POSTFIX");
                if (!updates.update(getCurrentPath(), target, null, givesOld)) {
                    target(target, Access.UPDATE);
                } else if (target instanceof MemberSelectTree select) {
                    scan(select.getExpression(), unused);
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
        if (tree instanceof IdentifierTree name) {
            sure = access == Access.WRITE && around.isMethodItself() ? certain.within(getCurrentPath(), name) : null;
            pending = sure == null ? access : Access.SET;
        }
        scan(tree, null);
    }

    @Override
    public @Nullable Void visitInstanceOf(InstanceOfTree tree, Void unused) {
        super.visitInstanceOf(tree, unused);
        if (around.isMethodItself() && tree.getPattern() != null) {
            Bindings.in(tree.getPattern()).forEach(binding -> export(getCurrentPath(), binding));
        }
        return null;
    }

    /**
     * A binding that code elsewhere uses must become a variable: {@code o instanceof T x} is written {@code (o instanceof
     * T x$1 && ((x = x$1) == x$1 | true))}.
     */
    private void export(TreePath path, VariableTree binding) {
        Variable variable = Objects.requireNonNull(variables.of(typing.element(index.path(binding))));
        String inner = variables.inner(variable);
        List<Part> export = List.of(
                new Code.Text(" && (("),
                new Code.Ref(variable, Access.WRITE, false),
                new Code.Text(" = " + inner + ") == " + inner + " | true))"));
        anchors.export(path, false, List.of(new Code.Text("(")), variable);
        anchors.export(path, true, export, variable);
    }

    /** Where a pattern declares a variable that others use, it gets another name. */
    private void rename(TreePath path, Variable variable) {
        int end = typing.end(path);
        int start = end - variable.name().length();
        anchors.use(path, start, end, List.of(new Code.Text(variables.inner(variable))), variable);
    }

    @Override
    public @Nullable Void visitCase(CaseTree tree, Void unused) {
        ExpressionTree guard = CaseLabels.of(tree).guard();
        if (guard != null) {
            fixed.add(guard);
        }
        return super.visitCase(tree, unused);
    }

    @Override
    public @Nullable Void visitTry(TryTree tree, Void unused) {
        tree.getResources().stream().filter(IdentifierTree.class::isInstance).forEach(fixed::add);
        return super.visitTry(tree, unused);
    }

    @Override
    public @Nullable Void scan(@Nullable Tree tree, Void unused) {
        if (tree == null || !fixed.remove(tree)) {
            return super.scan(tree, unused);
        }
        boolean outer = around.setFixed(true);
        super.scan(tree, unused);
        around.setFixed(outer);
        return null;
    }

    @Override
    public @Nullable Void visitAssert(AssertTree tree, Void unused) {
        assertions.edit(getCurrentPath(), tree);
        return super.visitAssert(tree, unused);
    }

    @Override
    public @Nullable Void visitReturn(ReturnTree tree, Void unused) {
        if (around.isMethodItself()) {
            endings.returned(getCurrentPath(), tree.getExpression());
        }
        return super.visitReturn(tree, unused);
    }

    @Override
    public @Nullable Void visitThrow(ThrowTree tree, Void unused) {
        if (!around.isMethodItself()) {
            endings.thrown(getCurrentPath(), tree);
        }
        return super.visitThrow(tree, unused);
    }

    @Override
    public @Nullable Void visitLambdaExpression(LambdaExpressionTree tree, Void unused) {
        around.enter(tree);
        super.visitLambdaExpression(tree, unused);
        around.leave();
        return null;
    }

    @Override
    public @Nullable Void visitClass(ClassTree tree, Void unused) {
        around.enter(tree);
        bodies.superconstructors(getCurrentPath(), tree);
        if (tree.getSimpleName().isEmpty()) {
            scan(tree.getMembers(), unused); // what it extends is what stands behind 'new'
        } else {
            super.visitClass(tree, unused);
        }
        around.leave();
        return null;
    }

    /** How to read and write a private field around a compound assignment that is taken apart. */
    Expr.@Nullable Access access(TreePath path, ExpressionTree target) {
        return fields.access(path, target);
    }
}
