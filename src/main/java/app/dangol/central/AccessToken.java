package app.dangol.central;

import java.util.Optional;

/**
 * What a request is let in by.
 *
 * @param text the token
 * @param key what it is bound to; empty for one that its bearer may use (RFC 6750)
 */
public record AccessToken(String text, Optional<ProofKey> key) {
  /** One that counts for whoever has it. */
  public static AccessToken bearer(String text) {
    return new AccessToken(text, Optional.empty());
  }

  @Override
  public String toString() {
    return "AccessToken[]";
  }
}
