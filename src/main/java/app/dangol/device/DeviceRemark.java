package app.dangol.device;

import java.time.Instant;

/**
 * Something a device said about itself, not about a code.
 *
 * @param model the driver's model
 * @param words English, for IT; nothing personal
 * @param at when it was complete
 */
public record DeviceRemark(String model, Bytes raw, String words, Instant at)
    implements DeviceEvent {}
