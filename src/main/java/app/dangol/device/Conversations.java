package app.dangol.device;

import app.dangol.device.barcode.LineDecoder;
import app.dangol.device.nfc.Pn532Poll;
import app.dangol.device.nfc.Pn532Recording;

/** Makes the conversation that a profile's framing asks for. */
public final class Conversations {
  private Conversations() {}

  /** With a device at the other end of the line, which answers. */
  public static Conversation withDevice(DriverProfile profile) {
    return switch (profile.framing()) {
      case Framing.Line line -> new Listening(new LineDecoder(line), line.gap());
      case Framing.Pn532 pn532 -> new Pn532Poll(pn532.pollInterval(), pn532.gap());
    };
  }

  /** With bytes that were recorded: nobody answers, so nothing is asked. */
  public static Conversation withRecording(DriverProfile profile) {
    return switch (profile.framing()) {
      case Framing.Line line -> withDevice(profile);
      case Framing.Pn532 pn532 -> new Pn532Recording();
    };
  }
}
