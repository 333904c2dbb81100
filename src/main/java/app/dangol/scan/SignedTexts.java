package app.dangol.scan;

import app.dangol.id.MemberToken;
import java.util.Optional;

/** Tells signed cards by how they begin; decodes nothing. */
final class SignedTexts {
  private SignedTexts() {}

  /**
   * The card in a code's data. Of one that is longer than any can be only the beginning is kept,
   * which is nobody's: it goes the way of all that are no good, and nothing looks at the rest.
   */
  static Optional<MemberToken> find(String data) {
    String text = data.strip();
    if (!text.startsWith(MemberToken.SIGNED_PREFIX)) {
      return Optional.empty();
    }
    String kept = text.length() > MemberToken.LONGEST_SIGNED ? MemberToken.SIGNED_PREFIX : text;
    return Optional.of(new MemberToken(MemberToken.Kind.SIGNED, kept));
  }
}
