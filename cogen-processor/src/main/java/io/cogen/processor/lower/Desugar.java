package io.cogen.processor.lower;

import com.palantir.javapoet.TypeName;
import io.cogen.processor.model.Body;
import io.cogen.processor.model.Code;
import io.cogen.processor.model.Expr;
import io.cogen.processor.model.Expr.Conversion;
import io.cogen.processor.model.Ids;
import io.cogen.processor.model.Label;
import io.cogen.processor.model.LineMark;
import io.cogen.processor.model.Stmt;
import io.cogen.processor.model.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Expresses the loops by one endless cycle with breaks, and try-with-resources by one statement for each resource, as the
 * language specification itself explains them. A continue is a break out of the loop's body.
 */
public final class Desugar implements Pass<Body, Body> {
    private @Nullable Ids ids;

    @Override
    public Body apply(Body body) {
        ids = body.ids();
        return new Body(body.routine(), block(body.block()), body.ids());
    }

    private Stmt.Block block(Stmt.Block block) {
        return new Stmt.Block(all(block.statements()));
    }

    private List<Stmt> all(List<Stmt> statements) {
        return statements.stream().map(this::statement).toList();
    }

    private @Nullable Stmt optional(@Nullable Stmt statement) {
        return statement == null ? null : statement(statement);
    }

    private Stmt statement(Stmt statement) {
        if (statement instanceof Stmt.Block block) {
            return block(block);
        } else if (statement instanceof Stmt.If choice) {
            return new Stmt.If(expr(choice.condition()), statement(choice.yes()), optional(choice.no()), choice.line());
        } else if (statement instanceof Stmt.Loop loop) {
            return loop(loop);
        } else if (statement instanceof Stmt.ForEach loop) {
            return loop.array() ? forEachElement(loop) : forEachIterated(loop);
        } else if (statement instanceof Stmt.Marked marked) {
            return new Stmt.Marked(marked.label(), statement(marked.body()));
        } else if (statement instanceof Stmt.Switch dispatch) {
            return dispatch(dispatch);
        } else if (statement instanceof Stmt.Try guarded) {
            return guarded(guarded);
        } else if (statement instanceof Stmt.Declare declare && declare.value() != null) {
            return new Stmt.Declare(declare.variable(), expr(declare.value()), declare.line());
        } else if (statement instanceof Stmt.Do effect) {
            return new Stmt.Do(expr(effect.expr()), effect.line());
        } else if (statement instanceof Stmt.Return back && back.value() != null) {
            return new Stmt.Return(expr(back.value()), back.line());
        } else if (statement instanceof Stmt.Throw thrown) {
            return new Stmt.Throw(expr(thrown.value()), thrown.line());
        } else if (statement instanceof Stmt.Give give) {
            return new Stmt.Give(give.target(), expr(give.value()), give.line());
        }
        return statement;
    }

    private Stmt.Switch dispatch(Stmt.Switch dispatch) {
        List<Stmt.Arm> arms = dispatch.arms().stream()
                .map(arm -> new Stmt.Arm(
                        arm.labels(),
                        arm.isDefault(),
                        arm.bound(),
                        arm.guard() == null ? null : expr(arm.guard()),
                        all(arm.body()),
                        arm.line()))
                .toList();
        return new Stmt.Switch(
                expr(dispatch.selector()),
                dispatch.kept(),
                arms,
                dispatch.hasPatterns(),
                dispatch.exit(),
                dispatch.unmatched(),
                dispatch.line());
    }

    /** Statements hide inside switch expressions. */
    private Expr expr(Expr expr) {
        if (expr instanceof Expr.SwitchValue value) {
            return new Expr.SwitchValue(dispatch(value.body()), value.type());
        } else if (expr instanceof Expr.Template template) {
            return new Expr.Template(pieces(template.pieces()), template.type());
        } else if (expr instanceof Expr.Yield suspension) {
            return new Expr.Yield(
                    suspension.kind(),
                    expr(suspension.operand()),
                    suspension.target(),
                    suspension.type(),
                    suspension.line());
        } else if (expr instanceof Expr.Choice choice) {
            return new Expr.Choice(expr(choice.condition()), expr(choice.yes()), expr(choice.no()), choice.type());
        } else if (expr instanceof Expr.And and) {
            return new Expr.And(expr(and.left()), expr(and.right()));
        } else if (expr instanceof Expr.Or or) {
            return new Expr.Or(expr(or.left()), expr(or.right()));
        } else if (expr instanceof Expr.Not not) {
            return new Expr.Not(expr(not.operand()));
        } else if (expr instanceof Expr.Update update) {
            return new Expr.Update(
                    pieces(update.target()),
                    update.access(),
                    update.operator(),
                    expr(update.value()),
                    update.loaded(),
                    update.type());
        }
        return expr;
    }

