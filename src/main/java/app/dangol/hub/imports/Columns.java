package app.dangol.hub.imports;

import java.util.regex.Pattern;

/** How names of columns are shown that nobody knows: a header may be missing, and be a person. */
final class Columns {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_ .-]{0,39}");

  private Columns() {}

  static String shown(String column) {
    return PLAIN.matcher(column).matches() ? column : "?";
  }
}
