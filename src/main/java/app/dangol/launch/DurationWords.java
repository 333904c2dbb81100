package app.dangol.launch;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A length of time as it is typed: ISO 8601 ({@code PT15M}, {@code P30D}), or 15m, 12h, 30d. */
final class DurationWords implements ITypeConverter<Duration> {
  private static final Pattern SHORT = Pattern.compile("(\\d{1,6})([mhd])");

  @Override
  public Duration convert(String text) {
    Matcher words = SHORT.matcher(text);
    if (!words.matches()) {
      return iso(text);
    }
    long number = Long.parseLong(words.group(1));
    return switch (words.group(2)) {
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      default -> Duration.ofDays(number);
    };
  }

  private static Duration iso(String text) {
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException e) {
      throw new TypeConversionException(
          "it takes a length of time such as PT15M, P30D, 12h or 30d");
    }
  }
}
