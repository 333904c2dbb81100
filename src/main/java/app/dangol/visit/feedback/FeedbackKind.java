package app.dangol.visit.feedback;

import java.util.Locale;

/** What happened to a suggestion. */
public enum FeedbackKind {
  /** It stood on the screen. */
  SHOWN,
  /** Somebody looked at its page or at why it is suggested. */
  OPENED,
  /** The customer had it in their hands or on. */
  TRIED,
  /** It was laid aside for them. */
  RESERVED,
  /** It was taken out of the list. */
  DISMISSED;

  /** The name used in data: lower case. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
