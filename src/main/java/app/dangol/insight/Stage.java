package app.dangol.insight;

/** Where somebody is on their way with the shop, in the order in which it is drawn. */
public enum Stage {
  /** They look around. */
  DISCOVER,
  /** They have something in mind. */
  CONSIDER,
  /** They have just bought. */
  BUY,
  /** They use what they bought. */
  USE,
  /** They keep coming back. */
  STAY
}
