package io.cogen.processor.bind;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import java.lang.annotation.ElementType;
import java.lang.annotation.Target;
import java.util.Arrays;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;

/**
 * Tells annotations that nobody can see in generated code: those of local variables, and those of types. Java would not have the
 * latter where they stand, because generated code names nested classes by their outer ones (JLS 9.7.4).
 */
final class Annotations {
    private static final Set<ElementKind> LOCALS = Set.of(
            ElementKind.LOCAL_VARIABLE,
            ElementKind.EXCEPTION_PARAMETER,
            ElementKind.RESOURCE_VARIABLE,
            ElementKind.BINDING_VARIABLE);

    private final Typing typing;

    Annotations(Typing typing) {
        this.typing = typing;
    }

    /** @param path of an annotation among modifiers */
    boolean isOfNoUse(TreePath path) {
        TreePath declaration = path.getParentPath().getParentPath();
        Tree annotationType = ((AnnotationTree) path.getLeaf()).getAnnotationType();
        Element type = typing.element(new TreePath(path, annotationType));
        Target target = type == null ? null : type.getAnnotation(Target.class);
        return isLocal(declaration)
                || (target != null && Arrays.asList(target.value()).contains(ElementType.TYPE_USE));
    }

    private boolean isLocal(TreePath declaration) {
        Element declared = typing.element(declaration);
        boolean isOfLambda = declaration.getLeaf() instanceof VariableTree
                && declared != null
                && declared.getKind() == ElementKind.PARAMETER
                && !(declaration.getParentPath().getLeaf() instanceof MethodTree);
        return isOfLambda || (declared != null && LOCALS.contains(declared.getKind()));
    }
}
