package app.dangol.device;

import java.time.Instant;

/**
 * One complete unit of bytes from a device. It is not a scan yet.
 *
 * @param model the driver's model
 * @param raw the unit without its framing marks, never empty
 * @param content what the unit holds
 * @param at when it was complete
 */
public record Frame(String model, Bytes raw, Content content, Instant at) implements DeviceEvent {}
