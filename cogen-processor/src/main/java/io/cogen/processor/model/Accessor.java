package io.cogen.processor.model;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A static method of the generated class that does with a member of another class what generated code may not do there itself,
 * most often through a method handle.
 *
 * @param name its name
 * @param owner the class whose lookup finds the member
 * @param declaring the class in which it is looked for
 * @param member the member's name
 * @param receiver the type of the first parameter; null for none
 * @param isStatic whether the member is static: a receiver is evaluated then, and not used
 * @param typeVariables those of the receiver's class
 * @param ownVariables those of the member
 * @param parameters further parameters
 * @param erased their types as class literals
 * @param result what it returns
 * @param erasedResult that type as a class literal
 * @param isVolatile whether it is a volatile field
 * @param isInitialised whether the class has to be initialised before the arguments are evaluated: then that is the first argument
 * @param isBound whether a class is wanted as well that keeps a receiver, for method references
 */
public record Accessor(
        Kind kind,
        String name,
        ClassName owner,
        ClassName declaring,
        String member,
        @Nullable TypeName receiver,
        boolean isStatic,
        List<TypeVariableName> typeVariables,
        List<TypeVariableName> ownVariables,
        List<TypeName> parameters,
        List<TypeName> erased,
        TypeName result,
        TypeName erasedResult,
        List<TypeName> thrown,
        boolean varargs,
        boolean isVolatile,
        boolean isInitialised,
        boolean isBound) {

    /** What finds members when the program runs, throws what they have thrown, and initialises their classes. */
    public static final ClassName LOOKUP = ClassName.get("io.cogen.core", "MemberLookup");

    /** What it does with the member. */
    public enum Kind {
        CALL,
        /** Calls the method that the owner's superclass has, as {@code super.m()} does. */
        SUPER,
        NEW,
        /** Creates an object of an inner class, plainly: for references to its constructor. */
        INNER,
        GET,
        SET,
        /** Gives the instance of the class around an inner class. */
        ENCLOSING,
        /** No member: whether assertions are enabled in the outermost class around the user's (JLS 14.10). */
        ASSERTIONS,
        /** No member: initialises the user's class, as the call of a static method does (JLS 12.4.1). */
        INITIALISE
    }

    /** Whether it reads or writes a field of an object. */
    public boolean isOfField() {
        return !isStatic && (kind == Kind.GET || kind == Kind.SET);
    }

    /** All type variables: those of the receiver's class first. */
    public List<TypeVariableName> allVariables() {
        List<TypeVariableName> all = new ArrayList<>(typeVariables);
        all.addAll(ownVariables);
        return all;
    }

    /** The name of the class that keeps a receiver. */
    public String boundName() {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1) + "Bound";
    }
}
