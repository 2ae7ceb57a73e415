package io.cogen.processor.model;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A static method of the generated class that reaches a member which generated code may not name, through a method
 * handle.
 *
 * @param name its name
 * @param owner the class whose lookup finds the member
 * @param member the member's name
 * @param receiver the type of the first parameter; null for a static member
 * @param parameters further parameters
 * @param erased their types as class literals
 * @param result what it returns
 * @param erasedResult that type as a class literal
 */
public record Accessor(
        Kind kind,
        String name,
        ClassName owner,
        String member,
        @Nullable TypeName receiver,
        List<TypeVariableName> typeVariables,
        List<TypeName> parameters,
        List<TypeName> erased,
        TypeName result,
        TypeName erasedResult,
        List<TypeName> thrown,
        boolean varargs) {

    /** What it does with the member. */
    public enum Kind {
        CALL,
        NEW,
        GET,
        SET,
        /** No member: whether assertions are enabled in the user's class (JLS 14.10). */
        ASSERTIONS
    }
}
