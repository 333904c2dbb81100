package app.dangol.trust;

import app.dangol.id.CustomerId;
import app.dangol.id.StaffId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The trail as somebody reads it; that it was read goes on record with {@code TRAIL_READ}. May
 * block; never call it on the FX thread.
 */
public interface AuditTrail {
  /** How long rows are kept: two years, leap day included. */
  Duration KEPT = Duration.ofDays(731);

  /**
   * Rows, the newest first.
   *
   * @param before only rows with a smaller number; empty to begin with the newest
   */
  List<Entry> list(Wanted wanted, OptionalLong before, int atMost);

  /** Everybody who did anything that is still told, staff ids and devices, each once. */
  List<String> listActors();

  /**
   * Which rows; empty is any.
   *
   * @param since no older ones
   * @param by staff id, or the device
   * @param whose none of somebody erased
   */
  record Wanted(
      Optional<Instant> since,
      Optional<String> by,
      Optional<AuditLog.Action> action,
      Optional<CustomerId> whose) {
    /** Every row. */
    public static final Wanted ALL =
        new Wanted(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** The same, of that person alone, or of anybody. */
    public Wanted about(Optional<CustomerId> person) {
      return new Wanted(since, by, action, person);
    }
  }

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
    /** Whose account of the staff it is about; empty for what is about none. */
    public Optional<StaffId> colleague() {
      return namesColleague() ? Optional.of(new StaffId(partsOfDetail()[0])) : Optional.empty();
    }

    /** What the detail says, without the colleague's id if it begins with one. */
    public String word() {
      if (!namesColleague()) {
        return detail;
      }
      String[] parts = partsOfDetail();
      return parts.length > 1 ? parts[1] : "";
    }

    private boolean namesColleague() {
      return AuditLog.Action.find(action).filter(AuditLog.Action::namesColleague).isPresent()
          // Also somebody who has the file can have written it.
          && !partsOfDetail()[0].isBlank();
    }

    private String[] partsOfDetail() {
      return detail.split(AuditAct.COLLEAGUE_END, 2);
    }

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
