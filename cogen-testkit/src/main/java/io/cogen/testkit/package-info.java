/**
 * For tests of coroutines: time that jumps, orders that can be replayed, and an end at which nothing may be left.
 *
 * <pre>{@code
 * final class RestaurantTest {
 *     private int freeTables = 1;
 *     private final List<String> seated = new ArrayList<>();
 *
 *     @Coroutine
 *     void dine(String guest) {
 *         while (freeTables == 0) {
 *             Co.yield(Events.sleep(ofMinutes(10)));
 *         }
 *         freeTables--;
 *         seated.add(guest);
 *         Co.yield(Events.sleep(ofHours(2)));
 *         freeTables++;
 *     }
 *
 *     @Seeds(100)
 *     void oneTableServesOneGuestAfterTheOther(Scheduler scheduler, VirtualTime time) {
 *         scheduler.add(RestaurantTestCoroutines.dine(this, "Ann"));
 *         scheduler.add(RestaurantTestCoroutines.dine(this, "Bob"));
 *
 *         scheduler.run();
 *
 *         assertEquals(Set.of("Ann", "Bob"), Set.copyOf(seated));
 *         assertEquals(ofHours(4), time.elapsed());
 *     }
 * }
 * }</pre>
 *
 * <p>Start with {@link io.cogen.testkit.CoroutineTest}, or with {@link io.cogen.testkit.VirtualTime} if the tests are not JUnit's.
 *
 * <h2>Threads</h2>
 *
 * A test runs its scheduler on its own thread. What another thread may do says so.
 *
 * <h2>Words</h2>
 *
 * <dl>
 *   <dt>seed
 *   <dd>the number of which the order is made in which independent coroutines run; the same one gives the same order
 *   <dt>to leave behind
 *   <dd>what a test has not waited for when it ends: coroutines, timers, failures
 * </dl>
 */
@NullMarked
package io.cogen.testkit;

import org.jspecify.annotations.NullMarked;
