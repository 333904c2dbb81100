package app.dangol.screen.associate.model;

import app.dangol.customer.StruckTaste;
import app.dangol.trust.ConsentPurpose;
import java.util.List;
import java.util.Optional;

/**
 * What somebody agreed to and may ask for, in words.
 *
 * @param lookUp the term of membership, which is no consent
 * @param guardian that a guardian agreed for them; blank where they did themselves
 * @param suspension how it stands with the use of their data, and what that means
 * @param copy whether a copy may be asked for; not while one is under way
 * @param asked what the store has been asked for, each with its day and number
 * @param profile what is held and can be corrected
 * @param concluded what suggestions take them to like
 * @param struck what they struck out of that
 * @param numbered whether an erasure is proven with the end of a number
 */
public record PrivacyPage(
    List<Switch> consents,
    Switch lookUp,
    String guardian,
    boolean suspended,
    String suspension,
    boolean copy,
    List<String> asked,
    Optional<Held> profile,
    List<Taste> concluded,
    List<Taste> struck,
    boolean numbered,
    List<Wording> wordings) {
  public PrivacyPage {
    consents = List.copyOf(consents);
    asked = List.copyOf(asked);
    concluded = List.copyOf(concluded);
    struck = List.copyOf(struck);
    wordings = List.copyOf(wordings);
  }

  /**
   * Something that is concluded about them, or is not any more.
   *
   * @param spoken what its button does, for the screen reader
   */
  public record Taste(StruckTaste taste, String words, String spoken) {
    @Override
    public String toString() {
      return "Taste[]";
    }
  }

  /**
   * One purpose.
   *
   * @param said what was said to it, when and under which wording
   * @param spoken what the switch is, for the screen reader
   */
  public record Switch(
      ConsentPurpose purpose, String title, String said, String spoken, boolean on) {}

  /**
   * What people are told of a purpose.
   *
   * @param agreed what was agreed to and when; blank where nothing was
   * @param earlier the text that was agreed to, where it is not this one
   */
  public record Wording(
      ConsentPurpose purpose,
      String title,
      String version,
      String agreed,
      List<Part> parts,
      Optional<Earlier> earlier) {
    public Wording {
      parts = List.copyOf(parts);
    }
  }

  /**
   * What was told when somebody agreed, where that is another text than today's.
   *
   * @param parts none where this device does not know it
   */
  public record Earlier(String head, List<Part> parts) {
    public Earlier {
      parts = List.copyOf(parts);
    }
  }

  /** A paragraph under its head. */
  public record Part(String head, String text) {}

  /**
   * What is held of somebody and can be corrected, most of it hidden.
   *
   * @param waiting what was corrected here and the hub has yet to take; blank for nothing
   */
  public record Held(String name, String phone, String email, String waiting) {
    @Override
    public String toString() {
      return "Held[]";
    }
  }

  /** What somebody gets in hand once they are erased. It leads to nobody. */
  public record Receipt(String number, String asked, String due) {}

  @Override
  public String toString() {
    return "PrivacyPage[]";
  }
}
