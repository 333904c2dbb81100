package app.dangol.device;

import app.dangol.device.barcode.LineDecoder;

/** Makes the decoder that a profile's framing asks for. */
public final class FrameDecoders {
  private FrameDecoders() {}

  /** A fresh decoder with nothing begun. */
  public static FrameDecoder create(DriverProfile profile) {
    return switch (profile.framing()) {
      case Framing.Line line -> new LineDecoder(line);
    };
  }
}
