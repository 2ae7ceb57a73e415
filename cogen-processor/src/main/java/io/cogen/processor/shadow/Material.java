package io.cogen.processor.shadow;

import com.sun.source.tree.CompilationUnitTree;
import java.net.URI;
import java.util.Map;
import java.util.Set;

/**
 * What a shadow compilation works on.
 *
 * @param units the user's sources, as the real compilation has them, by their addresses
 * @param texts their texts
 * @param whole addresses of those in which the bodies of methods matter
 * @param stubs the sources of classes yet to be generated, by qualified name
 * @param topLevel qualified names of all classes among the sources, stubs included
 */
public record Material(
        Map<URI, CompilationUnitTree> units,
        Map<URI, String> texts,
        Set<URI> whole,
        Map<String, String> stubs,
        Set<String> topLevel) {}
