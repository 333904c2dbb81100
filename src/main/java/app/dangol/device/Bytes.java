package app.dangol.device;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * An unchanging run of bytes as a device sent them. It may hold a person's card, so {@link
 * #toString} tells the length only.
 */
public final class Bytes {
  private final byte[] content;

  private Bytes(byte[] content) {
    this.content = content;
  }

  /** A copy of the bytes given. */
  public static Bytes of(byte[] content) {
    return new Bytes(content.clone());
  }

  /** A copy of the first {@code length} bytes given. */
  public static Bytes of(byte[] content, int length) {
    return new Bytes(Arrays.copyOf(content, length));
  }

  public int length() {
    return content.length;
  }

  /** A fresh copy. */
  public byte[] toArray() {
    return content.clone();
  }

  /** Lower-case hex, two digits a byte, for the tools that show raw data. */
  public String hex() {
    return HexFormat.of().formatHex(content);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes that && Arrays.equals(content, that.content);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(content);
  }

  @Override
  public String toString() {
    return content.length + " bytes";
  }
}
