package io.cogen.processor.bind;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import com.sun.source.tree.AssertTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.util.TreePath;
import io.cogen.processor.model.Code;
import io.cogen.processor.model.Code.Part;
import io.cogen.processor.model.Expr;
import io.cogen.processor.model.Stmt;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * Expresses assertions by conditions (JLS 14.10): whether they are checked depends on the user's class, not on the generated
 * one.
 */
final class Assertions {
    private final Typing typing;
    private final AnchorList anchors;
    private final TypeElement owner;
    private final Accessors accessors;

    Assertions(Typing typing, AnchorList anchors, TypeElement owner, Accessors accessors) {
        this.typing = typing;
        this.anchors = anchors;
        this.owner = owner;
        this.accessors = accessors;
    }

    private List<Part> enabled() {
        return List.of(new Code.Accessors(), Code.Text.of("." + accessors.assertions(owner)));
    }

    /** In text: {@code { if (ENABLED && !(condition)) throw new AssertionError(detail); }}. */
    void edit(TreePath path, AssertTree tree) {
        ExpressionTree detail = tree.getDetail();
        List<Part> open = new ArrayList<>(List.of(Code.Text.of("{ if (")));
        open.addAll(enabled());
        open.add(Code.Text.of(" && !("));
        anchors.replace(path, typing.start(path), typing.start(path, tree.getCondition()), open);
        List<Part> fail = new ArrayList<>(Code.of(")) throw new ", ClassName.get(AssertionError.class), "(")
                .parts());
        int behind = typing.end(path, tree.getCondition());
        if (detail != null) {
            anchors.replace(path, behind, typing.start(path, detail), fail);
            behind = typing.end(path, detail);
            fail = new ArrayList<>();
        }
        fail.add(Code.Text.of("); }"));
        anchors.replace(path, behind, typing.end(path), fail);
    }

    /** The same as a statement to be taken apart. */
    Stmt statement(AssertTree tree, Function<ExpressionTree, Expr> bind, int line) {
        Expr isEnabled = new Expr.Pure(new Code(enabled()), TypeName.BOOLEAN, true);
        Expr fails = new Expr.And(isEnabled, new Expr.Not(bind.apply(tree.getCondition())));
        return new Stmt.If(fails, new Stmt.Throw(failure(tree.getDetail(), bind), line), null, line);
    }

    private static Expr failure(@Nullable ExpressionTree detail, Function<ExpressionTree, Expr> bind) {
        ClassName type = ClassName.get(AssertionError.class);
        List<Expr.Piece> pieces = new ArrayList<>(List.of(new Expr.Gap(Code.of("new ", type, "("))));
        if (detail != null) {
            Expr value = bind.apply(detail);
            pieces.add(new Expr.Operand(value, value.type(), Expr.Conversion.NONE));
        }
        pieces.add(new Expr.Gap(Code.text(")")));
        return new Expr.Template(pieces, type);
    }
}
