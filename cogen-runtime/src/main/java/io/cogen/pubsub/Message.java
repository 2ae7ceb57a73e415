package io.cogen.pubsub;

import java.util.Objects;

/**
 * What was published on {@link Topics}.
 *
 * @param <M> the kind of values
 * @param topic on which
 * @param value what
 */
public record Message<M>(String topic, M value) {
    /**
     * A message.
     *
     * @param topic not null
     * @param value not null
     */
    public Message {
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(value, "value");
    }
}
