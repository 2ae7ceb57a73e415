/** What runs coroutines: the scheduler and its operations, the proactor that waits for I/O, sockets, and queues. */
module io.cogen.runtime {
    requires static transitive io.cogen.annotations;
    requires static transitive org.jspecify;
    requires org.jctools.core.jdk11;

    exports io.cogen.core;
    exports io.cogen.group;
    exports io.cogen.net;
    exports io.cogen.pipe;
    exports io.cogen.proactor;
    exports io.cogen.sync;
    exports io.cogen.pubsub;
    exports io.cogen.queue;
}
