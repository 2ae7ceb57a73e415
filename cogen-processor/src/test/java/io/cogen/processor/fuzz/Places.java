package io.cogen.processor.fuzz;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fields and elements of arrays: what can be read, and with local variables what can be assigned. */
final class Places implements Production {
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

    @Override
    public void offer(Menu menu, Type type, Scope scope, int depth) {
        offer(menu, type, scope, depth, false);
        if (type == Type.INT) {
            menu.add(Feature.ARRAY_LENGTH, 6, () -> length(scope, depth));
        }
    }

    /** A place to assign to; null if there is none. */
    @Nullable
    Node place(Type type, Scope scope, int depth) {
        Menu menu = grammar.menu();
        List<Variable> variables = scope.variables(each -> each.type() == type && each.isAssigned());
        menu.add(
                Feature.LOCAL,
                variables.isEmpty() ? 0 : 25,
                () -> Node.expression(
                        type, Level.PRIMARY, grammar.dice.any(variables).name()));
        offer(menu, type, scope, depth, true);
        return menu.chooseIfAny();
    }

    private void offer(Menu menu, Type type, Scope scope, int depth, boolean assigned) {
        for (Owner owner : grammar.setting.owners()) {
            for (Owner.Field field : owner.fields) {
                if (field.type() == type && !(assigned && field.isFinal())) {
                    offer(menu, owner, field, scope, depth);
                }
            }
        }
        if (grammar.setting.owner().isSubclass && scope.self() != null) {
            INHERITED.stream()
                    .filter(each -> each.type() == type)
                    .forEach(each -> menu.add(Feature.INHERITED_FIELD, 6, () -> own(each, scope)));
        }
        CELL.stream()
                .filter(each -> each.type() == type)
                .forEach(each -> menu.add(Feature.FIELD_OF_OBJECT, 5, () -> select(Type.CELL, each, scope, depth)));
        for (Type array : Type.ARRAYS) {
            if (array.component == type) {
                menu.add(Feature.ARRAY_ELEMENT, 7, () -> element(array, scope, depth));
            }
        }
    }

    private void offer(Menu menu, Owner owner, Owner.Field field, Scope scope, int depth) {
        boolean mine = owner == grammar.setting.owner();
        if (field.isStatic()) {
            menu.add(
                    field.isPrivate() ? Feature.PRIVATE_FIELD : Feature.STATIC_FIELD,
                    5,
                    () -> shared(owner, field, scope));
        } else if (mine && scope.self() != null) {
            menu.add(field.isPrivate() ? Feature.PRIVATE_FIELD : Feature.INSTANCE_FIELD, 6, () -> own(field, scope));
        } else if (!mine && scope.self() != null && grammar.setting.owner().kind == Owner.Kind.INNER) {
            menu.add(Feature.ENCLOSING_INSTANCE, 10, () -> enclosing(owner, field, scope));
        }
        if (!field.isStatic() && owner.hasConstructor()) {
            menu.add(Feature.FIELD_OF_OBJECT, 3, () -> select(owner.type, field, scope, depth));
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

    private Node select(Type object, Owner.Field field, Scope scope, int depth) {
        Node receiver = grammar.expressions.exact(object, scope, depth, Level.PRIMARY);
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
