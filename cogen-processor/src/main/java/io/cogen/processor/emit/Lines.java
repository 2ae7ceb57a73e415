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
        Reader reader = new Reader();
        marked.lines().forEach(reader::read);
        return new Lines(String.join("\n", reader.lines) + "\n", List.copyOf(reader.origins));
    }

    private static final class Reader {
        final List<String> lines = new ArrayList<>();
        final List<Integer> origins = new ArrayList<>();
        private int origin;

        void read(String marked) {
            StringBuilder line = new StringBuilder();
            int at = 0;
            for (int open = marked.indexOf(LineMark.OPEN); open >= 0; open = marked.indexOf(LineMark.OPEN, at)) {
                line.append(marked, at, open);
                at = marked.indexOf(LineMark.CLOSE, open) + 1;
                int next = Integer.parseInt(marked.substring(open + 1, at - 1));
                if (next != origin && !line.toString().isBlank()) {
                    add(line.toString());
                    line = new StringBuilder(indentation(line) + CONTINUED);
                }
                origin = next;
            }
            line.append(marked, at, marked.length());
            add(line.toString());
        }

        private void add(String line) {
            lines.add(line.isBlank() ? "" : line.stripTrailing());
            origins.add(origin);
        }

        private static String indentation(CharSequence line) {
            String text = line.toString();
            return text.substring(0, text.length() - text.stripLeading().length());
        }
    }
}
