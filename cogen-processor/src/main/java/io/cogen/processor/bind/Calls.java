package io.cogen.processor.bind;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import io.cogen.processor.model.Accessor;
import io.cogen.processor.model.Code;
import io.cogen.processor.model.Code.Part;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Rewrites calls of methods and constructors that generated code may not make, and references to them. */
final class Calls {
    private static final ClassName OBJECTS = ClassName.get(Objects.class);

    private final Typing typing;
    private final AnchorList anchors;
    private final Surroundings around;
    private final Words words;
    private final Accessors accessors;

    Calls(Typing typing, AnchorList anchors, Surroundings around, Words words, Accessors accessors) {
        this.typing = typing;
        this.anchors = anchors;
        this.around = around;
        this.words = words;
        this.accessors = accessors;
    }

    /** A call of a method; whether it has been rewritten. */
    boolean call(TreePath path, MethodInvocationTree tree, Element element) {
        ExpressionTree select = tree.getMethodSelect();
        if (!(element instanceof ExecutableElement method)
                || method.getKind() != ElementKind.METHOD
                || (select instanceof IdentifierTree && around.isOfInner(method))
                || (select instanceof MemberSelectTree of && around.isInheritedByInner(method, of.getExpression()))
                || around.isThroughSuperOfInner(path, select)) {
            return false;
        }
        Receiver receiver = around.receiver(path, select, method);
        boolean isStatic = method.getModifiers().contains(Modifier.STATIC);
        boolean special = receiver.isThroughSuper() && !isStatic;
        if (!special && !Reach.isOutside(method, around.owner())) {
            return false;
        }
        Accessor accessor = accessor(path, method, receiver, receiver.written(), special);
        rewrite(path, tree, accessor, receiver);
        return true;
    }

    private Accessor accessor(
            TreePath path,
            ExecutableElement method,
            Receiver receiver,
            @Nullable ExpressionTree object,
            boolean special) {
        boolean isStatic = method.getModifiers().contains(Modifier.STATIC);
        return special
                ? accessors.callSuper(
                        around.use(path),
                        method,
                        Objects.requireNonNull(receiver.owner()),
                        Objects.requireNonNull(receiver.above()))
                : accessors.call(
                        around.use(path, method, isStatic ? null : object),
                        method,
                        isStatic && receiver.written() != null);
    }

    private void rewrite(TreePath path, MethodInvocationTree tree, Accessor accessor, Receiver receiver) {
        int start = typing.start(path, tree.getMethodSelect());
        int end = typing.end(path, tree.getMethodSelect());
        ExpressionTree written = receiver.written();
        if (!tree.getTypeArguments().isEmpty() && accessor.receiver() != null) {
            // Type arguments are for the method alone, and an accessor has those of the class as well.
            List<Part> open = new ArrayList<>(bound(accessor));
            List<Part> name = new ArrayList<>(List.of(Code.Text.of(").")));
            name.addAll(typeArguments(path, tree.getTypeArguments()));
            name.add(Code.Text.of(accessor.name()));
            around(path, start, end, written, open, receiver.implicit(), name);
            return;
        }
        List<Part> name = new ArrayList<>(List.of(new Code.Accessors(), Code.Text.of(".")));
        name.addAll(typeArguments(path, tree.getTypeArguments()));
        name.add(Code.Text.of(accessor.name()));
        String separator = tree.getArguments().isEmpty() ? "" : ", ";
        if (written == null) {
            anchors.replace(path, start, end, name);
            if (!receiver.implicit().isEmpty()) {
                List<Part> open = new ArrayList<>(List.of(Code.Text.of("(")));
                open.addAll(receiver.implicit());
                open.add(Code.Text.of(separator));
                int parenthesis = words.next('(', end);
                anchors.replace(path, parenthesis, words.behind(parenthesis), open);
            }
        } else {
            name.add(Code.Text.of("("));
            anchors.insert(path, false, name);
            int rest = tree.getArguments().isEmpty()
                    ? words.next(')', words.behind(words.next('(', end)))
                    : typing.start(path, tree.getArguments().get(0));
            anchors.replace(path, typing.end(path, written), rest, List.of(Code.Text.of(separator)));
        }
    }

