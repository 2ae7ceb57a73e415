package io.cogen.processor.bind;

import javax.lang.model.type.TypeMirror;

/**
 * What those who bind one method share.
 *
 * @param returned the method's return type
 * @param isGenerator whether it has a Yielder
 * @param sourceVersion the version of the language, for instance 17
 */
record Context(
        Typing typing,
        Index index,
        Words words,
        Slices slices,
        Variables variables,
        Targets targets,
        Flow flow,
        Apart apart,
        Assertions assertions,
        TypeMirror returned,
        boolean isGenerator,
        int sourceVersion) {}
