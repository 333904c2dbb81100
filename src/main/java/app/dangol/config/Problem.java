package app.dangol.config;

import java.nio.file.Path;

/**
 * One thing wrong with the configuration, with all that is needed to mend it.
 *
 * @param line counted from 1; 0 where the file as a whole is meant
 * @param key the key, or blank
 * @param value what the file says, shortened; blank where nothing is said
 * @param kind which sentence of the bundles explains it
 * @param hint the values allowed, a likely key, or blank
 */
public record Problem(Path file, int line, String key, String value, Kind kind, String hint) {
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
          case NOT_A_SETTING -> "is not 'key = value': '" + value + "'";
          case UNKNOWN_KEY -> "unknown key '" + key + "'";
          case TWICE -> "key '" + key + "' stands twice";
          case MISSING -> "key '" + key + "' is missing";
          case BAD_VALUE -> "key '" + key + "' has the value '" + value + "'";
        };
    return place + ": " + what + (hint.isBlank() ? "" : "; " + hint);
  }
}
