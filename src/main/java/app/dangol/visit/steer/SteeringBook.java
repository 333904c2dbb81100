package app.dangol.visit.steer;

import app.dangol.id.Sku;
import app.dangol.id.StaffId;
import app.dangol.id.StoreId;
import app.dangol.suggest.Steering;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What managers say about goods, here and everywhere; a word counts here at once. May block; never
 * call it on the FX thread.
 */
public interface SteeringBook {
  /**
   * What is to be said.
   *
   * @param everywhere in every store, and not only in this one
   */
  record Draft(
      Sku sku, boolean everywhere, SteeringWord.Act act, Optional<LocalDate> until, String reason) {
    public Draft {
      if (reason.isBlank() || reason.length() > SteeringWord.MAX_REASON) {
        throw new IllegalArgumentException(
            "a reason has 1 to " + SteeringWord.MAX_REASON + " characters");
      }
    }
  }

  /** What counts in this store today, the newest word first. */
  List<SteeringWord> list();

  /**
   * The same as the suggester takes it. Of a product a ban counts before everything, whoever said
   * it; else this store's word before the chain's.
   */
  Steering now();

  /** Says it, in the place of what was said about the product there; it is on disk then. */
  void say(StaffId by, Draft draft);

  /**
   * Takes back what was said about a product; it is on disk then.
   *
   * @param store where it was said to count
   */
  void lift(StaffId by, Sku sku, Optional<StoreId> store);
}
