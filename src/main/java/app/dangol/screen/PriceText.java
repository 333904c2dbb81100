package app.dangol.screen;

import app.dangol.catalog.Price;
import app.dangol.text.MoneyText;
import app.dangol.text.Texts;
import app.dangol.text.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A price in words, with its age.
 *
 * @param figure the amount, its currency sign bound by a no-break space; or that there is none
 * @param age how old that is, or what to do about it; blank without a price
 * @param stale whether it is too old to be relied on
 */
public record PriceText(String figure, String age, boolean stale) {
  /** Shops change prices overnight. */
  private static final Duration RELIED_ON_FOR = Duration.ofDays(1);

  public static PriceText of(Optional<Price> price, Texts texts, Times times, Instant now) {
    if (price.isEmpty()) {
      return new PriceText(texts.get("price.none"), "", false);
    }
    Price known = price.get();
    boolean stale = Duration.between(known.asOf(), now).compareTo(RELIED_ON_FOR) > 0;
    String age = times.age(known.asOf(), now);
    return new PriceText(
        MoneyText.of(known.amount().minor(), known.amount().currency(), texts.locale()),
        texts.get(stale ? "price.check" : "price.as.of", age),
        stale);
  }

  /** Figure and age as one line of text. */
  public String words() {
    return age.isEmpty() ? figure : figure + ", " + age;
  }
}
