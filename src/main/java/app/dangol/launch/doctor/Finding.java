package app.dangol.launch.doctor;

import app.dangol.failure.DangolException;

/**
 * One thing a check found.
 *
 * @param detail what is so, in English, without personal data
 * @param fix what to do; blank where nothing is to be done
 */
public record Finding(State state, String detail, String fix) {
  /** How it is, from good to bad. */
  public enum State {
    OK,
    /** What it needs could not be read; the cause is a failure of its own. */
    UNCHECKED,
    /** It works, but somebody should know. */
    ADVICE,
    FAILED
  }

  static Finding ok(String detail) {
    return new Finding(State.OK, detail, "");
  }

  static Finding unchecked(String detail) {
    return new Finding(State.UNCHECKED, detail, "");
  }

  static Finding advice(String detail, String fix) {
    return new Finding(State.ADVICE, detail, fix);
  }

  static Finding failed(DangolException why, String fix) {
    return failed(String.valueOf(why.getMessage()), fix);
  }

  static Finding failed(String detail, String fix) {
    return new Finding(State.FAILED, detail, fix);
  }
}
