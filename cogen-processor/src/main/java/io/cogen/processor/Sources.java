package io.cogen.processor;

import com.sun.source.tree.CompilationUnitTree;
import java.io.IOException;
import java.net.URI;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.tools.JavaFileObject;

/** The user's source files, over all rounds. */
final class Sources {
    private static final Pattern IDENTIFIER =
            Pattern.compile("\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*");

    /** What a file must contain to be of interest. */
    private static final Pattern MARK = Pattern.compile("\\bCoroutine\\b|\\bCo\\s*(\\.|::)\\s*yield\\b");

    private final Map<URI, CompilationUnitTree> units = new LinkedHashMap<>();
    private final Map<URI, String> texts = new LinkedHashMap<>();
    private final Set<String> classes = new HashSet<>();

    /** @param className the qualified name of a top-level class in the file */
    void add(String className, CompilationUnitTree unit) throws IOException {
        JavaFileObject file = unit.getSourceFile();
        classes.add(className);
        if (units.putIfAbsent(file.toUri(), unit) == null) {
            texts.put(file.toUri(), file.getCharContent(true).toString());
        }
    }

    Map<URI, String> texts() {
        return texts;
    }

    /** Qualified names of the top-level classes. */
    Set<String> classes() {
        return classes;
    }

    CompilationUnitTree unit(URI address) {
        CompilationUnitTree unit = units.get(address);
        if (unit == null) {
            throw new IllegalArgumentException("no such file: " + address);
        }
        return unit;
    }

    /** Whether any file mentions coroutines at all. */
    boolean mentionCoroutines() {
        return texts.values().stream().anyMatch(text -> MARK.matcher(text).find());
    }

    /** All identifiers of a file, and whatever looks like one. */
    Set<String> identifiers(URI address) {
        Set<String> found = new HashSet<>();
        IDENTIFIER.matcher(texts.getOrDefault(address, "")).results().forEach(match -> found.add(match.group()));
        return found;
    }
}
