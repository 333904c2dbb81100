package app.dangol.screen.part.still;

/**
 * One kind of object.
 *
 * @param footprint half the width of its shadow, in units of {@link Brush}
 * @param hung whether it hangs from a thread and so casts a fainter shadow
 */
record Form(double footprint, boolean hung, Painter painter) {
  /** Paints the object; the variant chooses among its details. */
  @FunctionalInterface
  interface Painter {
    void paint(Brush brush, Tones tones, int variant);
  }

  static Form standing(double footprint, Painter painter) {
    return new Form(footprint, false, painter);
  }

  static Form hanging(double footprint, Painter painter) {
    return new Form(footprint, true, painter);
  }
}
