package io.cogen.processor.shadow;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import javax.annotation.processing.Filer;
import javax.tools.JavaFileManager.Location;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/** A class file that the real compilation can see, read through its {@link Filer} when it is needed. */
final class ClassFile extends SimpleJavaFileObject {
    private final Filer filer;
    private final String module;
    private final String packageName;
    private final String fileName;

    /**
     * @param module the name of the module it belongs to; empty for the unnamed one
     * @param flatName the class's binary name without its package
     */
    ClassFile(Filer filer, String module, String packageName, String flatName) {
        super(
                URI.create(
                        "shadow:///" + packageName.replace('.', '/') + "/" + flatName.replace("$", "%24") + ".class"),
                JavaFileObject.Kind.CLASS);
        this.filer = filer;
        this.module = module;
        this.packageName = packageName;
        this.fileName = flatName + ".class";
    }

    String binaryName() {
        String flat = fileName.substring(0, fileName.length() - ".class".length());
        return packageName.isEmpty() ? flat : packageName + "." + flat;
    }

    @Override
    public InputStream openInputStream() throws IOException {
        InputStream found = null;
        if (!module.isEmpty()) {
            found = open(StandardLocation.MODULE_PATH, module + "/" + packageName);
        }
        if (found == null) {
            found = open(StandardLocation.CLASS_PATH, packageName);
        }
        if (found == null) {
            found = open(StandardLocation.CLASS_OUTPUT, packageName);
        }
        if (found == null) {
            throw new IOException("cannot read the class file of " + binaryName());
        }
        return found;
    }

    private @Nullable InputStream open(Location location, String where) {
        try {
            return filer.getResource(location, where, fileName).openInputStream();
        } catch (IOException | RuntimeException absent) {
            return null; // asked for in the next place
        }
    }
}
