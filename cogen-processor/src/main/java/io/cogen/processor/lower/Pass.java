package io.cogen.processor.lower;

/** A step of the way from the user's body to a machine. Its simple name is what {@code -Acogen.dump} takes. */
public interface Pass<I, O> {
    O apply(I input);
}
