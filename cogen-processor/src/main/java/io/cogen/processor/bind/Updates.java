package io.cogen.processor.bind;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.util.TreePath;
import io.cogen.processor.model.Code;
import io.cogen.processor.model.Code.Part;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Rewrites compound assignments, increments and decrements of fields that generated code may not name. */
final class Updates {
    private final Typing typing;
    private final Index index;
    private final AnchorList anchors;
    private final Surroundings around;
    private final Words words;
    private final Accessors accessors;
    private final Fields fields;

    Updates(
            Typing typing,
            Index index,
            AnchorList anchors,
            Surroundings around,
            Words words,
            Accessors accessors,
            Fields fields) {
        this.typing = typing;
        this.index = index;
        this.anchors = anchors;
        this.around = around;
        this.words = words;
        this.accessors = accessors;
        this.fields = fields;
    }

    /**
     * A compound assignment, or with no value an increment or decrement; whether it has been rewritten.
     *
     * @param givesOld whether the value is that before the update
     */
    boolean update(TreePath path, ExpressionTree left, @Nullable ExpressionTree value, boolean givesOld) {
        Fields.Target target = fields.target(path, left);
        if (target == null) {
            return false;
        }
        if (value != null && index.suspends(value)) {
            return true; // it is taken apart, see access
        }
        boolean isIncrement = path.getLeaf().getKind().name().endsWith("INCREMENT");
        String operator = value == null
                ? (isIncrement ? "++" : "--")
                : words.bare(typing.end(path, left), typing.start(path, value));
        TypeMirror type = typing.type(new TreePath(path, left));
        List<Part> again = again(path, target);
        boolean isStatement = path.getParentPath().getLeaf() instanceof ExpressionStatementTree;
        TypeMirror operandType = value == null ? null : typing.type(new TreePath(path, value));
        String cast = Combining.cast(typing, type, operator, operandType);
        if (again != null && cast != null && (isStatement || !givesOld)) {
            plainUpdate(path, target, again, cast, operator.substring(0, operator.length() - 1), value);
            return true;
        }
        TypeName operand = value == null ? null : operand(path, type, value);
        List<String> names = accessors.update(
                around.use(path, target.field(), target.object()),
                target.field(),
                target.evaluates(),
                target.receiver().above(),
                operator,
                operand,
                givesOld);
        int end = value == null ? typing.end(path) : typing.start(path, value);
        String close = ")." + names.get(1) + (value == null ? "()" : "(");
        fields.replaceTarget(path, target, "." + names.get(0) + "(", close, end);
        if (value != null) {
            anchors.insert(path, true, List.of(Code.Text.of(")")));
        }
        return true;
    }

    /** What gives the object of a field a second time; null if it has to be evaluated once. */
    private @Nullable List<Part> again(TreePath path, Fields.Target target) {
        ExpressionTree written = target.receiver().written();
        if (written == null) {
            List<Part> implicit = target.receiver().implicit();
            return implicit.size() > 1 ? null : implicit;
        }
        boolean isThis =
                written instanceof IdentifierTree name && name.getName().contentEquals("this");
        return isThis && !around.isInsideClass() ? List.of(around.self(path)) : null;
    }

    /** An update as {@code set(self, get(self) + value)}. */
    private void plainUpdate(
            TreePath path,
            Fields.Target target,
            List<Part> again,
            String cast,
            String operator,
            @Nullable ExpressionTree value) {
        ExpressionTree written = target.receiver().written();
        boolean isPrimary = value == null || Combining.isPrimary(value);
        List<Part> parts = new ArrayList<>();
        if (written == null) {
            parts.addAll(Fields.call("." + fields.setter(path, target).name() + "(", again));
        } else {
            List<Part> open = Fields.call("." + fields.setter(path, target).name() + "(", List.of());
            anchors.replace(path, typing.start(path), typing.start(path, written), open);
        }
        parts.add(Code.Text.of((again.isEmpty() ? "" : ", ") + cast));
        parts.addAll(Fields.call("." + fields.getter(path, target).name() + "(", again));
        parts.add(Code.Text.of(") " + operator + (value == null ? " 1" : isPrimary ? " " : " (")));
        int start = written == null ? typing.start(path) : typing.end(path, written);
        anchors.replace(path, start, value == null ? typing.end(path) : typing.start(path, value), parts);
        anchors.insert(path, true, List.of(Code.Text.of(")" + (isPrimary ? "" : ")") + (cast.isEmpty() ? "" : ")"))));
    }

    /** What a parameter must be for a value that is combined with a field. */
    private TypeName operand(TreePath path, TypeMirror field, ExpressionTree value) {
        TypeMirror type = typing.type(new TreePath(path, value));
        boolean isText = !typing.unboxed(field).getKind().isPrimitive();
        if (type.getKind().isPrimitive()) {
            return TypeName.get(type);
        }
        return isText && !typing.isString(type)
                ? ClassName.OBJECT
                : typing.names().require(path, typing.types().erasure(type));
    }
}
