package app.dangol.screen.part;

import java.util.List;

/**
 * What can be done with a suggestion.
 *
 * @param open runs when the card itself is touched
 * @param actionWords the one action that is always visible, such as "Show"
 * @param moreWords the three dots for the screen reader
 * @param more what the three dots open; with nothing in it they are left out
 */
public record OfferActions(
    Runnable open, String actionWords, Runnable action, String moreWords, List<MenuChoice> more) {
  public OfferActions {
    more = List.copyOf(more);
  }
}
