package app.dangol.hub.connector.vendure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * Turns Vendure's whole numbers into minor units. Vendure keeps every currency with the same number
 * of decimals, two unless its money strategy says otherwise, while ISO 4217 gives the won none: 29
 * 000 won are 2 900 000 there and 29 000 here.
 *
 * @param precision decimals in Vendure
 */
record MoneyScale(int precision) {
  /**
   * @throws IllegalArgumentException if that is no currency
   */
  long minor(long amount, String currency) {
    int digits = Currency.getInstance(currency).getDefaultFractionDigits();
    return BigDecimal.valueOf(amount, precision)
        .movePointRight(Math.max(0, digits))
        .setScale(0, RoundingMode.HALF_UP)
        .longValueExact();
  }
}
