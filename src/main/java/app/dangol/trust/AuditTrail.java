package app.dangol.trust;

import app.dangol.id.CustomerId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The trail as somebody reads it; that it was read goes on record with {@code TRAIL_READ}. May
 * block; never call it on the FX thread.
 */
public interface AuditTrail {
  /**
   * Rows, the newest first.
   *
   * @param before only rows with a smaller number; empty to begin with the newest
   */
  List<Entry> list(OptionalLong before, int atMost);

  /** As {@link #list}, of one person alone; none of somebody erased. */
  List<Entry> listAbout(CustomerId whose, OptionalLong before, int atMost);

  /**
   * A row.
   *
   * @param seq its number, without a gap from one row to the next
   * @param by staff id, or the device
   * @param store blank in rows that are older than the chain, and so is the device
   * @param action as {@link AuditLog.Action#key}, also one that only a newer program knows
   * @param reason as it was given; gone with whom it was about
   */
  record Entry(
      long seq,
      Instant at,
      String by,
      String store,
      String device,
      String action,
      String detail,
      Whose whose,
      Optional<String> reason) {
    /** Without the words. */
    @Override
    public String toString() {
      return "Entry[" + seq + ", " + by + ", " + action + "]";
    }
  }

  /** Whom a row is about. */
  sealed interface Whose {
    /** Nobody, or everybody. */
    record Nobody() implements Whose {}

    /** Somebody of whom the device still knows who they are. */
    record Known(CustomerId id) implements Whose {}

    /**
     * Somebody erased. All their rows have the same pseudonym, and nothing leads back to them.
     *
     * @param pseudonym 32 lower-case hex digits
     */
    record Erased(String pseudonym) implements Whose {}
  }
}
