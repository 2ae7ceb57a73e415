package io.cogen.proactor;

/**
 * A submission that ends with a result: an accept or a connect.
 *
 * @param <T> what it results in
 */
public interface Completion<T> extends Submission {
    /**
     * It succeeded.
     *
     * @param result the connection that was accepted or established
     */
    void completed(T result);
}
