package app.dangol.launch.faults;

/** How often each fault is tried. */
public enum Scale {
  /** A few times, beside the other tests. */
  BRIEF,
  /** Often enough for the gate. */
  SHORT,
  /** As often as the report asks for. */
  LONG;

  /** The number of trials at this scale. */
  int trials(int brief, int atTheGate, int reported) {
    return switch (this) {
      case BRIEF -> brief;
      case SHORT -> atTheGate;
      case LONG -> reported;
    };
  }
}
