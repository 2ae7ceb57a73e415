package io.cogen.processor.bind;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks for characters in the text of a file. */
final class Words {
    private static final Pattern ESCAPE = Pattern.compile("\\\\u+([0-9a-fA-F]{4})");

    private static final Pattern NO_WORD = Pattern.compile("(?s)/\\*.*?\\*/|//[^\n]*|\\s|[()]");

    private final String text;

    Words(String text) {
        this.text = text;
    }

    /** The next place of a character outside of comments; between the two there must be no literal. */
    int next(char wanted, int from) {
        int at = from;
        while (charAt(at) != wanted) {
            if (text.startsWith("//", at)) {
                at = text.indexOf('\n', at);
            } else if (text.startsWith("/*", at)) {
                at = text.indexOf("*/", at) + 1;
            }
            at = behind(at);
        }
        return at;
    }

    /** Where the character at a place ends: it may be written as a Unicode escape (JLS 3.3). */
    int behind(int at) {
        if (at >= text.length() || text.charAt(at) != '\\') {
            return at + 1;
        }
        Matcher escape = ESCAPE.matcher(text).region(at, text.length());
        return escape.lookingAt() ? escape.end() : at + 1;
    }

    private char charAt(int at) {
        if (text.charAt(at) != '\\') {
            return text.charAt(at);
        }
        Matcher escape = ESCAPE.matcher(text).region(at, text.length());
        return escape.lookingAt() ? (char) Integer.parseInt(escape.group(1), 16) : text.charAt(at);
    }

    boolean startsWith(String word, int at) {
        return at >= 0 && text.startsWith(word, at);
    }

    /** A piece without white space, comments and parentheses. */
    String bare(int start, int end) {
        return NO_WORD.matcher(text.substring(start, end)).replaceAll("");
    }
}
