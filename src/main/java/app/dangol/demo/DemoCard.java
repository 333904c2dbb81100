package app.dangol.demo;

import app.dangol.id.LocalText;
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
  /** The bytes, a fresh copy each time. */
  public byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }

  @Override
  public String toString() {
    return "DemoCard[" + key + "]";
  }
}
