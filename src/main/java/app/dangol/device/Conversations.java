package app.dangol.device;

import app.dangol.device.barcode.LineDecoder;
import app.dangol.device.barcode.SsiConversation;
import app.dangol.device.barcode.StxEtxDecoder;
import app.dangol.device.camera.GreyFrameDecoder;
import app.dangol.device.nfc.Pn532Poll;
import app.dangol.device.nfc.Pn532Recording;
import app.dangol.device.rfid125.Rdm6300Decoder;

/** Makes the conversation that a profile's framing asks for. */
public final class Conversations {
  private Conversations() {}

  /** With a device at the other end of the line, which answers. */
  public static Conversation withDevice(DriverProfile profile) {
    return switch (profile.framing()) {
      case Framing.Line line -> new Listening(new LineDecoder(line), line.gap());
      case Framing.Camera camera -> new Listening(GreyFrameDecoder.of(camera), camera.gap());
      case Framing.Wedge wedge -> new Listening(new LineDecoder(linesOf(wedge)), wedge.gap());
      case Framing.StxEtx marks -> new Listening(new StxEtxDecoder(marks), marks.gap());
      case Framing.Ssi ssi -> new SsiConversation(ssi);
      case Framing.Rdm6300 rdm -> new Listening(new Rdm6300Decoder(), rdm.gap());
      case Framing.Pn532 pn532 -> new Pn532Poll(pn532.pollInterval(), pn532.gap());
    };
  }

  /** With bytes that were recorded: nobody answers, so nothing is asked. */
  public static Conversation withRecording(DriverProfile profile) {
    return switch (profile.framing()) {
      case Framing.Line line -> withDevice(profile);
      case Framing.Camera camera -> withDevice(profile);
      case Framing.Wedge wedge -> withDevice(profile);
      case Framing.StxEtx marks -> withDevice(profile);
      case Framing.Ssi ssi -> withDevice(profile);
      case Framing.Rdm6300 rdm -> withDevice(profile);
      case Framing.Pn532 pn532 -> new Pn532Recording();
    };
  }

  private static Framing.Line linesOf(Framing.Wedge wedge) {
    return new Framing.Line(Framing.Suffix.CR, wedge.settings().maxLength(), wedge.gap());
  }
}
