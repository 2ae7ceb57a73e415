/** What runs coroutines: the scheduler and its operations, the proactor that waits for I/O, and sockets. */
module io.cogen.runtime {
    requires static io.cogen.annotations;
    requires static transitive org.jspecify;
    requires org.jctools.core.jdk11;

    exports io.cogen.core;
    exports io.cogen.net;
    exports io.cogen.pipe;
    exports io.cogen.proactor;
}
