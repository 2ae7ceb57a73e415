package io.cogen.processor.lower;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import io.cogen.processor.model.Body;
import io.cogen.processor.model.Code;
import io.cogen.processor.model.Expr;
import io.cogen.processor.model.Expr.Conversion;
import io.cogen.processor.model.Ids;
import io.cogen.processor.model.Label;
import io.cogen.processor.model.Normal;
import io.cogen.processor.model.Step;
import io.cogen.processor.model.Stmt;
import io.cogen.processor.model.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Brings the body into A-normal form, with Java's own order of evaluation (JLS 15.7).
 *
 * <p>In a list of operands, what stands left of the last one that suspends is evaluated before the suspension, so its
 * value goes into a temporary, converted already as its place demands. The last one and what stands right of it stay
 * where they are: they are evaluated after it anyway. Operands without effect whose value cannot change (literals,
 * effectively final locals) need no temporary.
 */
public final class Spill implements Pass<Body, Normal> {
    private static final ClassName STRING = ClassName.get(String.class);
    private static final ClassName OBJECTS = ClassName.get(Objects.class);

    private @Nullable Ids ids;

    /** Where the arms of the switch expressions around the current statement leave their value. */
    private final Map<Label, Variable> given = new HashMap<>();

    @Override
    public Normal apply(Body body) {
        ids = body.ids();
        List<Step> steps = new ArrayList<>();
        statement(body.block(), steps);
        return new Normal(body.routine(), List.copyOf(steps), body.ids());
    }

    private List<Step> steps(@Nullable Stmt statement) {
        List<Step> steps = new ArrayList<>();
        if (statement != null) {
            statement(statement, steps);
        }
        return List.copyOf(steps);
    }

    private void statement(Stmt statement, List<Step> out) {
        if (statement instanceof Stmt.Island island) {
            out.add(new Step.Run(island.code(), island.completes(), island.line()));
        } else if (statement instanceof Stmt.Block block) {
            block.statements().forEach(each -> statement(each, out));
        } else if (statement instanceof Stmt.Declare declare) {
            if (declare.value() == null) {
                out.add(new Step.Declare(declare.variable(), declare.line()));
            } else {
                Code value = value(declare.value(), declare.line(), out);
                out.add(new Step.Let(declare.variable(), value, declare.line()));
            }
        } else if (statement instanceof Stmt.Do effect) {
            effect(effect.expr(), effect.line(), out);
        } else if (statement instanceof Stmt.If choice) {
            choice(choice, out);
        } else if (statement instanceof Stmt.Cycle cycle) {
            out.add(new Step.Cycle(steps(cycle.body())));
        } else if (statement instanceof Stmt.Marked marked) {
            out.add(new Step.Marked(marked.label(), steps(marked.body())));
        } else if (statement instanceof Stmt.Break jump) {
            out.add(new Step.Break(jump.label(), jump.line()));
        } else if (statement instanceof Stmt.Switch dispatch) {
            dispatch(dispatch, out);
        } else if (statement instanceof Stmt.Try guarded) {
            out.add(guarded(guarded));
        } else if (statement instanceof Stmt.Using using) {
            out.add(new Step.Using(using.resource(), steps(using.body()), using.line()));
        } else if (statement instanceof Stmt.Return back) {
            Code value = back.value() == null ? null : value(back.value(), back.line(), out);
            out.add(new Step.Return(value, back.line()));
        } else if (statement instanceof Stmt.Throw thrown) {
            out.add(new Step.Throw(value(thrown.value(), thrown.line(), out), thrown.line()));
        } else if (statement instanceof Stmt.Give give) {
            Variable result = Objects.requireNonNull(given.get(give.target()));
            out.add(new Step.Let(result, value(give.value(), give.line(), out), give.line()));
            out.add(new Step.Break(give.target(), give.line()));
        } else {
            throw new AssertionError("left over by Desugar: " + statement);
        }
    }

    private Step guarded(Stmt.Try guarded) {
        List<Step.Catch> catches = guarded.catches().stream()
                .map(c -> new Step.Catch(c.types(), c.variable(), steps(c.body()), c.line()))
                .toList();
        List<Step> cleanup = guarded.cleanup() == null ? null : steps(guarded.cleanup());
        return new Step.Try(steps(guarded.body()), catches, cleanup, guarded.line());
    }

    private void choice(Stmt.If choice, List<Step> out) {
        List<Step> no = steps(choice.no());
        if (isStrict(choice.condition())) {
            Code condition = value(choice.condition(), choice.line(), out);
            out.add(new Step.If(condition, steps(choice.yes()), no, choice.line()));
            return;
        }
        // Part of the condition may not run at all: jump past the rest of it.
        Label end = ids().label("end");
        Label otherwise = ids().label("else");
        List<Step> yes = new ArrayList<>();
        test(choice.condition(), otherwise, choice.line(), yes);
        statement(choice.yes(), yes);
        if (no.isEmpty()) {
            out.add(new Step.Marked(otherwise, List.copyOf(yes)));
        } else {
            yes.add(new Step.Break(end, choice.line()));
            List<Step> whole = new ArrayList<>();
            whole.add(new Step.Marked(otherwise, List.copyOf(yes)));
            whole.addAll(no);
            out.add(new Step.Marked(end, List.copyOf(whole)));
        }
    }

