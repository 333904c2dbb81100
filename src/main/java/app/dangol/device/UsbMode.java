package app.dangol.device;

import java.util.Optional;

/**
 * What a known reader is, by the number it has on the USB.
 *
 * @param vendor the maker's number, 0 to 65535
 * @param product the number of the device in this mode, 0 to 65535
 * @param device for people
 * @param driver the model that reads it once it is a serial port; empty where that depends on what
 *     is connected to an adapter
 * @param hint what is to be told of it, such as that it must be switched; empty if it is right
 */
public record UsbMode(
    int vendor,
    int product,
    String device,
    Kind kind,
    Optional<String> driver,
    Optional<String> hint) {
  /** What the computer takes it for. */
  public enum Kind {
    /** A serial port; the only mode that can be read. */
    SERIAL,
    /** Called a COM port by its maker, but a HID device. */
    HID_COM,
    KEYBOARD,
    /** Spoken by the maker's own software only. */
    SNAPI
  }
}
