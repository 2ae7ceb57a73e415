package io.cogen.processor.fuzz;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Everything the generator can write, each of it with a switch: without it, it does not occur. */
enum Feature {
    // Methods and their classes
    GENERATOR,
    COROUTINE,
    ASYNC_GENERATOR,
    STATIC_METHOD,
    INSTANCE_METHOD,
    PRIVATE_METHOD,
    GENERIC_METHOD,
    NESTED_CLASS,
    INNER_CLASS,
    GENERIC_CLASS,
    INTERFACE,
    ENUM,
    RECORD,
    SUBCLASS,
    INITIALISATION,

    // Suspension points
    YIELD,
    YIELD_ALL_OF_LIST,
    YIELD_ALL_OF_GENERATOR,
    AWAIT,
    AWAIT_OF_CALL,
    AWAIT_OF_GENERATOR,
    AWAIT_OF_VARIABLE,

    // Expressions
    LITERAL,
    NULL,
    LOCAL,
    CONSTANT_VARIABLE,
    NOTED,
    PARENTHESES,
    STATIC_FIELD,
    INSTANCE_FIELD,
    PRIVATE_FIELD,
    INHERITED_FIELD,
    FIELD_OF_OBJECT,
    ARRAY_ELEMENT,
    ARRAY_LENGTH,
    THIS,
    ARITHMETIC,
    BITWISE,
    SHIFT,
    SIGN,
    NUMERIC_CAST,
    BOXING_CAST,
    REFERENCE_CAST,
    CONCATENATION,
    STRING_METHOD,
    COMPARISON,
    EQUALITY,
    LOGICAL,
    STRICT_LOGICAL,
    NEGATION,
    INSTANCE_TEST,
    BINDING_PATTERN,
    CONDITIONAL,
    MIXED_CONDITIONAL,
    TARGET_TYPED_CONDITIONAL,
    ASSIGNMENT,
    COMPOUND_ASSIGNMENT,
    INCREMENT,
    SWITCH_EXPRESSION,
    OLD_SWITCH_EXPRESSION,
    SWITCH_ON_NUMBER,
    SWITCH_ON_STRING,
    SWITCH_ON_ENUM,
    TARGET_TYPED_SWITCH,
    HELPER_CALL,
    INHERITED_CALL,
    SUPER_CALL,
    ENCLOSING_INSTANCE,
    OVERLOADED_CALL,
    VARARGS_CALL,
    GENERIC_CALL,
    PRIVATE_CALL_WITH_TYPE_ARGUMENTS,
    METHOD_OF_OBJECT,
    FAILING_CALL,
    LAMBDA,
    METHOD_REFERENCE,
    REFERENCE_TO_PRIVATE,
    FUNCTION_CALL,
    NEW_ARRAY,
    ARRAY_INITIALISER,
    BARE_INITIALISER,
    WRONG_STORE,
    NEW_OBJECT,
    OUTER_CREATION,
    ANONYMOUS_CLASS,
    CLASS_INITIALISATION,

    // Statements
    DECLARATION,
    VAR,
    SEVERAL_DECLARATORS,
    BLANK_VARIABLE,
    NAMELESS_VARIABLE,
    EXPRESSION_STATEMENT,
    SHOW,
    BLOCK,
    EMPTY,
    IF,
    IF_ELSE,
    EARLY_EXIT,
    WHILE,
    DO,
    FOR,
    FOR_EACH_ARRAY,
    FOR_EACH_LIST,
    ENDLESS_LOOP,
    LABELED_BLOCK,
    LABELED_LOOP,
    BREAK,
    CONTINUE,
    LABELED_BREAK,
    LABELED_CONTINUE,
    RETURN,
    THROW,
    RETHROW,
    OLD_SWITCH,
    RULE_SWITCH,
    TRY_CATCH,
    UNION_CATCH,
    CATCH_ALL,
    FINALLY,
    ABRUPT_FINALLY,
    TRY_WITH_RESOURCES,
    EXISTING_RESOURCE,
    NULL_RESOURCE,
    FAILING_CLOSE,
    SYNCHRONIZED,
    ASSERT,
    LOCAL_CLASS,
    LOCAL_RECORD,
    LOCAL_ENUM,
    LOCAL_INTERFACE,

    // Java 21
    PATTERN_SWITCH(21),
    GUARD(21),
    RECORD_PATTERN(21),
    NULL_CASE(21),
    SEALED_SWITCH(21),

    // Java 22
    UNNAMED_VARIABLE(22);

    private final int since;

    Feature() {
        this(17);
    }

    Feature(int since) {
        this.since = since;
    }

    /**
     * What is on: all that Java has in a release, less what {@code -Dcogen.fuzz.without=} names, separated by commas.
     */
    static Set<Feature> on(int release) {
        Set<Feature> on = EnumSet.allOf(Feature.class);
        on.removeAll(named("cogen.fuzz.without"));
        on.removeIf(feature -> feature.since > release);
        return on;
    }

    /** Whether Java has it in a release. */
    static boolean since(Feature feature, int release) {
        return feature.since <= release;
    }

    private static Set<Feature> named(String property) {
        Set<Feature> found = EnumSet.noneOf(Feature.class);
        for (String name : System.getProperty(property, "").split(",")) {
            if (!name.isBlank()) {
                found.add(valueOf(name.strip().toUpperCase(Locale.ROOT)));
            }
        }
        return found;
    }
}
