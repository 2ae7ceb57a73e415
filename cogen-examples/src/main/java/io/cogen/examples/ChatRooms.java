package io.cogen.examples;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Co;
import io.cogen.core.Events;
import io.cogen.core.Scheduler;
import io.cogen.core.Scope;
import io.cogen.pubsub.Message;
import io.cogen.pubsub.Overflow;
import io.cogen.pubsub.PubSubClosedException;
import io.cogen.pubsub.Subscription;
import io.cogen.pubsub.SubscriptionOptions;
import io.cogen.pubsub.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A chat in memory: rooms are topics, members subscribe to them. One member hears every room, one leaves before the end, and one reads so
 * slowly that it gets only the latest messages, without holding up the others.
 */
public final class ChatRooms {
    private final Topics<String> rooms = Topics.inMemory();
    private final List<String> heard = new ArrayList<>();

    private ChatRooms() {}

    /** Listens to rooms until the chat is closed, with a pause between one look and the next. */
    @Coroutine
    void listen(String name, String pattern, SubscriptionOptions options, Duration pause) {
        try (Subscription<Message<String>> mine = rooms.subscribe("rooms." + pattern, options)) {
            while (true) {
                for (Message<String> each : Co.yield(mine.fetch())) {
                    heard.add(name + " heard in " + each.topic() + ": " + each.value());
                }
                Co.yield(Events.sleep(pause));
                if (mine.dropped() > 0) {
                    heard.add(name + " has missed " + mine.dropped());
                }
            }
        } catch (PubSubClosedException end) {
            heard.add(name + " goes home");
        }
    }

    /** Says its lines in a room, one each second. */
    @Coroutine
    void talk(String name, String room, String... lines) {
        for (String line : lines) {
            Co.yield(Events.sleep(ofSeconds(1)));
            Co.yield(rooms.publish("rooms." + room, name + " says " + line));
        }
    }

    @Coroutine
    void evening(Scope scope) {
        Duration atOnce = ofMillis(1);
        SubscriptionOptions all = SubscriptionOptions.defaults();
        SubscriptionOptions latest =
                SubscriptionOptions.of(Overflow.DROP_OLDEST).limit(1);
        scope.start(ChatRoomsCoroutines.listen(this, "Ann", "*", all, atOnce));
        scope.start(ChatRoomsCoroutines.listen(this, "Slow Sam", "kitchen", latest, ofSeconds(4)));
        var bob = scope.start(ChatRoomsCoroutines.listen(this, "Bob", "kitchen", all, atOnce));

        scope.start(ChatRoomsCoroutines.talk(this, "Eve", "kitchen", "one", "two", "three"));
        scope.start(ChatRoomsCoroutines.talk(this, "Max", "hall", "hello"));
        Co.yield(Events.sleep(ofMillis(1_500)));
        bob.cancel("Bob leaves"); // and his subscription with him
        Co.yield(Events.sleep(ofSeconds(10)));
        rooms.close();
    }

    @Coroutine
    void run() {
        Co.yield(Scope.run(scope -> ChatRoomsCoroutines.evening(this, scope)));
    }

    /** Who has heard what, in that order. */
    static List<String> evening(Scheduler scheduler) {
        ChatRooms chat = new ChatRooms();
        scheduler.run(ChatRoomsCoroutines.run(chat));
        return chat.heard;
    }

    /**
     * Runs the chat, for some ten seconds, and then says who has heard what.
     *
     * @param args not used
     */
    public static void main(String[] args) {
        try (Scheduler scheduler = new Scheduler()) {
            evening(scheduler).forEach(System.out::println);
        }
    }
}
