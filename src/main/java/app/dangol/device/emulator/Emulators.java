package app.dangol.device.emulator;

import app.dangol.device.DriverProfile;
import app.dangol.device.Framing;
import app.dangol.device.nfc.Pn532Emulator;
import app.dangol.failure.DangolException;
import app.dangol.failure.ErrorCode;

/** Makes the emulator that speaks a profile's framing. */
public final class Emulators {
  private Emulators() {}

  /**
   * The device at the other end of that profile's line.
   *
   * @throws DangolException DRV-01 if the profile is of no device on a line
   */
  public static Emulator of(DriverProfile profile) {
    return switch (profile.framing()) {
      case Framing.Line line -> new LineEmulator(line);
      case Framing.StxEtx marks -> new StxEtxEmulator(marks);
      case Framing.Ssi ssi -> new SsiEmulator(ssi);
      case Framing.Rdm6300 rdm -> new Rdm6300Emulator();
      case Framing.Pn532 pn532 -> new Pn532Emulator();
      case Framing.Wedge wedge -> throw noPort(profile);
      case Framing.Camera camera -> throw noPort(profile);
    };
  }

  private static DangolException noPort(DriverProfile profile) {
    return new DangolException(
        ErrorCode.DRV_01, "driver '" + profile.model() + "' is for no port that can be emulated");
  }
}
