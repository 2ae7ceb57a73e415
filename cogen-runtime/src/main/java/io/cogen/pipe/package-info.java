/**
 * Asynchronous generators, put together: a {@link io.cogen.pipe.Pipe} is something that gives items one by one, may wait between them,
 * may end or fail, and is closed. Pipes are made of generators, of pipes, and of publishers, and become publishers: {@link
 * io.cogen.pipe.Pipes}.
 *
 * <p>Items are pulled: nothing runs before somebody asks for an item, and nothing runs ahead, except where {@code buffer} and {@code
 * merge} say so; these have coroutines of their own, which are children of a {@link io.cogen.core.Scope}.
 *
 * <h2>Threads</h2>
 *
 * A pipe belongs to the thread of the scheduler whose coroutine goes through it. What another thread may call says so.
 *
 * <h2>Words</h2>
 *
 * <dl>
 *   <dt>item
 *   <dd>what a pipe gives; any value, null too
 *   <dt>source
 *   <dd>where the items come from in the first place
 *   <dt>stage
 *   <dd>a pipe that is made of other pipes, its inputs
 *   <dt>end
 *   <dd>a coroutine that goes through a pipe and closes it; or that there are no more items
 * </dl>
 */
@NullMarked
package io.cogen.pipe;

import org.jspecify.annotations.NullMarked;
