package io.cogen.processor.bind;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import io.cogen.processor.model.Code;
import io.cogen.processor.model.Code.Part;
import io.cogen.processor.model.Variable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Where in the class and in the method the current tree stands, and which objects its names mean there. */
final class Surroundings {
    private final Typing typing;
    private final Index index;
    private final TypeElement owner;
    private final @Nullable Variable self;
    private final Accessors accessors;
    private final LocalClasses locals;

    /** Whether the current tree may use nothing but variables that never change, as a lambda may. */
    private boolean isFixed;

    /** The lambdas and class bodies around the current tree, inside the method. */
    private final Deque<Tree> foreign = new ArrayDeque<>();

    /** @param self the receiver; null in a static method */
    Surroundings(
            Typing typing,
            Index index,
            TypeElement owner,
            @Nullable Variable self,
            Accessors accessors,
            LocalClasses locals) {
        this.typing = typing;
        this.index = index;
        this.owner = owner;
        this.self = self;
        this.accessors = accessors;
        this.locals = locals;
    }

    /** The class of the method. */
    TypeElement owner() {
        return owner;
    }

    static @Nullable TypeElement enclosing(TypeElement type) {
        return type.getEnclosingElement() instanceof TypeElement outer ? outer : null;
    }

    /** Goes into a lambda or a class body. */
    void enter(Tree tree) {
        foreign.push(tree);
    }

    void leave() {
        foreign.pop();
    }

    /** Whether no lambda and no class body is around. */
    boolean isMethodItself() {
        return foreign.isEmpty();
    }

    /** Goes into something that may use nothing but variables that never change, or out of it; gives whether it was inside. */
    boolean setFixed(boolean inside) {
        boolean before = isFixed;
        isFixed = inside;
        return before;
    }

    /** Whether what is used here is captured, so that Java wants it to be effectively final. */
    boolean captures() {
        return isFixed || !foreign.isEmpty();
    }

    /** Whether a class is around that is lifted out of the method. */
    boolean isInLifted() {
        return inner().anyMatch(each -> locals.of(each) != null);
    }

    /** A use of a variable of the method. */
    Part use(Variable variable, Code.Access access) {
        inner().map(locals::of).filter(Objects::nonNull).forEach(each -> each.captured.add(variable));
        return new Code.Ref(variable, access, captures());
    }

    boolean isInsideClass() {
        return foreign.stream().anyMatch(ClassTree.class::isInstance);
    }

    /** The class bodies around the current tree, from the inside out. */
    Stream<ClassTree> bodies() {
        return foreign.stream().filter(ClassTree.class::isInstance).map(ClassTree.class::cast);
    }

    private Stream<TypeElement> inner() {
        return bodies().map(tree -> (TypeElement) Objects.requireNonNull(typing.element(index.path(tree))));
    }

    /** Whether a class is one of those declared around the current tree in the method. */
    boolean isInner(@Nullable Element type) {
        return inner().anyMatch(each -> each.equals(type));
    }

    /** Whether a simple name means a member of a class body within the method. */
    boolean isOfInner(Element member) {
        return inner().anyMatch(each -> has(each, member));
    }

    /** Whether a member, named without its class, can be one of a class: declared in it, or inherited (JLS 8.2). */
    private boolean has(TypeElement type, Element member) {
        TypeElement declaring = (TypeElement) member.getEnclosingElement();
        return type.equals(declaring)
                || (!member.getModifiers().contains(Modifier.PRIVATE) && isSubclass(type, declaring));
    }

    boolean isSubclass(TypeElement type, TypeElement of) {
        return typing.types()
                .isSubtype(typing.types().erasure(type.asType()), typing.types().erasure(of.asType()));
    }

    /** The innermost class around the method that has a member; null when it is imported statically. */
    @Nullable
    TypeElement classWith(Element member) {
        for (TypeElement type = owner; type != null; type = enclosing(type)) {
            if (has(type, member)) {
                return type;
            }
        }
        return null;
    }

    Accessors.Use use(TreePath path) {
        return new Accessors.Use(typing, path, owner);
    }

    /**
     * The use of a member. One that is protected is reached through a class that inherits it, and which the object belongs to (JLS
     * 6.6.2).
     *
     * @param object what stands before the member; null if nothing does
     */
    Accessors.Use use(TreePath path, Element member, @Nullable ExpressionTree object) {
        TypeMirror of = object == null ? null : typing.types().erasure(typing.type(index.path(object)));
        return classesAround()
                .filter(each -> isSubclass(each, (TypeElement) member.getEnclosingElement()))
                .filter(each -> of == null
                        || typing.types().isSubtype(of, typing.types().erasure(each.asType())))
                .findFirst()
                .map(user -> new Accessors.Use(typing, path, user))
                .orElseGet(() -> use(path));
    }

