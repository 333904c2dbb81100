package app.dangol.hub.imports;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * Which ids have been, as 64 bits of their SHA-256: sixteen bytes an id at most, and one in ten
 * million files of a million ids takes one for another.
 */
final class SeenIds {
  private long[] table = new long[1 << 10];
  private int size;

  /** Returns false if it was there. */
  boolean add(String id) {
    if (size * 2 > table.length) {
      long[] old = table;
      table = new long[old.length * 2];
      size = 0;
      Arrays.stream(old).filter(hash -> hash != 0).forEach(this::put);
    }
    return put(hash(id));
  }

  boolean contains(String id) {
    long hash = hash(id);
    int mask = table.length - 1;
    int at = (int) (hash & mask);
    while (table[at] != 0 && table[at] != hash) {
      at = (at + 1) & mask;
    }
    return table[at] == hash;
  }

  private boolean put(long hash) {
    int mask = table.length - 1;
    int at = (int) (hash & mask);
    while (table[at] != 0) {
      if (table[at] == hash) {
        return false;
      }
      at = (at + 1) & mask;
    }
    table[at] = hash;
    size++;
    return true;
  }

  private static long hash(String id) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
      long hash = ByteBuffer.wrap(digest).getLong();
      return hash == 0 ? 1 : hash;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
