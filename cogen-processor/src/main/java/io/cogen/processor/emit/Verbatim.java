package io.cogen.processor.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Members of a class as text. JavaPoet writes no text outside of methods and initialisers; so the text goes into an initialiser
 * with marks around it, and the initialiser is taken away from what JavaPoet has written.
 */
final class Verbatim {
    /** Characters that no source contains. */
    private static final String OPEN = "\u0001";

    private static final String CLOSE = "\u0002";

    private static final Pattern BLOCK =
            Pattern.compile("( *)static \\{\n *" + OPEN + "\n(.*?)\n *" + CLOSE + "\n *\\}\n", Pattern.DOTALL);

    private Verbatim() {}

    /** What to give to JavaPoet as the body of a static initialiser. */
    static CodeBlock block(CodeBlock members) {
        return CodeBlock.builder()
                .add(OPEN + "\n")
                .add(members)
                .add("\n" + CLOSE + "\n")
                .build();
    }

    /** The text of a file without the initialisers around such members. */
    static String unwrap(String file) {
        if (!file.contains(OPEN)) {
            return file;
        }
        return BLOCK.matcher(file)
                .replaceAll(found -> Matcher.quoteReplacement(found.group(2).replaceAll("(?m)^    ", "") + "\n"));
    }
}
