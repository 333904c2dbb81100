package app.dangol.visit;

/** How sure the shop is that whoever stands here is the customer they are known as. */
public enum Proof {
  /** By something that can be copied: a number, a tag, a signed card that is not fresh. */
  IDENTIFIED,
  /**
   * By something no copy of which is good: a signed card that is fresh, or a code that the hub has
   * just used up.
   */
  PROVEN
}
