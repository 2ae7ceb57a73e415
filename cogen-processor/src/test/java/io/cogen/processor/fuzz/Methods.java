package io.cogen.processor.fuzz;

import io.cogen.processor.fuzz.Node.Sort;
import io.cogen.processor.fuzz.Owner.Callee;
import io.cogen.processor.fuzz.Owner.Helper;
import io.cogen.processor.fuzz.Owner.Kind;
import io.cogen.processor.fuzz.Setting.Head;
import io.cogen.processor.fuzz.Variable.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes methods. */
final class Methods {
    /** What generators are sent. */
    private static final List<Type> SENT = List.of(
            Type.BOXED_INT,
            Type.BOXED_INT,
            Type.BOXED_INT,
            Type.STRING,
            Type.STRING,
            Type.OBJECT,
            Type.OBJECT,
            Type.BOXED_BOOLEAN,
            Type.BOXED_LONG,
            Type.BOXED_CHAR,
            Type.BOXED_DOUBLE,
            Type.BOXED_BYTE,
            Type.STRING_LIST);

    /** What parameters can be of: the harness has values for them. */
    private static final List<Type> PARAMETERS = List.of(
            Type.INT,
            Type.STRING,
            Type.OBJECT,
            Type.BOXED_INT,
            Type.LONG,
            Type.BYTE,
            Type.NUMBER,
            Type.INTS,
            Type.OBJECTS,
            Type.NUMBER_LIST,
            Type.STRING_LIST);

    private final Dice dice;
    private final Set<Feature> features;
    private final int[] notes;

    Methods(Dice dice, Set<Feature> features, int[] notes) {
        this.dice = dice;
        this.features = features;
        this.notes = notes;
    }

    /** A method without suspension points that gives one expression. */
    Node helper(Owner owner, Helper helper) {
        Head head = new Head(owner, helper.name(), null, helper.isStatic(), null, null, helper.returned(), null);
        Setting setting = new Setting(dice, features, head, notes, 0, 6);
        Scope scope = new Scope(
                new Scope.Rules(false, true, false, null, null, List.of(), 0), helper.isStatic() ? null : "this");
        List<String> parameters = new ArrayList<>(List.of("Log log"));
        for (Type each : helper.parameters()) {
            String name = "p" + parameters.size();
            scope.declare(new Variable(name, each, Use.CAPTURE));
            parameters.add(each + " " + name);
        }
        Node value = new Grammar(setting).expressions.assignable(helper.returned(), scope, 2);
        String modifiers =
                (helper.isPrivate() ? "private " : "") + modifiers(owner, helper.isStatic(), helper.isPrivate());
        String text = modifiers + helper.returned() + " " + helper.name() + "(" + String.join(", ", parameters) + ") {";
        String note = " log.add(\"" + helper.name() + "\"); ";
        return Node.of(Sort.MEMBER, text + note, Node.list(Node.statement("return ", value, ";")), "}");
    }

    private static String modifiers(Owner owner, boolean isStatic, boolean isPrivate) {
        boolean isDefault = owner.kind == Kind.INTERFACE && !isStatic && !isPrivate;
        return (isStatic ? "static " : "") + (isDefault ? "default " : "");
    }

