package app.dangol.visit;

/**
 * Why something is suggested, as far as a screen may say it that strangers read along: never what
 * somebody bought, saw or when. The exact {@link app.dangol.suggest.Term} behind it stays here.
 */
public enum PublicReason {
  /** Their own taste, and the colour is one they keep choosing. */
  COLOUR,
  /** Their own taste in this kind of thing. */
  KIND,
  /** It goes with things they like. */
  GOES_WITH,
  /** Many buy it now. */
  POPULAR
}
