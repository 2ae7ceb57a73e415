package io.cogen.processor.bind;

/** Looks for characters in the text of a file. */
final class Words {
    private final String text;

    Words(String text) {
        this.text = text;
    }

    /** The next place of a character outside of comments; between the two there must be no literal. */
    int next(char wanted, int from) {
        int at = from;
        while (text.charAt(at) != wanted) {
            if (text.startsWith("//", at)) {
                at = text.indexOf('\n', at);
            } else if (text.startsWith("/*", at)) {
                at = text.indexOf("*/", at) + 1;
            }
            at++;
        }
        return at;
    }

    boolean startsWith(String word, int at) {
        return at >= 0 && text.startsWith(word, at);
    }

    /** A piece without white space, comments and parentheses. */
    String bare(int start, int end) {
        return text.substring(start, end).replaceAll("(?s)/\\*.*?\\*/|//[^\n]*|\\s|[()]", "");
    }
}
