package io.cogen.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import com.palantir.javapoet.WildcardTypeName;
import io.cogen.processor.model.Accessor;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;

/**
 * Writes accessors: a method handle in a static final field, which the JIT folds, and a static method that calls it with
 * the declared types.
 */
final class AccessorWriter {
    private static final String FIND = "find$";
    private static final String AROUND = "around$";
    private static final TypeName ANY_CLASS =
            ParameterizedTypeName.get(ClassName.get(Class.class), WildcardTypeName.subtypeOf(Object.class));

    private final Accessor accessor;
    private final ClassName generated;
    private final Verbatim verbatim;
    private final String handle;

    private AccessorWriter(Accessor accessor, ClassName generated, Verbatim verbatim) {
        this.accessor = accessor;
        this.generated = generated;
        this.verbatim = verbatim;
        this.handle = accessor.name().toUpperCase(Locale.ROOT);
    }

    /**
     * Adds accessors to the generated class.
     *
     * @param members its methods so far
     */
    static void addAll(
            List<Accessor> accessors, ClassName generated, TypeSpec.Builder type, Verbatim verbatim, Members members) {
        StringBuilder handles = new StringBuilder();
        boolean finds = false;
        boolean encloses = false;
        boolean rethrows = false;
        for (Accessor accessor : accessors) {
            AccessorWriter writer = new AccessorWriter(accessor, generated, verbatim);
            if (accessor.kind() == Accessor.Kind.ASSERTIONS) {
                type.addField(writer.assertions());
                continue;
            } else if (accessor.kind() == Accessor.Kind.RETHROW) {
                rethrows = true;
                continue;
            } else if (accessor.kind() == Accessor.Kind.INITIALISE) {
                members.add(writer.initialise(), List.of());
                continue;
            }
            if (accessor.kind() != Accessor.Kind.INNER) {
                handles.append(handles.length() == 0 ? "" : "\n").append(writer.handle());
                finds = true;
                encloses |= accessor.kind() == Accessor.Kind.ENCLOSING;
            }
            members.add(writer.method(), accessor.allVariables());
            if (accessor.isBound()) {
                type.addType(writer.bound());
            }
        }
        members.end();
        if (finds) {
            type.addStaticBlock(verbatim.block(handles.toString()));
            type.addType(finder());
            type.addMethod(find(generated));
        }
        if (finds || rethrows) {
            type.addMethod(sneak());
        }
        if (encloses) {
            type.addMethod(around());
        }
        if (accessors.stream().anyMatch(Accessor::isInitialised)) {
            type.addMethod(initialised());
        }
    }

