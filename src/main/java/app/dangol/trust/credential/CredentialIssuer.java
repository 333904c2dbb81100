package app.dangol.trust.credential;

import app.dangol.id.CustomerId;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;

/** Writes credentials with one key, for one issuer. Any thread. */
public final class CredentialIssuer {
  /** No credential may be made for longer, and none that says so is believed. */
  public static final Duration LONGEST_LIFE = Duration.ofDays(400);

  private final String issuer;
  private final SigningKey key;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  /**
   * @param issuer the chain's name, 1 to 64 visible ASCII characters
   */
  public CredentialIssuer(String issuer, SigningKey key, Clock clock) {
    this.issuer = requireName(issuer, "issuer");
    this.key = key;
    this.clock = clock;
  }

  /**
   * Signs a credential as of now.
   *
   * @param type {@link DocumentType#CARD} or {@link DocumentType#ONE_TIME}
   * @param member 1 to 64 visible ASCII characters
   * @param audience where it counts, of the same form
   * @param life at least a second, at most {@link #LONGEST_LIFE}
   * @throws IllegalArgumentException if one of them is not so
   */
  public Issued issue(DocumentType type, CustomerId member, String audience, Duration life) {
    if (type == DocumentType.KEY_SET) {
      throw new IllegalArgumentException("a key set is no credential");
    }
    if (life.compareTo(Duration.ofSeconds(1)) < 0 || life.compareTo(LONGEST_LIFE) > 0) {
      throw new IllegalArgumentException(
          "a credential counts for 1 second to " + LONGEST_LIFE.toDays() + " days");
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    byte[] id = new byte[CredentialId.LENGTH];
    random.nextBytes(id);
    Claims claims =
        new Claims(
            issuer,
            requireName(member.value(), "member"),
            requireName(audience, "audience"),
            now.plusSeconds(life.toSeconds()),
            now,
            new CredentialId(HexFormat.of().formatHex(id)));
    String text = CredentialText.of(CoseSign1.sign(type, key, claims.encode()));
    return new Issued(text, claims.id(), claims.issuedAt(), claims.expiresAt());
  }

  /** Whether an issuer, a member or an audience may be called so. */
  public static boolean isName(String text) {
    return Claims.isName(text);
  }

  private static String requireName(String text, String what) {
    if (!Claims.isName(text)) {
      throw new IllegalArgumentException(
          "a credential's "
              + what
              + " must have 1 to "
              + Claims.LONGEST_NAME
              + " visible ASCII characters");
    }
    return text;
  }

  /**
   * A new credential.
   *
   * @param text what its bearer shows
   */
  public record Issued(String text, CredentialId id, Instant issuedAt, Instant expiresAt) {
    /** Without the text, with which anybody could show it. */
    @Override
    public String toString() {
      return "Issued[" + id + "]";
    }
  }
}