    /** Whether a class body within the method inherits a protected member, so that it may use it on objects of its own. */
    boolean isInheritedByInner(Element member, ExpressionTree object) {
        TypeMirror of = typing.typeOrNull(index.path(object));
        return of != null
                && member.getModifiers().contains(Modifier.PROTECTED)
                && inner().filter(each -> isSubclass(each, (TypeElement) member.getEnclosingElement()))
                        .anyMatch(each -> member.getModifiers().contains(Modifier.STATIC)
                                || typing.types()
                                        .isSubtype(
                                                typing.types().erasure(of),
                                                typing.types().erasure(each.asType())));
    }

    /** What {@code this} is in generated code. */
    Part self(TreePath path) {
        if (self == null) {
            throw new AssertionError(
                    "no receiver in a static method: " + path.getLeaf().getKind());
        }
        return use(self, Code.Access.READ);
    }

    /** What {@code type.this} is in generated code, for the class of the method or one around it (JLS 15.8.4). */
    List<Part> instance(TreePath path, TypeElement type) {
        List<Part> parts = new ArrayList<>(List.of(self(path)));
        for (TypeElement at = owner; !at.equals(type); at = Objects.requireNonNull(enclosing(at))) {
            String name = accessors.enclosing(use(path), at).name();
            parts.addAll(0, List.of(new Code.Accessors(), Code.Text.of("." + name + "(")));
            parts.add(Code.Text.of(")"));
        }
        return parts;
    }

    /**
     * The object whose member a tree names.
     *
     * @param tree a name, with a qualifier or without
     */
    Receiver receiver(TreePath path, ExpressionTree tree, Element member) {
        boolean isStatic = member.getModifiers().contains(Modifier.STATIC);
        if (!(tree instanceof MemberSelectTree select)) {
            TypeElement type = isStatic ? null : classWith(member);
            return type == null ? Receiver.NONE : Receiver.implicit(instance(path, type));
        }
        ExpressionTree qualifier = select.getExpression();
        TreePath qualifierPath = new TreePath(new TreePath(path, tree), qualifier);
        if (isSuper(qualifier)) {
            if (!(qualifier instanceof MemberSelectTree inner)) {
                return throughSuper(path, owner, isStatic);
            }
            TreePath named = new TreePath(qualifierPath, inner.getExpression());
            return throughSuper(path, (TypeElement) Objects.requireNonNull(typing.element(named)), isStatic);
        } else if (Typing.isTypeOrPackage(typing.element(qualifierPath))) {
            return Receiver.NONE;
        }
        return isStatic && qualifier instanceof IdentifierTree ? Receiver.NONE : Receiver.written(qualifier);
    }

    /**
     * The object of a member named behind {@code super}.
     *
     * @param named the class or interface before {@code .super}, or the method's own class
     */
    Receiver throughSuper(TreePath path, TypeElement named, boolean isStatic) {
        boolean isOwnInterface =
                named.getKind().isInterface() && classesAround().noneMatch(named::equals);
        TypeElement type = isOwnInterface ? owner : named;
        TypeElement above = isOwnInterface
                ? named
                : type.getSuperclass() instanceof DeclaredType declared
                        ? (TypeElement) declared.asElement()
                        : named; // an interface has the members of Object
        return new Receiver(null, isStatic ? List.of() : instance(path, type), type, above);
    }

    /** Whether an expression is {@code super}, or {@code X.super}. */
    static boolean isSuper(ExpressionTree tree) {
        return tree instanceof IdentifierTree name
                ? name.getName().contentEquals("super")
                : tree instanceof MemberSelectTree select
                        && select.getIdentifier().contentEquals("super");
    }

    /** Whether a member is named through the {@code super} of a class body within the method. */
    boolean isThroughSuperOfInner(TreePath path, ExpressionTree tree) {
        if (!(tree instanceof MemberSelectTree select) || !isSuper(select.getExpression())) {
            return false;
        }
        return select.getExpression() instanceof MemberSelectTree named
                ? isSuperOfInner(typing.element(new TreePath(new TreePath(path, named), named.getExpression())))
                : isInsideClass();
    }

    /** Whether the class or interface before {@code .super} means a class body within the method (JLS 15.12.1). */
    boolean isSuperOfInner(@Nullable Element named) {
        return isInner(named) || (named != null && named.getKind().isInterface() && isInsideClass());
    }

    private Stream<TypeElement> classesAround() {
        return Stream.iterate(owner, Objects::nonNull, Surroundings::enclosing);
    }
}
