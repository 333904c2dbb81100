package app.dangol.visit;

/**
 * Why something is suggested, as far as a screen may say it that strangers read along: a taste,
 * never what somebody bought, saw or when. The exact {@link app.dangol.suggest.Term} behind it
 * stays here.
 */
public enum PublicReason {
  /** Goes with what they like, and the colour is one they keep choosing. */
  COLOUR,
  /** Goes with what they like, and they keep choosing this kind of thing. */
  KIND,
  /** It goes with things they like. */
  GOES_WITH,
  /** Many buy it now. */
  POPULAR,
  /** The shop recommends it, to everybody. */
  SHOP
}
