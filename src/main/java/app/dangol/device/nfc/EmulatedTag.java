package app.dangol.device.nfc;

import app.dangol.device.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A tag to be held before an emulated reader: a number of seven bytes is an NTAG213 with its memory
 * (NXP NTAG213/215/216 data sheet §8.5), one of four bytes a telephone or a smart card, which has
 * no such memory.
 *
 * @param memory 180 bytes, or none
 */
record EmulatedTag(Bytes uid, Bytes memory) {
  private static final int PAGES = 45;
  private static final int DATA = 16;
  private static final int CAPACITY = 144;

  private static final Pattern HELD =
      Pattern.compile("([0-9A-Fa-f]{8}|[0-9A-Fa-f]{14})(?: +(.+))?");

  /**
   * What a person writes of a tag: its number in hex and, behind a blank, what it holds: {@code
   * ndef:} and a message in hex, an address such as {@code https://example.com}, or a text.
   *
   * @throws IllegalArgumentException in words, if it is none of that
   */
  static EmulatedTag of(String held) {
    Matcher matcher = HELD.matcher(held.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "a tag is written as 8 or 14 digits of hex, and what it holds; an empty line takes it"
              + " away");
    }
    byte[] uid = HexFormat.of().parseHex(matcher.group(1));
    String holds = matcher.group(2);
    byte[] message = holds == null ? new byte[0] : message(holds.strip());
    if (uid.length == 7) {
      return new EmulatedTag(Bytes.of(uid), memory(uid, message));
    }
    if (message.length > 0) {
      throw new IllegalArgumentException("only a tag with 14 digits holds a message");
    }
    return new EmulatedTag(Bytes.of(uid), Bytes.of(message));
  }

  boolean isType2() {
    return memory.length() > 0;
  }

  /** SENS_RES, SEL_RES, length of the number, number, as a reader lists it. */
  byte[] listing() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(0);
    out.write(isType2() ? 0x44 : 0x04);
    out.write(isType2() ? 0x00 : 0x20);
    out.write(uid.length());
    out.writeBytes(uid.toArray());
    if (!isType2()) {
      // Its ATS: the length of it, and what smart cards commonly say.
      out.writeBytes(new byte[] {5, 0x78, (byte) 0x80, 0x70, 0x02});
    }
    return out.toByteArray();
  }

  /** Four pages from that one on, the first ones behind the last; empty past the end. */
  byte[] read(int page) {
    byte[] all = memory.toArray();
    if (page >= PAGES || all.length == 0) {
      return new byte[0];
    }
    byte[] block = new byte[Type2Memory.BLOCK];
    for (int i = 0; i < block.length; i++) {
      block[i] = all[(page * Type2Memory.PAGE + i) % all.length];
    }
    return block;
  }

  private static byte[] message(String holds) {
    String lower = holds.toLowerCase(Locale.ROOT);
    if (lower.startsWith("ndef:")) {
      return HexFormat.of().parseHex(holds.substring("ndef:".length()).strip());
    }
    boolean isAddress = lower.matches("[a-z][a-z0-9+.-]*:.+");
    return isAddress ? shortRecord('U', "\0" + holds) : shortRecord('T', "\2en" + holds);
  }

  /** The only record of its message. */
  private static byte[] shortRecord(char type, String payload) {
    byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {(byte) 0xD1, 1, (byte) bytes.length, (byte) type});
    out.writeBytes(bytes);
    return out.toByteArray();
  }

  private static Bytes memory(byte[] uid, byte[] message) {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    // Where the dynamic lock bytes are, as the factory writes it.
    data.writeBytes(new byte[] {1, 3, (byte) 0xA0, 0x0C, 0x34});
    data.writeBytes(new byte[] {3, (byte) message.length});
    data.writeBytes(message);
    data.write(0xFE);
    if (data.size() > CAPACITY) {
      throw new IllegalArgumentException("a message of an NTAG213 has at most 136 bytes");
    }
    byte[] memory = new byte[PAGES * Type2Memory.PAGE];
    System.arraycopy(uid, 0, memory, 0, 3);
    memory[3] = (byte) (0x88 ^ uid[0] ^ uid[1] ^ uid[2]);
    System.arraycopy(uid, 3, memory, 4, 4);
    memory[8] = (byte) (uid[3] ^ uid[4] ^ uid[5] ^ uid[6]);
    memory[9] = 0x48;
    byte[] container = {(byte) 0xE1, 0x10, CAPACITY / 8, 0};
    System.arraycopy(container, 0, memory, 12, container.length);
    byte[] area = Arrays.copyOf(data.toByteArray(), CAPACITY);
    System.arraycopy(area, 0, memory, DATA, area.length);
    return Bytes.of(memory);
  }
}
