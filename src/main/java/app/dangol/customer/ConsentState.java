package app.dangol.customer;

import app.dangol.customer.CustomerAccount.ConsentEntry;
import app.dangol.trust.ConsentPurpose;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What counts of one purpose.
 *
 * @param since when that was said
 * @param basis why it may be so: {@code consent}, {@code membership_terms}, {@code contract}, or
 *     {@code guardian} where it is a child's
 * @param textVersion which wording was shown, where that is known
 * @param source where it was said: a connector, an import, a device
 */
public record ConsentState(
    ConsentPurpose purpose,
    boolean granted,
    Instant since,
    String basis,
    Optional<String> textVersion,
    String source) {
  /** The latest counts; of two at the same moment the withdrawal. */
  private static final Comparator<ConsentEntry> LATEST_LAST =
      Comparator.comparing(ConsentEntry::at).thenComparing(entry -> !entry.granted());

  /** Reads a ledger, whatever its order; purposes it does not speak of are left out. */
  public static List<ConsentState> of(List<ConsentEntry> ledger) {
    List<ConsentState> states = new ArrayList<>();
    for (ConsentPurpose purpose : ConsentPurpose.values()) {
      ledger.stream()
          .filter(entry -> entry.purpose().equals(purpose.key()))
          .max(LATEST_LAST)
          .map(last ->
              new ConsentState(
                  purpose,
                  last.granted(),
                  last.at(),
                  last.basis(),
                  last.textVersion(),
                  last.source()))
          .ifPresent(states::add);
    }
    return states;
  }
}
