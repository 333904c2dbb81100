package app.dangol.device.wedge;

/** A character that came by keyboard, and how. Changes while its key is held. */
final class Stroke {
  final Key key;

  /** ASCII, or {@link #UNREADABLE}. */
  final int character;

  final long nanos;

  /** Since the character before. */
  final long gap;

  /** The same key as before, which nobody has let go in between. */
  final boolean repeated;

  boolean released;

  /** From down to up, once it is released. */
  long held;

  /** Characters that came while it was still down. */
  int heldOver;

  static final int UNREADABLE = -1;

  Stroke(Key key, int character, long nanos, long gap, boolean repeated) {
    this.key = key;
    this.character = character;
    this.nanos = nanos;
    this.gap = gap;
    this.repeated = repeated;
  }
}
