package app.dangol.device.nfc;

import java.util.Arrays;
import java.util.Optional;

/** The four pages in the answer to a READ of a Type 2 tag (NFC Forum Type 2 Tag Operation §5.1). */
final class TagBlock {
  private static final byte READ = 0x30;
  private static final int HEAD = 3;
  private static final int STATUS_MASK = 0x3F;
  private static final int CRC = 2;

  private TagBlock() {}

  static boolean isAnswer(byte[] data) {
    return Pn532Command.IN_DATA_EXCHANGE.isAnswer(data)
        || Pn532Command.IN_COMMUNICATE_THRU.isAnswer(data);
  }

  /**
   * The 16 bytes, if the answer says they are good. {@code InCommunicateThru} may leave the tag's
   * check bytes in; then they must be right.
   */
  static Optional<byte[]> find(byte[] data) {
    if (!isAnswer(data) || data.length < HEAD || (data[2] & STATUS_MASK) != 0) {
      return Optional.empty();
    }
    byte[] sent = Arrays.copyOfRange(data, HEAD, data.length);
    if (sent.length == Type2Memory.BLOCK) {
      return Optional.of(sent);
    }
    return hasCheckBytes(data) && CrcA.holds(sent)
        ? Optional.of(Arrays.copyOf(sent, Type2Memory.BLOCK))
        : Optional.empty();
  }

  /** An answer as long as four pages and their check bytes, which are wrong. */
  static boolean isDamaged(byte[] data) {
    return hasCheckBytes(data)
        && (data[2] & STATUS_MASK) == 0
        && !CrcA.holds(Arrays.copyOfRange(data, HEAD, data.length));
  }

  private static boolean hasCheckBytes(byte[] data) {
    return Pn532Command.IN_COMMUNICATE_THRU.isAnswer(data)
        && data.length == HEAD + Type2Memory.BLOCK + CRC;
  }

  /** The command that reads four pages from that one on, of the first target. */
  static byte[] command(int page) {
    return Pn532Command.IN_DATA_EXCHANGE.with(1, READ, page);
  }

  /** The page a command reads from, if it is a READ. */
  static Optional<Integer> findPage(byte[] data) {
    int read = Pn532Command.IN_DATA_EXCHANGE.isCommand(data) ? 3 : 2;
    boolean isRead =
        (read == 3 || Pn532Command.IN_COMMUNICATE_THRU.isCommand(data))
            && data.length == read + 2
            && data[read] == READ;
    return isRead ? Optional.of(data[read + 1] & 0xFF) : Optional.empty();
  }
}