    /** Whether all operands are evaluated in any case. */
    private static boolean isStrict(Expr condition) {
        return !(condition instanceof Expr.And || condition instanceof Expr.Or || condition instanceof Expr.Not);
    }

    /** Breaks out when a condition is false (JLS 15.23, 15.24: the right operand runs only where it decides). */
    private void test(Expr condition, Label otherwise, int line, List<Step> out) {
        if (condition instanceof Expr.And and) {
            test(and.left(), otherwise, line, out);
            test(and.right(), otherwise, line, out);
        } else if (condition instanceof Expr.Or or) {
            Label isTrue = ids().label("true");
            Label leftFalse = ids().label("or");
            List<Step> left = new ArrayList<>();
            test(or.left(), leftFalse, line, left);
            left.add(new Step.Break(isTrue, line));
            List<Step> both = new ArrayList<>();
            both.add(new Step.Marked(leftFalse, List.copyOf(left)));
            test(or.right(), otherwise, line, both);
            out.add(new Step.Marked(isTrue, List.copyOf(both)));
        } else if (condition instanceof Expr.Not not && not.suspends()) {
            Label isFalse = ids().label("not");
            List<Step> inner = new ArrayList<>();
            test(not.operand(), isFalse, line, inner);
            inner.add(new Step.Break(otherwise, line));
            out.add(new Step.Marked(isFalse, List.copyOf(inner)));
        } else {
            Code code = value(condition, line, out);
            out.add(new Step.If(code, List.of(), List.of(new Step.Break(otherwise, line)), line));
        }
    }

    /** Evaluates for the effect. */
    private void effect(Expr expr, int line, List<Step> out) {
        if (expr instanceof Expr.Choice choice) {
            choice(
                    new Stmt.If(
                            choice.condition(), new Stmt.Do(choice.yes(), line), new Stmt.Do(choice.no(), line), line),
                    out);
            return;
        }
        Code code = expr instanceof Expr.Update update ? update(update, line, out, false) : value(expr, line, out);
        if (!code.isEmpty()) {
            out.add(new Step.Run(Code.of(code, ";"), true, line));
        }
    }

    /**
     * Gives the code of an expression, after the steps that must run before it. Where the code receives what was
     * awaited, nothing may run between those steps and it.
     */
    private Code value(Expr expr, int line, List<Step> out) {
        if (expr instanceof Expr.Pure pure) {
            return pure.code();
        } else if (expr instanceof Expr.Template template) {
            return filled(template.pieces(), out, line);
        } else if (expr instanceof Expr.Yield suspension) {
            Code operand = value(suspension.operand(), suspension.line(), out);
            if (suspension.target() != null) {
                Variable typed = ids().temporary("operation", suspension.target(), suspension.line());
                out.add(new Step.Let(typed, operand, suspension.line()));
                operand = Code.read(typed);
            }
            out.add(new Step.Suspend(suspension.kind(), operand, suspension.line()));
            return Code.received(suspension.type(), suspension.kind());
        } else if (expr instanceof Expr.Choice choice) {
            Variable result = ids().temporary("choice", choice.type(), line);
            choice(
                    new Stmt.If(
                            choice.condition(),
                            new Stmt.Declare(result, choice.yes(), line),
                            new Stmt.Declare(result, choice.no(), line),
                            line),
                    out);
            return Code.read(result);
        } else if (expr instanceof Expr.Update update) {
            return update(update, line, out, true);
        } else if (expr instanceof Expr.SwitchValue chosen) {
            Variable result = ids().temporary("chosen", chosen.type(), line);
            given.put(chosen.body().exit(), result);
            dispatch(chosen.body(), out);
            return Code.read(result);
        }
        Variable result = ids().temporary("test", TypeName.BOOLEAN, line);
        choice(
                new Stmt.If(
                        expr,
                        new Stmt.Declare(result, constant("true"), line),
                        new Stmt.Declare(result, constant("false"), line),
                        line),
                out);
        return Code.read(result);
    }

    private static Expr constant(String literal) {
        return new Expr.Pure(Code.text(literal), TypeName.BOOLEAN, true);
    }

