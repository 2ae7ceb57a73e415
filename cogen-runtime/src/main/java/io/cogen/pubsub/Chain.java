package io.cogen.pubsub;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** A line in which everybody can leave from where he is: nodes that know their neighbours. A node is in one chain at most. */
final class Chain<T> {
    /** A place in a chain; may be used again when it is free. */
    static final class Node<T> {
        final T owner;

        private @Nullable Chain<T> chain;
        private @Nullable Node<T> before;
        private @Nullable Node<T> after;

        Node(T owner) {
            this.owner = owner;
        }

        boolean isLinked() {
            return chain != null;
        }

        /** Leaves the chain, if it is in one. */
        void unlink() {
            Chain<T> from = chain;
            if (from == null) {
                return;
            }
            if (before == null) {
                from.first = after;
            } else {
                before.after = after;
            }
            if (after == null) {
                from.last = before;
            } else {
                after.before = before;
            }
            before = null;
            after = null;
            chain = null;
            from.size--;
        }

        @Nullable
        Node<T> next() {
            return after;
        }

        /** Of a node that {@link #takeAll} gave: the next of them; this one is free then. */
        @Nullable
        Node<T> takeNext() {
            Node<T> next = after;
            before = null;
            after = null;
            chain = null;
            return next;
        }
    }

    private @Nullable Node<T> first;
    private @Nullable Node<T> last;
    private int size;

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Puts a node at the end; from another chain, or from its place in this one. */
    void add(Node<T> node) {
        node.unlink();
        node.chain = this;
        node.before = last;
        if (last == null) {
            first = node;
        } else {
            last.after = node;
        }
        last = node;
        size++;
    }

    /** Puts a node before the first one that is not less, in a chain that is sorted. */
    void addSorted(Node<T> node, Comparator<? super T> order) {
        Node<T> at = first;
        while (at != null && order.compare(at.owner, node.owner) < 0) {
            at = at.after;
        }
        if (at == null) {
            add(node);
            return;
        }
        node.chain = this;
        node.after = at;
        node.before = at.before;
        if (at.before == null) {
            first = node;
        } else {
            at.before.after = node;
        }
        at.before = node;
        size++;
    }

    @Nullable
    T first() {
        return first == null ? null : first.owner;
    }

    @Nullable
    Node<T> firstNode() {
        return first;
    }

    /** Takes all out, which costs less than one after the other: gives the first, which leads to the others. */
    @Nullable
    Node<T> takeAll() {
        Node<T> all = first;
        first = null;
        last = null;
        size = 0;
        return all;
    }

    /** Takes the first one out. */
    @Nullable
    T poll() {
        Node<T> node = first;
        if (node == null) {
            return null;
        }
        node.unlink();
        return node.owner;
    }
}
