package app.dangol.trust.credential;

import app.dangol.id.MemberToken;

/** How a credential is written: the format's version, then base45. */
public final class CredentialText {
  /** What every credential of this format begins with. */
  public static final String PREFIX = MemberToken.SIGNED_PREFIX;

  /** Anything longer is refused before it is decoded. All characters are one byte. */
  public static final int MAX_LENGTH = MemberToken.LONGEST_SIGNED;

  private CredentialText() {}

  static String of(byte[] message) {
    return PREFIX + Base45.encode(message);
  }

  static byte[] decode(String text) throws MalformedException {
    return Base45.decode(text.substring(PREFIX.length()));
  }
}
