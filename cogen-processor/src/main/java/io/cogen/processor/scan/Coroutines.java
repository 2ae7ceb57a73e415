package io.cogen.processor.scan;

import io.cogen.processor.model.Signature;
import java.util.Map;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/**
 * The coroutine methods of one class that can have a factory.
 *
 * @param methods in the order of the source
 */
public record Coroutines(TypeElement owner, Map<ExecutableElement, Signature> methods) {}
