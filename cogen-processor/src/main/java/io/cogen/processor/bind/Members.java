package io.cogen.processor.bind;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.sun.source.tree.AnnotatedTypeTree;
import com.sun.source.tree.ArrayTypeTree;
import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import io.cogen.processor.model.Code;
import io.cogen.processor.model.Code.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Names types and members as code outside of their class must name them. */
final class Members {
    private final Typing typing;
    private final AnchorList anchors;
    private final Surroundings around;

    private final Lifting lifting;

    Members(Typing typing, AnchorList anchors, Surroundings around, Lifting lifting) {
        this.lifting = lifting;
        this.typing = typing;
        this.anchors = anchors;
        this.around = around;
    }

    void type(TreePath path, TypeElement element) {
        typing.names().requireVisible(path, element);
        TypeName name = around.isInLifted() && Reach.isLocal(element) ? null : name(path, element);
        if (name != null && !isQualifiedCreation(path, element)) {
            anchors.replace(path, List.of(new Code.Type(name)));
        }
    }

    /** How to name a class; null when it keeps its own name. */
    private @Nullable TypeName name(TreePath path, TypeElement element) {
        return mustBeRaw(path) ? typing.names().raw(element) : typing.names().named(element);
    }

    /** Whether Java wants a type here that it can tell at run time (JLS 4.7). */
    private static boolean mustBeRaw(TreePath path) {
        TreePath around = path.getParentPath();
        while (around.getLeaf() instanceof ArrayTypeTree) {
            around = around.getParentPath();
        }
        Tree parent = around.getLeaf();
        return parent instanceof InstanceOfTree
                || parent instanceof MemberSelectTree
                || parent instanceof NewArrayTree
                || parent instanceof MemberReferenceTree
                || around.getParentPath().getLeaf() instanceof BindingPatternTree;
    }

    /** A type with arguments; whether it has been rewritten. */
    boolean generic(TreePath path) {
        TypeElement element = typing.declared(path);
        boolean isRaw = element != null
                && lifting.outside(element) != null
                && mustBeRaw(path)
                && typing.names().named(element) instanceof ParameterizedTypeName;
        if (isRaw) {
            anchors.replace(path, List.of(new Code.Type(typing.names().raw(element))));
        }
        return isRaw;
    }

    /** Whether a name stands behind {@code outer.new}, where Java wants it alone. */
    private boolean isQualifiedCreation(TreePath path, TypeElement element) {
        TreePath inner = path;
        while (inner.getParentPath().getLeaf() instanceof AnnotatedTypeTree
                || (inner.getParentPath().getLeaf() instanceof ParameterizedTypeTree generic
                        && generic.getType() == inner.getLeaf())) {
            inner = inner.getParentPath();
        }
        return inner.getParentPath().getLeaf() instanceof NewClassTree creation
                && creation.getIdentifier() == inner.getLeaf()
                && (Creations.outer(creation) != null
                        || isImplicitlyInner(element)
                        || lifting.outside(element) != null);
    }

    /** {@code case RED}: Java before 21 wants the name alone. */
    private static boolean isCaseLabel(TreePath path, Element element) {
        Tree parent = path.getParentPath().getLeaf();
        String kind = parent.getKind().name();
        return element.getKind() == ElementKind.ENUM_CONSTANT
                && (kind.equals("CASE") || kind.equals("CONSTANT_CASE_LABEL"));
    }

    /** A field or method named without its class. */
    void unqualified(TreePath path, Element element) {
        if (!(element.getEnclosingElement() instanceof TypeElement declaring)
                || around.isOfInner(element)
                || isCaseLabel(path, element)
                || Reach.isOutside(element, around.owner())) { // the call of such a method is what is rewritten
            return;
        }
        TypeElement type = around.classWith(element);
        if (type == null) {
            prefix(path, List.of(new Code.Type(ClassName.get(declaring)))); // imported statically
        } else if (element.getModifiers().contains(Modifier.STATIC)) {
            prefix(path, List.of(new Code.Type(ClassName.get(type))));
        } else {
            prefix(path, around.instance(path, type));
        }
    }

