package io.cogen.processor.model;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A coroutine method as its callers see it: what its factory looks like.
 *
 * @param owner the user's class
 * @param generated the class that is generated for it
 * @param isPublic whether the factory is public
 * @param typeVariables the class's, for an instance method, then the method's
 * @param receiver the type of {@code this}; null for a static method
 * @param parameters those of the factory, without the receiver
 * @param safeVarargs whether the method is marked {@code SafeVarargs}
 * @param returned the method's return type
 * @param result that type boxed
 * @param waits whether a generator waits as well, which makes it an asynchronous one
 * @param yielded a generator's {@code Y}; null for a coroutine
 * @param sent a generator's {@code S}
 * @param failure the {@code X}
 */
public record Signature(
        ClassName owner,
        ClassName generated,
        String method,
        boolean isPublic,
        List<TypeVariableName> typeVariables,
        @Nullable TypeName receiver,
        List<Parameter> parameters,
        boolean varargs,
        boolean safeVarargs,
        TypeName returned,
        TypeName result,
        boolean waits,
        @Nullable TypeName yielded,
        @Nullable TypeName sent,
        TypeName failure) {

    private static final String CORE = "io.cogen.core";

    /** A parameter of a factory. */
    public record Parameter(String name, TypeName type) {}

    public boolean isGenerator() {
        return yielded != null;
    }

    /** The types of the factory's parameters, that for the receiver first. */
    public List<TypeName> factoryTypes() {
        List<TypeName> types = new ArrayList<>();
        if (receiver != null) {
            types.add(receiver);
        }
        parameters.forEach(each -> types.add(each.type()));
        return types;
    }

    /** What the factory returns. */
    public TypeName product() {
        return isGenerator()
                ? ParameterizedTypeName.get(
                        ClassName.get(CORE, waits ? "AsyncGenerator" : "Generator"), yielded, sent, result, failure)
                : ParameterizedTypeName.get(ClassName.get(CORE, "Coro"), result, failure);
    }

    /** What the generated machine extends. */
    public TypeName machine() {
        return isGenerator()
                ? ParameterizedTypeName.get(
                        ClassName.get(CORE, waits ? "AsyncGeneratorMachine" : "GeneratorMachine"),
                        yielded,
                        sent,
                        result,
                        failure)
                : ParameterizedTypeName.get(ClassName.get(CORE, "CoroutineMachine"), result, failure);
    }
}
