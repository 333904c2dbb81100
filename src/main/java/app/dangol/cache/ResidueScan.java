package app.dangol.cache;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks through files, byte by byte, for anything that must not be there. Reads each file once,
 * however many traces it looks for: where the first six bytes of one stand, the rest is compared.
 * May block.
 */
public final class ResidueScan {
  /** A shorter trace stands in a file of some megabytes by chance. */
  public static final int SHORTEST = 6;

  private static final int BLOCK = 1 << 20;
  private static final int FILTER_BITS = 1 << 24;

  private final Map<Long, List<byte[]>> byHead = new HashMap<>();
  private final long[] filter = new long[FILTER_BITS / Long.SIZE];
  private int longest = SHORTEST;

  /**
   * @param traces each of {@link #SHORTEST} bytes and more
   */
  public ResidueScan(Collection<byte[]> traces) {
    Set<ByteBuffer> seen = new HashSet<>();
    for (byte[] trace : traces) {
      if (trace.length < SHORTEST) {
        throw new IllegalArgumentException("a trace has " + SHORTEST + " bytes and more");
      }
      if (!seen.add(ByteBuffer.wrap(trace))) {
        continue;
      }
      long head = head(trace, 0);
      byHead.computeIfAbsent(head, first -> new ArrayList<>()).add(trace);
      int bit = bit(head);
      filter[bit >> 6] |= 1L << (bit & 63);
      longest = Math.max(longest, trace.length);
    }
  }

  /**
   * What was found.
   *
   * @param files how many were looked through
   * @param bytes length of all finds together
   * @param found the different traces among them
   * @param where the files they stand in
   * @param unread files, folders and links that could not be looked through
   */
  public record Result(
      int files, long bytes, Set<ByteBuffer> found, List<Path> where, List<Path> unread) {
    public Result {
      found = Set.copyOf(found);
      where = List.copyOf(where);
      unread = List.copyOf(unread);
    }

    /** Both together. */
    public Result and(Result other) {
      Set<ByteBuffer> both = new HashSet<>(found);
      both.addAll(other.found);
      return new Result(
          files + other.files,
          bytes + other.bytes,
          both,
          Stream.concat(where.stream(), other.where.stream()).toList(),
          Stream.concat(unread.stream(), other.unread.stream()).toList());
    }

    /** How many different traces were found. */
    public int traces() {
      return found.size();
    }

    /** In numbers alone: what was found is personal. */
    @Override
    public String toString() {
      return "Result[" + files + " files, " + bytes + " bytes, " + unread.size() + " unread]";
    }
  }

  /**
   * Looks through all plain files in and below some folders; what is not there is passed over. What
   * cannot be read does not keep the rest from being looked through. Links are not followed.
   */
  public Result scan(Collection<Path> roots) {
    Set<ByteBuffer> found = new HashSet<>();
    List<Path> where = new ArrayList<>();
    List<Path> unread = new ArrayList<>();
    int files = 0;
    long bytes = 0;
    for (Path root : roots) {
      for (Path file : list(root, unread)) {
        try {
          long here = scan(file, found);
          if (here > 0) {
            where.add(file);
          }
          bytes += here;
          files++;
        } catch (IOException e) {
          unread.add(file);
        }
      }
    }
    return new Result(files, bytes, found, where, unread);
  }

  private static List<Path> list(Path root, List<Path> unread) {
    List<Path> files = new ArrayList<>();
    if (Files.notExists(root, LinkOption.NOFOLLOW_LINKS)) {
      return files;
    }
    try {
      Files.walkFileTree(root, new Walk(files, unread));
    } catch (IOException e) {
      unread.add(root);
    }
    return files;
  }

  /** Goes on behind what it may not enter. */
  private static final class Walk extends SimpleFileVisitor<Path> {
    private final List<Path> files;
    private final List<Path> unread;

    Walk(List<Path> files, List<Path> unread) {
      this.files = files;
      this.unread = unread;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isRegularFile()) {
        files.add(file);
      } else if (attributes.isSymbolicLink()) {
        unread.add(file);
      }
      return FileVisitResult.CONTINUE;
    }

    /** What goes while somebody looks, as temporary files do, is not there. */
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      if (!(e instanceof NoSuchFileException)) {
        unread.add(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) {
      if (e != null) {
        unread.add(folder);
      }
      return FileVisitResult.CONTINUE;
    }
  }

  private long scan(Path file, Set<ByteBuffer> found) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      byte[] block = new byte[BLOCK + longest];
      int kept = 0;
      long bytes = 0;
      int read;
      do {
        ByteBuffer free = ByteBuffer.wrap(block, kept, block.length - kept);
        read = channel.read(free);
        int length = kept + Math.max(read, 0);
        // What begins near the end is looked at with the next block, unless there is none.
        int end = read < 0 ? length : Math.max(0, length - longest + 1);
        bytes += scan(block, end, length, found);
        kept = length - end;
        System.arraycopy(block, end, block, 0, kept);
      } while (read >= 0);
      return bytes;
    } catch (NoSuchFileException e) {
      return 0;
    }
  }

  private long scan(byte[] block, int end, int length, Set<ByteBuffer> found) {
    long bytes = 0;
    for (int at = 0; at < end && at + SHORTEST <= length; at++) {
      long head = head(block, at);
      int bit = bit(head);
      if ((filter[bit >> 6] & 1L << (bit & 63)) == 0) {
        continue;
      }
      for (byte[] trace : byHead.getOrDefault(head, List.of())) {
        if (at + trace.length <= length
            && Arrays.equals(block, at, at + trace.length, trace, 0, trace.length)) {
          bytes += trace.length;
          found.add(ByteBuffer.wrap(trace));
        }
      }
    }
    return bytes;
  }

  private static long head(byte[] bytes, int at) {
    long head = 0;
    for (int i = 0; i < SHORTEST; i++) {
      head = head << 8 | bytes[at + i] & 0xff;
    }
    return head;
  }

  private static int bit(long head) {
    // Fibonacci hashing: the upper bits of a product with the golden ratio.
    return (int) (head * 0x9E3779B97F4A7C15L >>> 40);
  }
}
