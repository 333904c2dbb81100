package app.dangol.config;

import java.net.URI;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * What a value must look like: how it is parsed, and in words what may stand there.
 *
 * @param parser throws an {@link IllegalArgumentException} for what may not
 * @param allowed shown to whoever has to mend the file, such as {@code 2 to 86400 seconds}
 */
public record Form<T>(Function<String, T> parser, String allowed) {
  private static final String ID = "[A-Za-z0-9_.-]{1,64}";

  /** An id of ours, such as a store's. */
  public static Form<String> id(String allowed) {
    return matching(ID, allowed);
  }

  /** Several ids, divided by commas. */
  public static Form<List<String>> ids(String allowed) {
    Function<String, String> one = id(allowed).parser();
    return new Form<>(text -> parts(text).stream().map(one).toList(), allowed);
  }

  /** Text of a form given as a regular expression. */
  public static Form<String> matching(String regex, String allowed) {
    return new Form<>(
        text -> {
          require(text.matches(regex), "of another form");
          return text;
        },
        allowed);
  }

  /**
   * A whole number.
   *
   * @param unit such as {@code seconds}
   */
  public static Form<Integer> whole(int least, int most, String unit) {
    return new Form<>(
        text -> {
          int number = Integer.parseInt(text);
          require(number >= least && number <= most, "out of range");
          return number;
        },
        least + " to " + most + " " + unit);
  }

  /** A number with a point or without. */
  public static Form<Double> number(double least, double most, String allowed) {
    return new Form<>(
        text -> {
          double number = Double.parseDouble(text);
          require(number >= least && number <= most, "out of range");
          return number;
        },
        allowed);
  }

  /** A time of day to the minute. */
  public static Form<LocalTime> timeOfDay(String allowed) {
    return new Form<>(
        text -> {
          require(text.matches("([01][0-9]|2[0-3]):[0-5][0-9]"), "no time of day");
          return LocalTime.parse(text);
        },
        allowed);
  }

  /** An address of a server: https, or http on loopback; no user, query or fragment. */
  public static Form<URI> address(String allowed) {
    return new Form<>(Form::parseAddress, allowed);
  }

  private static URI parseAddress(String text) {
    URI uri = URI.create(text);
    String host = uri.getHost();
    boolean loopback = "127.0.0.1".equals(host) || "localhost".equals(host) || "[::1]".equals(host);
    boolean plain =
        uri.getUserInfo() == null && uri.getQuery() == null && uri.getFragment() == null;
    boolean secure =
        "https".equals(uri.getScheme()) || ("http".equals(uri.getScheme()) && loopback);
    require(host != null && plain && secure, "https only, loopback apart");
    return uri;
  }

  /** What stands between commas; nothing of it is empty. */
  static List<String> parts(String text) {
    return Arrays.stream(text.split(",", -1))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .toList();
  }

  private static void require(boolean good, String otherwise) {
    if (!good) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
