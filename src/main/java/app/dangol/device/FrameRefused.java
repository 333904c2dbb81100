package app.dangol.device;

import java.time.Instant;

/**
 * Bytes that make no frame; their content has been dropped.
 *
 * @param model the driver's model
 * @param length bytes there were
 * @param at when that was clear
 */
public record FrameRefused(String model, FramingReason reason, long length, Instant at)
    implements DeviceEvent {}