    private FieldSpec assertions() {
        return FieldSpec.builder(TypeName.BOOLEAN, accessor.name(), Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer("$T.class.desiredAssertionStatus()", accessor.owner())
                .build();
    }

    private String handle() {
        String owner = verbatim.type(accessor.owner());
        Text text = new Text(1).add("private static final " + verbatim.type(ClassName.get(MethodHandle.class)));
        return text.line(" " + handle + " = " + FIND + "(" + owner + ".class, lookup -> " + lookup() + ");")
                .toString();
    }

    private String lookup() {
        String declaring = verbatim.type(accessor.declaring()) + ".class";
        String member = declaring + ", \"" + accessor.member() + "\", ";
        boolean isStatic = accessor.isStatic();
        return switch (accessor.kind()) {
            case GET -> find(isStatic ? "findStaticGetter" : "findGetter", member + literal(accessor.erasedResult()));
            case SET ->
                find(
                        isStatic ? "findStaticSetter" : "findSetter",
                        member + literal(accessor.erased().get(0)));
            case NEW -> find("findConstructor", declaring + ", " + type(TypeName.VOID));
            case CALL -> find(isStatic ? "findStatic" : "findVirtual", member + type(accessor.erasedResult()));
            case SUPER ->
                find("findSpecial", member + type(accessor.erasedResult()) + ", " + literal(accessor.owner()));
            case ENCLOSING -> AROUND + "(lookup, " + literal(accessor.owner()) + ", " + declaring + ")";
            case INNER, ASSERTIONS, RETHROW, INITIALISE -> throw new AssertionError(accessor.kind());
        };
    }

    private static String find(String method, String arguments) {
        return "lookup." + method + "(" + arguments + ")";
    }

    private String literal(TypeName type) {
        return verbatim.type(type) + ".class";
    }

    private String type(TypeName result) {
        StringBuilder type = new StringBuilder(verbatim.type(ClassName.get(MethodType.class)));
        type.append(".methodType(").append(literal(result));
        accessor.erased().forEach(each -> type.append(", ").append(literal(each)));
        return type.append(')').toString();
    }

    private String method() {
        Text text = new Text(1);
        text.open(head());
        if (accessor.kind() == Accessor.Kind.INNER) {
            return text.line("return " + creation() + ";").close().toString();
        }
        String call = handle + ".invokeExact(" + String.join(", ", arguments()) + ")";
        text.open("try");
        if (accessor.kind() == Accessor.Kind.SET) {
            text.line(call + ";").line("return p0;");
        } else if (accessor.result().equals(TypeName.VOID)) {
            text.line(call + ";");
        } else {
            boolean generic = !accessor.result().equals(accessor.erasedResult());
            String unchecked = generic ? "(" + verbatim.type(accessor.result()) + ") " : "";
            text.line("return " + unchecked + "(" + verbatim.type(accessor.erasedResult()) + ") " + call + ";");
        }
        text.next("catch (" + verbatim.type(ClassName.get(Throwable.class)) + " failure)");
        String as = verbatim.type(ClassName.get(RuntimeException.class));
        text.line("throw " + generated.simpleName() + ".<" + as + ">" + Accessor.SNEAK + "(failure);");
        return text.close().close().toString();
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

    /** The exact types of the handle. */
    private List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        List<TypeName> erased = new ArrayList<>(accessor.erased());
        if (accessor.receiver() != null && !accessor.isStatic()) {
            boolean isOuter = accessor.kind() == Accessor.Kind.NEW; // the first parameter of such a constructor
            arguments.add("(" + verbatim.type(isOuter ? erased.remove(0) : accessor.owner()) + ") receiver$");
        }
        for (int i = 0; i < erased.size(); i++) {
            arguments.add("(" + verbatim.type(erased.get(i)) + ") p" + i);
        }
        return arguments;
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
        text.line(lookup + ".ensureInitialized(" + literal(accessor.owner()) + ");");
        return text.line(accessor.name() + " = true;").close().close().toString();
    }

    private static MethodSpec initialised() {
        return MethodSpec.methodBuilder(Accessor.INITIALISED)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(ANY_CLASS, "type")
                .returns(Object.class)
                .beginControlFlow("try")
                .addStatement("return $T.lookup().ensureInitialized(type)", MethodHandles.class)
                .nextControlFlow("catch ($T failure)", IllegalAccessException.class)
                .addStatement("throw new $T(failure)", AssertionError.class)
                .endControlFlow()
                .build();
    }

    /**
     * Finds the field in which javac keeps the instance around an object. A class that never uses that instance has no such
     * field since JDK 18; then nothing that runs asks for it.
     */
    private static MethodSpec around() {
        return MethodSpec.methodBuilder(AROUND)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(MethodHandles.Lookup.class, "lookup")
                .addParameter(ANY_CLASS, "inner")
                .addParameter(ANY_CLASS, "outer")
                .addException(ReflectiveOperationException.class)
                .returns(MethodHandle.class)
                .beginControlFlow("for ($T field : inner.getDeclaredFields())", Field.class)
                .beginControlFlow(
                        "if (field.isSynthetic() && field.getType() == outer && field.getName().startsWith($S))",
                        "this$")
                .addStatement("return lookup.unreflectGetter(field)")
                .endControlFlow()
                .endControlFlow()
                .addStatement(
                        "$1T none = $2T.throwException(outer, $3T.class).bindTo(new $3T(inner + $4S))",
                        MethodHandle.class,
                        MethodHandles.class,
                        IllegalStateException.class,
                        " keeps no enclosing instance")
                .addStatement("return $T.dropArguments(none, 0, inner)", MethodHandles.class)
                .build();
    }

    private static TypeSpec finder() {
        return TypeSpec.interfaceBuilder("Finder$")
                .addModifiers(Modifier.PRIVATE)
                .addMethod(MethodSpec.methodBuilder("find")
                        .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
                        .addParameter(MethodHandles.Lookup.class, "lookup")
                        .addException(ReflectiveOperationException.class)
                        .returns(MethodHandle.class)
                        .build())
                .build();
    }

    private static MethodSpec find(ClassName owner) {
        return MethodSpec.methodBuilder(FIND)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(ANY_CLASS, "owner")
                .addParameter(owner.nestedClass("Finder$"), "finder")
                .returns(MethodHandle.class)
                .beginControlFlow("try")
                .addStatement("return finder.find($1T.privateLookupIn(owner, $1T.lookup()))", MethodHandles.class)
                .nextControlFlow("catch ($T failure)", ReflectiveOperationException.class)
                .addStatement("throw new $T(failure)", ExceptionInInitializerError.class)
                .endControlFlow()
                .build();
    }

    /** What a member throws, it declares; javac cannot know that of a method handle. */
    private static MethodSpec sneak() {
        TypeVariableName type = TypeVariableName.get("E", Throwable.class);
        return MethodSpec.methodBuilder(Accessor.SNEAK)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addTypeVariable(type)
                .returns(RuntimeException.class)
                .addParameter(Throwable.class, "failure")
                .addException(type)
                .addStatement("throw ($T) failure", type)
                .build();
    }
}
