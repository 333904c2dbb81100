package app.dangol.id;

/**
 * What a card, a phone or a tag says about who is here. It identifies and never authorises.
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
    EMAIL
  }

  public MemberToken {
    Ids.requireText(value, "member token");
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
