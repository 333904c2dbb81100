package app.dangol.cache;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Finds many byte strings in raw bytes in one pass, by their first four bytes. */
final class ByteScan {
  private final Map<Integer, List<byte[]>> byHead = new HashMap<>();

  ByteScan(List<byte[]> wanted) {
    for (byte[] each : wanted) {
      byHead.computeIfAbsent(ByteBuffer.wrap(each).getInt(), _ -> new ArrayList<>()).add(each);
    }
  }

  /** Those found, in hex. */
  List<String> findIn(byte[] bytes) {
    List<String> found = new ArrayList<>();
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    for (int at = 0; at + Integer.BYTES <= bytes.length; at++) {
      for (byte[] each : byHead.getOrDefault(buffer.getInt(at), List.of())) {
        int end = at + each.length;
        if (end <= bytes.length && Arrays.equals(bytes, at, end, each, 0, each.length)) {
          found.add(HexFormat.of().formatHex(each));
        }
      }
    }
    return found;
  }
}
