package app.dangol.hub.enrol;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How tokens are written: what it is, whose it is, and the secret. Opaque to the device; the hub
 * reads from it which one record to look at. Characters of RFC 6750 §2.1 only.
 */
final class TokenText {
  private static final Pattern FORM =
      Pattern.compile("dg[ar]\\.([0-9a-z]{8,40})\\.[A-Za-z0-9_-]{40,50}");

  private TokenText() {}

  static String access(String device, String secret) {
    return "dga." + device + "." + secret;
  }

  static String refresh(String device, String secret) {
    return "dgr." + device + "." + secret;
  }

  /** The device a token says it is of. */
  static Optional<String> findDevice(String token) {
    Matcher matcher = FORM.matcher(token);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
