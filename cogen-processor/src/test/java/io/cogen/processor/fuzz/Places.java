package io.cogen.processor.fuzz;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fields and elements of arrays: what can be read, and with local variables what can be assigned. */
final class Places implements Production {
    /** What is done with a place. */
    enum Access {
        READ,
        WRITE,
        /** Read and written in one expression. */
        UPDATE
    }

    /** The fields of a cell. */
    private static final List<Owner.Field> CELL = List.of(
            field("number", Type.INT),
            field("wide", Type.LONG),
            field("small", Type.BYTE),
            field("letter", Type.CHAR),
            field("real", Type.DOUBLE),
            field("flag", Type.BOOLEAN),
            field("boxed", Type.BOXED_INT),
            field("tiny", Type.BOXED_BYTE),
            field("text", Type.STRING),
            field("any", Type.OBJECT),
            field("ints", Type.INTS),
            field("objects", Type.OBJECTS),
            field("next", Type.CELL));

    private static final List<Owner.Field> INHERITED =
            List.of(field("guarded", Type.INT), field("greeting", Type.STRING));

    private final Grammar grammar;

    Places(Grammar grammar) {
        this.grammar = grammar;
    }

    private static Owner.Field field(String name, Type type) {
        return new Owner.Field(name, type, false, false, false, 0);
    }

    private boolean isBroken(Owner.Field field, Access access) {
        return access == Access.UPDATE
                && field.isPrivate()
                && field.type().isBox()
                && !grammar.setting.has(Feature.STEP_OF_PRIVATE_BOX);
    }

    /** Whether an update of a field of this object is refused in a class body: it is named by {@code Outer.this} there. */
    private boolean isRefused(Owner.Field field, Scope scope, Access access) {
        boolean hidden = field.isPrivate() || INHERITED.contains(field);
        return hidden
                && access == Access.UPDATE
                && scope.isInClass()
                && !grammar.setting.has(Feature.UPDATE_THROUGH_CALL);
    }

    @Override
    public void offer(Menu menu, Type type, Scope scope, int depth) {
        offer(menu, type, scope, depth, Access.READ);
        if (type == Type.INT) {
            menu.add(Feature.ARRAY_LENGTH, 3, () -> length(scope, depth));
        }
    }

    /** A place to assign to; null if there is none. */
    @Nullable
    Node place(Type type, Scope scope, int depth, Access access) {
        Menu menu = grammar.menu();
        List<Variable> variables = scope.variables(each -> each.type() == type && each.isAssigned());
        menu.add(
                Feature.LOCAL,
                variables.isEmpty() ? 0 : 25,
                () -> Node.expression(
                        type, Level.PRIMARY, grammar.dice.any(variables).name()));
        offer(menu, type, scope, depth, access);
        return menu.chooseIfAny();
    }

    private void offer(Menu menu, Type type, Scope scope, int depth, Access access) {
        for (Owner owner : grammar.setting.owners()) {
            for (Owner.Field field : owner.fields) {
                if (field.type() == type && (access == Access.READ || !field.isFinal()) && !isBroken(field, access)) {
                    offer(menu, owner, field, scope, depth, access);
                }
            }
        }
        if (grammar.setting.owner().isSubclass && scope.self() != null) {
            INHERITED.stream()
                    .filter(each -> each.type() == type)
                    .forEach(each -> menu.add(
                            Feature.INHERITED_FIELD,
                            6,
                            () -> isRefused(each, scope, access) ? null : own(each, scope)));
        }
        CELL.stream()
                .filter(each -> each.type() == type)
                .forEach(each ->
                        menu.add(Feature.FIELD_OF_OBJECT, 5, () -> select(Type.CELL, each, scope, depth, access)));
        for (Type array : Type.ARRAYS) {
            if (array.component == type) {
                menu.add(Feature.ARRAY_ELEMENT, 7, () -> element(array, scope, depth));
            }
        }
    }

