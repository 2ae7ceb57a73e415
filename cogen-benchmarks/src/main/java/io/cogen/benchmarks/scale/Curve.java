package io.cogen.benchmarks.scale;

import java.util.function.IntFunction;

/** What is measured at each size. */
enum Curve {
    SWITCH(Group.COROUTINES, "all pass in turn, a switch", CoroutineWorlds::passing),
    SPAWN(Group.COROUTINES, "all are added, then all run to their ends, each", CoroutineWorlds::spawning),
    ARM(Group.TIMERS, "a timeout, armed and disarmed, around a call that passes", TimerWorlds::arming),
    WAKE(Group.TIMERS, "a sleep of its own length, until it is over", TimerWorlds::waking),
    SIGNAL(Group.WAITERS, "a signal wakes all, each", WaiterWorlds::signal),
    CONDITION(Group.WAITERS, "a condition wakes all, each", WaiterWorlds::condition),
    LOCK(Group.WAITERS, "a lock goes round, a turn", WaiterWorlds::lock),
    LEAVE_SIGNAL(Group.WITHDRAWAL, "from the waiters for a signal", WithdrawalWorlds::signal),
    LEAVE_LOCK(Group.WITHDRAWAL, "from those for a lock", WithdrawalWorlds::lock),
    LEAVE_QUEUE(Group.WITHDRAWAL, "from those for a queue", WithdrawalWorlds::queue),
    NAMES(Group.TOPICS, "a signal of one of n names, with its waiter", TopicWorlds::signals),
    PUBLISH(Group.TOPICS, "a message on one of n topics, with its subscriber", TopicWorlds::topics),
    FAN_OUT(Group.TOPICS, "a message to n subscribers, each", TopicWorlds::fanOut),
    TOUCH(Group.TOPICS, "for comparison: one of n objects of 64 bytes, by hand", MemoryWorld::touching),
    MANY_QUEUES(Group.QUEUES, "an item through one of n queues", QueueWorlds::many),
    ONE_QUEUE(Group.QUEUES, "an item to one of n consumers of a queue", QueueWorlds::one),
    /** Has no world: a server in a process of its own. */
    ECHO(Group.CONNECTIONS, "the server's time of the processor, a message", size -> {
        throw new IllegalStateException("is not measured in this process");
    }),
    ASLEEP(Group.MEMORY, "asleep", TimerWorlds::arming),
    AT_LOCK(Group.MEMORY, "waits for a lock, all for the same", WaiterWorlds::lock),
    AT_QUEUE(Group.MEMORY, "waits for its queue", QueueWorlds::many),
    AT_SIGNAL(Group.MEMORY, "waits for a signal of its name", TopicWorlds::signals),
    AT_TOPIC(Group.MEMORY, "waits for messages on its topic", TopicWorlds::topics);

    final Group group;
    final String title;
    private final IntFunction<World> world;

    Curve(Group group, String title, IntFunction<World> world) {
        this.group = group;
        this.title = title;
        this.world = world;
    }

    World world(int size) {
        return world.apply(size);
    }
}
