package app.dangol.demo.make;

import app.dangol.demo.DemoCustomer;
import org.jspecify.annotations.Nullable;

/**
 * A made-up person with the real life they were given.
 *
 * @param life null for a newcomer
 * @param pick the card they have in the tray, or null
 */
record Member(DemoCustomer row, @Nullable Life life, Regular.@Nullable Pick pick) {
  /** Whether what they do online may be used. */
  boolean online() {
    return row.granted().contains(Consents.ONLINE);
  }
}
