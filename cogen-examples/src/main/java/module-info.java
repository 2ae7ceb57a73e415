/** Programs that use cogen. */
module io.cogen.examples {
    requires static io.cogen.annotations;
    requires io.cogen.runtime;
}
