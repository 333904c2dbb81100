package app.dangol.hub.api;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Lets through who bears the import's token, which is nobody's else and opens nothing else. */
final class ImportGate {
  private static final String SCHEME = "Bearer ";

  private final byte[] expected;

  ImportGate(String token) {
    if (token.isBlank()) {
      throw new IllegalArgumentException("the token is blank");
    }
    this.expected = hash(token);
  }

  void check(Context context) {
    String header = context.header("Authorization");
    if (header == null
        || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        // Hashes have one length, so the time taken says nothing about the token.
        || !MessageDigest.isEqual(expected, hash(header.substring(SCHEME.length()).strip()))) {
      context.header("WWW-Authenticate", "Bearer");
      throw new ApiException(401, "unauthorised", "the import's token is missing or not known");
    }
  }

  private static byte[] hash(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
