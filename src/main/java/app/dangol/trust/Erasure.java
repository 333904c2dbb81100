package app.dangol.trust;

import app.dangol.id.CustomerId;
import app.dangol.id.ReceiptNumber;
import app.dangol.id.StaffId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Takes a customer off this device at once, and asks the hub to do the same everywhere. May block;
 * never call it on the FX thread.
 */
public interface Erasure {
  /** Within how long it has to be done everywhere. */
  Duration DUE = Duration.ofDays(10);

  /**
   * What the customer gets in hand. It leads to nobody.
   *
   * @param number under which the hub knows how far it is
   * @param due when it has to be done everywhere
   */
  record Receipt(String number, Instant asked, Instant due) {
    /** The number's last letters, as people read them out: {@code 7F3K-29QA}. */
    public String shortNumber() {
      return new ReceiptNumber(number).spoken();
    }
  }

  /**
   * Erases somebody: what is here is gone when this returns, and the request to the hub is on disk,
   * also while that is away. Somebody who is not here is asked for at the hub all the same.
   *
   * @param by staff id, or the device where nobody is logged in
   * @param reason in somebody's own words; goes with whom it is about
   */
  Receipt erase(CustomerId whose, StaffId by, Optional<String> reason);
}
