package io.cogen.processor.shadow;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Lists the class files of one package, in a folder or in a jar. */
final class ClassFolder {
    static final String SUFFIX = ".class";

    private ClassFolder() {}

    /**
     * The binary names, without package, of the classes in a folder; none where it cannot be read.
     *
     * @param folder its address, which ends in a slash
     */
    static List<String> classes(URI folder) {
        return files(folder)
                .filter(each -> each.endsWith(SUFFIX))
                .map(each -> each.substring(0, each.length() - SUFFIX.length()))
                .toList();
    }

    private static Stream<String> files(URI folder) {
        if ("file".equals(folder.getScheme())) {
            return files(Path.of(folder));
        }
        String address = folder.getSchemeSpecificPart();
        int inside = address.indexOf("!/");
        if (!"jar".equals(folder.getScheme()) || inside < 0) {
            return Stream.of();
        }
        String prefix = address.substring(inside + 2);
        try (ZipFile jar =
                new ZipFile(Path.of(URI.create(address.substring(0, inside))).toFile())) {
            return jar.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.startsWith(prefix) && name.indexOf('/', prefix.length()) < 0)
                    .map(name -> name.substring(prefix.length()))
                    .toList()
                    .stream();
        } catch (IOException | RuntimeException unreadable) {
            return Stream.of();
        }
    }

    /** The names of the files in a folder; none where there is no folder. */
    static Stream<String> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(each -> each.getFileName().toString()).toList().stream();
        } catch (IOException unreadable) {
            return Stream.of();
        }
    }
}
