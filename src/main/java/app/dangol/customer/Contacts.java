package app.dangol.customer;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names, phones, e-mail addresses and cards in the one form in which equal ones are equal. Pure.
 */
public final class Contacts {
  private static final Pattern SEPARATORS = Pattern.compile("[\\s().\\-\u2010-\u2015\u00a0]");
  private static final Pattern INTERNATIONAL = Pattern.compile("\\+[1-9][0-9]{6,14}");

  /** A Korean number with its trunk prefix: 2 is Seoul, 10 and 1x are mobile, 70 is internet. */
  private static final Pattern KOREAN = Pattern.compile("0[1-9][0-9]{7,9}");

  /** A number as another country dials it within, which says not where. */
  private static final Pattern NATIONAL = Pattern.compile("[0-9]{5,12}");

  private static final Pattern EMAIL = Pattern.compile("[^\\s@]{1,64}@[^\\s@]{1,190}");

  /** Longest name, in UTF-16 units. */
  public static final int MAX_NAME = 128;

  private Contacts() {}

  /**
   * Composed (NFC), without blanks around it. Empty for what cannot be a name: without a letter,
   * too long, with control characters, or one that turns the words behind it.
   */
  public static Optional<String> name(String text) {
    String name = Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
    boolean usable =
        name.length() <= MAX_NAME
            && name.codePoints().noneMatch(Character::isISOControl)
            && name.codePoints().anyMatch(Character::isLetter)
            && !WritingDirection.isLeftOpen(name);
    return usable ? Optional.of(name) : Optional.empty();
  }

  /**
   * E.164 of a number that is in international form, or Korean as people there write it; empty for
   * any other, such as another country's with its trunk prefix.
   */
  public static Optional<String> phone(String text) {
    String compact = withoutSeparators(text);
    if (compact.startsWith("00")) {
      compact = "+" + compact.substring(2);
    }
    // +82 (0)10 … is a common mistake; no Korean number begins with 0 after its country.
    if (compact.startsWith("+820")) {
      compact = "+82" + compact.substring(4);
    }
    if (INTERNATIONAL.matcher(compact).matches()) {
      return Optional.of(compact);
    }
    return KOREAN.matcher(compact).matches()
        ? Optional.of("+82" + compact.substring(1))
        : Optional.empty();
  }

  /**
   * Whether somebody may be called so: {@link #phone}, or digits as another country writes them.
   */
  public static boolean mayBePhone(String text) {
    return phone(text).isPresent() || NATIONAL.matcher(withoutSeparators(text)).matches();
  }

  private static String withoutSeparators(String text) {
    return SEPARATORS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).replaceAll("");
  }

  /** In lower case throughout: no provider of mail tells two people apart by case. */
  public static Optional<String> email(String text) {
    String compact = Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
    return EMAIL.matcher(compact).matches() && !WritingDirection.isLeftOpen(compact)
        ? Optional.of(compact.toLowerCase(Locale.ROOT))
        : Optional.empty();
  }

  /** Letters and digits only, in upper case. */
  public static Optional<String> card(String text) {
    String compact =
        Normalizer.normalize(text, Normalizer.Form.NFKC)
            .replaceAll("[\\s-]", "")
            .toUpperCase(Locale.ROOT);
    return compact.isEmpty() ? Optional.empty() : Optional.of(compact);
  }
}
