package io.cogen.pubsub;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Values by pattern: a tree with a level for each token, so that a topic finds its patterns without looking at the others. Wildcards are
 * tokens like any others on the way in, and are tried beside the topic's own token on the way out.
 */
final class PatternTree<V> {
    private static final class Node<V> {
        final Map<String, Node<V>> children = new HashMap<>(4);

        @Nullable
        V value;
    }

    private final Node<V> root = new Node<>();

    @Nullable
    V get(TopicPattern pattern) {
        Node<V> node = root;
        for (String token : pattern.tokens()) {
            node = node.children.get(token);
            if (node == null) {
                return null;
            }
        }
        return node.value;
    }

    V getOrAdd(TopicPattern pattern, Supplier<V> make) {
        Node<V> node = root;
        for (String token : pattern.tokens()) {
            node = node.children.computeIfAbsent(token, none -> new Node<>());
        }
        if (node.value == null) {
            node.value = make.get();
        }
        return node.value;
    }

    void remove(TopicPattern pattern) {
        remove(root, pattern.tokens(), 0);
    }

    private void remove(Node<V> node, List<String> tokens, int at) {
        if (at == tokens.size()) {
            node.value = null;
            return;
        }
        Node<V> child = node.children.get(tokens.get(at));
        if (child != null) {
            remove(child, tokens, at + 1);
            if (child.value == null && child.children.isEmpty()) {
                node.children.remove(tokens.get(at));
            }
        }
    }

    void match(List<String> topic, Consumer<? super V> found) {
        match(root, topic, 0, found);
    }

    private void match(Node<V> node, List<String> topic, int at, Consumer<? super V> found) {
        if (at == topic.size()) {
            if (node.value != null) {
                found.accept(node.value);
            }
            return;
        }
        Node<V> rest = node.children.get(TopicPattern.REST);
        if (rest != null) {
            found.accept(Objects.requireNonNull(rest.value)); // nothing comes behind it
        }
        Node<V> any = node.children.get(TopicPattern.ONE);
        if (any != null) {
            match(any, topic, at + 1, found);
        }
        Node<V> same = node.children.get(topic.get(at));
        if (same != null) {
            match(same, topic, at + 1, found);
        }
    }

    void forEach(Consumer<? super V> action) {
        forEach(root, action);
    }

    private void forEach(Node<V> node, Consumer<? super V> action) {
        if (node.value != null) {
            action.accept(node.value);
        }
        node.children.values().forEach(child -> forEach(child, action));
    }
}
