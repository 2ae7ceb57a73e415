package io.cogen.processor.model;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeVariableName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A class that the method declares and that more than one state can see. It becomes an inner class of a class of its own, the
 * scope, whose fields are what the class captures. Creating an object of it begins with creating a scope, so what is captured is
 * what the variables hold at that time; a field of the scope has its value before any code of the inner class runs, as Java has
 * it with captured variables.
 *
 * <p>A class that names an earlier one has a scope that extends the scope of that one: so each sees the names that it saw in
 * the method.
 *
 * @param scope the name of the scope
 * @param parent the scope that it extends; null for none
 * @param typeVariables those of the scope: none, or all of the machine's
 * @param inherited what the parent captures
 * @param captured what the scope captures besides
 * @param text the class
 * @param simpleName the name of the class
 */
public record Lifted(
        ClassName scope,
        @Nullable Lifted parent,
        List<TypeVariableName> typeVariables,
        List<Variable> inherited,
        List<Variable> captured,
        Code text,
        String simpleName) {}
