package io.cogen.processor.bind;

import com.palantir.javapoet.ClassName;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import io.cogen.processor.diagnostic.Diagnostic;
import io.cogen.processor.model.Code;
import io.cogen.processor.model.Code.Part;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** Names types and members as code outside of their class must name them. */
final class Members {
    private final Typing typing;
    private final Index index;
    private final AnchorList anchors;
    private final Surroundings around;
    private final PrivateMembers privates;

    Members(Typing typing, Index index, AnchorList anchors, Surroundings around, PrivateMembers privates) {
        this.typing = typing;
        this.index = index;
        this.anchors = anchors;
        this.around = around;
        this.privates = privates;
    }

    void type(TreePath path, TypeElement element) {
        typing.names().requireVisible(path, element);
        boolean local = element.getNestingKind() == NestingKind.LOCAL;
        boolean qualifiedCreation = path.getParentPath().getLeaf() instanceof NewClassTree creation
                && creation.getIdentifier() == path.getLeaf()
                && (Creations.outer(creation) != null || isImplicitlyInner(element));
        if (!local && !qualifiedCreation && !isInnerClassBody(element)) {
            anchors.replace(path, List.of(new Code.Type(ClassName.get(element))));
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
    void unqualified(TreePath path, Element element) {
        Element declaring = element.getEnclosingElement();
        if (!(declaring instanceof TypeElement declaringType)
                || around.isMemberOfInner(declaringType)
                || isCaseLabel(path, element)) {
            return;
        }
        boolean isStatic = element.getModifiers().contains(Modifier.STATIC);
        if (privates.isOutOfReach(element)) {
            privates.unqualified(path, element);
            return;
        }
        for (TypeElement type = around.owner(); type != null; type = Surroundings.enclosing(type)) {
            if (around.isSubclass(type, declaringType)) {
                if (isStatic) {
                    prefix(path, new Code.Type(ClassName.get(type)));
                } else if (type.equals(around.owner())) {
                    prefix(path, around.self(path));
                } else {
                    throw around.outerInstance(path);
                }
                return;
            }
        }
        prefix(path, new Code.Type(ClassName.get(declaringType))); // imported statically
    }

    void qualifiedThis(TreePath path, MemberSelectTree tree, String name) {
        Element meant = typing.element(new TreePath(path, tree.getExpression()));
        if (around.isInner(meant)) {
            return;
        }
        if (name.equals("this") && around.owner().equals(meant)) {
            anchors.replace(path, List.of(around.self(path)));
        } else if (name.equals("super")) {
            throw throughSuper(path);
        } else {
            throw around.outerInstance(path);
        }
    }

    RuntimeException throughSuper(TreePath path) {
        return typing.problem(
                path, Diagnostic.UNSUPPORTED, "a call through 'super'", "call it from a method of your own");
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
                        .anyMatch(each -> each.getModifiers().contains(Modifier.PRIVATE));
    }

    /** {@code new Inner()} that means {@code this.new Inner()}. */
    private boolean isImplicitlyInner(TypeElement type) {
        return type.getNestingKind() == NestingKind.MEMBER
                && type.getKind() == ElementKind.CLASS
                && !type.getModifiers().contains(Modifier.STATIC)
                && type.getEnclosingElement() instanceof TypeElement outer // an array's constructor belongs to no class
                && !around.isMemberOfInner(outer);
    }

    private void prefix(TreePath path, Part qualifier) {
        anchors.insert(path, false, List.of(qualifier, new Code.Text(".")));
    }

    /** The creation of an object whose constructor can be named. */
    void creation(TreePath path, NewClassTree tree) {
        if (tree.getClassBody() != null && hasPrivateSuper(tree)) {
            throw typing.problem(
                    path, Diagnostic.UNSUPPORTED, "a class body on a private constructor", "make it package-private");
        }
        if (Creations.outer(tree) == null
                && typing.element(new TreePath(path, tree.getIdentifier())) instanceof TypeElement type
                && isImplicitlyInner(type)) {
            if (!around.isSubclass(around.owner(), (TypeElement) type.getEnclosingElement())) {
                throw around.outerInstance(path);
            }
            prefix(path, around.self(path));
        }
    }

    /** A reference to a method or constructor; whether it has been rewritten. */
    boolean reference(TreePath path, MemberReferenceTree tree) {
        Element element = typing.element(path);
        if (element == null || !(element.getEnclosingElement() instanceof TypeElement declaring)) {
            return false;
        }
        boolean creates = element.getKind() == ElementKind.CONSTRUCTOR;
        if (creates && isImplicitlyInner(declaring)) {
            throw typing.problem(
                    path,
                    Diagnostic.UNSUPPORTED,
                    "a reference to the constructor of an inner class",
                    "use a lambda that calls it");
        }
        return privates.isOutOfReach(element) && privates.reference(path, tree, (ExecutableElement) element);
    }
}
