package app.dangol.screen.kiosk.model;

import app.dangol.customer.StruckTaste;
import app.dangol.trust.ConsentPurpose;
import java.util.List;

/**
 * What somebody agreed to and may ask for, in words.
 *
 * @param childs whether a guardian agreed for them, so that nothing of it is changed here
 * @param concluded what suggestions take them to like
 * @param struck what they struck out of that
 * @param copy whether a copy may be asked for; not while one is under way
 * @param asked what the store has been asked for, each with its day and number
 */
public record KioskOwnData(
    List<Choice> consents,
    boolean childs,
    Resting resting,
    List<Taste> concluded,
    List<Taste> struck,
    boolean copy,
    List<String> asked) {
  public KioskOwnData {
    consents = List.copyOf(consents);
    concluded = List.copyOf(concluded);
    struck = List.copyOf(struck);
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

  /**
   * Something that is concluded about them, or is not any more.
   *
   * @param spoken what touching it does
   */
  public record Taste(StruckTaste taste, String words, String spoken) {
    @Override
    public String toString() {
      return "Taste[]";
    }
  }

  /** Whether nothing is done with their data for now; said and spoken as of a choice. */
  public record Resting(String said, String spoken, boolean on) {}

  @Override
  public String toString() {
    return "KioskOwnData[]";
  }
}
