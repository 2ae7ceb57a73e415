package io.cogen.processor.model;

import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything about a coroutine method but its body.
 *
 * @param machine the simple name of the class to generate
 * @param file the user's file, without folders
 * @param line where the method begins
 * @param parameters the receiver of an instance method first; a generator's Yielder is not among them
 * @param slot the type in which a generator keeps what it yielded: primitive where every yield gives it a primitive
 * @param reserved identifiers that the file's text uses, which generated names must avoid
 * @param inferred type variables for types without a name; the machine declares those that it uses
 * @param lifted the classes that the method declares and that become members of the machine
 * @param redeclared names that the method declares more than once, at any depth
 * @param anonymous whether nothing in the body asks which coroutine runs
 * @param debug whether the fields of dead variables keep their values, for a debugger
 */
public record Routine(
        Signature signature,
        String machine,
        String file,
        int line,
        List<Variable> parameters,
        @Nullable TypeName slot,
        Set<String> reserved,
        List<TypeVariableName> inferred,
        List<Lifted> lifted,
        Set<String> redeclared,
        boolean anonymous,
        boolean debug) {

    public boolean generator() {
        return signature.isGenerator();
    }

    public TypeName returned() {
        return signature.returned();
    }

    public TypeName result() {
        return signature.result();
    }

    @Override
    public String toString() {
        return (generator() ? "generator " : "coroutine ")
                + signature.owner().canonicalName()
                + "."
                + signature.method()
                + parameters;
    }
}
