package app.dangol.device.wedge;

/**
 * One key going down. It may be a digit of somebody's card, so {@link #toString} tells only when.
 *
 * @param nanos when, by a clock that never goes back
 */
public record KeyPress(Key key, boolean shift, boolean control, boolean alt, long nanos) {
  @Override
  public String toString() {
    return "KeyPress at " + nanos;
  }
}
