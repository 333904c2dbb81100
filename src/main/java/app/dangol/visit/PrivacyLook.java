package app.dangol.visit;

import app.dangol.config.ConsentTexts;
import app.dangol.customer.ConsentState;
import app.dangol.id.CustomerId;
import app.dangol.trust.ConsentPurpose;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody agreed to and asked for, as far as this device knows.
 *
 * @param granted what counts now; every other purpose is off
 * @param said what the ledger says, for when and under which wording
 * @param copyDue until when a copy of their data has been asked for, if one has
 * @param numbered whether they can prove an erasure with the end of a number
 * @param texts what they are told before they agree
 */
public record PrivacyLook(
    CustomerId whose,
    Set<ConsentPurpose> granted,
    List<ConsentState> said,
    boolean suspended,
    Optional<LocalDate> copyDue,
    boolean numbered,
    ConsentTexts texts) {
  public PrivacyLook {
    granted = Set.copyOf(granted);
    said = List.copyOf(said);
  }

  @Override
  public String toString() {
    return "PrivacyLook[" + whose + "]";
  }
}
