package io.cogen.processor.shadow;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/**
 * The class path of the shadow compilation: all classes of the real one, also those from its module path, in one unnamed
 * module. The JDK's own come from the running JDK.
 */
final class ShadowFiles extends ForwardingJavaFileManager<StandardJavaFileManager> {
    private final ProcessingEnvironment env;
    private final Trees trees;
    private final Set<String> sources;
    private final Neighbours neighbours;
    private final Map<String, List<JavaFileObject>> heads;
    private final Map<String, List<JavaFileObject>> packages = new HashMap<>();
    private final Map<String, Boolean> systemModules = new HashMap<>();

    ShadowFiles(StandardJavaFileManager files, ProcessingEnvironment env, Trees trees, Material material) {
        super(files);
        this.neighbours = new Neighbours(env.getElementUtils(), env.getFiler(), trees, material);
        this.env = env;
        this.trees = trees;
        this.sources = material.topLevel();
        this.heads = heads(material);
    }

    /** The files that the shadow compilation may want to look at, by package. */
    private Map<String, List<JavaFileObject>> heads(Material material) {
        Map<String, List<JavaFileObject>> found = new HashMap<>();
        material.units().forEach((address, unit) -> {
            if (!material.whole().contains(address)) {
                String packageName = Names.packageName(unit);
                String text = Objects.requireNonNull(material.texts().get(address));
                for (Tree each : unit.getTypeDecls()) {
                    if (each instanceof ClassTree type) {
                        String name = packageName.isEmpty()
                                ? type.getSimpleName().toString()
                                : packageName + "." + type.getSimpleName();
                        found.computeIfAbsent(packageName, any -> new ArrayList<>())
                                .add(new Source(address, () -> Heads.of(unit, trees.getSourcePositions(), text), name));
                    }
                }
            }
        });
        return found;
    }

    @Override
    public Iterable<JavaFileObject> list(
            Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse) throws IOException {
        if (location == StandardLocation.CLASS_PATH) {
            return kinds.contains(JavaFileObject.Kind.CLASS)
                    ? packages.computeIfAbsent(packageName, this::classes)
                    : List.of();
        } else if (location == StandardLocation.SOURCE_PATH || location == StandardLocation.CLASS_OUTPUT) {
            return List.of();
        }
        return super.list(location, packageName, kinds, recurse);
    }

    @Override
    public boolean hasLocation(Location location) {
        return location == StandardLocation.CLASS_PATH
                || (location != StandardLocation.SOURCE_PATH
                        && location != StandardLocation.CLASS_OUTPUT
                        && super.hasLocation(location));
    }

    @Override
    public String inferBinaryName(Location location, JavaFileObject file) {
        if (file instanceof ClassFile classFile) {
            return classFile.binaryName();
        }
        return file instanceof Source source ? source.binaryName() : super.inferBinaryName(location, file);
    }

    @Override
    public boolean isSameFile(javax.tools.FileObject a, javax.tools.FileObject b) {
        return a.toUri().equals(b.toUri());
    }

    private List<JavaFileObject> classes(String packageName) {
        List<JavaFileObject> found = new ArrayList<>(heads.getOrDefault(packageName, List.of()));
        for (PackageElement each : env.getElementUtils().getAllPackageElements(packageName)) {
            ModuleElement module = env.getElementUtils().getModuleOf(each);
            String moduleName = module == null ? "" : module.getQualifiedName().toString();
            if (moduleName.isEmpty() || !systemModules.computeIfAbsent(moduleName, ShadowFiles::isSystem)) {
                Neighbours.Found near = neighbours.in(each, module);
                if (near == null) {
                    ElementFilter.typesIn(each.getEnclosedElements())
                            .forEach(type -> add(found, moduleName, packageName, type));
                } else {
                    near.classFiles().stream()
                            .filter(name -> !isSource(near, packageName, name))
                            .map(name -> new ClassFile(env.getFiler(), moduleName, packageName, name))
                            .forEach(found::add);
                    near.sources().forEach(type -> add(found, moduleName, packageName, type));
                    near.others().forEach(type -> add(found, moduleName, packageName, type));
                }
            }
        }
        return found;
    }

    /** Whether a class, or the one that it is a member of, is compiled from source. */
    private boolean isSource(Neighbours.Found near, String packageName, String flatName) {
        for (int end = flatName.length(); end > 0; end = flatName.lastIndexOf('$', end - 1)) {
            String name = flatName.substring(0, end);
            if (sources.contains(packageName.isEmpty() ? name : packageName + "." + name)
                    || near.sources().stream()
                            .anyMatch(each -> each.getSimpleName().contentEquals(name))) {
                return true;
            }
        }
        return false;
    }

    private void add(List<JavaFileObject> found, String module, String packageName, TypeElement type) {
        Source source = source(type);
        if (sources.contains(type.getQualifiedName().toString())) {
            return;
        } else if (source == null) {
            addWithMembers(found, module, packageName, type);
        } else {
            found.add(source);
        }
    }

    private static boolean isSystem(String module) {
        return ModuleFinder.ofSystem().find(module).isPresent();
    }

    /** A class that the real compilation has found as a source by itself; null for one with a class file. */
    private @Nullable Source source(TypeElement type) {
        TreePath path = trees.getPath(type);
        if (path == null) {
            return null;
        }
        CompilationUnitTree unit = path.getCompilationUnit();
        JavaFileObject file = unit.getSourceFile();
        try {
            String text = file.getCharContent(true).toString();
            return new Source(
                    file.toUri(),
                    () -> Heads.of(unit, trees.getSourcePositions(), text),
                    type.getQualifiedName().toString());
        } catch (IOException unreadable) {
            return null; // the shadow compilation will miss the class, and say where
        }
    }

    private void addWithMembers(List<JavaFileObject> found, String module, String packageName, TypeElement type) {
        String binaryName = env.getElementUtils().getBinaryName(type).toString();
        String flatName = packageName.isEmpty() ? binaryName : binaryName.substring(packageName.length() + 1);
        found.add(new ClassFile(env.getFiler(), module, packageName, flatName));
        for (Element member : ElementFilter.typesIn(type.getEnclosedElements())) {
            addWithMembers(found, module, packageName, (TypeElement) member);
        }
    }
}
