package app.dangol.hub.log;

import app.dangol.hub.store.RowKey;
import app.dangol.hub.store.StoreText;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the hub gives a device to come back with; opaque to the device. As a cursor it says how far
 * the device has come; with {@code after} it names the next page of a snapshot at one position.
 *
 * @param after the last row given, or null for a cursor
 */
record LogToken(String epoch, long position, @Nullable RowKey after) {
  private static final String SEPARATOR = "\n";

  static LogToken cursor(String epoch, long position) {
    return new LogToken(epoch, position, null);
  }

  String encode() {
    String text = epoch + SEPARATOR + position;
    if (after != null) {
      text += SEPARATOR + after.entity() + SEPARATOR + after.key();
    }
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(utf8);
  }

  /** Without the key, which may name a customer. */
  @Override
  public String toString() {
    return "LogToken[" + position + (after == null ? "]" : ", in " + after.entity() + "]");
  }

  /** Reads {@link #encode}; empty for anything else. */
  static Optional<LogToken> find(String token) {
    String text;
    try {
      text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    // The key comes last and may hold anything, a separator too.
    String[] parts = text.split(SEPARATOR, 4);
    if (parts.length == 3 || parts.length < 2 || !parts[1].matches("[0-9]{1,18}")) {
      return Optional.empty();
    }
    if (!StoreText.isStorable(text)) {
      return Optional.empty();
    }
    RowKey after = parts.length == 4 ? new RowKey(parts[2], parts[3]) : null;
    return Optional.of(new LogToken(parts[0], Long.parseLong(parts[1]), after));
  }
}
