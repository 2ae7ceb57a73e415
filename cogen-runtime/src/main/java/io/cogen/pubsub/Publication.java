package io.cogen.pubsub;

import java.util.List;

/** One who has a message to publish, and waits. */
interface Publication<M> {
    M message();

    /** Its turn has come, and nobody is in the way: to deliver the message, and go on. */
    void publish(List<Log<M>> logs);

    /** It has waited in vain. */
    void refuse(PubSubClosedException closed);
}
