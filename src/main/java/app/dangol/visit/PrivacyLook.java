package app.dangol.visit;

import app.dangol.config.ConsentTexts;
import app.dangol.customer.ConsentState;
import app.dangol.id.CustomerId;
import app.dangol.trust.ConsentPurpose;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody agreed to and asked for, as far as this device knows.
 *
 * @param granted what counts now; every other purpose is off
 * @param said what the ledger says, for when and under which wording
 * @param asked what the store has been asked for and has yet to do
 * @param numbered whether they can prove an erasure with the end of a number
 * @param profile what can be corrected
 * @param texts what they are told before they agree
 * @param agreedTo what they were told of a purpose, where that is another text than today's
 * @param concluded kinds and colours they are taken to like
 * @param struck what they struck out
 */
public record PrivacyLook(
    CustomerId whose,
    Set<ConsentPurpose> granted,
    List<ConsentState> said,
    boolean suspended,
    List<AskedFor> asked,
    boolean numbered,
    Optional<MaskedProfile> profile,
    ConsentTexts texts,
    Map<ConsentPurpose, AgreedText> agreedTo,
    List<TasteLook> concluded,
    List<TasteLook> struck) {
  /** The basis of what was agreed to for a child. */
  private static final String GUARDIAN = "guardian";

  public PrivacyLook {
    granted = Set.copyOf(granted);
    said = List.copyOf(said);
    asked = List.copyOf(asked);
    agreedTo = Map.copyOf(agreedTo);
    concluded = List.copyOf(concluded);
    struck = List.copyOf(struck);
  }

  /** What of that kind has been asked for. */
  public Optional<AskedFor> asked(DataRequest what) {
    return asked.stream().filter(each -> each.what() == what).findFirst();
  }

  /** Whether it is a child's, for whom a guardian agreed. */
  public boolean isChilds() {
    return said.stream().anyMatch(state -> state.basis().equals(GUARDIAN));
  }

  @Override
  public String toString() {
    return "PrivacyLook[" + whose + "]";
  }
}