    private void offer(Menu menu, Owner owner, Owner.Field field, Scope scope, int depth, Access access) {
        boolean mine = owner == grammar.setting.owner();
        if (field.isStatic()) {
            menu.add(
                    field.isPrivate() ? Feature.PRIVATE_FIELD : Feature.STATIC_FIELD,
                    5,
                    () -> shared(owner, field, scope));
        } else if (mine && scope.self() != null) {
            menu.add(
                    field.isPrivate() ? Feature.PRIVATE_FIELD : Feature.INSTANCE_FIELD,
                    6,
                    () -> isRefused(field, scope, access) ? null : own(field, scope));
        } else if (!mine && scope.self() != null && grammar.setting.owner().kind == Owner.Kind.INNER) {
            menu.add(Feature.ENCLOSING_INSTANCE, 5, () -> enclosing(owner, field, scope));
        }
        boolean isConstant = field.isFinal() && (field.type().isPrimitive() || field.type() == Type.STRING);
        boolean works = !isConstant || grammar.setting.has(Feature.CONSTANT_OF_OBJECT);
        if (!field.isStatic() && owner.hasConstructor() && works) {
            menu.add(Feature.FIELD_OF_OBJECT, 3, () -> select(owner.type, field, scope, depth, access));
        }
    }

    private Node shared(Owner owner, Owner.Field field, Scope scope) {
        boolean bare = isBare(owner, field, scope);
        return Node.expression(field.type(), Level.PRIMARY, (bare ? "" : owner.name + ".") + field.name());
    }

    /** Whether to name a field without its class or object, where nothing hides it. */
    private boolean isBare(Owner owner, Owner.Field field, Scope scope) {
        Owner nearest = grammar.setting.owners().stream()
                .filter(each ->
                        each.fields.stream().anyMatch(other -> other.name().equals(field.name())))
                .findFirst()
                .orElse(owner);
        return nearest == owner && !scope.isTaken(field.name()) && grammar.dice.oneIn(2);
    }

    private Node own(Owner.Field field, Scope scope) {
        boolean bare = !scope.isTaken(field.name()) && grammar.dice.oneIn(2);
        return Node.expression(field.type(), Level.PRIMARY, (bare ? "" : scope.self() + ".") + field.name());
    }

    private Node enclosing(Owner owner, Owner.Field field, Scope scope) {
        boolean bare = isBare(owner, field, scope);
        return Node.expression(field.type(), Level.PRIMARY, (bare ? "" : owner.name + ".this.") + field.name());
    }

    /** A field of an object; that of a private one that is updated stands in a variable, unless more is asked for. */
    private @Nullable Node select(Type object, Owner.Field field, Scope scope, int depth, Access access) {
        Node receiver;
        if (access == Access.UPDATE && field.isPrivate() && !grammar.setting.has(Feature.UPDATE_THROUGH_CALL)) {
            List<Variable> variables = scope.variables(each -> each.type() == object);
            if (variables.isEmpty() || scope.isInClass()) {
                return null;
            }
            receiver = Node.expression(
                    object, Level.PRIMARY, grammar.dice.any(variables).name());
        } else {
            receiver = grammar.expressions.exact(object, scope, depth, Level.PRIMARY);
        }
        return Node.expression(field.type(), Level.PRIMARY, receiver, "." + field.name());
    }

    private @Nullable Node element(Type array, Scope scope, int depth) {
        Node value = grammar.expressions.exact(array, scope, depth, Level.PRIMARY);
        if (value.toString().startsWith("new ")) {
            value = value.at(Level.PRIMARY + 1); // 'new int[2][0]' is another array
        }
        return Node.expression(array.component, Level.PRIMARY, value, "[", index(scope, depth), "]");
    }

    /** An index, mostly of an element that is there. */
    Node index(Scope scope, int depth) {
        Expressions expressions = grammar.expressions;
        return switch (grammar.dice.below(8)) {
            case 0 -> expressions.exact(grammar.dice.any(Type.INT, Type.BYTE, Type.CHAR, Type.BOXED_INT), scope, depth);
            case 1, 2, 3 ->
                Node.expression(
                        Type.INT, Level.BIT_AND, expressions.exact(Type.INT, scope, depth, Level.BIT_AND), " & 1");
            default -> Node.expression(Type.INT, Level.PRIMARY, grammar.dice.any("0", "1"));
        };
    }

    private Node length(Scope scope, int depth) {
        List<Type> arrays = new ArrayList<>(Type.ARRAYS);
        Node value = grammar.expressions.exact(grammar.dice.any(arrays), scope, depth, Level.PRIMARY);
        return Node.expression(Type.INT, Level.PRIMARY, value, ".length");
    }
}
