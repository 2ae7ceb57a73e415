package io.cogen.processor.model;

import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A class of the generated code that updates a field which generated code may not name, and whose object is evaluated once:
 * {@code object.field += value} is written {@code load(object).plus(value)}. Loading keeps the object and the old value, so the
 * order is Java's own: object, old value, new value, assignment (JLS 15.26.2).
 *
 * @param name of the method that loads
 * @param getter the accessor that reads the field
 * @param setter the accessor that writes it
 * @param receiver the type of the object; null for none
 * @param typeVariables those of the receiver's class
 * @param field the field's type
 * @param operations what is done with the field
 */
public record Update(
        String name,
        String getter,
        String setter,
        @Nullable TypeName receiver,
        List<TypeVariableName> typeVariables,
        TypeName field,
        List<Operation> operations) {

    /**
     * One kind of update.
     *
     * @param name of its method
     * @param operator for instance {@code +=}, or {@code ++}
     * @param operand the type of the value; null for increments and decrements
     * @param givesOld whether its value is the old one
     */
    public record Operation(
            String name, String operator, @Nullable TypeName operand, boolean givesOld) {}

    /** The name of the class. */
    public String className() {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
