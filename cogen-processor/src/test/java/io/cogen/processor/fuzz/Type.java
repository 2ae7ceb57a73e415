package io.cogen.processor.fuzz;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A type as far as the generator has to know it: what can be assigned to it, and the simplest expression of it.
 *
 * <p>Arrays and functional types are no subtypes of Object here: converted to text they would show an address.
 */
final class Type {
    static final Type VOID = new Type("void", "", null, null);

    static final Type BOOLEAN = new Type("boolean", "false", null, null);
    static final Type BYTE = new Type("byte", "(byte) 1", null, null);
    static final Type SHORT = new Type("short", "(short) 1", null, null);
    static final Type CHAR = new Type("char", "'c'", null, null);
    static final Type INT = new Type("int", "1", null, null);
    static final Type LONG = new Type("long", "1L", null, null);
    static final Type FLOAT = new Type("float", "1f", null, null);
    static final Type DOUBLE = new Type("double", "1.0", null, null);

    static final Type OBJECT = new Type("Object", "(Object) \"o\"", null, null);
    static final Type NUMBER = new Type("Number", "(Number) 1", OBJECT, null);
    static final Type STRING = new Type("String", "\"s\"", OBJECT, null);
    static final Type BOXED_BOOLEAN = new Type("Boolean", "(Boolean) true", OBJECT, null);
    static final Type BOXED_BYTE = new Type("Byte", "(Byte) (byte) 1", NUMBER, null);
    static final Type BOXED_SHORT = new Type("Short", "(Short) (short) 1", NUMBER, null);
    static final Type BOXED_CHAR = new Type("Character", "(Character) 'c'", OBJECT, null);
    static final Type BOXED_INT = new Type("Integer", "(Integer) 1", NUMBER, null);
    static final Type BOXED_LONG = new Type("Long", "(Long) 1L", NUMBER, null);
    static final Type BOXED_FLOAT = new Type("Float", "(Float) 1f", NUMBER, null);
    static final Type BOXED_DOUBLE = new Type("Double", "(Double) 1.0", NUMBER, null);

    static final Type INTS = array(INT);
    static final Type BYTES = array(BYTE);
    static final Type LONGS = array(LONG);
    static final Type STRINGS = array(STRING);
    static final Type INTEGERS = array(BOXED_INT);
    static final Type OBJECTS = array(OBJECT);
    static final Type GRID = array(INTS);

    static final Type NUMBER_LIST = new Type("List<Integer>", "Toys.list(1, 2)", OBJECT, null);
    static final Type STRING_LIST = new Type("List<String>", "Toys.list(\"p\", \"q\")", OBJECT, null);

    static final Type SUPPLIER = new Type("Supplier<String>", "(Supplier<String>) () -> \"s\"", null, null);
    static final Type OPERATOR = new Type("IntUnaryOperator", "(IntUnaryOperator) it -> it", null, null);
    static final Type FUNCTION =
            new Type("Function<Object, String>", "(Function<Object, String>) it -> \"f\"", null, null);

    static final Type OPERATION =
            new Type("Operation<String, RuntimeException>", "ops.op(\"plain\", \"s\")", null, null);

    static final Type COLOUR = new Type("Toys.Colour", "Toys.Colour.RED", OBJECT, null);
    static final Type SHAPE = new Type("Toys.Shape", "(Toys.Shape) new Toys.Circle(1)", OBJECT, null);
    static final Type CIRCLE = new Type("Toys.Circle", "new Toys.Circle(1)", SHAPE, null);
    static final Type SQUARE = new Type("Toys.Square", "new Toys.Square(1, \"s\")", SHAPE, null);
    static final Type PAIR = new Type("Toys.Pair", "new Toys.Pair(1, \"s\")", SHAPE, null);
    static final Type CELL = new Type("Toys.Cell", "new Toys.Cell(log, 1)", OBJECT, null);
    static final Type INNER = new Type("Toys.Cell.Inner", "new Toys.Cell(log, 1).new Inner(1)", OBJECT, null);
    static final Type TASK = new Type("Toys.Task", "Toys.task(log)", OBJECT, null);

    static final Type RESOURCE = new Type("Log.Resource", "log.open(\"r\")", null, null);

    // The text of an exception names what the JVM sees: it is shown by the log only.
    static final Type ILLEGAL_STATE = throwable("IllegalStateException");
    static final Type IO_EXCEPTION = throwable("IOException");
    static final Type RUNTIME_EXCEPTION = throwable("RuntimeException");
    static final Type EXCEPTION = throwable("Exception");
    static final Type ERROR = throwable("Error");
    static final Type THROWABLE = throwable("Throwable");

    /** Exceptions none of which is a subclass of another. */
    static final List<Type> UNRELATED = List.of(
            ILLEGAL_STATE,
            throwable("IllegalArgumentException"),
            throwable("ArithmeticException"),
            throwable("NullPointerException"),
            throwable("IndexOutOfBoundsException"),
            throwable("ClassCastException"));

