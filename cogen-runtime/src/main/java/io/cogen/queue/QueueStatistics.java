package io.cogen.queue;

/**
 * What a queue has done, and what it is doing.
 *
 * @param size the elements in it
 * @param capacity how many it has room for; {@link Queue#UNBOUNDED}, or 0 in a rendezvous
 * @param waitingGets gets that wait
 * @param waitingPuts puts that wait; what they bring is not in the queue, and not counted as put
 * @param waitingJoins joins that wait
 * @param put how many elements were put since it was built, those that were handed over included
 * @param got how many were taken out
 * @param unfinished how many were put, and not yet counted by {@link Queue#taskDone()}
 */
public record QueueStatistics(
        int size,
        int capacity,
        int waitingGets,
        int waitingPuts,
        int waitingJoins,
        long put,
        long got,
        long unfinished) {}
