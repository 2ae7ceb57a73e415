package io.cogen.sync;

/** A lock was waited for in vain: the coroutine that holds it has ended without releasing it. */
public final class BrokenOwnerException extends RuntimeException {
    private static final long serialVersionUID = 1;

    BrokenOwnerException(String lock, String owner) {
        super(lock + " is held by " + owner + ", which has ended without releasing it; acquire in try-with-resources,"
                + " try (var held = Co.yield(lock.acquire())), or let a scope own what acquire gives");
    }
}
