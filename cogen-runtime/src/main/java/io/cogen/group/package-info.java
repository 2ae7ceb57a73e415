/**
 * Several cores: a {@link io.cogen.group.SchedulerGroup} is a loop per core, each on a thread of its own, and a coroutine stays on the
 * loop on which it began. So all that holds for one scheduler holds for each of them, and what coroutines of different loops share has
 * to be made for that: messages, and what is in this package.
 *
 * <h2>Which one</h2>
 *
 * <dl>
 *   <dt>{@link io.cogen.group.SchedulerGroup#call call}
 *   <dd>run a coroutine on another loop, and wait for what it returns
 *   <dt>{@link io.cogen.group.SchedulerGroup#start start}
 *   <dd>the same, to wait for it later, or from several loops
 *   <dt>{@link io.cogen.group.SharedQueue}
 *   <dd>work, or anything else, for one of those who wait
 *   <dt>{@link io.cogen.group.SharedTopic}
 *   <dd>news, for each of those who subscribed
 * </dl>
 *
 * <p>It stands on the public API of {@link io.cogen.core} only. Why it is right is in {@code docs/internals/concurrency.md}.
 */
@NullMarked
package io.cogen.group;

import org.jspecify.annotations.NullMarked;
