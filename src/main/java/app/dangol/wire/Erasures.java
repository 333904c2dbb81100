package app.dangol.wire;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * GET /v1/erasures: whom every device has to let go of, whether or not a bucket of it held them.
 */
public final class Erasures {
  /** Most notices in one answer. */
  public static final int MAX_ANSWER = 1_000;

  private Erasures() {}

  /** Notices with a greater number than asked for, the oldest first; more wait if it is full. */
  public record Answer(List<Notice> erasures) {
    public Answer {
      erasures = List.copyOf(erasures);
    }
  }

  /**
   * One person.
   *
   * @param number grows with every notice
   * @param digest {@link #digestOf} one of the ids they had
   */
  public record Notice(long number, String digest) {}

  /**
   * SHA-256 of {@code dangol-erased-1} and the id, in lower-case hex: whoever has the id finds it.
   */
  public static String digestOf(String customer) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      String text = "dangol-erased-1\n" + customer;
      return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
