package app.dangol.device;

import java.time.Instant;

/**
 * One complete unit of bytes from a device, without its framing marks. It is not a scan yet.
 *
 * @param model the driver's model
 * @param bytes never empty
 * @param at when it was complete
 */
public record Frame(String model, Bytes bytes, Instant at) implements DeviceEvent {}
