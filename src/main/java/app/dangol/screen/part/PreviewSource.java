package app.dangol.screen.part;

/** Where a {@link CameraPreview} gets its pictures from. Any thread may call it. */
@FunctionalInterface
public interface PreviewSource {
  /** Takes pictures as they come. */
  @FunctionalInterface
  interface Listener {
    /**
     * One picture; called on the source's thread and to return at once.
     *
     * @param width in pixels
     * @param height in pixels
     * @param grey row after row, one byte a pixel, 0 is black; the source may use the array again
     *     once this returns
     */
    void onFrame(int width, int height, byte[] grey);
  }

  /** Ends what {@link #subscribe} began; does nothing the second time. */
  @FunctionalInterface
  interface Subscription {
    void end();
  }

  /** Hands every picture from now on to the listener. */
  Subscription subscribe(Listener listener);
}
