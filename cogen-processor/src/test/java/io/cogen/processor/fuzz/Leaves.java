package io.cogen.processor.fuzz;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Expressions without operands. */
final class Leaves implements Production {
    private final Grammar grammar;

    Leaves(Grammar grammar) {
        this.grammar = grammar;
    }

    @Override
    public void offer(Menu menu, Type type, Scope scope, int depth) {
        menu.add(Feature.LITERAL, type == Type.BOOLEAN ? 2 : 5, () -> literal(type));
        menu.add(Feature.NULL, 1, () -> nothing(type));
        List<Variable> variables = scope.variables(each -> each.type() == type);
        menu.add(
                Feature.LOCAL,
                variables.isEmpty() ? 0 : 25,
                () -> name(type, grammar.dice.any(variables).name()));
        menu.add(Feature.CONSTANT_VARIABLE, 2, () -> constant(type));
        Setting setting = grammar.setting;
        if (type == Type.BOOLEAN) {
            menu.add(Feature.COMPARISON, 8, () -> simpleTest(scope));
        }
        if (scope.self() != null && type == setting.owner().type) {
            menu.add(Feature.THIS, 20, () -> name(type, scope.self()));
        }
    }

    /** Something small about a variable. */
    private @Nullable Node simpleTest(Scope scope) {
        List<Variable> variables =
                scope.variables(each -> each.type().isNumeric() || !each.type().isPrimitive());
        if (variables.isEmpty()) {
            return null;
        }
        Variable variable = grammar.dice.any(variables);
        Node value = name(variable.type(), variable.name());
        return variable.type().isNumeric()
                ? Node.expression(Type.BOOLEAN, Level.RELATION, value, grammar.dice.any(" < 2", " >= 1"))
                : Node.expression(Type.BOOLEAN, Level.EQUALITY, value, grammar.dice.any(" == null", " != null"));
    }

    private static Node name(Type type, String name) {
        return Node.expression(type, Level.PRIMARY, name);
    }

    private @Nullable Node nothing(Type type) {
        return type.isPrimitive() ? null : Node.expression(type, Level.UNARY, "(" + type + ") null");
    }

    private @Nullable Node constant(Type type) {
        for (Owner owner : grammar.setting.owners()) {
            for (Owner.Field field : owner.fields) {
                if (field.isStatic() && field.isFinal() && field.type() == type && grammar.dice.oneIn(2)) {
                    return name(type, owner.name + "." + field.name());
                }
            }
        }
        return null;
    }

    /** A literal without a cast, where one can be assigned. */
    @Nullable
    Node bare(Type type, Scope scope) {
        if (type == Type.BYTE || type == Type.SHORT || type == Type.BOXED_BYTE || type == Type.BOXED_SHORT) {
            return name(type, "" + grammar.dice.below(100));
        } else if (type == Type.CHAR || type == Type.BOXED_CHAR) {
            return name(type, grammar.dice.any("'w'", "98"));
        }
        return type.isBox()
                ? literal(type.unboxed())
                : type == Type.OBJECT ? literal(grammar.types.printable(scope)) : null;
    }

    Node literal(Type type) {
        String text = text(type);
        boolean isPrimary = !text.startsWith("-") && !text.startsWith("(");
        return Node.expression(
                type, isPrimary ? Level.PRIMARY : text.contains("->") ? Level.LAMBDA : Level.UNARY, text);
    }

    private String text(Type type) {
        Dice dice = grammar.dice;
        if (type.isBox() && type != Type.BOXED_BYTE && type != Type.BOXED_SHORT) {
            return "(" + type + ") " + text(type.unboxed()).replaceFirst("^-(.*)", "(-$1)");
        } else if (type == Type.BOOLEAN) {
            return dice.any("true", "false");
        } else if (type == Type.BYTE) {
            return "(byte) " + dice.any("1", "2", "127", "200", "'b'");
        } else if (type == Type.SHORT) {
            return "(short) " + dice.any("1", "3", "32767", "40000");
        } else if (type == Type.CHAR) {
            return dice.any("'a'", "'z'", "'0'", "'\\n'", "'\\u00e9'");
        } else if (type == Type.INT) {
            return dice.any("0", "1", "2", "3", "4", "10", "-1", "100", "0x7f", "1_000", "Integer.MAX_VALUE");
        } else if (type == Type.LONG) {
            return dice.any("0L", "1L", "2L", "-1L", "3L", "1L << 40", "Long.MIN_VALUE")
                    .replace("1L << 40", "0x10000000000L");
        } else if (type == Type.FLOAT) {
            return dice.any("0f", "1f", "0.1f", "-2.5f", "1e10f");
        } else if (type == Type.DOUBLE) {
            return dice.any("0.0", "1.0", "2.5", "-0.1", "1e3", "Double.NaN");
        } else if (type == Type.STRING) {
            return dice.any("\"a\"", "\"b\"", "\"\"", "\"xy\"", "\"\\\"q\\\\\"", "\"\"\"\n  text\n  \"\"\"");
        } else if (type == Type.COLOUR) {
            return dice.any("Toys.Colour.RED", "Toys.Colour.GREEN", "Toys.Colour.BLUE");
        } else if (type == Type.OBJECT) {
            return dice.any("(Object) \"o\"", "(Object) 1", "(Object) 'o'", "(Object) 2.5", "log.noisy(\"n\")");
        }
        return type.plain;
    }
}
