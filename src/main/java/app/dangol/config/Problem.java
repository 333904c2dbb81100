package app.dangol.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One thing wrong with the configuration, with all that is needed to mend it. It is printed, logged
 * and shown on the screen, so it never carries what may be a password, a token or a person's name.
 *
 * @param line counted from 1; 0 where the file as a whole is meant
 * @param key the key; blank where there is none, or where what stands in its place may be private
 * @param value what the file says, shortened; blank where nothing is said or it may be private
 * @param kind which sentence of the bundles explains it
 * @param hint the values allowed, a likely key, or blank
 */
public record Problem(Path file, int line, String key, String value, Kind kind, String hint) {
  /** Addresses may hold passwords, and people have names. */
  private static final List<String> PRIVATE = List.of("hub.", "staff.", "connector.");

  /** What can only be a key, and not an address or a token that happens to hold an equals sign. */
  private static final Pattern PLAIN_KEY = Pattern.compile("[A-Za-z0-9._-]{1,40}");

  public Problem {
    boolean found = kind == Kind.UNKNOWN_KEY || kind == Kind.TWICE;
    if (found && !PLAIN_KEY.matcher(key).matches()) {
      key = "";
    }
    if (withholds(kind, key)) {
      value = "";
    }
  }

  /** What is wrong. */
  public enum Kind {
    /** The file is missing or cannot be read. */
    UNREADABLE,
    /** The file is larger than a configuration can be. */
    TOO_LARGE,
    /** Not UTF-8. */
    NOT_TEXT,
    /** A line that is neither empty, a comment, nor {@code key = value}. */
    NOT_A_SETTING,
    /** No such key. */
    UNKNOWN_KEY,
    /** The same key twice. */
    TWICE,
    /** A key that must be there is not. */
    MISSING,
    /** A value that is not allowed. */
    BAD_VALUE
  }

  /** One line for logs and the command line: exact, in English. */
  public String inWords() {
    String place = line > 0 ? file + ":" + line : file.toString();
    String what =
        switch (kind) {
          case UNREADABLE -> "cannot be read";
          case TOO_LARGE -> "is too large for a configuration";
          case NOT_TEXT -> "is not UTF-8 text";
          case NOT_A_SETTING -> "is not 'key = value'";
          case UNKNOWN_KEY -> key.isEmpty() ? "unknown key" : "unknown key '" + key + "'";
          case TWICE -> key.isEmpty() ? "the key stands twice" : "key '" + key + "' stands twice";
          case MISSING -> "key '" + key + "' is missing";
          case BAD_VALUE ->
              withholds(kind, key)
                  ? "key '" + key + "' has a value that is not allowed"
                  : "key '" + key + "' has the value '" + value + "'";
        };
    return place + ": " + what + (hint.isBlank() ? "" : "; " + hint);
  }

  /** An unknown key may be any other one misspelt, so its value may be anything. */
  private static boolean withholds(Kind kind, String key) {
    return switch (kind) {
      case NOT_A_SETTING, UNKNOWN_KEY -> true;
      case UNREADABLE, TOO_LARGE, NOT_TEXT, TWICE, MISSING, BAD_VALUE ->
          key.isEmpty() || PRIVATE.stream().anyMatch(key.toLowerCase(Locale.ROOT)::startsWith);
    };
  }
}
