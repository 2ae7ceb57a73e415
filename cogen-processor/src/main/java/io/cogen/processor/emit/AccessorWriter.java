package io.cogen.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.cogen.processor.model.Accessor;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;

/** Writes accessors: a handle in a static final field, which the JIT folds, and a static method that calls it with the declared types. */
final class AccessorWriter {
    private final Accessor accessor;
    private final ClassName generated;
    private final Verbatim verbatim;
    private final String handle;

    private AccessorWriter(Accessor accessor, ClassName generated, Verbatim verbatim, Handles handles) {
        this.accessor = accessor;
        this.generated = generated;
        this.verbatim = verbatim;
        this.handle = handles.of(accessor);
    }

    /**
     * Adds accessors to the generated class.
     *
     * @param members its methods so far
     */
    static void addAll(
            List<Accessor> accessors, ClassName generated, TypeSpec.Builder type, Verbatim verbatim, Members members) {
        Handles handles = new Handles(verbatim, accessors);
        for (Accessor accessor : accessors) {
            AccessorWriter writer = new AccessorWriter(accessor, generated, verbatim, handles);
            if (accessor.kind() == Accessor.Kind.ASSERTIONS) {
                type.addField(writer.assertions());
            } else if (accessor.kind() == Accessor.Kind.INITIALISE) {
                members.add(writer.initialise(), List.of());
            } else {
                members.add(writer.method(), accessor.allVariables());
            }
            if (accessor.isBound()) {
                type.addType(writer.bound());
            }
        }
        members.end();
        if (!handles.text().isEmpty()) {
            type.addStaticBlock(verbatim.block(handles.text()));
        }
    }

    private FieldSpec assertions() {
        return FieldSpec.builder(TypeName.BOOLEAN, accessor.name(), Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer("$T.class.desiredAssertionStatus()", accessor.owner())
                .build();
    }

    private String method() {
        Text text = new Text(1);
        text.open(head());
        if (accessor.kind() == Accessor.Kind.INNER) {
            text.line("return " + creation() + ";");
        } else if (accessor.isOfField()) {
            field(text);
        } else {
            text.open("try");
            use(text, handle + ".invokeExact");
            text.next("catch (" + verbatim.type(ClassName.get(Throwable.class)) + " failure)");
            String as = verbatim.type(ClassName.get(RuntimeException.class));
            text.line("throw " + verbatim.type(Accessor.LOOKUP) + ".<" + as + ">thrown(failure);");
            text.close();
        }
        return text.close().toString();
    }

    private void field(Text text) {
        String access = accessor.kind() == Accessor.Kind.GET ? ".get" : ".set";
        use(text, handle + access + (accessor.isVolatile() ? "Volatile" : ""));
    }

    private void use(Text text, String method) {
        String call = method + "(" + String.join(", ", arguments()) + ")";
        if (accessor.kind() == Accessor.Kind.SET) {
            text.line(call + ";").line("return p0;");
        } else if (accessor.result().equals(TypeName.VOID)) {
            text.line(call + ";");
        } else {
            // The type of the cast, erased, is what the handle is called with (JLS 15.12.3).
            boolean isErased = isErasedTo(accessor.result(), accessor.erasedResult());
            String exact = isErased ? "" : "(" + verbatim.type(accessor.erasedResult()) + ") ";
            text.line("return (" + verbatim.type(accessor.result()) + ") " + exact + call + ";");
        }
    }

    /** Whether it is obvious that a type is another one when it is erased. */
    private static boolean isErasedTo(TypeName type, TypeName erased) {
        return type.equals(erased)
                || (type instanceof ParameterizedTypeName generic
                        && generic.rawType().equals(erased));
    }

    private String head() {
        List<String> parameters = new ArrayList<>();
        if (accessor.isInitialised()) {
            parameters.add(verbatim.type(ClassName.OBJECT) + " none$");
        }
        if (accessor.receiver() != null) {
            parameters.add(verbatim.type(accessor.receiver()) + " receiver$");
        }
        int last = accessor.parameters().size() - 1;
        for (int i = 0; i <= last; i++) {
            String type = verbatim.parameter(accessor.parameters().get(i), i == last && accessor.varargs());
            parameters.add(type + " p" + i);
        }
        String thrown = accessor.thrown().stream().map(verbatim::type).collect(Collectors.joining(", "));
        return "private static " + verbatim.declared(accessor.allVariables()) + verbatim.type(accessor.result()) + " "
                + accessor.name() + "(" + String.join(", ", parameters) + ")"
                + (thrown.isEmpty() ? "" : " throws " + thrown);
    }

    private void addParameters(MethodSpec.Builder method) {
        for (int i = 0; i < accessor.parameters().size(); i++) {
            method.addParameter(accessor.parameters().get(i), "p" + i);
        }
    }

    /** As the handle wants them: of the types, erased, that the members are declared with. */
    private List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        List<TypeName> erased = new ArrayList<>(accessor.erased());
        if (accessor.receiver() != null && !accessor.isStatic()) {
            boolean isOuter = accessor.kind() == Accessor.Kind.NEW; // the first parameter of such a constructor
            TypeName exact = isOuter ? erased.remove(0) : accessor.owner();
            arguments.add(argument(accessor.receiver(), exact, "receiver$"));
        }
        for (int i = 0; i < erased.size(); i++) {
            arguments.add(argument(accessor.parameters().get(i), erased.get(i), "p" + i));
        }
        return arguments;
    }

