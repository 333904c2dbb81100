package app.dangol.config;

import app.dangol.id.LocalText;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What people are told before they agree to something, purpose by purpose.
 *
 * @param version of the whole set, 1 to 64 characters; whatever is agreed to is recorded with it
 */
public record ConsentTexts(String version, Map<String, Wording> wordings) {
  /** The purposes that have a wording, in the order in which they are read out. */
  public static final List<String> PURPOSES =
      List.of("lookup", "suggest_purchases", "suggest_online", "marketing");

  /**
   * Checks it.
   *
   * @throws IllegalArgumentException if a purpose has no wording
   */
  public ConsentTexts {
    wordings = Map.copyOf(wordings);
    if (!wordings.keySet().equals(Set.copyOf(PURPOSES))) {
      throw new IllegalArgumentException("a wording for each purpose, and for nothing else");
    }
  }

  /**
   * The wording of one purpose.
   *
   * @param purpose what it is used for
   * @param items which data that takes
   * @param kept how long it is kept
   * @param refusing that it may be refused or withdrawn, and what follows
   */
  public record Wording(LocalText purpose, LocalText items, LocalText kept, LocalText refusing) {}

  /** The texts that come with the program. */
  public static ConsentTexts shipped() {
    return ConsentTextsReader.readShipped();
  }

  /**
   * What people are told of one purpose.
   *
   * @param purpose one of {@link #PURPOSES}
   */
  public Wording of(String purpose) {
    return Objects.requireNonNull(wordings.get(purpose), purpose);
  }
}
