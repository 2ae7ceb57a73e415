package io.cogen.processor.emit;

/** Java that grows piece by piece. Each line is indented as deep as it stands. */
final class Text {
    private static final String INDENT = "    ";

    private final StringBuilder text = new StringBuilder();
    private String indentation;
    private boolean atStart = true;

    /** @param depth how deep the first line stands */
    Text(int depth) {
        indentation = INDENT.repeat(depth);
    }

    /** Adds a part of a line, or several lines. */
    Text add(String added) {
        String piece =
                added.indexOf('\r') < 0 ? added : added.replace("\r\n", "\n").replace('\r', '\n');
        int at = 0;
        for (int end = piece.indexOf('\n'); end >= 0; end = piece.indexOf('\n', at)) {
            addPart(piece, at, end);
            text.append('\n');
            atStart = true;
            at = end + 1;
        }
        addPart(piece, at, piece.length());
        return this;
    }

    private void addPart(String piece, int start, int end) {
        if (start < end) {
            if (atStart) {
                text.append(indentation);
                atStart = false;
            }
            text.append(piece, start, end);
        }
    }

    /** Adds what is left of a line, and ends it. */
    Text line(String rest) {
        return add(rest).add("\n");
    }

    /** Ends the line, if something is on it. */
    Text end() {
        return atStart ? this : add("\n");
    }

    Text indent() {
        indentation += INDENT;
        return this;
    }

    Text unindent() {
        indentation = indentation.substring(INDENT.length());
        return this;
    }

    /** Opens a block; the braces are added. */
    Text open(String head) {
        return add(head).add(" {\n").indent();
    }

    /** Closes a block, and opens another on the same line. */
    Text next(String head) {
        return unindent().add("} ").open(head);
    }

    Text close() {
        return unindent().add("}\n");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
