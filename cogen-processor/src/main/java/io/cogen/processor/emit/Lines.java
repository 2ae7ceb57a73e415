package io.cogen.processor.emit;

import io.cogen.processor.model.LineMark;
import java.util.ArrayList;
import java.util.List;

/**
 * A generated file, and for each of its lines the line of the user's file that it stands for. Where text of several lines of the user's
 * has come together on one, that is broken again, so that each line has one origin.
 *
 * @param text without marks
 * @param origins by the number of the line, from 0; 0 where there is none
 */
record Lines(String text, List<Integer> origins) {
    private static final String CONTINUED = "        ";

    /** @param marked a file with marks in it, see {@link LineMark} */
    static Lines of(String marked) {
        Reader reader = new Reader(marked.length());
        int at = 0;
        for (int end = marked.indexOf('\n'); end >= 0; end = marked.indexOf('\n', at)) {
            reader.read(marked, at, end);
            at = end + 1;
        }
        if (at < marked.length()) {
            reader.read(marked, at, marked.length());
        }
        return new Lines(reader.lines.toString(), List.copyOf(reader.origins));
    }

    private static final class Reader {
        final StringBuilder lines;
        final List<Integer> origins = new ArrayList<>();
        private int origin;

        /** Where the next mark is; behind the text when there is none. */
        private int open;

        /** Where the line that is being read begins. */
        private int start;

        Reader(int length) {
            lines = new StringBuilder(length);
            open = -1;
        }

        void read(String marked, int from, int to) {
            start = lines.length();
            int at = from;
            for (find(marked, at); open < to; find(marked, at)) {
                lines.append(marked, at, open);
                at = marked.indexOf(LineMark.CLOSE, open) + 1;
                int next = Integer.parseInt(marked, open + 1, at - 1, 10);
                int first = firstVisible();
                if (next != origin && first < lines.length()) {
                    String indentation = lines.substring(start, first);
                    end();
                    lines.append(indentation).append(CONTINUED);
                }
                origin = next;
            }
            lines.append(marked, at, to);
            end();
        }

        private void find(String marked, int from) {
            if (open < from) {
                int found = marked.indexOf(LineMark.OPEN, from);
                open = found < 0 ? marked.length() : found;
            }
        }

        /** Where the text of the line begins. */
        private int firstVisible() {
            int first = start;
            while (first < lines.length() && Character.isWhitespace(lines.charAt(first))) {
                first++;
            }
            return first;
        }

        private void end() {
            int end = lines.length();
            while (end > start && Character.isWhitespace(lines.charAt(end - 1))) {
                end--;
            }
            lines.setLength(end);
            lines.append('\n');
            origins.add(origin);
            start = lines.length();
        }
    }
}
