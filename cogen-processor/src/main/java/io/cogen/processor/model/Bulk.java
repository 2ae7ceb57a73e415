package io.cogen.processor.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Guesses how many bytes of bytecode a piece of Java becomes. HotSpot compiles no method of more than 8,000 (its flag {@code
 * HugeMethodLimit}), and the JVM has none of more than 65,535 (JVMS 4.7.3). A guess may be twice the truth, and must not be
 * less.
 */
public final class Bulk {
    /** What one method may have, by this guess, if nothing else is asked for. */
    public static final int METHOD = 6000;

    private static final int JUMP = 8;
    private static final int ARM = 10;
    private static final int SUSPENSION = 20;

    private static final Pattern TOKEN = Pattern.compile(
            "//[^\\n]*|/\\*(?s:.*?)\\*/|\"\"\"(?s:.*?)\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'])+'"
                    + "|[\\p{javaJavaIdentifierStart}][\\p{javaJavaIdentifierPart}]*|\\d[\\w.]*|[-+*/%&|^!=<>?:~]+|[(\\[]");

    private Bulk() {}

    /**
     * What one state, or one statement that is copied, may have before it is taken apart further.
     *
     * @param method what one method may have
     */
    public static int ofState(int method) {
        return method / 3;
    }

    public static int of(String text) {
        int bytes = 0;
        Matcher token = TOKEN.matcher(LineMark.strip(text));
        while (token.find()) {
            bytes += ofToken(token.group());
        }
        return bytes;
    }

    private static int ofToken(String token) {
        if (token.startsWith("//") || token.startsWith("/*")) {
            return 0;
        } else if (token.equals("finally")) {
            return 20; // and its block is written for each way out
        }
        return switch (token.charAt(0)) {
            case '"', '\'' -> 3;
            case '(' -> 3;
            case '[' -> 2;
            case '-', '+', '*', '/', '%', '&', '|', '^', '!', '=', '<', '>', '?', ':', '~' -> 3;
            default -> 4;
        };
    }

    public static int of(Code code) {
        int bytes = 0;
        for (Code.Part part : code.parts()) {
            bytes += part instanceof Code.Text text ? of(text.text()) : 5;
        }
        return bytes;
    }

    /** Code that stands in a method of its own, that of a state. */
    public static int of(Graph.Op op) {
        return 4 + of(Graph.code(op));
    }

    public static int of(Graph.Block block) {
        int bytes = block.ops().stream().mapToInt(Bulk::of).sum() + of(Graph.code(block.end()));
        int ways = Graph.successors(block.end()).size();
        if (block.end() instanceof Graph.Switch) {
            return bytes + ARM * ways;
        }
        return bytes + JUMP * ways + (block.end() instanceof Graph.Suspend ? SUSPENSION : 0);
    }
}
