package io.cogen.processor.fuzz;

/**
 * Something that is wrong with a program.
 *
 * @param method the method's name, empty if it is not known
 * @param detail the script and both traces, or what javac said
 */
record Finding(Kind kind, String method, String detail) {
    /** What went wrong. */
    enum Kind {
        /** The machine leaves another trace than the method. */
        DIFFERENCE("the machine differs from the method"),
        /** A run does not end. */
        HANG("a run does not end"),
        /** The harness fails: a class cannot be loaded, say. */
        FAILURE("a run fails outside of the body"),
        /** An error or a warning in generated code. */
        GENERATED("generated code does not compile, or with a warning"),
        /** The processor refuses the method, or fails on it. */
        REFUSAL("the processor refuses correct code"),
        /** The program is not Java: a mistake of the generator. */
        MISTAKE("the program itself does not compile");

        final String sentence;

        Kind(String sentence) {
            this.sentence = sentence;
        }
    }

    /** Whether another finding is of the same kind, so that one may stand for the other. */
    boolean isLike(Finding other) {
        return kind == other.kind && (kind == Kind.DIFFERENCE || essence().equals(other.essence()));
    }

    /** What was said, without names and numbers. */
    String essence() {
        if (kind == Kind.DIFFERENCE || kind == Kind.HANG) {
            return "";
        }
        String first = detail.lines().findFirst().orElse("");
        return first.replaceAll("^\\S+: ", "").replaceAll("'[^']*'|\\S*[\\d.(<]\\S*|\\b\\w\\b", "_");
    }
}
