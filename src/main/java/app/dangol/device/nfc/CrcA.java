package app.dangol.device.nfc;

/** The check bytes of ISO/IEC 14443-3 Type A, Annex B. */
public final class CrcA {
  private static final int INITIAL = 0x6363;

  private CrcA() {}

  /** Of the first {@code length} bytes: 16 bits, transmitted low byte first. */
  public static int of(byte[] data, int length) {
    int crc = INITIAL;
    for (int i = 0; i < length; i++) {
      int step = (data[i] ^ crc) & 0xFF;
      step = (step ^ step << 4) & 0xFF;
      crc = (crc >> 8 ^ step << 8 ^ step << 3 ^ step >> 4) & 0xFFFF;
    }
    return crc;
  }

  /** Whether the last two bytes are the check bytes of those before. */
  static boolean holds(byte[] data) {
    int end = data.length - 2;
    return end >= 0 && of(data, end) == ((data[end] & 0xFF) | (data[end + 1] & 0xFF) << 8);
  }
}
