package io.cogen.processor.emit;

import com.palantir.javapoet.CodeBlock;

/**
 * Members of a class as text. JavaPoet writes no text outside of methods and initialisers; so the text goes into an initialiser
 * with marks around it, and the initialiser is taken away from what JavaPoet has written.
 */
final class Verbatim {
    /** Characters that no source contains. */
    private static final String OPEN = "\u0001";

    private static final String CLOSE = "\u0002";

    private static final String INDENT = "    ";

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
        StringBuilder text = new StringBuilder();
        int at = 0;
        for (int open = file.indexOf(OPEN); open >= 0; open = file.indexOf(OPEN, at)) {
            int close = file.indexOf(CLOSE, open);
            text.append(file, at, file.lastIndexOf('\n', file.lastIndexOf("static {", open)) + 1);
            String members = file.substring(file.indexOf('\n', open) + 1, file.lastIndexOf('\n', close));
            members.lines()
                    .forEach(line -> text.append(line.startsWith(INDENT) ? line.substring(INDENT.length()) : line)
                            .append('\n'));
            at = file.indexOf('\n', file.indexOf('}', close)) + 1;
        }
        return text.append(file, at, file.length()).toString();
    }
}
