package app.dangol.trust.credential;

import app.dangol.id.CustomerId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * What stands for a member where their credentials are taken back: whoever has the id finds it, and
 * nobody else learns one. It has the form of a name, so that verifiers read it that know no
 * digests.
 */
public final class MemberDigest {
  private static final String HEAD = "#";

  /** Nobody can make up a second member for one that is given; half of SHA-256 does for that. */
  private static final int BYTES = 16;

  private static final Pattern FORM = Pattern.compile(HEAD + "[A-Za-z0-9_-]{22}");

  private MemberDigest() {}

  /**
   * {@code #} and base64url of the first 16 bytes of SHA-256 of {@code dangol-member-1}, the id.
   */
  public static String of(CustomerId member) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      String text = "dangol-member-1\n" + member.value();
      byte[] digest = sha256.digest(text.getBytes(StandardCharsets.UTF_8));
      return HEAD
          + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Whether a text is one, and not a member's id. */
  public static boolean isOne(String text) {
    return FORM.matcher(text).matches();
  }
}
