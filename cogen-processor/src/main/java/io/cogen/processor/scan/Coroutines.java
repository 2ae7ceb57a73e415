package io.cogen.processor.scan;

import com.palantir.javapoet.ClassName;
import io.cogen.processor.model.Signature;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/**
 * The coroutine methods of one class that can be named.
 *
 * @param generated the class that is generated for it
 * @param isPublic whether that class is public
 * @param methods those that can have a factory, in the order of the source
 * @param unknown those in whose heads a type is not there, yet or at all
 * @param refused those that cannot have a factory
 */
public record Coroutines(
        TypeElement owner,
        ClassName generated,
        boolean isPublic,
        Map<ExecutableElement, Signature> methods,
        List<ExecutableElement> unknown,
        List<ExecutableElement> refused) {}
