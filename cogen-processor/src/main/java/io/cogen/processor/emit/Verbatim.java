package io.cogen.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Members of a class as text. JavaPoet writes none, and takes its time for code: it goes through all pieces of it twice. What only
 * JavaPoet knows is how a type is to be written where it stands, by its simple name or a longer one. So types are marks in the text,
 * JavaPoet is given a member that mentions each of them once, and in what it has written the text takes that member's place.
 */
final class Verbatim {
    /** Characters that no source contains; those of lines are others. */
    private static final char OPEN = '\u0001';

    private static final char CLOSE = '\u0002';

    private static final char TYPE = '\u0005';

    /** What follows a {@link #TYPE} is one character, its number from here. */
    private static final char FIRST = ' ';

    private final Map<String, Character> numbers = new HashMap<>();
    private final List<TypeName> types = new ArrayList<>();
    private final List<Members> blocks = new ArrayList<>();

    /** Text, and the types in it, in order. */
    private record Members(String text, Set<Character> types) {}

    /** A type, to be put into text. */
    String type(TypeName type) {
        StringBuilder text = new StringBuilder();
        add(type, text);
        return text.toString();
    }

    /** The type of a parameter. */
    String parameter(TypeName type, boolean varargs) {
        return varargs && type instanceof ArrayTypeName array ? type(array.componentType()) + "..." : type(type);
    }

    /** The declaration of type variables, with a space behind it; empty if there are none. */
    String declared(List<TypeVariableName> variables) {
        return variables.isEmpty()
                ? ""
                : variables.stream().map(this::bounded).collect(Collectors.joining(", ", "<", "> "));
    }

    private String bounded(TypeVariableName variable) {
        String bounds = variable.bounds().stream().map(this::type).collect(Collectors.joining(" & "));
        return variable.name() + (bounds.isEmpty() ? "" : " extends " + bounds);
    }

    private void add(TypeName type, StringBuilder text) {
        if (type.isAnnotated()) {
            addWhole(type, type.toString(), text);
        } else if (type instanceof ClassName name) {
            addWhole(name, name.canonicalName(), text);
        } else if (type instanceof ParameterizedTypeName generic && generic.enclosingType() == null) {
            add(generic.rawType(), text);
            char separator = '<';
            for (TypeName argument : generic.typeArguments()) {
                text.append(separator).append(separator == ',' ? " " : "");
                add(argument, text);
                separator = ',';
            }
            text.append('>');
        } else if (type instanceof TypeVariableName variable) {
            text.append(variable.name());
        } else {
            addWhole(type, type.toString(), text);
        }
    }

    private void addWhole(TypeName type, String key, StringBuilder text) {
        Character number = numbers.get(key);
        if (number == null) {
            number = (char) (FIRST + types.size());
            numbers.put(key, number);
            types.add(type);
        }
        text.append(TYPE).append(number.charValue());
    }

    /** What to give to JavaPoet as the body of an initialiser or a method, which the members will take the place of. */
    CodeBlock block(String members) {
        Set<Character> used = new LinkedHashSet<>();
        for (int at = members.indexOf(TYPE); at >= 0; at = members.indexOf(TYPE, at + 2)) {
            used.add(members.charAt(at + 1));
        }
        CodeBlock.Builder block = CodeBlock.builder().add("$L", OPEN + "" + blocks.size() + TYPE);
        used.forEach(each -> block.add("$T" + TYPE, types.get(each - FIRST)));
        blocks.add(new Members(members, used));
        return block.add(CLOSE + "\n").build();
    }

    /** The text of a file, or of a part of one, with the members in their places. */
    String unwrap(String file) {
        StringBuilder text = new StringBuilder();
        int at = 0;
        for (int open = file.indexOf(OPEN); open >= 0; open = file.indexOf(OPEN, at)) {
            int head = file.lastIndexOf('\n', file.lastIndexOf('\n', open) - 1) + 1;
            int close = file.indexOf(CLOSE, open);
            text.append(file, at, head);
            unwrap(file.substring(open + 1, close), text);
            at = file.indexOf('\n', file.indexOf('}', close)) + 1;
        }
        return text.append(file, at, file.length()).toString();
    }

    /** @param block as JavaPoet has written it: a number, and names */
    private void unwrap(String block, StringBuilder text) {
        int end = block.indexOf(TYPE);
        Members members = blocks.get(Integer.parseInt(block.substring(0, end)));
        Map<Character, String> names = new HashMap<>();
        for (Character each : members.types()) {
            int start = end + 1;
            end = block.indexOf(TYPE, start);
            names.put(each, block.substring(start, end));
        }
        int at = 0;
        for (int type = members.text().indexOf(TYPE);
                type >= 0;
                type = members.text().indexOf(TYPE, at)) {
            text.append(members.text(), at, type)
                    .append(names.get(members.text().charAt(type + 1)));
            at = type + 2;
        }
        text.append(members.text(), at, members.text().length());
    }
}
