package app.dangol.device.usb;

/**
 * A USB device that is plugged in.
 *
 * @param name maker and product as it says itself, or blank
 * @param place the socket it is in, such as {@code 1-2.3}
 */
public record UsbDevice(UsbId id, String name, String place) {}
