package app.dangol.trust.credential;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes CBOR in its deterministic form (RFC 8949 §4.2.1): shortest heads, definite lengths. That
 * the keys of a map ascend is its caller's part.
 */
final class CborWriter {
  private static final int SHORT = 24;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  CborWriter whole(long value) {
    return value < 0 ? head(CborReader.NEGATIVE, -1 - value) : head(CborReader.UNSIGNED, value);
  }

  CborWriter bytes(byte[] value) {
    head(CborReader.BYTES, value.length);
    out.writeBytes(value);
    return this;
  }

  CborWriter text(String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    head(CborReader.TEXT, utf8.length);
    out.writeBytes(utf8);
    return this;
  }

  CborWriter array(int items) {
    return head(CborReader.ARRAY, items);
  }

  CborWriter map(int pairs) {
    return head(CborReader.MAP, pairs);
  }

  CborWriter tag(int tag) {
    return head(CborReader.TAG, tag);
  }

  byte[] toBytes() {
    return out.toByteArray();
  }

  private CborWriter head(int major, long value) {
    int top = major << 5;
    if (value < SHORT) {
      out.write(top | (int) value);
      return this;
    }
    int size = value < 1L << 8 ? 0 : value < 1L << 16 ? 1 : value < 1L << 32 ? 2 : 3;
    out.write(top | (SHORT + size));
    for (int shift = (8 << size) - 8; shift >= 0; shift -= 8) {
      out.write((int) (value >>> shift));
    }
    return this;
  }
}
