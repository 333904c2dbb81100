package app.dangol.screen.kiosk.model;

import java.util.List;
import java.util.Optional;

/**
 * Whoever is here and what to show them.
 *
 * @param title such as a masked name and a greeting
 * @param shortly the same in a few words, for a place that is narrow
 * @param spoken the title for a screen reader
 * @param basis what the suggestions were made from, in a line
 * @param age how old the data is; empty while the hub can be reached
 * @param known whether a card was read, so that there is a name to speak of
 */
public record KioskGreeting(
    String title,
    String shortly,
    String spoken,
    String basis,
    Optional<KioskAge> age,
    boolean known,
    List<KioskOffer> offers) {
  @Override
  public String toString() {
    return "KioskGreeting[" + offers.size() + " offers]";
  }
}
