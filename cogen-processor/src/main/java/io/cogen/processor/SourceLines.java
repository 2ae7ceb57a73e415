package io.cogen.processor;

import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import io.cogen.processor.classfile.LineTables;
import io.cogen.processor.emit.Origin;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import javax.annotation.processing.Filer;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/**
 * Gives machines the lines of the user's file: as soon as javac has written a class file of one, what it says of lines is replaced.
 * So stack traces, debuggers and coverage speak of the user's source. Where the class file is not on disk it stays as it is.
 */
final class SourceLines implements TaskListener {
    private final Elements elements;
    private final Filer filer;
    private final @Nullable JavacTask task;
    private final Map<String, Source> sources = new HashMap<>();

    /** Where class files are, by package. */
    private final Map<String, Path> folders = new HashMap<>();

    private record Source(String file, Origin origin) {}

    /** @param task javac; null if it cannot be had */
    SourceLines(Elements elements, Filer filer, @Nullable JavacTask task) {
        this.elements = elements;
        this.filer = filer;
        this.task = task;
    }

    /** @param file the name of the user's file */
    void add(String file, Origin origin) {
        if (sources.isEmpty() && task != null) {
            task.addTaskListener(this);
        }
        sources.put(origin.className(), new Source(file, origin));
    }

    @Override
    public void finished(TaskEvent event) {
        TypeElement type = event.getTypeElement();
        if (event.getKind() != TaskEvent.Kind.GENERATE || type == null) {
            return;
        }
        String name = elements.getBinaryName(type).toString();
        int end = name.indexOf('$', name.lastIndexOf('.') + 1);
        for (; end > 0; end = name.indexOf('$', end + 1)) {
            Source source = sources.get(name.substring(0, end));
            if (source != null && source.origin().covers(name)) {
                replace(type, name, source);
                return;
            }
        }
    }

    private void replace(TypeElement type, String name, Source source) {
        Path file = file(type, name);
        try {
            byte[] replaced = file == null
                    ? null
                    : LineTables.replaced(
                            Files.readAllBytes(file),
                            source.file(),
                            line -> source.origin().line(line));
            if (replaced != null) {
                Files.write(file, replaced);
            }
        } catch (IOException unchanged) {
            // The class is as good as it was: it says where it stands in the generated file.
        }
    }

    private @Nullable Path file(TypeElement type, String name) {
        int dot = name.lastIndexOf('.');
        String packageName = dot < 0 ? "" : name.substring(0, dot);
        String fileName = name.substring(dot + 1) + ".class";
        Path plain = file(packageName, fileName);
        ModuleElement module = plain == null ? elements.getModuleOf(type) : null;
        return module == null || module.isUnnamed()
                ? plain
                : file(module.getQualifiedName() + "/" + packageName, fileName);
    }

    private @Nullable Path file(String where, String name) {
        Path folder = folders.computeIfAbsent(where, each -> folder(each, name));
        Path file = folder == null ? null : folder.resolve(name);
        return file != null && Files.isRegularFile(file) ? file : null;
    }

    /** @param name of some file in it */
    private @Nullable Path folder(String where, String name) {
        try {
            URI address = filer.getResource(StandardLocation.CLASS_OUTPUT, where, name)
                    .toUri();
            return "file".equals(address.getScheme()) ? Path.of(address).getParent() : null;
        } catch (IOException | RuntimeException absent) {
            return null;
        }
    }
}
