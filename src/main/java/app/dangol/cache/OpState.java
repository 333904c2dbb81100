package app.dangol.cache;

import java.util.Locale;

/** How far a local write has come. */
enum OpState {
  /** Waits for its turn. */
  QUEUED,
  /** In a request whose answer is not known yet. */
  SENDING,
  /** The hub has it. */
  APPLIED,
  /** Refused; a person must look. */
  ATTENTION;

  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  static OpState of(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT));
  }
}
