package app.dangol.text;

import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;

/** Amounts as a shop writes them: {@code ₩ 12,000} with a space that never breaks. */
public final class MoneyText {
  private static final char NO_BREAK_SPACE = '\u00A0';
  private static final String MINUS = "\u2212";

  private MoneyText() {}

  /**
   * @param minor the amount in the currency's minor units; a minus stands before the sign
   */
  public static String of(long minor, Currency currency, Locale locale) {
    int decimals = Math.max(currency.getDefaultFractionDigits(), 0);
    NumberFormat figures = NumberFormat.getNumberInstance(locale);
    figures.setMinimumFractionDigits(decimals);
    figures.setMaximumFractionDigits(decimals);
    String symbol =
        switch (currency.getCurrencyCode()) {
          case "KRW" -> "₩";
          case "GBP" -> "£";
          default -> currency.getSymbol(locale);
        };
    String sign = minor < 0 ? MINUS : "";
    return sign
        + symbol
        + NO_BREAK_SPACE
        + figures.format(Math.abs(minor) / Math.pow(10, decimals));
  }
}
