package app.dangol.screen.kiosk.model;

import app.dangol.trust.ConsentPurpose;
import java.util.List;

/**
 * What somebody agreed to and may ask for, in words.
 *
 * @param childs whether a guardian agreed for them, so that nothing of it is changed here
 * @param copy whether a copy may be asked for; not while one is under way
 * @param asked what the store has been asked for, each with its day and number
 */
public record KioskOwnData(
    List<Choice> consents, boolean childs, Resting resting, boolean copy, List<String> asked) {
  public KioskOwnData {
    consents = List.copyOf(consents);
    asked = List.copyOf(asked);
  }

  /**
   * One purpose.
   *
   * @param said how it stands
   * @param spoken what the switch is, for the screen reader
   */
  public record Choice(
      ConsentPurpose purpose, String title, String said, String spoken, boolean on) {}

  /** Whether nothing is done with their data for now; said and spoken as of a choice. */
  public record Resting(String said, String spoken, boolean on) {}

  @Override
  public String toString() {
    return "KioskOwnData[]";
  }
}
