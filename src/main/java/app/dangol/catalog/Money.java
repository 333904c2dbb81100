package app.dangol.catalog;

import java.util.Currency;

/**
 * An amount in the minor units of its currency (won have none, pence are hundredths of a pound).
 *
 * @param minor the amount; negative for returns
 * @param currency ISO 4217
 */
public record Money(long minor, Currency currency) {
  public static Money of(long minor, String currencyCode) {
    return new Money(minor, Currency.getInstance(currencyCode));
  }
}
