package app.dangol.customer;

import app.dangol.id.OpId;
import java.time.Instant;

/**
 * What an associate wrote down about a customer.
 *
 * @param id the op that made it
 * @param author the author's display name
 */
public record Note(OpId id, Instant at, String author, String text, Delivery delivery) {
  /** How far the note has come. */
  public enum Delivery {
    /** On this device only; waits for the hub. */
    QUEUED,
    /** The hub has it. */
    DELIVERED,
    /** The hub refused it; a person must look. */
    NEEDS_ATTENTION
  }

  @Override
  public String toString() {
    return "Note[" + id + ", " + delivery + "]";
  }
}