    private List<Expr.Piece> pieces(List<Expr.Piece> pieces) {
        List<Expr.Piece> result = new ArrayList<>();
        for (Expr.Piece piece : pieces) {
            result.add(
                    piece instanceof Expr.Operand operand
                            ? new Expr.Operand(expr(operand.expr()), operand.kept(), operand.conversion())
                            : piece);
        }
        return result;
    }

    private Stmt loop(Stmt.Loop loop) {
        List<Stmt> cycle = new ArrayList<>();
        Stmt body = new Stmt.Marked(loop.after(), statement(loop.body()));
        Expr condition = loop.condition() == null ? null : expr(loop.condition());
        if (loop.testFirst()) {
            addTest(cycle, condition, loop.exit(), loop.line());
            cycle.add(body);
            cycle.addAll(all(loop.update()));
        } else {
            cycle.add(body);
            addTest(cycle, condition, loop.exit(), loop.line());
        }
        List<Stmt> whole = new ArrayList<>(all(loop.init()));
        whole.add(new Stmt.Marked(loop.exit(), new Stmt.Cycle(new Stmt.Block(cycle))));
        return new Stmt.Block(whole);
    }

    private static void addTest(List<Stmt> cycle, @Nullable Expr condition, Label exit, int line) {
        if (condition != null) {
            cycle.add(new Stmt.If(condition, new Stmt.Block(List.of()), new Stmt.Break(exit, line), line));
        }
    }

    /** JLS 14.14.2, arrays: the array is evaluated once, an index runs. */
    private Stmt forEachElement(Stmt.ForEach loop) {
        int line = loop.line();
        Variable array = ids().temporary("array", loop.iterated(), line);
        Variable index = ids().temporary("index", TypeName.INT, line);
        return over(
                loop,
                List.of(
                        new Stmt.Declare(array, expr(loop.expr()), line),
                        new Stmt.Declare(index, pure(Code.text("0"), TypeName.INT), line)),
                Code.of(index, " < ", array, ".length"),
                Code.of(array, "[", index, "]"),
                List.of(new Stmt.Island(Code.of(update(index), "++;"), true, line)));
    }

    /** JLS 14.14.2, Iterable: {@code iterator()} is called once. */
    private Stmt forEachIterated(Stmt.ForEach loop) {
        int line = loop.line();
        Variable iterator = ids().temporary("iterator", loop.iterated(), line);
        Expr iterable = expr(loop.expr());
        Expr start = iterable instanceof Expr.Pure pure
                ? pure(Code.of(primary(pure.code()), ".iterator()"), loop.iterated())
                : new Expr.Template(
                        List.of(
                                new Expr.Gap(Code.text("(")),
                                new Expr.Operand(iterable, iterable.type(), Conversion.NONE),
                                new Expr.Gap(Code.text(").iterator()"))),
                        loop.iterated());
        return over(
                loop,
                List.of(new Stmt.Declare(iterator, start, line)),
                Code.of(iterator, ".hasNext()"),
                Code.of(iterator, ".next()"),
                List.of());
    }

    private Stmt over(Stmt.ForEach loop, List<Stmt> init, Code test, Code element, List<Stmt> update) {
        Stmt next = new Stmt.Declare(loop.variable(), pure(element, loop.element()), loop.line());
        return loop(new Stmt.Loop(
                init,
                pure(test, TypeName.BOOLEAN),
                update,
                new Stmt.Block(List.of(next, loop.body())),
                true,
                loop.exit(),
                loop.after(),
                loop.line()));
    }

    private Stmt guarded(Stmt.Try guarded) {
        Stmt body = statement(guarded.body());
        for (int i = guarded.resources().size() - 1; i >= 0; i--) {
            body = withResource(guarded.resources().get(i), body);
        }
        if (guarded.catches().isEmpty() && guarded.cleanup() == null) {
            return body;
        }
        List<Stmt.Catch> catches = guarded.catches().stream()
                .map(c -> new Stmt.Catch(c.types(), c.variable(), statement(c.body()), c.line()))
                .toList();
        return new Stmt.Try(List.of(), body, catches, optional(guarded.cleanup()), guarded.line());
    }

    private Stmt withResource(Stmt.Resource resource, Stmt body) {
        Stmt using = new Stmt.Using(resource.variable(), body, resource.line());
        return resource.value() == null
                ? using
                : new Stmt.Block(
                        List.of(new Stmt.Declare(resource.variable(), expr(resource.value()), resource.line()), using));
    }

    private Ids ids() {
        return Objects.requireNonNull(ids);
    }

    private static Code update(Variable variable) {
        return new Code(List.of(new Code.Ref(variable, Code.Access.UPDATE, false)));
    }

    private static Expr pure(Code code, TypeName type) {
        return new Expr.Pure(code, type, false);
    }

    /** Something that may stand before a dot. */
    private static Code primary(Code code) {
        boolean simple = code.parts().stream()
                .allMatch(part -> part instanceof Code.Ref
                        || part instanceof Code.Type
                        || (part instanceof Code.Text text
                                && LineMark.strip(text.text()).matches("[\\w.]*")));
        return simple ? code : Code.of("(", code, ")");
    }
}
