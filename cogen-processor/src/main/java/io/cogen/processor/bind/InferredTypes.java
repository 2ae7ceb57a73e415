package io.cogen.processor.bind;

import com.palantir.javapoet.TypeName;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreePath;
import io.cogen.processor.model.Code;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;

/**
 * Casts what the user's text gives to something whose type has no name (JLS 4.9). In the machine that type is a type variable,
 * of which javac does not know what it holds.
 */
final class InferredTypes {
    private final Typing typing;
    private final AnchorList anchors;

    InferredTypes(Typing typing, AnchorList anchors) {
        this.typing = typing;
        this.anchors = anchors;
    }

    void assigned(TreePath path, AssignmentTree tree, ExpressionTree target) {
        if (!typing.names().inferred().isEmpty()) {
            cast(path, tree.getExpression(), typing.type(new TreePath(path, target)));
        }
    }

    /** The arguments that a method takes because its object is of such a type: {@code add} of a list, for instance. */
    void handed(TreePath path, MethodInvocationTree tree) {
        if (typing.names().inferred().isEmpty()
                || !(typing.element(path) instanceof ExecutableElement method)
                || !(typing.type(new TreePath(path, tree.getMethodSelect())) instanceof ExecutableType signature)) {
            return;
        }
        List<String> own = method.getTypeParameters().stream()
                .map(TypeParameterElement::toString)
                .toList();
        for (int i = 0;
                i < Math.min(tree.getArguments().size(), method.getParameters().size());
                i++) {
            String declared = method.getParameters().get(i).asType().toString();
            boolean isSpread = method.isVarArgs() && i == method.getParameters().size() - 1;
            if (!isSpread && own.stream().noneMatch(each -> declared.matches(".*\\b" + each + "\\b.*"))) {
                cast(
                        path,
                        tree.getArguments().get(i),
                        signature.getParameterTypes().get(i));
            }
        }
    }

    private void cast(TreePath path, ExpressionTree value, TypeMirror to) {
        ExpressionTree bare = Flow.bare(value);
        boolean isFunction = bare instanceof LambdaExpressionTree || bare instanceof MemberReferenceTree;
        boolean isNull = TypeNames.isCapturedFromAbove(to); // nothing else can be handed to that
        TypeName type = isFunction || isNull ? null : typing.names().name(path, to);
        if (typing.names().isInferred(type)) {
            List<Code> cast = typing.names().cast(type);
            anchors.insertAt(path, typing.start(path, value), false, cast.get(0).parts());
            anchors.insertAt(path, typing.end(path, value), true, cast.get(1).parts());
        }
    }
}
