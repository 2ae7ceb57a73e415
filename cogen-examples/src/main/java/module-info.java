/** Programs that use cogen: each is meant to be read, can be run, and is a test too. */
module io.cogen.examples {
    requires static io.cogen.annotations;
    requires io.cogen.runtime;
    requires static org.jspecify;
}
