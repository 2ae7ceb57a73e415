package io.cogen.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import io.cogen.processor.model.Accessor;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The handles of accessors, as static final fields: one for a field that is read and written, and a lookup for each class. */
final class Handles {
    private final Verbatim verbatim;

    /** Names by what they are of. */
    private final Map<List<Object>, String> known = new HashMap<>();

    private final Set<String> names = new HashSet<>();
    private final StringBuilder text = new StringBuilder();

    /** @param accessors all; those that are fields themselves keep their names */
    Handles(Verbatim verbatim, List<Accessor> accessors) {
        this.verbatim = verbatim;
        accessors.stream()
                .filter(each -> each.kind() == Accessor.Kind.ASSERTIONS || each.kind() == Accessor.Kind.INITIALISE)
                .forEach(each -> names.add(each.name()));
    }

    /** The declarations of those that were asked for. */
    String text() {
        return text.toString();
    }

    /** The name of an accessor's handle; empty if it has none. */
    String of(Accessor accessor) {
        return switch (accessor.kind()) {
            case INNER, ASSERTIONS, INITIALISE -> "";
            case GET, SET -> accessor.isStatic() ? method(accessor) : field(accessor);
            case CALL, SUPER, NEW, ENCLOSING -> method(accessor);
        };
    }

    private String field(Accessor accessor) {
        List<Object> key = List.of(accessor.owner(), accessor.declaring(), accessor.member());
        String name = known.get(key);
        if (name == null) {
            TypeName type = accessor.kind() == Accessor.Kind.GET
                    ? accessor.erasedResult()
                    : accessor.erased().get(0);
            String found = lookup(accessor) + ".field(" + arguments(accessor, List.of(type));
            name = declare(VarHandle.class, accessor.member(), found);
            known.put(key, name);
        }
        return name;
    }

    private String method(Accessor accessor) {
        List<TypeName> types = new ArrayList<>(accessor.erased());
        String find = find(accessor);
        if (accessor.kind() == Accessor.Kind.ENCLOSING) {
            types.add(accessor.declaring());
        } else if (accessor.kind() != Accessor.Kind.NEW && accessor.kind() != Accessor.Kind.SET) {
            types.add(0, accessor.erasedResult());
        }
        String hint = accessor.name().substring(0, accessor.name().indexOf('$'));
        return declare(MethodHandle.class, hint, lookup(accessor) + "." + find + "(" + arguments(accessor, types));
    }

    private static String find(Accessor accessor) {
        return switch (accessor.kind()) {
            case GET -> "staticGetter";
            case SET -> "staticSetter";
            case NEW -> "constructor";
            case CALL -> accessor.isStatic() ? "staticMethod" : "method";
            case SUPER -> "superMethod";
            case ENCLOSING -> "enclosing";
            case INNER, ASSERTIONS, INITIALISE -> throw new AssertionError(accessor.kind());
        };
    }

    private String arguments(Accessor accessor, List<TypeName> types) {
        boolean isNamed = accessor.kind() != Accessor.Kind.NEW && accessor.kind() != Accessor.Kind.ENCLOSING;
        String name = isNamed ? "\"" + accessor.member() + "\"" : "";
        String separator = isNamed && !types.isEmpty() ? ", " : "";
        return name + separator + types.stream().map(this::literal).collect(Collectors.joining(", ")) + ")";
    }

    private String literal(TypeName type) {
        return verbatim.type(type) + ".class";
    }

    /** The name of the lookup for an accessor's class. */
    private String lookup(Accessor accessor) {
        ClassName declaring = accessor.kind() == Accessor.Kind.ENCLOSING ? accessor.owner() : accessor.declaring();
        List<Object> key = List.of(accessor.owner(), declaring);
        String name = known.get(key);
        if (name == null) {
            String type =
                    literal(accessor.owner()) + (declaring.equals(accessor.owner()) ? "" : ", " + literal(declaring));
            String lookups = verbatim.type(ClassName.get(MethodHandles.class));
            String found = verbatim.type(Accessor.LOOKUP) + ".of(" + lookups + ".lookup(), " + type + ")";
            name = declare(Accessor.LOOKUP, declaring.simpleName(), found);
            known.put(key, name);
        }
        return name;
    }

    private String declare(Class<?> type, String hint, String value) {
        return declare(ClassName.get(type), hint, value);
    }

    private String declare(ClassName type, String hint, String value) {
        String upper = hint.toUpperCase(Locale.ROOT) + "$";
        String name = upper;
        for (int i = 2; !names.add(name); i++) {
            name = upper + i;
        }
        text.append(new Text(1).line("private static final " + verbatim.type(type) + " " + name + " = " + value + ";"));
        return name;
    }
}
