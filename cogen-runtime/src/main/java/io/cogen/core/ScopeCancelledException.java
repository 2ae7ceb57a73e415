package io.cogen.core;

/** {@link Scope#cancel} has ended the scope before its body returned. */
public final class ScopeCancelledException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ScopeCancelledException(Cancellation cancellation) {
        super(cancellation.reason(), cancellation.canceller());
    }

    /**
     * Why, as given to {@link Scope#cancel}.
     *
     * @return the reason of the first cancel
     */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
