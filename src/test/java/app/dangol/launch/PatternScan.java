package app.dangol.launch;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds many byte strings in raw bytes in one pass: a bit for each hash of their first four bytes
 * turns almost every place away, the rest is compared.
 */
final class PatternScan {
  /** Shorter ones occur by chance in sealed bytes. */
  static final int MIN_BYTES = 6;

  private static final int HASH_BITS = 24;

  private final BitSet heads = new BitSet(1 << HASH_BITS);
  private final Map<Integer, List<byte[]>> byHead = new HashMap<>();
  private final int size;

  PatternScan(Collection<byte[]> wanted) {
    for (byte[] each : wanted) {
      if (each.length < MIN_BYTES) {
        throw new IllegalArgumentException("too short to mean anything");
      }
      int head = ByteBuffer.wrap(each).getInt();
      heads.set(hash(head));
      byHead.computeIfAbsent(head, unused -> new ArrayList<>()).add(each);
    }
    size = wanted.size();
  }

  int size() {
    return size;
  }

  /** How many different ones stand in there. */
  int countIn(byte[] bytes) {
    return findIn(bytes).size();
  }

  /** Those that stand in there, each once. */
  List<byte[]> findIn(byte[] bytes) {
    Map<byte[], Boolean> found = new IdentityHashMap<>();
    int head = 0;
    for (int end = 0; end < bytes.length; end++) {
      head = head << 8 | bytes[end] & 0xFF;
      if (end >= 3 && heads.get(hash(head))) {
        for (byte[] each : byHead.getOrDefault(head, List.of())) {
          int from = end - 3;
          int to = from + each.length;
          if (to <= bytes.length && Arrays.equals(bytes, from, to, each, 0, each.length)) {
            found.put(each, true);
          }
        }
      }
    }
    return List.copyOf(found.keySet());
  }

  private static int hash(int head) {
    return head * 0x9E3779B1 >>> Integer.SIZE - HASH_BITS;
  }
}
