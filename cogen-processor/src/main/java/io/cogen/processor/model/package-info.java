/**
 * What the passes hand to each other: a coroutine's body as plain records, with no type of javac in them.
 *
 * <p>Source text travels as {@link io.cogen.processor.model.Code}: slices of the user's file in which the names that
 * generated code must write differently are parts of their own. Types travel as JavaPoet's {@code TypeName}.
 *
 * <dl>
 *   <dt>{@link io.cogen.processor.model.Stmt}, {@link io.cogen.processor.model.Expr}
 *   <dd>the body as the user wrote it; only what contains a suspension point is taken apart
 *   <dt>{@link io.cogen.processor.model.Step}
 *   <dd>the body in A-normal form: a suspension point stands alone, never inside an expression
 *   <dt>{@link io.cogen.processor.model.Graph}
 *   <dd>blocks joined by jumps, each in one region
 *   <dt>{@link io.cogen.processor.model.Liveness}, {@link io.cogen.processor.model.Placement}, {@link io.cogen.processor.model.Layout}
 *   <dd>which variables live where, and which block is which state
 * </dl>
 */
@NullMarked
package io.cogen.processor.model;

import org.jspecify.annotations.NullMarked;
