package app.dangol.customer;

import app.dangol.id.CustomerId;
import app.dangol.id.StoreId;
import app.dangol.trust.ConsentPurpose;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * One person as the shop knows them.
 *
 * @param homeStore where they are a regular
 * @param memberSince the day they joined
 * @param granted the purposes they agreed to; everything else is refused
 * @param suspended whether they want nothing done with their data for now
 * @param byOwnCard whether they never said a word about being looked up, and are here for a day
 *     because they held up their own card
 */
public record Customer(
    CustomerId id,
    PersonName name,
    StoreId homeStore,
    LocalDate memberSince,
    List<Preference> preferences,
    Set<ConsentPurpose> granted,
    boolean suspended,
    boolean byOwnCard) {
  public Customer {
    preferences = List.copyOf(preferences);
    granted = Set.copyOf(granted);
  }

  /** Whether they may be greeted when they hold up their card. */
  public boolean mayBeGreeted() {
    return byOwnCard || granted.contains(ConsentPurpose.LOOKUP);
  }

  @Override
  public String toString() {
    return "Customer[" + id + "]";
  }
}
