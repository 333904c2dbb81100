package app.dangol.device.emulator;

import app.dangol.device.DriverProfile;
import app.dangol.device.Framing;

/** Makes the emulator that speaks a profile's framing. */
public final class Emulators {
  private Emulators() {}

  /** The device at the other end of that profile's line. */
  public static Emulator of(DriverProfile profile) {
    return switch (profile.framing()) {
      case Framing.Line line -> new LineEmulator(line);
      case Framing.StxEtx marks -> new StxEtxEmulator(marks);
      case Framing.Ssi ssi -> new SsiEmulator(ssi);
      case Framing.Rdm6300 rdm -> new Rdm6300Emulator();
    };
  }
}
