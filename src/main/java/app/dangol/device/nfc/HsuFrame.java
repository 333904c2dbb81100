package app.dangol.device.nfc;

import app.dangol.device.Bytes;
import app.dangol.device.FramingReason;

/** What stands between two marks on a PN532's serial line (NXP UM0701-02 §6.2.1). */
sealed interface HsuFrame {
  /** The other side has taken the frame. */
  record Ack() implements HsuFrame {}

  /** The other side wants its last frame once more. */
  record Nack() implements HsuFrame {}

  /** The reader did not understand a frame. */
  record Fault() implements HsuFrame {}

  /**
   * A command, or the answer to one.
   *
   * @param data from the frame identifier ({@code D4} towards the reader, {@code D5} from it) to
   *     the last byte before the checksum, at least one byte
   */
  record Information(Bytes data) implements HsuFrame {}

  /**
   * Bytes that began like a frame.
   *
   * @param length bytes there were, from the length byte on
   */
  record Broken(FramingReason reason, long length) implements HsuFrame {}
}
