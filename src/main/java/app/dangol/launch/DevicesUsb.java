package app.dangol.launch;

import app.dangol.device.UsbMode;
import app.dangol.device.UsbModes;
import app.dangol.device.usb.UsbId;
import java.util.Optional;

/** What is known of readers by the numbers they have on the USB. */
@FunctionalInterface
interface DevicesUsb {
  /** Nothing is known. */
  DevicesUsb NOTHING = id -> Optional.empty();

  /**
   * A known reader in one of its modes.
   *
   * @param device for people
   * @param serial whether this mode is a serial port, which alone can be read
   * @param driver the model that reads it once it is a serial port
   * @param hint ends the key of the text that says what to do
   */
  record Known(String device, boolean serial, Optional<String> driver, Optional<String> hint) {}

  /** What the folder of drivers says. */
  static DevicesUsb of(UsbModes modes) {
    return id -> modes.find(id.vendor(), id.product()).map(DevicesUsb::known);
  }

  private static Known known(UsbMode mode) {
    boolean serial =
        switch (mode.kind()) {
          case SERIAL -> true;
          case HID_COM, KEYBOARD, SNAPI -> false;
        };
    return new Known(mode.device(), serial, mode.driver(), mode.hint());
  }

  Optional<Known> find(UsbId id);
}