    /** Writes something before and behind an object. */
    private void around(
            TreePath path,
            int start,
            int end,
            @Nullable ExpressionTree written,
            List<Part> before,
            List<Part> implicit,
            List<Part> behind) {
        if (written == null) {
            List<Part> all = new ArrayList<>(before);
            all.addAll(implicit);
            all.addAll(behind);
            anchors.replace(path, start, end, all);
        } else {
            anchors.replace(path, start, typing.start(path, written), before);
            anchors.replace(path, typing.end(path, written), end, behind);
        }
    }

    private List<Part> typeArguments(TreePath path, List<? extends Tree> arguments) {
        List<Part> parts = new ArrayList<>();
        for (Tree each : arguments) {
            TypeName name = typing.names().of(new TreePath(path, each));
            parts.add(Code.Text.of(parts.isEmpty() ? "<" : ", "));
            parts.add(new Code.Type(name));
        }
        if (!parts.isEmpty()) {
            parts.add(Code.Text.of(">"));
        }
        return parts;
    }

    /** The beginning of the creation of an object that keeps a receiver, up to the receiver. */
    private List<Part> bound(Accessor accessor) {
        String name = accessors.bound(accessor);
        String arguments = accessor.typeVariables().isEmpty() ? "(" : "<>(";
        return List.of(Code.Text.of("new "), new Code.Accessors(), Code.Text.of("." + name + arguments));
    }

    /** The creation of an object by a constructor that is out of reach; whether it has been rewritten. */
    boolean creation(TreePath path, NewClassTree tree, Element element) {
        if (tree.getClassBody() != null
                || !(element instanceof ExecutableElement constructor)
                || !Reach.isOutside(constructor, around.owner())) {
            return false;
        }
        Tree named = tree.getIdentifier() instanceof ParameterizedTypeTree generic
                ? generic.getType()
                : tree.getIdentifier();
        TypeElement type = (TypeElement) constructor.getEnclosingElement();
        typing.names().requireVisible(new TreePath(path, named), type);
        boolean initialises = !tree.getArguments().isEmpty() && typing.mayRunInitialiser(type);
        Accessor accessor = accessors.constructor(around.use(path), constructor, initialises);
        List<Part> name = new ArrayList<>(List.of(new Code.Accessors(), Code.Text.of(".")));
        boolean isWitness = accessor.typeVariables().isEmpty()
                && constructor.getTypeParameters().isEmpty()
                && tree.getIdentifier() instanceof ParameterizedTypeTree;
        if (isWitness) {
            List<? extends Tree> arguments = ((ParameterizedTypeTree) tree.getIdentifier()).getTypeArguments();
            name.addAll(typeArguments(new TreePath(path, tree.getIdentifier()), arguments));
        }
        name.add(Code.Text.of(accessor.name() + "("));
        if (initialises) {
            ClassName lookups = ClassName.get(MethodHandles.class);
            name.addAll(
                    Code.of(Accessor.LOOKUP, ".initialised(", lookups, ".lookup(), ", ClassName.get(type), ".class), ")
                            .parts());
        }
        int end = typing.end(path, tree.getIdentifier());
        ExpressionTree outer = tree.getEnclosingExpression();
        String separator = tree.getArguments().isEmpty() ? "" : ", ";
        int parenthesis = words.behind(words.next('(', end));
        if (outer != null) {
            List<Part> before = new ArrayList<>(name);
            before.addAll(Code.of(OBJECTS, ".requireNonNull(").parts());
            anchors.insert(path, false, before);
            anchors.replace(path, typing.end(path, outer), parenthesis, List.of(Code.Text.of(")" + separator)));
        } else {
            if (accessor.receiver() != null) {
                name.addAll(outerOf(path, type));
                name.add(Code.Text.of(separator));
            }
            anchors.replace(path, typing.start(path), parenthesis, name);
        }
        return true;
    }

