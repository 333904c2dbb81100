package app.dangol.cache;

import app.dangol.trust.OwnerOnly;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/**
 * A sum over a whole database file, kept beside it while nobody has it open. SQLite's pages bear no
 * sums: a bit that flips in a row's plain column breaks no structure, and would be shown.
 */
final class FileSum {
  private static final String SUFFIX = "-sum";
  private static final int BLOCK = 1 << 20;

  private FileSum() {}

  /** Writes the sum of a file that was closed with all its log moved into it. */
  static void keep(Path file) throws IOException {
    if (isWhole(file)) {
      Path kept = kept(file);
      OwnerOnly.file(kept);
      Files.writeString(kept, sumOf(file));
    }
  }

  /**
   * Compares the file with the sum kept beside it, and takes the sum away, for the file is about to
   * change.
   *
   * @return false if the file is not what was closed; true also where nothing was kept
   */
  static boolean isAsKept(Path file) throws IOException {
    Path kept = kept(file);
    if (Files.notExists(kept)) {
      return true;
    }
    String before = Files.readString(kept);
    Files.delete(kept);
    // What a program without sums did since then is in the log.
    return Files.notExists(file) || !isWhole(file) || before.equals(sumOf(file));
  }

  /** Takes the sum away with the file it was of. */
  static void forget(Path file) throws IOException {
    Files.deleteIfExists(kept(file));
  }

  private static boolean isWhole(Path file) throws IOException {
    Path log = file.resolveSibling(file.getFileName() + "-wal");
    return Files.notExists(log) || Files.size(log) == 0;
  }

  private static Path kept(Path file) {
    return file.resolveSibling(file.getFileName() + SUFFIX);
  }

  private static String sumOf(Path file) throws IOException {
    CRC32C sum = new CRC32C();
    ByteBuffer block = ByteBuffer.allocateDirect(BLOCK);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      while (channel.read(block) >= 0) {
        sum.update(block.flip());
        block.clear();
      }
      return channel.size() + " " + HexFormat.of().toHexDigits((int) sum.getValue());
    }
  }
}
