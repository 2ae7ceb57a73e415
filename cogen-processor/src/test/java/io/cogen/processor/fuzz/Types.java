package io.cogen.processor.fuzz;

import java.util.List;
import java.util.function.Predicate;

/** Chooses types: those of which there are values to play with more often than others. */
final class Types {
    private static final List<Type> COMMON = List.of(Type.INT, Type.STRING, Type.BOXED_INT, Type.OBJECT, Type.BOOLEAN);

    private final Setting setting;
    private final Dice dice;

    Types(Setting setting) {
        this.setting = setting;
        this.dice = setting.dice;
    }

    /** A type for a variable. */
    Type any() {
        Setting.Head head = setting.head;
        if (head.sent() != null && isKnown(head.sent()) && dice.oneIn(4)) {
            return head.sent();
        } else if (head.variable() != null && isKnown(head.variable()) && dice.oneIn(6)) {
            return head.variable();
        } else if (setting.owner().hasConstructor() && dice.oneIn(20)) {
            return setting.owner().type;
        }
        return switch (dice.below(12)) {
            case 0, 1, 2, 3, 4, 5, 6 -> dice.any(COMMON);
            case 7 -> dice.any(Type.PRIMITIVES);
            case 8 -> dice.any(Type.BOXES);
            case 9 -> dice.any(Type.ARRAYS);
            case 10 -> dice.any(Type.TOYS);
            default ->
                dice.any(Type.NUMBER_LIST, Type.STRING_LIST, Type.NUMBER, Type.SUPPLIER, Type.OPERATOR, Type.FUNCTION);
        };
    }

    private boolean isKnown(Type type) {
        return type != setting.head.variable() || !setting.isInStaticBody();
    }

    /** A type with a text that tells the value. */
    Type printable(Scope scope) {
        return ofVariable(scope, Type::isPrintable, any());
    }

    Type number(Scope scope) {
        Type sent = setting.head.sent();
        if (sent != null && sent.isNumeric() && dice.oneIn(3)) {
            return sent;
        }
        Type number = dice.oneIn(3) ? dice.any(Type.NUMBERS) : Type.INT;
        return ofVariable(scope, Type::isNumeric, dice.oneIn(3) ? number.boxed() : number);
    }

    Type integral(Scope scope) {
        Type number = number(scope);
        return number.isIntegral() ? number : Type.INT;
    }

    /** The type of a variable that can be read, half of the time. */
    private Type ofVariable(Scope scope, Predicate<Type> filter, Type otherwise) {
        List<Variable> variables = scope.variables(each -> filter.test(each.type()));
        if (!variables.isEmpty() && dice.oneIn(2)) {
            return dice.any(variables).type();
        }
        return filter.test(otherwise) ? otherwise : dice.any(COMMON);
    }
}