    private String argument(TypeName type, TypeName exact, String name) {
        return (isErasedTo(type, exact) ? "" : "(" + verbatim.type(exact) + ") ") + name;
    }

    private String names() {
        return IntStream.range(0, accessor.parameters().size())
                .mapToObj(i -> "p" + i)
                .collect(Collectors.joining(", "));
    }

    private String creation() {
        boolean isGeneric = !accessor.ownVariables().isEmpty();
        return "receiver$.new " + accessor.owner().simpleName() + (isGeneric ? "<>" : "") + "(" + names() + ")";
    }

    /** A receiver whose one method is the accessor: {@code new SizeBound<>(list)::size$} refers to a method of one object. */
    private TypeSpec bound() {
        TypeName receiver = Objects.requireNonNull(accessor.receiver());
        MethodSpec.Builder method = MethodSpec.methodBuilder(accessor.name())
                .addTypeVariables(accessor.ownVariables())
                .returns(accessor.result())
                .addExceptions(accessor.thrown())
                .varargs(accessor.varargs());
        addParameters(method);
        boolean isVoid = accessor.result().equals(TypeName.VOID);
        String separator = accessor.parameters().isEmpty() ? "" : ", ";
        return TypeSpec.classBuilder(accessor.boundName())
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addTypeVariables(accessor.typeVariables())
                .addField(receiver, "receiver$", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addParameter(receiver, "receiver$")
                        .addStatement("this.receiver$$ = receiver$$")
                        .build())
                .addMethod(method.addStatement(
                                "$L$T.$N(receiver$$$L$L)",
                                isVoid ? "" : "return ",
                                generated,
                                accessor.name(),
                                separator,
                                names())
                        .build())
                .build();
    }

    /**
     * Asks the JVM once, since that takes longer than many a coroutine. No other thread needs to see the field: it asks, then, once
     * more. And who does not ask because the class is being initialised waits for that when it uses the class.
     */
    private String initialise() {
        String lookup = verbatim.type(ClassName.get(MethodHandles.class)) + ".lookup()";
        Text text = new Text(1)
                .line("private static boolean " + accessor.name() + ";")
                .line("");
        text.open("private static void " + accessor.name() + "() throws "
                + verbatim.type(ClassName.get(IllegalAccessException.class)));
        text.open("if (!" + accessor.name() + ")");
        text.line(lookup + ".ensureInitialized(" + verbatim.type(accessor.owner()) + ".class" + ");");
        return text.line(accessor.name() + " = true;").close().close().toString();
    }
}
