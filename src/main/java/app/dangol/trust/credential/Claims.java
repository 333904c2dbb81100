package app.dangol.trust.credential;

import java.time.Instant;
import java.util.regex.Pattern;

/**
 * What a credential says (RFC 8392 §3.1): all six, in ascending order, and nothing else.
 *
 * @param issuer who signed it: the chain
 * @param member whose it is: our customer id
 * @param audience where it counts
 * @param expiresAt from then on it counts no more; whole seconds, as is the other time
 */
record Claims(
    String issuer,
    String member,
    String audience,
    Instant expiresAt,
    Instant issuedAt,
    CredentialId id) {
  /** As long as any of the names may be: the text must stay below what is looked at. */
  static final int LONGEST_NAME = 64;

  private static final Pattern NAME = Pattern.compile("[\\x21-\\x7e]{1," + LONGEST_NAME + "}");
  private static final int ISS = 1;
  private static final int SUB = 2;
  private static final int AUD = 3;
  private static final int EXP = 4;
  private static final int IAT = 6;
  private static final int CTI = 7;
  private static final int COUNT = 6;

  /** The year 9999; what lies behind it no clock will show. */
  private static final long LATEST = 253_402_300_799L;

  /** Visible ASCII without blanks: what a printed, typed and logged id may be. */
  static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  byte[] encode() {
    return new CborWriter()
        .map(COUNT)
        .whole(ISS)
        .text(issuer)
        .whole(SUB)
        .text(member)
        .whole(AUD)
        .text(audience)
        .whole(EXP)
        .whole(expiresAt.getEpochSecond())
        .whole(IAT)
        .whole(issuedAt.getEpochSecond())
        .whole(CTI)
        .bytes(id.toBytes())
        .toBytes();
  }

  static Claims decode(byte[] payload) throws MalformedException {
    CborReader reader = new CborReader(payload);
    reader.map(COUNT);
    reader.key(ISS);
    String issuer = name(reader);
    reader.key(SUB);
    String member = name(reader);
    reader.key(AUD);
    String audience = name(reader);
    reader.key(EXP);
    Instant expiresAt = time(reader);
    reader.key(IAT);
    Instant issuedAt = time(reader);
    reader.key(CTI);
    CredentialId id = CredentialId.of(reader.bytes());
    reader.end();
    return new Claims(issuer, member, audience, expiresAt, issuedAt, id);
  }

  static String name(CborReader reader) throws MalformedException {
    String text = reader.text();
    if (!isName(text)) {
      throw new MalformedException("a name that is none");
    }
    return text;
  }

  static Instant time(CborReader reader) throws MalformedException {
    long seconds = reader.unsigned();
    if (seconds > LATEST) {
      throw new MalformedException("a time that never comes");
    }
    return Instant.ofEpochSecond(seconds);
  }
}
