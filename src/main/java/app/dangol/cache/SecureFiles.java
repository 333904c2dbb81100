package app.dangol.cache;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Deletes files whose bytes were personal: overwritten first, then unlinked. */
final class SecureFiles {
  private static final int BLOCK = 64 * 1024;

  /** What SQLite keeps beside a database: its log and its shared memory. */
  static final List<String> BESIDE = List.of("-wal", "-shm");

  private SecureFiles() {}

  /** A database with its log, its shared memory and its sum. */
  static void deleteDatabase(Path database) throws IOException {
    FileSum.forget(database);
    for (String suffix : BESIDE) {
      delete(database.resolveSibling(database.getFileName() + suffix));
    }
    delete(database);
  }

  /** Nothing happens if it is not there. */
  static void delete(Path file) throws IOException {
    if (Files.notExists(file)) {
      return;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer zeros = ByteBuffer.allocate(BLOCK);
      for (long at = 0, size = channel.size(); at < size; at += zeros.position()) {
        zeros.clear().limit((int) Math.min(BLOCK, size - at));
        channel.write(zeros, at);
      }
      channel.force(true);
    }
    Files.delete(file);
  }
}
