package io.cogen.processor.model;

import com.palantir.javapoet.TypeName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An expression of the user's. Only those with a suspension point inside have a structure; the rest is {@link Pure}. */
public sealed interface Expr {

    /** The type of its value, as javac sees it. */
    TypeName type();

    /** Whether a suspension point is inside. */
    default boolean suspends() {
        return true;
    }

    /**
     * Text without a suspension point.
     *
     * @param stable whether it gives the same value without any effect whenever it is evaluated
     */
    record Pure(Code code, TypeName type, boolean stable) implements Expr {
        @Override
        public boolean suspends() {
            return false;
        }

        @Override
        public String toString() {
            return code.toString();
        }
    }

    /** Text with holes: the operands, in the order in which Java evaluates them. */
    record Template(List<Piece> pieces, TypeName type) implements Expr {
        @Override
        public String toString() {
            return Expr.print(pieces);
        }
    }

    /**
     * A suspension point.
     *
     * @param target the type that the operand must be given as its target, because it depends on what is expected; else null
     * @param line of the user's file
     */
    record Yield(Suspension kind, Expr operand, @Nullable TypeName target, TypeName type, int line) implements Expr {
        @Override
        public String toString() {
            return kind + "(" + operand + ")";
        }
    }

    /** {@code condition ? yes : no}. */
    record Choice(Expr condition, Expr yes, Expr no, TypeName type) implements Expr {
        @Override
        public String toString() {
            return "(" + condition + " ? " + yes + " : " + no + ")";
        }
    }

    /** {@code left && right}. */
    record And(Expr left, Expr right) implements Expr {
        @Override
        public TypeName type() {
            return TypeName.BOOLEAN;
        }

        @Override
        public String toString() {
            return "(" + left + " && " + right + ")";
        }
    }

    /** {@code left || right}. */
    record Or(Expr left, Expr right) implements Expr {
        @Override
        public TypeName type() {
            return TypeName.BOOLEAN;
        }

        @Override
        public String toString() {
            return "(" + left + " || " + right + ")";
        }
    }

    /** {@code !operand}. */
    record Not(Expr operand) implements Expr {
        @Override
        public TypeName type() {
            return TypeName.BOOLEAN;
        }

        @Override
        public String toString() {
            return "!" + operand;
        }
    }

    /**
     * A compound assignment whose right side suspends (JLS 15.26.2): the old value is loaded before.
     *
     * @param target the left side, or what of it is evaluated: text with holes
     * @param access how to read and write it
     * @param operator for instance {@code +=}
     * @param loaded the type in which the old value is kept meanwhile
     */
    record Update(List<Piece> target, Access access, String operator, Expr value, TypeName loaded, TypeName type)
            implements Expr {
        @Override
        public String toString() {
            return "(" + Expr.print(target) + " " + operator + " " + value + ")";
        }
    }

    /** What to write around a target to read it, and around the target and a new value to write it. */
    record Access(Code readBefore, Code readAfter, Code writeBefore, Code writeBetween, Code writeAfter) {
        /** Plain Java. */
        public static final Access PLAIN = new Access(Code.EMPTY, Code.EMPTY, Code.EMPTY, Code.text(" = "), Code.EMPTY);
    }

    /** A switch expression; its arms hand their values over with {@link Stmt.Give}. */
    record SwitchValue(Stmt.Switch body, TypeName type) implements Expr {
        @Override
        public String toString() {
            return "value of " + body;
        }
    }

    /** A part of a {@link Template}. */
    sealed interface Piece {}

    /** Text between two operands. Nothing in it is evaluated by itself. */
    record Gap(Code code) implements Piece {}

    /** A statement to run before the operands behind it are evaluated. */
    record Before(Code code) implements Piece {}

    /**
     * A hole.
     *
     * @param kept the type of its value after the conversion that the place demands: what a temporary must have
     */
    record Operand(Expr expr, TypeName kept, Conversion conversion) implements Piece {}

    /** What Java does to an operand before it evaluates the next one. */
    enum Conversion {
        /** Nothing that could fail or have an effect. */
        NONE,
        /** An assignment conversion that can fail: unboxing. */
        ASSIGN,
        /** String conversion (JLS 5.1.11). */
        STRING,
        /** A check for null. */
        NON_NULL
    }

    private static String print(List<Piece> pieces) {
        StringBuilder text = new StringBuilder();
        for (Piece piece : pieces) {
            if (piece instanceof Operand operand) {
                text.append('‹').append(operand.expr()).append('›');
            } else {
                text.append(piece instanceof Gap gap ? gap.code() : ((Before) piece).code());
            }
        }
        return text.toString();
    }
}
