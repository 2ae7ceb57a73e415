package io.cogen.pubsub;

/**
 * Publishers of one topic that wait, in order. The first of them has found a log full, in whose chain the line is. So the messages of a
 * topic stay in order, whatever happens to the logs that they go to, and topics do not wait for each other.
 */
final class Line<M> {
    final Object topic;
    final Chain<Publication<M>> publications = new Chain<>();
    final Chain.Node<Line<M>> place = new Chain.Node<>(this);

    Line(Object topic) {
        this.topic = topic;
    }
}
