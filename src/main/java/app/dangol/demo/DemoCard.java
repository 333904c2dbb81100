package app.dangol.demo;

import app.dangol.id.LocalText;
import app.dangol.id.MemberToken;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Something to scan in the demo.
 *
 * @param key stable name, such as {@code faithful}
 * @param label what it is, for the tray
 * @param hint what is to be seen with it
 * @param hex what a line scanner sends for it: AIM identifier, content, carriage return, in hex
 */
public record DemoCard(String key, LocalText label, LocalText hint, String hex) {
  /**
   * What stands before a number for which a signed card is shown instead: the demo's keys are made
   * when it starts. As it stands it is a signed card that is no good.
   */
  public static final String TO_BE_SIGNED = MemberToken.SIGNED_PREFIX;

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

  /** Whose signed card is shown in place of this: their number. */
  public Optional<String> toBeSignedFor() {
    String content = content();
    return content.startsWith(TO_BE_SIGNED)
        ? Optional.of(content.substring(TO_BE_SIGNED.length()))
        : Optional.empty();
  }

  /** The bytes of the same with another content. */
  public byte[] showing(String content) {
    String frame = new String(bytes(), StandardCharsets.ISO_8859_1);
    String shown = frame.substring(0, AIM) + content + frame.charAt(frame.length() - 1);
    return shown.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Override
  public String toString() {
    return "DemoCard[" + key + "]";
  }
}
