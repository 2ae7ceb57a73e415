package io.cogen.processor.model;

import java.util.regex.Pattern;

/**
 * Says inside of text which line of the user's file it comes from. Marks are taken out again when a generated file is complete; they
 * consist of characters that no source contains.
 */
public final class LineMark {
    public static final char OPEN = '\u0003';
    public static final char CLOSE = '\u0004';

    private static final Pattern MARK = Pattern.compile(OPEN + "\\d+" + CLOSE);

    private LineMark() {}

    /** A mark; nothing if the line is not known, that is, 0. */
    public static String of(int line) {
        return line <= 0 ? "" : OPEN + Integer.toString(line) + CLOSE;
    }

    public static String strip(String text) {
        return text.indexOf(OPEN) < 0 ? text : MARK.matcher(text).replaceAll("");
    }
}
