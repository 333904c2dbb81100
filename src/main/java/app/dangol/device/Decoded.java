package app.dangol.device;

/** What a {@link FrameDecoder} found in the bytes it was fed. */
public sealed interface Decoded {
  /** One complete unit without its marks. */
  record Payload(Bytes bytes) implements Decoded {}

  /**
   * A unit that cannot be used; its content is gone.
   *
   * @param length bytes it had, marks not counted
   */
  record Refused(FramingReason reason, long length) implements Decoded {}
}
