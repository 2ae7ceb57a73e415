package io.cogen.processor.diagnostic;

/**
 * One message at one place.
 *
 * @param start offset of the first character that it is about, in the user's file
 * @param end offset behind the last
 */
public record Problem(Diagnostic diagnostic, String message, int start, int end) {

    public static Problem of(Diagnostic diagnostic, int start, int end, Object... blanks) {
        return new Problem(diagnostic, diagnostic.message(blanks), start, end);
    }
}
