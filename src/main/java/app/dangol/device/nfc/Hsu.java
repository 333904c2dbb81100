package app.dangol.device.nfc;

import app.dangol.device.Bytes;
import java.io.ByteArrayOutputStream;

/** The bytes of a PN532's serial line (NXP UM0701-02 §6.2.1 and §7.2.11). */
public final class Hsu {
  /** Frame identifier of a command. */
  public static final byte TO_READER = (byte) 0xD4;

  /** Frame identifier of an answer; its command code is the command's plus one. */
  public static final byte FROM_READER = (byte) 0xD5;

  /** The only byte of the frame that says a command was not understood. */
  static final byte FAULT = 0x7F;

  /** To be sent before the first command: the long run of edges lets a sleeping reader wake up. */
  public static final Bytes WAKE_UP =
      Bytes.of(new byte[] {0x55, 0x55, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});

  public static final Bytes ACK = Bytes.of(new byte[] {0, 0, (byte) 0xFF, 0, (byte) 0xFF, 0});
  public static final Bytes NACK = Bytes.of(new byte[] {0, 0, (byte) 0xFF, (byte) 0xFF, 0, 0});

  /** What a reader says to a frame it does not understand. */
  public static final Bytes FAULT_FRAME = frame(new byte[] {FAULT});

  private static final int MAX_SHORT = 255;

  private Hsu() {}

  /**
   * A frame around data.
   *
   * @param data frame identifier, code and parameters, 1 to 265 bytes
   */
  public static Bytes frame(byte[] data) {
    if (data.length == 0 || data.length > HsuDecoder.MAX_DATA) {
      throw new IllegalArgumentException("a frame holds 1 to " + HsuDecoder.MAX_DATA + " bytes");
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {0, 0, (byte) 0xFF});
    int high = data.length >> 8;
    int low = data.length & 0xFF;
    if (data.length > MAX_SHORT) {
      out.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xFF, (byte) high});
    }
    out.write(low);
    out.write(-(high + low));
    out.writeBytes(data);
    int sum = 0;
    for (byte one : data) {
      sum += one;
    }
    out.write(-sum);
    out.write(0);
    return Bytes.of(out.toByteArray());
  }
}
