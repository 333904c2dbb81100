package app.dangol.demo;

import app.dangol.id.LocalText;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Something to scan in the demo.
 *
 * @param key stable name, such as {@code faithful}
 * @param label what it is, for the tray
 * @param hint what is to be seen with it
 * @param hex what a line scanner sends for it: AIM identifier, content, carriage return, in hex
 */
public record DemoCard(String key, LocalText label, LocalText hint, String hex) {
  /** Length of an AIM identifier (ISO/IEC 15424). */
  private static final int AIM = 3;

  /** The bytes, a fresh copy each time. */
  public byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }

  /** What stands between the scanner's AIM identifier and the carriage return, byte by byte. */
  String content() {
    String frame = new String(bytes(), StandardCharsets.ISO_8859_1);
    return frame.length() > AIM + 1 ? frame.substring(AIM, frame.length() - 1) : "";
  }

  @Override
  public String toString() {
    return "DemoCard[" + key + "]";
  }
}
