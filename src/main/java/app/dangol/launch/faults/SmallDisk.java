package app.dangol.launch.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A small file system in memory, which can be filled and made read-only; only root may mount it.
 */
final class SmallDisk implements AutoCloseable {
  private static final String SIZE = "size=6m,mode=700";

  private final Path place;
  private final Path filler;

  private SmallDisk(Path place) {
    this.place = place;
    this.filler = place.resolve("filler");
  }

  /** Empty where this user may not mount. */
  static Optional<SmallDisk> mount(Path place) throws IOException, InterruptedException {
    return run("mount", "-t", "tmpfs", "-o", SIZE, "dangol-faults", place.toString())
        ? Optional.of(new SmallDisk(place))
        : Optional.empty();
  }

  Path place() {
    return place;
  }

  /** Takes all that is left, but for so many bytes. */
  void fill(int leave) throws IOException {
    byte[] block = new byte[4096];
    try (OutputStream out = Files.newOutputStream(filler)) {
      long left = Files.getFileStore(place).getUsableSpace() - leave;
      for (long written = 0; written < left; written += block.length) {
        out.write(block);
      }
    }
  }

  void free() throws IOException {
    Files.deleteIfExists(filler);
  }

  boolean remount(String how) throws IOException, InterruptedException {
    return run("mount", "-o", "remount," + how, place.toString());
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    if (!Files.isExecutable(Path.of("/usr/bin", command[0]))) {
      return false;
    }
    Process process =
        new ProcessBuilder(List.of(command))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
  }

  @Override
  public void close() throws IOException {
    try {
      if (!run("umount", place.toString())) {
        throw new IOException("cannot unmount " + place);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
