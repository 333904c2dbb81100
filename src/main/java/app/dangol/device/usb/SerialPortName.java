package app.dangol.device.usb;

import java.util.Optional;

/**
 * A serial port that is there now.
 *
 * @param path the name to write into the configuration
 * @param lasting the name stays the same whatever else is plugged in, and in which order
 * @param usb what is behind it, if that is a USB device
 */
public record SerialPortName(String path, boolean lasting, Optional<UsbId> usb) {}
