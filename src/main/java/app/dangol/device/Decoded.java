package app.dangol.device;

/** What was found in the bytes of a device, or has to be sent to it. */
public sealed interface Decoded {
  /**
   * One complete unit.
   *
   * @param raw its bytes, without the marks around them
   */
  record Payload(Bytes raw, Content content) implements Decoded {
    /** A unit that is nothing but the data of a bar code. */
    public static Payload code(Bytes data) {
      return new Payload(data, new Content.Code(data));
    }
  }

  /**
   * A unit that cannot be used; its content is gone.
   *
   * @param length bytes it had, marks not counted
   */
  record Refused(FramingReason reason, long length) implements Decoded {}

  /**
   * A well-formed unit that carries no code, such as the answer to a command.
   *
   * @param words English, for IT; nothing personal
   */
  record Remark(Bytes raw, String words) implements Decoded {}

  /** Bytes the device waits for, to be sent at once. */
  record Reply(Bytes bytes) implements Decoded {}
}
