package io.cogen.processor.shadow;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.annotation.processing.Filer;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.FileObject;
import javax.tools.JavaFileManager.Location;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/**
 * The classes of packages in which javac may find sources by itself, on its source path or its class path. Whoever asks the real
 * compilation for all classes of such a package makes it read all those sources; this asks for those only that somebody names.
 */
final class Neighbours {
    private final Elements elements;
    private final Filer filer;
    private final Trees trees;
    private final Collection<CompilationUnitTree> units;
    private final Set<String> compiled;
    private final Names names;
    private final Set<Path> roots = new HashSet<>();

    Neighbours(Elements elements, Filer filer, Trees trees, Material material) {
        this.elements = elements;
        this.filer = filer;
        this.trees = trees;
        this.units = material.units().values();
        this.compiled = material.topLevel();
        this.names =
                new Names(unit -> material.whole().contains(unit.getSourceFile().toUri()));
        units.forEach(this::addRoot);
    }

    /**
     * What is found of a package.
     *
     * @param sources the classes that javac has found as sources
     * @param classFiles binary names without package
     * @param others classes whose files are not among those
     */
    record Found(Set<TypeElement> sources, Set<String> classFiles, Set<TypeElement> others) {}

    /** The classes of a package in which there may be such sources; null for one in which there are none. */
    @Nullable
    Found in(PackageElement of, @Nullable ModuleElement module) {
        String packageName = of.getQualifiedName().toString();
        Set<TypeElement> sources = new LinkedHashSet<>();
        Set<TypeElement> others = new LinkedHashSet<>();
        Set<String> tried = new HashSet<>();
        Deque<CompilationUnitTree> left = new ArrayDeque<>(units);
        boolean own = false;
        while (!left.isEmpty()) {
            CompilationUnitTree unit = left.remove();
            own |= Names.packageName(unit).equals(packageName);
            for (String each : names.mayName(unit, packageName) ? names.in(unit) : Set.<String>of()) {
                TypeElement type = tried.add(each) ? find(packageName, each, module) : null;
                TreePath path = type == null ? null : trees.getPath(type);
                if (path != null) {
                    sources.add(type);
                    addRoot(path.getCompilationUnit());
                    left.add(path.getCompilationUnit());
                } else if (type != null) {
                    others.add(type);
                }
            }
        }
        if (!own && sources.isEmpty() && roots.stream().noneMatch(root -> hasSources(root, packageName))) {
            return null;
        }
        Set<String> classFiles = classFiles(packageName, module, others);
        return new Found(sources, classFiles, others);
    }

    private @Nullable TypeElement find(String packageName, String name, @Nullable ModuleElement module) {
        String qualified = packageName.isEmpty() ? name : packageName + "." + name;
        if (compiled.contains(qualified)) {
            return null;
        }
        return module == null ? elements.getTypeElement(qualified) : elements.getTypeElement(module, qualified);
    }

    /** Keeps the folder that a source's package begins in. */
    private void addRoot(CompilationUnitTree unit) {
        URI address = unit.getSourceFile().toUri();
        if ("file".equals(address.getScheme())) {
            Path folder = Path.of(address).getParent();
            String packageName = Names.packageName(unit);
            Path inside = Path.of(packageName.replace('.', '/'));
            if (packageName.isEmpty()) {
                roots.add(folder);
            } else if (folder.endsWith(inside)) {
                Path root = folder;
                for (int i = 0; i < inside.getNameCount(); i++) {
                    root = root.getParent();
                }
                roots.add(root);
            }
        }
    }

    private static boolean hasSources(Path root, String packageName) {
        return ClassFolder.files(root.resolve(packageName.replace('.', '/'))).anyMatch(each -> each.endsWith(".java"));
    }

    /** The class files of a package, from wherever one that is named has come from. */
    private Set<String> classFiles(String packageName, @Nullable ModuleElement module, Set<TypeElement> named) {
        Set<URI> folders = new LinkedHashSet<>();
        String inModule = module == null || module.isUnnamed() ? null : module.getQualifiedName() + "/" + packageName;
        for (TypeElement each : named) {
            String file = each.getSimpleName() + ClassFolder.SUFFIX;
            boolean found = inModule != null && addFolder(StandardLocation.MODULE_PATH, inModule, file, folders);
            if (!found && !addFolder(StandardLocation.CLASS_PATH, packageName, file, folders)) {
                addFolder(StandardLocation.CLASS_OUTPUT, packageName, file, folders);
            }
        }
        Set<String> found = new LinkedHashSet<>();
        folders.forEach(folder -> found.addAll(ClassFolder.classes(folder)));
        named.removeIf(each -> found.contains(each.getSimpleName().toString()));
        return found;
    }

    /** Gives whether a file is in a location. */
    private boolean addFolder(Location location, String where, String file, Set<URI> to) {
        try {
            FileObject found = filer.getResource(location, where, file);
            found.openInputStream().close();
            String address = found.toUri().toString();
            to.add(URI.create(address.substring(0, address.lastIndexOf('/') + 1)));
            return true;
        } catch (IOException | RuntimeException absent) {
            return false;
        }
    }
}
