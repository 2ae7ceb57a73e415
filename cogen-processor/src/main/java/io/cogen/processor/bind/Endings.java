package io.cogen.processor.bind;

import com.palantir.javapoet.TypeName;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.util.TreePath;
import io.cogen.processor.model.Accessor;
import io.cogen.processor.model.Code;
import io.cogen.processor.model.Code.Access;
import io.cogen.processor.model.Code.Part;
import io.cogen.processor.model.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** What return statements, and the throw statements of lambdas and local classes, are written as. */
final class Endings {
    private final Thrown thrown;
    private final AnchorList anchors;
    private final Surroundings around;
    private final Variables variables;
    private final Edits.Setting setting;
    private final Typing typing;

    Endings(
            Typing typing,
            Thrown thrown,
            AnchorList anchors,
            Surroundings around,
            Variables variables,
            Edits.Setting setting) {
        this.typing = typing;
        this.thrown = thrown;
        this.anchors = anchors;
        this.around = around;
        this.variables = variables;
        this.setting = setting;
    }

    /** A return statement of the method, with a value or without. */
    void returned(TreePath path, @Nullable ExpressionTree value) {
        if (value == null) {
            anchors.replace(
                    path, List.of(new Code.Return(), new Code.Text("null"), new Code.EndOfReturn(), Code.Text.of(";")));
        } else if (typing.isConvertedByReturn(setting.returned(), new TreePath(path, value))) {
            converted(path, value);
        } else {
            anchors.replace(path, typing.start(path), typing.start(path, value), List.of(new Code.Return()));
            anchors.insertAt(path, typing.end(path, value), true, List.of(new Code.EndOfReturn()));
        }
    }

    /** A variable of the method's type does what a return statement would do to the value. */
    private void converted(TreePath path, ExpressionTree value) {
        Part name = Code.Text.of(variables.fresh("returned$" + typing.line(path)));
        TypeName type = typing.names().require(path, setting.returned());
        anchors.replace(
                path,
                typing.start(path),
                typing.start(path, value),
                List.of(Code.Text.of("{ final "), new Code.Type(type), Code.Text.of(" "), name, Code.Text.of(" = ")));
        anchors.replace(
                path,
                typing.end(path, value),
                typing.end(path),
                List.of(Code.Text.of("; "), new Code.Return(), name, new Code.EndOfReturn(), Code.Text.of("; }")));
    }

    /**
     * A throw statement of a lambda or a local class. If it throws the parameter of a catch clause, that can be no more than what the
     * clause can have caught (JLS 11.2.2), which another variable does not tell.
     */
    void thrown(TreePath path, ThrowTree tree) {
        ExpressionTree what = Flow.bare(tree.getExpression());
        CatchTree clause = what instanceof IdentifierTree ? thrown.clause(what) : null;
        if (clause == null) {
            return;
        }
        Variable variable = Objects.requireNonNull(variables.of(typing.element(new TreePath(path, what))));
        List<TypeMirror> types = thrown.byThrowing(clause);
        List<Part> parts = new ArrayList<>(List.of(Code.Text.of("{ ")));
        for (int i = 0; i < types.size(); i++) {
            parts.add(Code.Text.of(i == types.size() - 1 ? "throw " : ""));
            parts.addAll(List.of(
                    new Code.Type(Accessor.LOOKUP),
                    Code.Text.of(".<"),
                    new Code.Type(typing.names().require(path, types.get(i))),
                    Code.Text.of(">thrown("),
                    around.use(variable, Access.READ),
                    Code.Text.of("); ")));
        }
        parts.add(Code.Text.of("}"));
        anchors.use(path, typing.start(path), typing.end(path), parts, variable);
    }
}