    /** {@code Outer.this}; what stands before {@code .super} is left to the member behind it. */
    void qualifiedThis(TreePath path, MemberSelectTree tree) {
        Element meant = typing.element(new TreePath(path, tree.getExpression()));
        if (!around.isInner(meant)) {
            anchors.replace(path, around.instance(path, (TypeElement) Objects.requireNonNull(meant)));
        }
    }

    /** {@code new Inner()} that means {@code this.new Inner()}. */
    private boolean isImplicitlyInner(TypeElement type) {
        return type.getNestingKind() == NestingKind.MEMBER
                && !Reach.isLocal(type) // as some are that a variable's initialiser declares
                && Accessors.isInner(type) // an array's constructor belongs to no class
                && !around.isOfInner(type);
    }

    private void prefix(TreePath path, List<Part> qualifier) {
        List<Part> parts = new ArrayList<>(qualifier);
        parts.add(Code.Text.of("."));
        anchors.insert(path, false, parts);
    }

    /** The creation of an object whose constructor can be named. */
    void creation(TreePath path, NewClassTree tree) {
        lifting.creation(path, tree);
        TypeElement type = typing.declared(new TreePath(path, tree.getIdentifier()));
        if (Creations.outer(tree) == null && type != null && isImplicitlyInner(type)) {
            outer(path, tree.getIdentifier(), Objects.requireNonNull(around.classWith(type)));
            unqualify(path, tree.getIdentifier());
        }
    }

    /** Writes the object around a new one; for {@code new Outer.Inner()} without type arguments it must have none either. */
    private void outer(TreePath path, Tree named, TypeElement type) {
        boolean isRaw = typing.type(new TreePath(path, named)) instanceof DeclaredType created
                && created.getEnclosingType() instanceof DeclaredType outer
                && outer.getTypeArguments().isEmpty()
                && !type.getTypeParameters().isEmpty();
        List<Part> object = new ArrayList<>(around.instance(path, type));
        if (isRaw) {
            object.addAll(0, Code.of("((", ClassName.get(type), ") ").parts());
            object.add(Code.Text.of(")"));
        }
        prefix(path, object);
    }

    /** Behind {@code outer.new} there must be no {@code Outer.Inner}. */
    private void unqualify(TreePath path, Tree named) {
        if (named instanceof ParameterizedTypeTree generic) {
            unqualify(new TreePath(path, generic), generic.getType());
        } else if (named instanceof AnnotatedTypeTree annotated) {
            unqualify(new TreePath(path, annotated), annotated.getUnderlyingType());
        } else if (named instanceof MemberSelectTree select) {
            anchors.replace(
                    new TreePath(path, select),
                    List.of(new Code.Text(select.getIdentifier().toString())));
        }
    }

    /** A field, or a static method, behind {@code super}: of the object, seen as one of the superclass. */
    void throughSuper(TreePath path, MemberSelectTree tree, Element member) {
        if (!Surroundings.isSuper(tree.getExpression()) || around.isThroughSuperOfInner(path.getParentPath(), tree)) {
            return;
        }
        Receiver receiver = around.receiver(path.getParentPath(), tree, member);
        TreePath qualifier = new TreePath(path, tree.getExpression());
        if (member.getModifiers().contains(Modifier.STATIC)) {
            ClassName above = ClassName.get(Objects.requireNonNull(receiver.above()));
            anchors.replace(qualifier, List.of(new Code.Type(above)));
        } else if (member.getKind().isField()) {
            TypeMirror type = Objects.requireNonNull(receiver.owner()).getSuperclass();
            List<Part> object = new ArrayList<>(
                    Code.of("((", typing.names().require(path, type), ") ").parts());
            object.addAll(receiver.implicit());
            object.add(Code.Text.of(")"));
            anchors.replace(qualifier, object);
        }
    }
}