    /** A coroutine. */
    Node body(Owner owner, String name, String prologue) {
        boolean isStatic = !features.contains(Feature.INSTANCE_METHOD)
                || features.contains(Feature.STATIC_METHOD) && dice.oneIn(2);
        Type own = features.contains(Feature.GENERIC_METHOD) && dice.oneIn(8) ? typeParameter(owner) : null;
        Type variable = own != null ? own : isStatic ? null : owner.variable;
        Form form = form();
        Type sent = form.yields() ? variable != null && dice.oneIn(3) ? variable : dice.any(SENT) : null;
        Type yielded = form.yields() ? yielded(sent) : null;
        boolean bounded = own != null && sent != own && dice.oneIn(3);
        Type returned = dice.oneIn(5) ? Type.VOID : returned(variable);
        Head head = new Head(owner, name, form, isStatic, yielded, sent, returned, variable);
        boolean isPrivate = features.contains(Feature.PRIVATE_METHOD) && dice.oneIn(6);
        String thrown = dice.any("", "", "IOException", "IOException, InterruptedException", "Exception");
        Setting setting = new Setting(dice, features, head, notes, dice.between(3, 14), dice.between(20, 110));
        Scope scope = new Scope(
                new Scope.Rules(true, true, !thrown.isEmpty(), returned, null, List.of(), 0), isStatic ? null : "this");
        List<Type> types = parameters(own);
        String parameters = declared(head, types, scope);
        Node statements = new Grammar(setting).statements.longBody(scope);
        String variables = own == null ? "" : "<" + own + (bounded ? " extends Comparable<" + own + ">> " : "> ");
        String text =
                returned + " " + name + "(" + parameters + ")" + (thrown.isEmpty() ? "" : " throws " + thrown) + " {";
        Node node = Node.of(
                        Sort.MEMBER,
                        "@Coroutine ",
                        isPrivate ? Node.mark(Feature.PRIVATE_METHOD, "private ") : "",
                        Node.mark(
                                isStatic ? Feature.STATIC_METHOD : Feature.INSTANCE_METHOD,
                                modifiers(owner, isStatic, isPrivate)),
                        own == null ? "" : Node.mark(Feature.GENERIC_METHOD, variables),
                        text + prologue,
                        statements,
                        "}")
                .as(feature(form));
        boolean isWhatItSays =
                form != Form.ASYNC_GENERATOR || node.toString().contains("Co.yield("); // else a plain generator
        boolean isCallee = variable == null
                && isWhatItSays
                && !thrown.contains(",")
                && !thrown.equals("Exception")
                && (form == Form.COROUTINE || !node.contains(Feature.AWAIT_OF_CALL))
                && !node.contains(Feature.AWAIT_OF_GENERATOR)
                && !node.contains(Feature.YIELD_ALL_OF_GENERATOR);
        if (isCallee) {
            owner.callees.add(
                    new Callee(owner, name, form, types, yielded, sent, returned, isStatic, !thrown.isEmpty()));
        }
        return node;
    }

    /** A type parameter, which may have the name of one of the class. */
    private Type typeParameter(Owner owner) {
        String name = owner.variable == null || dice.oneIn(2) ? "T" : "U";
        return Type.declared(name, "(" + name + ") null");
    }

    private Form form() {
        List<Form> forms = new ArrayList<>(List.of(Form.values()));
        forms.removeIf(each -> !features.contains(feature(each)));
        return dice.any(forms);
    }

    private static Feature feature(Form form) {
        return switch (form) {
            case COROUTINE -> Feature.COROUTINE;
            case GENERATOR -> Feature.GENERATOR;
            case ASYNC_GENERATOR -> Feature.ASYNC_GENERATOR;
        };
    }

    private Type yielded(Type sent) {
        return switch (dice.below(10)) {
            case 0, 1 -> Type.BOXED_INT;
            case 2 -> Type.STRING;
            case 3 -> sent;
            case 4 -> dice.any(Type.BOXES);
            default -> Type.OBJECT;
        };
    }

    private Type returned(@Nullable Type variable) {
        List<Type> all = Type.PRIMITIVES;
        return switch (dice.below(6)) {
            case 0 -> dice.any(all);
            case 1 -> dice.any(Type.BOXES);
            case 2 -> Type.OBJECT;
            case 3 -> dice.any(Type.INTS, Type.OBJECTS, Type.STRING_LIST, Type.PAIR);
            case 4 -> variable == null ? Type.INT : variable;
            default -> Type.STRING;
        };
    }

    private List<Type> parameters(@Nullable Type own) {
        List<Type> types = new ArrayList<>();
        for (int i = dice.below(3); i > 0; i--) {
            types.add(dice.any(PARAMETERS));
        }
        if (own != null) {
            types.add(own);
        }
        return types;
    }

    private String declared(Head head, List<Type> types, Scope scope) {
        List<String> parameters = new ArrayList<>();
        if (head.yielded() != null) {
            parameters.add("Yielder<" + head.yielded() + ", " + head.sent() + "> out");
        }
        parameters.add("Log log");
        if (head.form() != Form.GENERATOR) {
            parameters.add("Ops ops");
        }
        for (int i = 0; i < types.size(); i++) {
            Variable variable = new Variable("p" + i, types.get(i), dice.any(Use.ASSIGN, Use.CAPTURE));
            boolean isFinal = variable.isCaptured() && dice.oneIn(4);
            scope.declare(variable);
            parameters.add((isFinal ? "final " : "") + variable.type() + " " + variable.name());
        }
        return parameters.stream().collect(Collectors.joining(", "));
    }
}