    /** The instance around a new object of an inner class that is created without one. */
    List<Part> outerOf(TreePath path, TypeElement inner) {
        return around.instance(path, Objects.requireNonNull(around.classWith(inner)));
    }

    /** A reference to a method or constructor; whether it has been rewritten. */
    boolean reference(TreePath path, MemberReferenceTree tree, ExecutableElement element) {
        TreePath qualifier = new TreePath(path, tree.getQualifierExpression());
        if (element.getKind() == ElementKind.CONSTRUCTOR) {
            return constructorReference(path, element);
        }
        boolean isStatic = element.getModifiers().contains(Modifier.STATIC);
        Receiver through = superOf(path, tree.getQualifierExpression());
        boolean isReached = !Reach.isOutside(element, around.owner())
                || around.isInheritedByInner(element, tree.getQualifierExpression());
        if (through == null && isReached) {
            return false;
        }
        Receiver receiver = through != null ? through : Receiver.written(tree.getQualifierExpression());
        boolean isUnbound = through == null && Typing.isType(typing.element(qualifier));
        ExpressionTree object = through == null ? tree.getQualifierExpression() : null;
        Accessor accessor = accessor(path, element, isUnbound ? Receiver.NONE : receiver, object, through != null);
        List<Part> arguments =
                typeArguments(path, tree.getTypeArguments() == null ? List.of() : tree.getTypeArguments());
        if (isStatic || isUnbound) {
            List<Part> parts = new ArrayList<>(List.of(new Code.Accessors(), Code.Text.of("::")));
            parts.addAll(accessor.typeVariables().isEmpty() ? arguments : List.of());
            parts.add(Code.Text.of(accessor.name()));
            anchors.replace(path, parts);
            return true;
        }
        List<Part> before = new ArrayList<>(bound(accessor));
        List<Part> behind = new ArrayList<>();
        if (receiver.written() != null) {
            before.addAll(Code.of(OBJECTS, ".requireNonNull(").parts()); // JLS 15.13.3: when it is evaluated
            behind.add(Code.Text.of(")"));
        }
        behind.add(Code.Text.of(")::"));
        behind.addAll(arguments);
        behind.add(Code.Text.of(accessor.name()));
        around(path, typing.start(path), typing.end(path), receiver.written(), before, receiver.implicit(), behind);
        return receiver.written() == null;
    }

    private @Nullable Receiver superOf(TreePath path, ExpressionTree qualifier) {
        if (qualifier instanceof IdentifierTree name
                && name.getName().contentEquals("super")
                && !around.isInsideClass()) {
            return around.throughSuper(path, around.owner(), false);
        } else if (qualifier instanceof MemberSelectTree select
                && select.getIdentifier().contentEquals("super")) {
            Element named = typing.element(new TreePath(new TreePath(path, select), select.getExpression()));
            return around.isSuperOfInner(named) ? null : around.throughSuper(path, (TypeElement) named, false);
        }
        return null;
    }

    private boolean constructorReference(TreePath path, ExecutableElement constructor) {
        TypeElement type = (TypeElement) constructor.getEnclosingElement();
        boolean inner = Accessors.isInner(type) && !Reach.isLocal(type);
        if (!inner && !Reach.isOutside(constructor, around.owner())) {
            return false;
        } else if (inner && around.isOfInner(type)) {
            return false;
        }
        Accessor accessor = accessors.constructor(around.use(path), constructor, false);
        List<Part> parts = new ArrayList<>();
        if (inner) {
            parts.addAll(bound(accessor));
            parts.addAll(outerOf(path, type));
            parts.add(Code.Text.of(")::"));
        } else {
            parts.addAll(List.of(new Code.Accessors(), Code.Text.of("::")));
        }
        parts.add(Code.Text.of(accessor.name()));
        anchors.replace(path, parts);
        return true;
    }
}
