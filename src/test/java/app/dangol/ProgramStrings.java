package app.dangol;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.StringEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Every text that the compiled program holds as a constant, also as a part of a longer one. */
final class ProgramStrings {
  private static final Path CLASSES = Path.of("target", "classes", "app", "dangol");

  private ProgramStrings() {}

  /**
   * One text.
   *
   * @param owner the class's name, its nest host's if it is nested
   */
  record Constant(String owner, String text) {}

  static List<Constant> list() throws IOException {
    List<Constant> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(CLASSES)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
        var parsed = ClassFile.of().parse(Files.readAllBytes(file));
        String owner =
            parsed.thisClass().asInternalName().replace('/', '.').replaceFirst("\\$.*", "");
        StreamSupport.stream(parsed.constantPool().spliterator(), false)
            .filter(StringEntry.class::isInstance)
            .map(entry -> new Constant(owner, ((StringEntry) entry).stringValue()))
            .forEach(found::add);
      }
    }
    return found;
  }
}
