package io.cogen.pubsub;

import java.util.List;
import java.util.Objects;

/**
 * Which topics: the language of NATS. A topic is one or more tokens with dots between them, {@code rooms.kitchen.oven}; case counts. In
 * a pattern {@code *} stands for one token, whatever it is, and {@code >} at the end for one or more.
 *
 * <pre>
 *   rooms.kitchen.oven     this topic
 *   rooms.*.oven           rooms.kitchen.oven, rooms.hall.oven
 *   rooms.>                rooms.kitchen, rooms.kitchen.oven; not rooms
 *   >                      all topics
 * </pre>
 *
 * Immutable, and for any thread. Two patterns are equal if their texts are.
 */
public final class TopicPattern {
    static final String ONE = "*";
    static final String REST = ">";

    /** Matching recurs for each token. */
    private static final int MOST_TOKENS = 256;

    private final String text;
    private final List<String> tokens;

    private TopicPattern(String text, List<String> tokens) {
        this.text = text;
        this.tokens = tokens;
    }

    /**
     * Reads a pattern.
     *
     * @param text as above
     * @return the pattern
     * @throws IllegalArgumentException if it is none, with the reason
     */
    public static TopicPattern of(String text) {
        List<String> tokens = tokens(text, "pattern");
        for (int i = 0; i < tokens.size(); i++) {
            String token = tokens.get(i);
            if (token.equals(REST) && i < tokens.size() - 1) {
                throw new IllegalArgumentException("in a pattern > stands at the end only: " + text);
            } else if (token.length() > 1 && hasWildcard(token)) {
                throw new IllegalArgumentException(
                        "in a pattern * and > stand for whole tokens, and not for a part of one as in " + token + ": "
                                + text);
            }
        }
        return new TopicPattern(text, tokens);
    }

    /** The tokens of a topic, on which one can publish. */
    static List<String> topic(String text) {
        List<String> tokens = tokens(text, "topic");
        if (hasWildcard(text)) {
            throw new IllegalArgumentException("a topic on which one publishes has no wildcards: " + text);
        }
        return tokens;
    }

    private static boolean hasWildcard(String text) {
        return text.indexOf('*') >= 0 || text.indexOf('>') >= 0;
    }

    private static List<String> tokens(String text, String what) {
        Objects.requireNonNull(text, what);
        List<String> tokens = List.of(text.split("\\.", -1));
        for (String token : tokens) {
            if (token.isEmpty()) {
                throw new IllegalArgumentException(
                        "a " + what + " has one or more tokens with single dots between them: \"" + text + "\"");
            }
        }
        if (text.chars().anyMatch(c -> c <= ' ' || Character.isWhitespace(c))) {
            throw new IllegalArgumentException(
                    "a " + what + " has no white space and no control characters: \"" + text + "\"");
        } else if (tokens.size() > MOST_TOKENS) {
            throw new IllegalArgumentException(
                    "a " + what + " has at most " + MOST_TOKENS + " tokens, and this one has " + tokens.size());
        }
        return tokens;
    }

    List<String> tokens() {
        return tokens;
    }

    /**
     * Whether a topic is one of these.
     *
     * @param topic without wildcards
     * @return whether it matches
     * @throws IllegalArgumentException if {@code topic} is none
     */
    public boolean matches(String topic) {
        List<String> other = topic(topic);
        for (int i = 0; i < tokens.size(); i++) {
            String token = tokens.get(i);
            if (token.equals(REST)) {
                return other.size() > i;
            } else if (i == other.size() || !token.equals(ONE) && !token.equals(other.get(i))) {
                return false;
            }
        }
        return tokens.size() == other.size();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TopicPattern pattern && pattern.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The text that it was made of. */
    @Override
    public String toString() {
        return text;
    }
}
