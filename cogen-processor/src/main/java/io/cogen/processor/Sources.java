package io.cogen.processor;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaFileObject;

/** The user's source files, over all rounds. */
final class Sources {
    /** What a file must contain to be of interest. */
    private static final Pattern MARK =
            Pattern.compile("\\bCoroutine\\b|Coroutines\\b|\\bCo\\s*(\\.|::)\\s*yield\\b|\\bio\\s*\\.\\s*cogen\\b");

    /** Comments, strings and characters. */
    private static final Pattern NO_CODE = Pattern.compile(
            "//[^\\n]*|/\\*(?s:.*?)\\*/|\"\"\"(?s:.*?)\"\"\"|\"(\\\\.|[^\"\\\\\\n])*\"|'(\\\\.|[^'\\\\\\n])*'");

    private static final int FEW = 10;

    private final Trees trees;
    private final Map<URI, CompilationUnitTree> units = new LinkedHashMap<>();
    private final Map<URI, String> texts = new LinkedHashMap<>();

    /** The files of the top-level classes, by their qualified names. */
    private final Map<String, CompilationUnitTree> classes = new HashMap<>();

    private final Set<URI> marked = new HashSet<>();

    Sources(Trees trees) {
        this.trees = trees;
    }

    /**
     * Adds the file of a top-level class.
     *
     * @return whether it is the first that is heard of the file, and it mentions coroutines
     */
    boolean add(TypeElement type) throws IOException {
        TreePath path = trees.getPath(type);
        if (path == null) {
            return false; // a class file
        }
        CompilationUnitTree unit = path.getCompilationUnit();
        JavaFileObject file = unit.getSourceFile();
        classes.put(type.getQualifiedName().toString(), unit);
        if (units.putIfAbsent(file.toUri(), unit) != null) {
            return false;
        }
        String text = file.getCharContent(true).toString();
        texts.put(file.toUri(), text);
        boolean possible =
                text.contains("cogen") || text.contains("Coroutine") || text.contains("yield"); // much faster
        boolean mentions = possible && MARK.matcher(text).find();
        if (mentions) {
            marked.add(file.toUri());
        }
        return mentions;
    }

    /** Says that the file of a class is of interest, whatever it mentions. */
    void mark(TypeElement type) {
        TreePath path = trees.getPath(type);
        if (path != null) {
            marked.add(address(path.getCompilationUnit()));
        }
    }

    /**
     * The files in which there may be something about coroutines, in the order of all: those that mention cogen, and those that mention
     * a class of such a file, since it may have methods that return operations.
     */
    Set<URI> ofInterest() {
        Set<String> names = new HashSet<>();
        for (URI address : marked) {
            for (Tree type : unit(address).getTypeDecls()) {
                if (type instanceof ClassTree named) {
                    names.add(named.getSimpleName().toString());
                }
            }
        }
        Set<URI> found = new LinkedHashSet<>();
        texts.forEach((address, text) -> {
            if (marked.contains(address) || (mayMention(text, names) && words(text, names::contains))) {
                found.add(address);
            }
        });
        return found;
    }

    /** Whether it is worth a look at all words of a text. A few names are found faster by themselves. */
    private static boolean mayMention(String text, Set<String> names) {
        return names.size() > FEW || names.stream().anyMatch(text::contains);
    }

    /** Goes through all words, until somebody has enough. */
    private static boolean words(String text, Predicate<String> enough) {
        int start = -1; // of the word that we are in
        for (int i = 0; i <= text.length(); i++) {
            boolean inWord = i < text.length() && Character.isJavaIdentifierPart(text.charAt(i));
            if (inWord && start < 0) {
                start = i;
            } else if (!inWord && start >= 0) {
                if (enough.test(text.substring(start, i))) {
                    return true;
                }
                start = -1;
            }
        }
        return false;
    }

    Map<URI, CompilationUnitTree> units() {
        return units;
    }

    Map<URI, String> texts() {
        return texts;
    }

    /** Qualified names of the top-level classes. */
    Set<String> classes() {
        return classes.keySet();
    }

    CompilationUnitTree unit(URI address) {
        CompilationUnitTree unit = units.get(address);
        if (unit == null) {
            throw new IllegalArgumentException("no such file: " + address);
        }
        return unit;
    }

    /** All identifiers of a file, and whatever looks like one. */
    Set<String> identifiers(URI address) {
        Set<String> found = new HashSet<>();
        words(texts.getOrDefault(address, ""), word -> {
            found.add(word);
            return false;
        });
        return found;
    }

    /**
     * Whether a top-level class is that of a compact source file (Java 25): nobody has declared it, so it begins where its first
     * member does. So may a class, in the eyes of javac, that a tool like Lombok has added members to.
     */
    boolean isCompact(TypeElement type) {
        CompilationUnitTree unit = classes.get(type.getQualifiedName().toString());
        ClassTree tree = unit == null ? null : trees.getTree(type); // not its path, for which javac searches
        return tree != null
                && beginsWithAMember(unit, tree)
                && !isDeclared(type.getSimpleName(), texts.getOrDefault(address(unit), ""));
    }

    private boolean beginsWithAMember(CompilationUnitTree unit, ClassTree tree) {
        SourcePositions positions = trees.getSourcePositions();
        long start = positions.getStartPosition(unit, tree);
        return tree.getMembers().stream()
                .anyMatch(member -> positions.getStartPosition(unit, member) == start
                        && positions.getEndPosition(unit, member) > start);
    }

    private static boolean isDeclared(CharSequence name, String text) {
        String code = NO_CODE.matcher(text).replaceAll(" ");
        return Pattern.compile("\\b(class|interface|enum|record)\\s+" + Pattern.quote(name.toString()) + "(?!\\w)")
                .matcher(code)
                .find();
    }

    private static URI address(CompilationUnitTree unit) {
        return unit.getSourceFile().toUri();
    }
}
