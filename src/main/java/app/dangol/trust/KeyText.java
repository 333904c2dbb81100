package app.dangol.trust;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * A device's keys as text: a head with the format's version, one line per sealing key, one for the
 * index key, and a SHA-256 over the lines before it that tells damage.
 */
final class KeyText {
  static final String HEAD = "dangol-device-key 1";
  static final int MAX_VERSION = 255;
  private static final String SEAL = "seal";
  private static final String INDEX = "index";
  private static final String CHECK = "check";
  private static final int KEY_BYTES = 32;

  private KeyText() {}

  /** The keys of one device; deliberately without them in {@link #toString}. */
  record Content(TreeMap<Integer, SecretKey> sealing, SecretKey index) {
    /** Fresh keys, of version 1. */
    static Content fresh() {
      TreeMap<Integer, SecretKey> sealing = new TreeMap<>();
      sealing.put(1, freshKey("AES"));
      return new Content(sealing, freshKey("HmacSHA256"));
    }

    int currentVersion() {
      return sealing.lastKey();
    }

    /** With one more sealing key, which becomes the current one. */
    Content withNext() {
      TreeMap<Integer, SecretKey> more = new TreeMap<>(sealing);
      more.put(currentVersion() + 1, freshKey("AES"));
      return new Content(more, index);
    }

    /** With the current sealing key alone. */
    Content withoutOld() {
      return new Content(new TreeMap<>(sealing.tailMap(currentVersion())), index);
    }

    @Override
    public String toString() {
      return "Content[versions " + sealing.keySet() + "]";
    }
  }

  static byte[] write(Content content) {
    StringBuilder body = new StringBuilder(HEAD).append('\n');
    content
        .sealing()
        .forEach((version, key) ->
            body.append(SEAL)
                .append(' ')
                .append(version)
                .append(' ')
                .append(base64(key))
                .append('\n'));
    body.append(INDEX).append(' ').append(base64(content.index())).append('\n');
    return checked(body.toString()).getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * Reads what {@link #write} made.
   *
   * @throws IllegalArgumentException if it is damaged; says nothing of what stood there
   */
  static Content read(byte[] text) {
    TreeMap<Integer, SecretKey> sealing = new TreeMap<>();
    SecretKey index = null;
    List<String> lines = lines(new String(text, StandardCharsets.US_ASCII));
    if (!lines.getFirst().equals(HEAD)) {
      throw damaged();
    }
    for (String line : lines.subList(1, lines.size())) {
      List<String> words = List.of(line.split(" ", -1));
      if (words.getFirst().equals(SEAL) && words.size() == 3) {
        sealing.put(version(words.get(1)), key(words.get(2), "AES"));
      } else if (words.getFirst().equals(INDEX) && words.size() == 2) {
        index = key(words.get(1), "HmacSHA256");
      } else {
        throw damaged();
      }
    }
    if (sealing.isEmpty() || index == null) {
      throw damaged();
    }
    return new Content(sealing, index);
  }

  /** A text with its sum under it. */
  static String checked(String body) {
    return body + CHECK + " " + sha256(body) + "\n";
  }

  /**
   * The lines of a text that {@link #checked} made, without the sum.
   *
   * @throws IllegalArgumentException if it is another text than that
   */
  static List<String> lines(String text) {
    int checkAt = text.lastIndexOf("\n" + CHECK + " ") + 1;
    if (checkAt == 0 || !text.equals(checked(text.substring(0, checkAt)))) {
      throw damaged();
    }
    return Arrays.asList(text.substring(0, checkAt - 1).split("\n", -1));
  }

  private static int version(String text) {
    int version = Integer.parseInt(text);
    if (version < 1 || version > MAX_VERSION) {
      throw damaged();
    }
    return version;
  }

  private static SecretKey key(String base64, String algorithm) {
    byte[] bytes = Base64.getDecoder().decode(base64);
    if (bytes.length != KEY_BYTES) {
      throw damaged();
    }
    return new SecretKeySpec(bytes, algorithm);
  }

  private static SecretKey freshKey(String algorithm) {
    byte[] bytes = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(bytes);
    return new SecretKeySpec(bytes, algorithm);
  }

  private static String base64(SecretKey key) {
    return Base64.getEncoder().encodeToString(key.getEncoded());
  }

  private static IllegalArgumentException damaged() {
    return new IllegalArgumentException("damaged");
  }

  private static String sha256(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