    private Code filled(List<Expr.Piece> pieces, List<Step> out, int line) {
        int last = lastSuspending(pieces);
        List<Object> code = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            Expr.Piece piece = pieces.get(i);
            if (piece instanceof Expr.Gap gap) {
                code.add(gap.code());
                continue;
            } else if (piece instanceof Expr.Before before) {
                out.add(new Step.Run(before.code(), true, line));
                continue;
            }
            Expr.Operand operand = (Expr.Operand) piece;
            code.add(i < last ? kept(operand, line, out) : value(operand.expr(), line, out));
        }
        return Code.of(code.toArray());
    }

    private static int lastSuspending(List<Expr.Piece> pieces) {
        for (int i = pieces.size() - 1; i >= 0; i--) {
            if (pieces.get(i) instanceof Expr.Operand operand && operand.expr().suspends()) {
                return i;
            }
        }
        return -1;
    }

    /** The value of an operand, now. */
    private Code kept(Expr.Operand operand, int line, List<Step> out) {
        if (operand.expr() instanceof Expr.Pure pure && pure.stable() && operand.conversion() == Conversion.NONE) {
            return pure.code();
        }
        Code now = value(operand.expr(), line, out);
        Code converted = switch (operand.conversion()) {
            case NONE, ASSIGN -> now;
            case STRING -> Code.of(STRING, ".valueOf((", ClassName.OBJECT, ") (", now, "))");
            case NON_NULL -> Code.of(OBJECTS, ".requireNonNull(", now, ")");
        };
        Variable temporary = ids().temporary("operand", operand.kept(), line);
        out.add(new Step.Let(temporary, converted, line));
        return Code.read(temporary);
    }

    /** JLS 15.26.2: the left side's parts, then its value, then the right side, then the assignment. */
    private Code update(Expr.Update update, int line, List<Step> out, boolean wanted) {
        List<Object> pieces = new ArrayList<>();
        for (Expr.Piece piece : update.target()) {
            pieces.add(piece instanceof Expr.Operand operand ? kept(operand, line, out) : ((Expr.Gap) piece).code());
        }
        Code target = Code.of(pieces.toArray());
        Variable value = ids().temporary("old", update.loaded(), line);
        boolean text = update.loaded().equals(STRING) && !update.type().equals(STRING);
        Expr.Access access = update.access();
        boolean plain = access.equals(Expr.Access.PLAIN); // else the target is an object, and only read
        Code read = plain ? withAccess(target, Code.Access.READ) : target;
        Code written = plain ? withAccess(target, Code.Access.WRITE) : target;
        Code old = Code.of(access.readBefore(), read, access.readAfter());
        Code loaded = text ? Code.of(STRING, ".valueOf(", old, ")") : old;
        out.add(new Step.Let(value, loaded, line));
        Code right = value(update.value(), line, out);
        Code combined = new Code(List.of(new Code.Ref(value, Code.Access.UPDATE, false)));
        out.add(new Step.Run(Code.of(combined, " " + update.operator() + " ", right, ";"), true, line));
        Code assignment =
                Code.of(access.writeBefore(), written, access.writeBetween(), value, access.writeAfter(), ";");
        out.add(new Step.Run(assignment, true, line));
        if (!wanted) {
            return Code.EMPTY;
        }
        boolean boxed = update.loaded().isPrimitive() && !update.type().isPrimitive();
        return text || boxed ? Code.of("((", update.type(), ") ", value, ")") : Code.read(value);
    }

    /** A target that is a local variable is the only reference to one that can be written here. */
    private static Code withAccess(Code target, Code.Access access) {
        if (target.parts().size() == 1 && target.parts().get(0) instanceof Code.Ref ref) {
            return new Code(List.of(new Code.Ref(ref.variable(), access, ref.captured())));
        }
        return target;
    }

    private void dispatch(Stmt.Switch dispatch, List<Step> out) {
        Code selector = value(dispatch.selector(), dispatch.line(), out);
        if (dispatch.kept() != null) {
            out.add(new Step.Let(dispatch.kept(), selector, dispatch.line()));
            selector = Code.read(dispatch.kept());
        }
        List<Step.Arm> arms = dispatch.arms().stream().map(this::arm).toList();
        List<Step> otherwise = dispatch.unmatched() == null
                ? List.of()
                : List.of(new Step.Throw(dispatch.unmatched(), dispatch.line()));
        Step chosen = new Step.Switch(selector, arms, dispatch.hasPatterns(), otherwise, dispatch.line());
        out.add(new Step.Marked(dispatch.exit(), List.of(chosen)));
    }

    private Step.Arm arm(Stmt.Arm arm) {
        Step.Guard guard = null;
        if (arm.guard() != null) {
            List<Step> steps = new ArrayList<>();
            Code condition = value(arm.guard(), arm.line(), steps);
            guard = new Step.Guard(List.copyOf(steps), condition);
        }
        List<Step> body = new ArrayList<>();
        arm.body().forEach(statement -> statement(statement, body));
        return new Step.Arm(arm.labels(), arm.isDefault(), arm.bound(), guard, List.copyOf(body), arm.line());
    }

    private Ids ids() {
        return Objects.requireNonNull(ids);
    }
}
