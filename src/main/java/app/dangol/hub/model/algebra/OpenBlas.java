package app.dangol.hub.model.algebra;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Arithmetic by OpenBLAS, outside the heap. */
final class OpenBlas extends Algebra {
  private static final Logger LOG = LoggerFactory.getLogger(OpenBlas.class);

  private final OpenBlasLibrary library;

  OpenBlas(OpenBlasLibrary library, LongSupplier room) {
    super(room);
    this.library = library;
  }

  /** The one that came with the program, else the operating system's. */
  static Optional<OpenBlas> locate() {
    return shipped().or(OpenBlas::installed).map(found -> new OpenBlas(found, new FreeMemory()));
  }

  /** From the jar of this system on the class path; packages for kiosks come without it. */
  private static Optional<OpenBlasLibrary> shipped() {
    String folder = "/org/bytedeco/openblas/" + platform() + "/";
    // The library under its name on Linux, Windows and macOS, then what it is linked with.
    List<String> libraries = List.of("libopenblas.so.0", "libopenblas.dll", "libopenblas.0.dylib");
    List<String> linked =
        List.of(
            "libgfortran.so.5",
            "libquadmath.so.0",
            "libgcc_s.so.1",
            "libgfortran.5.dylib",
            "libquadmath.0.dylib",
            "libgcc_s.1.1.dylib");
    try {
      for (String name : libraries) {
        if (OpenBlas.class.getResource(folder + name) != null) {
          return Optional.of(unpackAndLoad(folder, name, linked));
        }
      }
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      LOG.warn("OpenBLAS came with the program, but could not be loaded", e);
    }
    return Optional.empty();
  }

  private static OpenBlasLibrary unpackAndLoad(String folder, String name, List<String> linked)
      throws IOException {
    Path unpacked = Files.createTempDirectory("dangol-openblas");
    try {
      unpack(folder, name, unpacked);
      for (String other : linked) {
        unpack(folder, other, unpacked);
      }
      return OpenBlasLibrary.load(unpacked.resolve(name));
    } finally {
      delete(unpacked);
    }
  }

  private static void unpack(String folder, String name, Path into) throws IOException {
    try (@Nullable InputStream in = OpenBlas.class.getResourceAsStream(folder + name)) {
      if (in != null) {
        Files.copy(in, into.resolve(name));
      }
    }
  }

  /** A loaded library does not need its file, except on Windows, where it stays until the end. */
  private static void delete(Path folder) throws IOException {
    folder.toFile().deleteOnExit();
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        if (!file.toFile().delete()) {
          file.toFile().deleteOnExit();
        }
      }
    }
    Files.deleteIfExists(folder);
  }

  private static Optional<OpenBlasLibrary> installed() {
    for (String name : List.of("libopenblas.so.0", "libopenblas.dll", "libopenblas.dylib")) {
      try {
        return Optional.of(OpenBlasLibrary.load(name));
      } catch (IllegalArgumentException notFound) {
        LOG.debug("no library {}", name);
      }
    }
    return Optional.empty();
  }

  /** As the jars name it. */
  private static String platform() {
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String family =
        os.startsWith("windows") ? "windows" : os.startsWith("mac") ? "macosx" : "linux";
    String arch = System.getProperty("os.arch");
    return family
        + "-"
        + (arch.equals("aarch64") ? "arm64" : arch.equals("amd64") ? "x86_64" : arch);
  }

  @Override
  public String describe() {
    return library.config();
  }

  @Override
  String adviceForRoom() {
    return "end other programs, or train on a larger machine";
  }

  @Override
  Tiles tiles() {
    Arena arena = Arena.ofShared();
    return new Tiles() {
      @Override
      public Tile next() {
        return new OpenBlasTile(library, arena.allocate(Tile.BYTES, Long.SIZE));
      }

      @Override
      public void close() {
        arena.close();
      }
    };
  }
}
