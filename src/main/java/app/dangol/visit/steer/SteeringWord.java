package app.dangol.visit.steer;

import app.dangol.id.Sku;
import app.dangol.id.StaffId;
import app.dangol.id.StoreId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * What a manager said about a product.
 *
 * @param store where it counts; empty for everywhere
 * @param factor of a boost, above 1; of anything else 1
 * @param until the last day, if any
 * @param reason in their own words
 */
public record SteeringWord(
    Sku sku,
    Optional<StoreId> store,
    Act act,
    double factor,
    Optional<LocalDate> until,
    String reason,
    StaffId by,
    Instant at) {
  /** What is to happen with it. */
  public enum Act {
    /** It comes first. */
    PIN,
    /** It gets more weight. */
    BOOST,
    /** It is not suggested. */
    BAN;

    /** The name used in data: lower case. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Empty for what only a newer program knows. */
    public static Optional<Act> find(String key) {
      for (Act act : values()) {
        if (act.key().equals(key)) {
          return Optional.of(act);
        }
      }
      return Optional.empty();
    }
  }

  /** Longest reason. */
  public static final int MAX_REASON = 200;

  /** The factor of a boost of which nothing more is said. */
  public static final double USUAL_BOOST = 2;

  /** Whether it counts on that day. */
  public boolean countsOn(LocalDate day) {
    return until.isEmpty() || !until.get().isBefore(day);
  }
}
