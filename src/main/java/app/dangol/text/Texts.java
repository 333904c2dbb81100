package app.dangol.text;

import java.text.MessageFormat;
import java.time.ZoneId;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * Every text a person sees, in one language: Korean or English. Immutable; switching the language
 * means making another one.
 */
public final class Texts {
  private static final String BUNDLE = "app.dangol.text.texts";

  private final Locale locale;
  private final ResourceBundle bundle;

  private Texts(Locale locale) {
    this.locale = locale;
    // No fallback to the machine's own language: an English screen on a Korean machine is English.
    this.bundle =
        ResourceBundle.getBundle(
            BUNDLE,
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /** The texts of that language; anything but Korean is English. */
  public static Texts in(Locale locale) {
    boolean korean = locale.getLanguage().equals(Locale.KOREAN.getLanguage());
    return new Texts(korean ? Locale.KOREAN : Locale.ENGLISH);
  }

  public Locale locale() {
    return locale;
  }

  public boolean isKorean() {
    return locale.equals(Locale.KOREAN);
  }

  /**
   * The text under a key, its {@code {0}}, {@code {1}} … filled in, Korean particles chosen by the
   * sound before them.
   *
   * @throws java.util.MissingResourceException if the key is in neither bundle
   */
  public String get(String key, Object... args) {
    String pattern = bundle.getString(key);
    String filled = new MessageFormat(pattern, locale).format(args);
    return isKorean() ? KoreanParticles.choose(filled) : filled;
  }

  public boolean has(String key) {
    return bundle.containsKey(key);
  }

  /** Dates and ages in this language and that zone. */
  public Times times(ZoneId zone) {
    return new Times(this, zone);
  }
}
