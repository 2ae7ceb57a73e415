package io.cogen.processor.model;

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

    /** What no character comes to more than. */
    private static final int MOST = 4;

    private static final String OPERATORS = "-+*/%&|^!=<>?:~";

    private Bulk() {}

    /**
     * What one state, or one statement that is copied, may have before it is taken apart further.
     *
     * @param method what one method may have
     */
    public static int ofState(int method) {
        return method / 3;
    }

    /** Whether a piece of text becomes more than so many bytes; most pieces are too short for that. */
    public static boolean isMore(String text, int start, int end, int bytes) {
        return (end - start) * MOST > bytes && of(text.substring(start, end)) > bytes;
    }

    public static int of(String text) {
        int bytes = 0;
        int end;
        for (int at = 0; at < text.length(); at = end) {
            end = end(text, at);
            bytes += ofToken(text, at, end);
        }
        return bytes;
    }

    /** Where what begins somewhere ends: a token, a comment, a mark, or one character that is none of these. */
    private static int end(String text, int at) {
        char c = text.charAt(at);
        if (c == LineMark.OPEN) {
            return behind(text, at, text.indexOf(LineMark.CLOSE, at), 1);
        } else if (c == '/' && text.startsWith("//", at)) {
            return behind(text, text.length() - 1, text.indexOf('\n', at), 0);
        } else if (c == '/' && text.startsWith("/*", at)) {
            return behind(text, at, text.indexOf("*/", at + 2), 2);
        } else if (c == '"' && text.startsWith("\"\"\"", at)) {
            return behind(text, at, text.indexOf("\"\"\"", at + 3), 3);
        } else if (c == '"' || c == '\'') {
            return endOfLiteral(text, at);
        }
        int end = at + 1;
        if (isPart(c)) {
            while (end < text.length() && (isPart(text.charAt(end)) || isPoint(text, at, end))) {
                end++;
            }
        } else if (OPERATORS.indexOf(c) >= 0) {
            while (end < text.length() && OPERATORS.indexOf(text.charAt(end)) >= 0) {
                end++;
            }
        }
        return end;
    }

    /** Behind what has been found; if it has not, behind the one character. */
    private static int behind(String text, int at, int found, int length) {
        return found < 0 ? at + 1 : Math.min(text.length(), found + length);
    }

    /** Whether a character may be part of a name or a number; for Java, marks may be. */
    private static boolean isPart(char c) {
        if (c >= 'a' && c <= 'z') {
            return true; // most are
        }
        return c > ' ' && c != LineMark.OPEN && Character.isJavaIdentifierPart(c);
    }

    private static boolean isPoint(String text, int start, int at) {
        return text.charAt(at) == '.' && Character.isDigit(text.charAt(start));
    }

    private static int endOfLiteral(String text, int at) {
        for (int i = at + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == text.charAt(at)) {
                return i + 1;
            } else if (c == '\\') {
                i++;
            } else if (c == '\n' && text.charAt(at) == '"') {
                break;
            }
        }
        return at + 1;
    }

    private static int ofToken(String text, int start, int end) {
        char c = text.charAt(start);
        if (c == '"' || c == '\'') {
            return end - start > 1 ? 3 : 0;
        } else if (c == '(') {
            return 3;
        } else if (c == '[') {
            return 2;
        } else if (OPERATORS.indexOf(c) >= 0) {
            return text.startsWith("//", start) || text.startsWith("/*", start) ? 0 : 3;
        } else if (!isPart(c)) {
            return 0;
        }
        boolean isFinally = end - start == 7 && text.startsWith("finally", start);
        return isFinally ? 20 : 4; // the block of a finally is written for each way out
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
        int bytes = of(Graph.code(block.end()));
        for (Graph.Op op : block.ops()) {
            bytes += of(op);
        }
        int ways = Graph.successors(block.end()).size();
        if (block.end() instanceof Graph.Switch) {
            return bytes + ARM * ways;
        }
        return bytes + JUMP * ways + (block.end() instanceof Graph.Suspend ? SUSPENSION : 0);
    }
}
