package app.dangol.id;

/**
 * What a card, a phone or a tag says about who is here. By itself it identifies and never
 * authorises; whether a signed or rotating one proves anything is for those to say who can judge
 * it.
 *
 * @param kind what was presented
 * @param value the normalised text of it; personal data, hence masked in {@link #toString}
 */
public record MemberToken(Kind kind, String value) {
  /** What was presented. */
  public enum Kind {
    /** A plain loyalty number, printed as a bar code or a QR code. */
    CARD,
    /** A telephone number in E.164 form. */
    PHONE,
    /** An e-mail address in lower case. */
    EMAIL,
    /** A signed card as it was scanned, which whoever holds the chain's keys can judge. */
    SIGNED,
    /** A code that a wallet makes anew by the minute; the hub alone can judge it, once. */
    ROTATING
  }

  /** What a {@link Kind#SIGNED} one begins with: the format and its version. */
  public static final String SIGNED_PREFIX = "DG1:";

  /** What a {@link Kind#ROTATING} one begins with. */
  public static final String ROTATING_PREFIX = "DGT1:";

  /** Longest signed card, in characters, each of which is one byte. */
  public static final int LONGEST_SIGNED = 512;

  public MemberToken {
    Ids.requireText(value, "member token", kind == Kind.SIGNED ? LONGEST_SIGNED : Ids.MAX_LENGTH);
  }

  /** The last four characters behind an ellipsis: enough to talk about, too little to use. */
  public String masked() {
    int shown = Math.min(4, value.length() / 2);
    return "…" + value.substring(value.length() - shown);
  }

  @Override
  public String toString() {
    return kind + " " + masked();
  }
}
