package app.dangol.hub.intake;

import app.dangol.customer.WritingDirection;
import app.dangol.wire.Entity;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What every source must hold to. Pure; nothing of what is refused is quoted. */
final class Checks {
  private static final int MAX_ID = 128;
  private static final int MAX_TEXT = 1_000;
  private static final int MAX_LIST = 100;

  /** As buckets and keys can bear them: no blank, no separator, nothing invisible. */
  private static final Pattern PLAIN_ID = Pattern.compile("[^\\s|/\\p{Cntrl}]{1,128}");

  private static final Pattern SOURCE = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
  private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

  /** As much as a clock may be ahead that is right but for its time zone. */
  private static final Duration SLACK = Duration.ofHours(13);

  private Checks() {}

  static boolean isSource(String text) {
    return SOURCE.matcher(text).matches();
  }

  /** An id of the source: any characters but control characters. */
  static String sourceId(String id) throws RefusedException {
    if (id.isBlank() || id.length() > MAX_ID || id.chars().anyMatch(Character::isISOControl)) {
      throw new RefusedException("bad_id", "an id must have 1 to 128 characters");
    }
    return id;
  }

  static String sku(String sku) throws RefusedException {
    if (sku.isBlank()
        || sku.length() > MAX_ID
        || sku.indexOf('|') >= 0
        || sku.chars().anyMatch(Character::isISOControl)) {
      throw new RefusedException("bad_sku", "a sku must have 1 to 128 characters and no |");
    }
    return sku;
  }

  static String store(String store) throws RefusedException {
    if (!PLAIN_ID.matcher(store).matches()) {
      throw new RefusedException(
          "bad_store", "a store's id must have 1 to 128 characters, no blank, no | and no /");
    }
    return store;
  }

  static Entity.Text text(Entity.Text text) throws RefusedException {
    if (text.ko().isBlank() && text.en().isBlank()) {
      throw new RefusedException("bad_name", "a name is missing");
    }
    return new Entity.Text(free(text.ko()), free(text.en()));
  }

  /** Text for people, composed (NFC), so that equal names are equal. */
  static String free(String text) throws RefusedException {
    if (text.length() > MAX_TEXT || !isWellFormed(text)) {
      throw new RefusedException(
          "bad_text", "a text is longer than 1000 characters or holds control characters");
    }
    if (WritingDirection.isLeftOpen(text)) {
      throw new RefusedException(
          "bad_text", "a text turns the direction of writing and does not turn it back");
    }
    return Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
  }

  private static boolean isWellFormed(String text) {
    return text.codePoints()
        .noneMatch(c ->
            (Character.isISOControl(c) && c != '\n' && c != '\t')
                || Character.getType(c) == Character.SURROGATE);
  }

  /** A time at which something has happened. */
  static Instant at(Instant at, Instant now) throws RefusedException {
    if (at.isBefore(EARLIEST)) {
      throw new RefusedException("bad_time", "the time is before 1900");
    }
    if (isAhead(at, now)) {
      throw new RefusedException("in_future", "the time is more than 13 hours from now");
    }
    return at;
  }

  /** The same; one that is only a little ahead is the clock's mistake, and taken for now. */
  static Instant past(Instant at, Instant now) throws RefusedException {
    return at(at, now).isAfter(now) ? now : at;
  }

  /** Whether nothing can have happened then. */
  static boolean isAhead(Instant at, Instant now) {
    return at.isAfter(now.plus(SLACK));
  }

  /** An ISO 4217 currency that has minor units. */
  static String currency(String code) throws RefusedException {
    try {
      if (Currency.getInstance(code).getDefaultFractionDigits() >= 0) {
        return code;
      }
    } catch (IllegalArgumentException e) {
      throw new RefusedException("bad_currency", "the currency is none of ISO 4217");
    }
    throw new RefusedException("bad_currency", "the currency has no minor units in ISO 4217");
  }

  static Optional<Integer> taxRate(Optional<Integer> rateBp) throws RefusedException {
    if (rateBp.isPresent() && (rateBp.get() < 0 || rateBp.get() > 10_000)) {
      throw new RefusedException("bad_tax", "a tax rate must be 0 to 100 per cent");
    }
    return rateBp;
  }

  static <T> List<T> list(List<T> items) throws RefusedException {
    if (items.size() > MAX_LIST) {
      throw new RefusedException("too_many", "more than 100 items in one list");
    }
    return items;
  }
}
