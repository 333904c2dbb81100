package app.dangol.trust.credential;

/**
 * Bytes as the 45 characters of a QR code's alphanumeric mode (RFC 9285): two bytes make three
 * characters, a last single one makes two. Reads what it writes and nothing else.
 */
final class Base45 {
  private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
  private static final int BASE = 45;
  private static final int BYTE_LIMIT = 0x100;
  private static final int PAIR_LIMIT = 0x10000;

  private Base45() {}

  static String encode(byte[] bytes) {
    StringBuilder text = new StringBuilder(bytes.length / 2 * 3 + 2);
    for (int i = 0; i < bytes.length; i += 2) {
      boolean pair = i + 1 < bytes.length;
      int value = Byte.toUnsignedInt(bytes[i]);
      if (pair) {
        value = value * BYTE_LIMIT + Byte.toUnsignedInt(bytes[i + 1]);
      }
      text.append(ALPHABET.charAt(value % BASE)).append(ALPHABET.charAt(value / BASE % BASE));
      if (pair) {
        text.append(ALPHABET.charAt(value / (BASE * BASE)));
      }
    }
    return text.toString();
  }

  /**
   * @throws MalformedException for another character, a length that no bytes have, or three
   *     characters whose value is no two bytes (RFC 9285 §6)
   */
  static byte[] decode(String text) throws MalformedException {
    int rest = text.length() % 3;
    if (rest == 1) {
      throw new MalformedException("base45 of that length is of no bytes");
    }
    byte[] bytes = new byte[text.length() / 3 * 2 + rest / 2];
    int to = 0;
    for (int i = 0; i < text.length(); i += 3) {
      int value = digit(text, i) + digit(text, i + 1) * BASE;
      if (i + 2 < text.length()) {
        value += digit(text, i + 2) * BASE * BASE;
        refuseFrom(PAIR_LIMIT, value);
        bytes[to++] = (byte) (value / BYTE_LIMIT);
      } else {
        refuseFrom(BYTE_LIMIT, value);
      }
      bytes[to++] = (byte) (value % BYTE_LIMIT);
    }
    return bytes;
  }

  private static int digit(String text, int at) throws MalformedException {
    int digit = ALPHABET.indexOf(text.charAt(at));
    if (digit < 0) {
      throw new MalformedException("not a character of base45");
    }
    return digit;
  }

  private static void refuseFrom(int limit, int value) throws MalformedException {
    if (value >= limit) {
      throw new MalformedException("base45 of more than its bytes hold");
    }
  }
}