    /** What can be caught: what comes first is no superclass of what comes later. */
    static final List<Type> THROWABLES = Stream.concat(
                    UNRELATED.stream(),
                    Stream.of(
                            IO_EXCEPTION, RUNTIME_EXCEPTION, EXCEPTION, throwable("AssertionError"), ERROR, THROWABLE))
            .toList();

    static final List<Type> NUMBERS = List.of(BYTE, SHORT, CHAR, INT, LONG, FLOAT, DOUBLE);
    static final List<Type> PRIMITIVES = List.of(BOOLEAN, BYTE, SHORT, CHAR, INT, LONG, FLOAT, DOUBLE);
    static final List<Type> BOXES = List.of(
            BOXED_BOOLEAN, BOXED_BYTE, BOXED_SHORT, BOXED_CHAR, BOXED_INT, BOXED_LONG, BOXED_FLOAT, BOXED_DOUBLE);
    static final List<Type> ARRAYS = List.of(INTS, BYTES, LONGS, STRINGS, INTEGERS, OBJECTS, GRID);
    static final List<Type> FUNCTIONAL = List.of(SUPPLIER, OPERATOR, FUNCTION);
    static final List<Type> TOYS = List.of(COLOUR, SHAPE, CIRCLE, SQUARE, PAIR, CELL, INNER, TASK);

    /** From each primitive type those that it widens to. */
    private static final Map<Type, List<Type>> WIDER = Map.of(
            BYTE, List.of(SHORT, INT, LONG, FLOAT, DOUBLE),
            SHORT, List.of(INT, LONG, FLOAT, DOUBLE),
            CHAR, List.of(INT, LONG, FLOAT, DOUBLE),
            INT, List.of(LONG, FLOAT, DOUBLE),
            LONG, List.of(FLOAT, DOUBLE),
            FLOAT, List.of(DOUBLE));

    final String name;

    /** The simplest expression of this type. */
    final String plain;

    /** The elements' type, of an array. */
    final @Nullable Type component;

    private final @Nullable Type above;

    private Type(String name, String plain, @Nullable Type above, @Nullable Type component) {
        this.name = name;
        this.plain = plain;
        this.above = above;
        this.component = component;
    }

    /** A class of a generated program, or a type variable. */
    static Type declared(String name, String plain) {
        return new Type(name, plain, OBJECT, null);
    }

    private static Type array(Type component) {
        String inside = component.component == null ? component.plain + ", " + component.plain : "{1, 2}, {3}";
        return new Type(component.name + "[]", "new " + component.name + "[] {" + inside + "}", null, component);
    }

    private static Type throwable(String name) {
        return new Type(name, "new " + name + "(\"plain\")", null, null);
    }

    /** Of an exception: whether it need not be declared. */
    boolean isUnchecked() {
        return this != IO_EXCEPTION && this != EXCEPTION && this != THROWABLE;
    }

    boolean isPrimitive() {
        return PRIMITIVES.contains(this);
    }

    boolean isBox() {
        return BOXES.contains(this);
    }

    boolean isFunctional() {
        return FUNCTIONAL.contains(this);
    }

    /** Whether it has a text that tells its value. */
    boolean isPrintable() {
        return isPrimitive() || OBJECT.isAbove(this);
    }

    /** Whether the log can show it. */
    boolean isShown() {
        return isPrintable() || component != null || THROWABLES.contains(this);
    }

    /** The primitive type of a box; else the type itself. */
    Type unboxed() {
        int index = BOXES.indexOf(this);
        return index < 0 ? this : PRIMITIVES.get(index);
    }

    /** The box of a primitive type; else the type itself. */
    Type boxed() {
        int index = PRIMITIVES.indexOf(this);
        return index < 0 ? this : BOXES.get(index);
    }

    /** A primitive number or a box of one. */
    boolean isNumeric() {
        return NUMBERS.contains(unboxed());
    }

    boolean isIntegral() {
        return isNumeric() && unboxed() != FLOAT && unboxed() != DOUBLE;
    }

    /** What an arithmetic operator makes of two numbers. */
    static Type promoted(Type left, Type right) {
        for (Type wide : List.of(DOUBLE, FLOAT, LONG)) {
            if (left.unboxed() == wide || right.unboxed() == wide) {
                return wide;
            }
        }
        return INT;
    }

    boolean isAbove(Type other) {
        for (Type each = other; each != null; each = each.above) {
            if (each == this) {
                return true;
            }
        }
        return false;
    }

    /** Whether a value of another type can be assigned to a variable of this one. */
    boolean takes(Type source) {
        if (source == this) {
            return true;
        } else if (isPrimitive()) {
            Type value = source.unboxed();
            return value == this
                    || (value.isPrimitive()
                            && WIDER.getOrDefault(value, List.of()).contains(this));
        }
        return isAbove(source.boxed());
    }

    @Override
    public String toString() {
        return name;
    }
}
