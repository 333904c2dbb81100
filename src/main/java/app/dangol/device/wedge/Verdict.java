package app.dangol.device.wedge;

/** What is known after a key. */
public sealed interface Verdict {
  /** A person's key. What was remembered for taking keys back can be forgotten. */
  record Typing() implements Verdict {}

  /** The first key of what may be a code; it does what it always does. */
  record Undecided() implements Verdict {}

  /**
   * Follows the one before as fast as a reader types, but two or three keys of a person do so too.
   * A text field may have it; a button must not.
   */
  record Quick() implements Verdict {}

  /**
   * Part of a code for sure, like all keys since that time. Nobody else may have it.
   *
   * @param since when the code's first key came
   */
  record Scanning(long since) implements Verdict {}

  /**
   * The last of a code. Nobody else may have it.
   *
   * @param since when the code's first key came
   */
  record Done(WedgeScan scan, long since) implements Verdict {}

  /**
   * Belongs to the end of the code before, as the second of two suffix keys. Nobody may have it.
   */
  record Tail() implements Verdict {}
}
