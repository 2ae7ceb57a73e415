package io.cogen.sync;

/** A {@link Barrier} was waited at in vain: not all will come. */
public final class BarrierBrokenException extends RuntimeException {
    private static final long serialVersionUID = 1;

    BarrierBrokenException(String message) {
        super(message);
    }
}
