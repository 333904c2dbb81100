package app.dangol.wire;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * What a device shows beside a token that is bound to its key: a proof that it has the key (RFC
 * 9449), made anew for each request.
 */
public final class Dpop {
  /** The header that holds the proof (§4.1). */
  public static final String PROOF = "DPoP";

  /** The header by which the hub says what must stand in the next proofs (§8.1). */
  public static final String NONCE = "DPoP-Nonce";

  /** The scheme of a token that is bound to a key (§7.1), and its type (§5). */
  public static final String SCHEME = "DPoP";

  /** The proof's {@code typ} (§4.2). */
  public static final String TYPE = "dpop+jwt";

  /** A proof is refused unread beyond so many characters; ours have 500. */
  public static final int MAX_PROOF_CHARS = 4_096;

  /** The error that asks for the same request with the nonce that came with it (§8). */
  public static final String USE_NONCE = "use_dpop_nonce";

  /** The error of every other proof that counts for nothing (§12.2). */
  public static final String INVALID_PROOF = "invalid_dpop_proof";

  private Dpop() {}

  /**
   * What is signed (§4.2).
   *
   * @param jti never the same twice
   * @param htm the request's method
   * @param htu its address without query and fragment
   * @param iat seconds since 1970 by the clock of whoever made it
   * @param ath {@link #hashOf} the access token that comes with it
   * @param nonce as the hub gave it
   */
  public record Claims(
      String jti, String htm, String htu, long iat, @Nullable String ath, @Nullable String nonce) {
    @Override
    public String toString() {
      return "Claims[]";
    }
  }

  /** A token's SHA-256 in base64url without padding. */
  public static String hashOf(String token) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
