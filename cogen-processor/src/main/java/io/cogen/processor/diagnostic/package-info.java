/** What the processor has to say to a user: a catalogue of messages, each with a code, and where they point. */
@NullMarked
package io.cogen.processor.diagnostic;

import org.jspecify.annotations.NullMarked;
