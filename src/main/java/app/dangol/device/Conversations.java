package app.dangol.device;

import app.dangol.device.barcode.LineDecoder;

/** Makes the conversation that a profile's framing asks for. */
public final class Conversations {
  private Conversations() {}

  /** With a device at the other end of the line, which answers. */
  public static Conversation withDevice(DriverProfile profile) {
    return switch (profile.framing()) {
      case Framing.Line line -> new Listening(new LineDecoder(line), line.gap());
      case Framing.Wedge wedge -> new Listening(new LineDecoder(linesOf(wedge)), wedge.gap());
    };
  }

  /** With bytes that were recorded: nobody answers, so nothing is asked. */
  public static Conversation withRecording(DriverProfile profile) {
    return switch (profile.framing()) {
      case Framing.Line line -> withDevice(profile);
      case Framing.Wedge wedge -> withDevice(profile);
    };
  }

  private static Framing.Line linesOf(Framing.Wedge wedge) {
    return new Framing.Line(Framing.Suffix.CR, wedge.settings().maxLength(), wedge.gap());
  }
}
