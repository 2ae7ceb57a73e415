package io.cogen.processor.fuzz;

import io.cogen.processor.fuzz.Node.Sort;
import io.cogen.processor.fuzz.Owner.Field;
import io.cogen.processor.fuzz.Owner.Helper;
import io.cogen.processor.fuzz.Owner.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Writes what bodies use of the classes they stand in: fields, methods that do not suspend, constructors. */
final class Members {
    /** What static fields can be of: what {@link Statics} can bring back. */
    private static final List<Type> FIELDS = List.of(
            Type.INT,
            Type.INT,
            Type.STRING,
            Type.LONG,
            Type.BYTE,
            Type.CHAR,
            Type.BOOLEAN,
            Type.DOUBLE,
            Type.BOXED_INT,
            Type.BOXED_CHAR,
            Type.OBJECT,
            Type.COLOUR,
            Type.INTS,
            Type.STRINGS,
            Type.BYTES);

    private static final List<Type> OVERLOADS =
            List.of(Type.INT, Type.LONG, Type.DOUBLE, Type.CHAR, Type.BYTE, Type.BOXED_INT, Type.NUMBER, Type.STRING);

    private final Dice dice;
    private final Set<Feature> features;
    private final int[] notes;

    Members(Dice dice, Set<Feature> features, int[] notes) {
        this.dice = dice;
        this.features = features;
        this.notes = notes;
    }

    List<Node> of(Owner owner) {
        List<Node> members = new ArrayList<>(fields(owner));
        if (owner.hasConstructor()) {
            members.addAll(constructors(owner));
        }
        for (int i = dice.between(1, 3); i > 0; i--) {
            members.add(helper(owner));
        }
        members.add(Node.of(Sort.MEMBER, "private static <A> A pass(Log log, A a) { log.add(\"pass\"); return a; }"));
        if (owner.kind != Kind.INTERFACE && dice.oneIn(2)) {
            members.addAll(overloads(owner));
        }
        return members;
    }

    private List<Node> fields(Owner owner) {
        List<Node> members = new ArrayList<>();
        boolean isInterface = owner.kind == Kind.INTERFACE;
        for (int value : List.of(1, 3)) {
            Field constant = new Field("K" + value, Type.INT, true, !isInterface && dice.oneIn(2), true, value);
            members.add(field(owner, constant, "" + value));
        }
        if (owner.kind == Kind.RECORD) {
            owner.fields.add(new Field("first", Type.INT, false, true, true, 0));
            owner.fields.add(new Field("second", Type.STRING, false, true, true, 0));
        } else if (owner.kind == Kind.GENERIC) {
            members.add(field(owner, new Field("held", owner.variable, false, dice.oneIn(2), false, 0), "null"));
        }
        if (isInterface) {
            return members;
        }
        for (int i = dice.between(1, 3); i > 0; i--) {
            Type type = dice.any(FIELDS);
            boolean isFinal = dice.oneIn(8);
            members.add(field(owner, new Field("s" + i, type, true, dice.oneIn(2), isFinal, 0), value(type)));
        }
        for (int i = dice.between(1, 3); i > 0 && owner.kind != Kind.RECORD; i--) {
            Type type = dice.any(FIELDS);
            boolean isFinal = owner.kind == Kind.ENUM || dice.oneIn(8);
            if (owner.kind == Kind.ENUM && type.component != null) {
                continue; // the constants of an enum live from run to run
            }
            members.add(field(owner, new Field("f" + i, type, false, dice.oneIn(2), isFinal, 0), value(type)));
        }
        return members;
    }

    private String value(Type type) {
        return !type.isPrimitive() && type.component == null && dice.oneIn(6) ? "null" : type.plain;
    }

    private static Node field(Owner owner, Field field, String value) {
        owner.fields.add(field);
        String modifiers = (field.isPrivate() ? "private " : "")
                + (field.isStatic() ? "static " : "")
                + (field.isFinal() ? "final " : "");
        return Node.of(Sort.MEMBER, modifiers + field.type() + " " + field.name() + " = " + value + ";");
    }

    private List<Node> constructors(Owner owner) {
        String name = owner.name.replaceAll(".*\\.", "");
        String access = dice.any("", "private ");
        return List.of(
                Node.of(Sort.MEMBER, access + name + "() {}"),
                Node.of(Sort.MEMBER, access + name + "(Log log, int n) { log.add(\"new " + name + " \" + n); }"),
                Node.of(Sort.MEMBER, "private int twice(int n) { return n * 2; }"),
                Node.of(Sort.MEMBER, "@Override public String toString() { return \"" + name + "\"; }"));
    }

    private Node helper(Owner owner) {
        List<Type> parameters = new ArrayList<>();
        List<Type> types =
                List.of(Type.INT, Type.OBJECT, Type.STRING, Type.BOXED_INT, Type.LONG, Type.BOOLEAN, Type.SUPPLIER);
        for (int i = dice.below(3); i > 0; i--) {
            parameters.add(dice.any(types));
        }
        boolean isStatic = dice.oneIn(2) || owner.kind == Kind.GENERIC;
        boolean isPrivate = dice.oneIn(2);
        Type returned = dice.any(Type.INT, Type.STRING, Type.OBJECT, Type.BOXED_INT, Type.BOOLEAN);
        Helper helper = new Helper("h" + owner.helpers.size(), parameters, returned, isStatic, isPrivate);
        Node node = new Methods(dice, features, notes).helper(owner, helper);
        owner.helpers.add(helper);
        return node;
    }

    /** Overloaded methods, among them one for everything. */
    private List<Node> overloads(Owner owner) {
        List<Type> types = new ArrayList<>(List.of(Type.OBJECT));
        for (int i = dice.between(1, 3); i > 0; i--) {
            Type type = dice.any(OVERLOADS);
            if (!types.contains(type)) {
                types.add(type);
            }
        }
        owner.overloads.addAll(types);
        String access = dice.any("", "private ");
        return types.stream()
                .map(each -> Node.of(
                        Sort.MEMBER,
                        access + "static String k(Log log, " + each + " a) { log.add(\"" + each
                                + "\"); return \"k\" + a; }"))
                .toList();
    }

    /** Classes whose initialisation is noted. */
    List<Node> initialised(Owner owner) {
        List<Node> members = new ArrayList<>();
        members.add(Node.of(Sort.MEMBER, "static Log current;"));
        members.add(Node.of(Sort.MEMBER, "static String note(String s) { current.add(\"init \" + s); return s; }"));
        boolean isPrivate = dice.oneIn(2);
        String access = isPrivate ? "private " : "";
        for (int i = 0; i < 2; i++) {
            String name = "Init" + i;
            String above = i == 1 && dice.oneIn(2) ? " extends Init0" : "";
            owner.initialised.add(owner.name + "." + name);
            members.add(Node.of(
                    Sort.MEMBER,
                    "static class " + name + above + " { static String text = note(\"" + name + "\"); ",
                    access + name + "(Object o) { " + (above.isEmpty() ? "" : "super(o); ") + "current.add(\"new "
                            + name + "\"); } ",
                    "String value() { return \"value\"; } ",
                    access + "static String call(Object o) { return \"call\" + o; } }"));
        }
        return members;
    }
}
